package dev.sluice.core.processors;

import dev.sluice.core.counters.ChannelCounter;
import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.input.InputCounter;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.ParseErrorSink;
import dev.sluice.core.input.format.ExternalReaders;
import dev.sluice.core.input.format.ReaderContext;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Unit;
import dev.sluice.frames.type.RowSignature;
import java.io.IOException;

/**
 * A split of external data.
 *
 * @param wanted columns that the stage uses
 */
public record ExternalUnit(
    int input,
    InputSpec.External external,
    RowSignature wanted,
    InputSplit split,
    ParseErrorSink parseErrors,
    boolean removeNullBytes,
    ChannelCounter counter)
    implements Unit {
  @Override
  public long ordinal() {
    return Ordinals.of(input, split.index(), split.from());
  }

  @Override
  public int partition() {
    return 0;
  }

  @Override
  public BatchSource open(Lane lane) throws IOException {
    ReaderContext context =
        new ReaderContext(
            lane.context().arena(),
            lane.buffers(),
            parseErrors,
            new Counter(counter),
            removeNullBytes,
            lane.context().cancellation());
    return ExternalReaders.open(split, external.source(), external.format(), wanted, context);
  }

  /** All external data count as partition 0. */
  private record Counter(ChannelCounter channel) implements InputCounter {
    @Override
    public void read(long rows, long bytes) {
      channel.add(Field.ROWS, 0, rows);
      channel.add(Field.BYTES, 0, bytes);
    }

    @Override
    public void fileRead() {
      channel.add(Field.FILES, 0, 1);
    }
  }
}
