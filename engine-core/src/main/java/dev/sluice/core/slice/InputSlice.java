package dev.sluice.core.slice;

import dev.sluice.core.input.InputSplit;
import java.util.List;

/** One worker's share of one input. */
public sealed interface InputSlice {

  /** Nothing. */
  record Nil() implements InputSlice {}

  /** Splits of external data. */
  record External(List<InputSplit> splits) implements InputSlice {
    public External {
      splits = List.copyOf(splits);
    }
  }

  /** Segments of a table, by id. */
  record Segments(List<String> segmentIds) implements InputSlice {
    public Segments {
      segmentIds = List.copyOf(segmentIds);
    }
  }

  /** Partitions of another stage. */
  record StagePartitions(int stageNumber, List<Integer> partitions) implements InputSlice {
    public StagePartitions {
      partitions = List.copyOf(partitions);
    }
  }

  /** The rows that the plan holds. */
  record Inline() implements InputSlice {}
}
