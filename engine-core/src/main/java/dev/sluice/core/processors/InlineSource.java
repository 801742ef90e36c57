package dev.sluice.core.processors;

import dev.sluice.core.counters.ChannelCounter;
import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches of the rows that a plan holds itself. */
final class InlineSource implements BatchSource {
  private final InputSpec.Inline input;
  private final ChannelCounter counter;
  private int next;

  InlineSource(InputSpec.Inline input, ChannelCounter counter) {
    this.input = input;
    this.counter = counter;
  }

  @Override
  public @Nullable Batch next() {
    int count = Math.min(Batch.DEFAULT_ROWS, input.rows().size() - next);
    if (count == 0) {
      return null;
    }
    List<List<@Nullable Object>> rows = input.rows().subList(next, next + count);
    next += count;
    counter.add(Field.ROWS, 0, count);
    ColumnVector[] columns = new ColumnVector[input.signature().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(rows, i, input.signature().type(i).physical());
    }
    return Batch.of(input.signature(), count, columns);
  }

  private static ColumnVector column(
      List<List<@Nullable Object>> rows, int column, Physical physical) {
    int count = rows.size();
    boolean[] nulls = new boolean[count];
    boolean anyNull = false;
    for (int i = 0; i < count; i++) {
      nulls[i] = rows.get(i).get(column) == null;
      anyNull |= nulls[i];
    }
    boolean @Nullable [] seen = anyNull ? nulls : null;
    return switch (physical) {
      case LONG -> longs(rows, column, seen);
      case DOUBLE -> doubles(rows, column, seen);
      case BYTES -> strings(rows, column, seen);
    };
  }

  private static LongVector longs(
      List<List<@Nullable Object>> rows, int column, boolean @Nullable [] nulls) {
    long[] values = new long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      if (rows.get(i).get(column) instanceof Number number) {
        values[i] = number.longValue();
      }
    }
    return new LongVector(values, nulls, values.length);
  }

  private static DoubleVector doubles(
      List<List<@Nullable Object>> rows, int column, boolean @Nullable [] nulls) {
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      if (rows.get(i).get(column) instanceof Number number) {
        values[i] = number.doubleValue();
      }
    }
    return new DoubleVector(values, nulls, values.length);
  }

  private static StringVector strings(
      List<List<@Nullable Object>> rows, int column, boolean @Nullable [] nulls) {
    int count = rows.size();
    int[] starts = new int[count];
    int[] lengths = new int[count];
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      starts[i] = data.size();
      Object value = rows.get(i).get(column);
      if (value != null) {
        data.writeBytes(value.toString().getBytes(StandardCharsets.UTF_8));
      }
      lengths[i] = data.size() - starts[i];
    }
    return new StringVector(data.toByteArray(), starts, lengths, nulls, count);
  }

  @Override
  public void close() {}
}
