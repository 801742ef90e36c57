package dev.sluice.core.window;

import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.type.RowSignature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Window functions that share partitions and order. The input is sorted so that rows of a partition
 * are neighbours, in the order within it.
 *
 * @param partitionBy columns whose values make a partition; none for one of all rows
 * @param orderBy order within a partition; without it all rows of one are peers
 * @param maxRows most rows that may be held, more are a fault; null for no limit
 */
public record WindowSpec(
    List<String> partitionBy,
    List<KeyColumn> orderBy,
    List<WindowCall> calls,
    @Nullable Long maxRows) {
  public WindowSpec {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
    calls = List.copyOf(calls);
  }

  /** Names of the columns that are read. */
  public Set<String> columns() {
    Set<String> names = new HashSet<>(partitionBy);
    orderBy.forEach(key -> names.add(key.columnName()));
    for (WindowCall call : calls) {
      names.addAll(call.function().inputs());
      for (WindowFrame.Bound bound : List.of(call.frame().start(), call.frame().end())) {
        if (bound.target() != null) {
          names.add(bound.target());
        }
      }
    }
    return names;
  }

  /** The input's columns, and one for each call. */
  public RowSignature output(RowSignature input) {
    RowSignature.Builder output = RowSignature.builder();
    input.columns().forEach(column -> output.add(column.name(), column.type()));
    calls.forEach(call -> output.add(call.function().name(), call.function().outputType()));
    return output.build();
  }
}
