package dev.sluice.core.operator;

import dev.sluice.frames.array.ArrayCursor;
import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Puts out each row once for each element of its array, in batches of the usual size. */
final class UnnestOperator implements BatchSink {
  private final OperatorSpec.Unnest spec;
  private final int array;
  private final ScalarType element;
  private final ArrayCursor cursor;
  private final RowSignature output;
  private final VectorArena arena;
  private final CancellationToken cancellation;
  private final BatchSink next;

  private final int[] rows = new int[Batch.DEFAULT_ROWS];
  private final long[] places = new long[Batch.DEFAULT_ROWS];
  private final boolean[] missing = new boolean[Batch.DEFAULT_ROWS];
  private final boolean[] noPlace = new boolean[Batch.DEFAULT_ROWS];
  private final long[] longs = new long[Batch.DEFAULT_ROWS];
  private final double[] doubles = new double[Batch.DEFAULT_ROWS];
  private final int[] starts = new int[Batch.DEFAULT_ROWS];
  private final int[] lengths = new int[Batch.DEFAULT_ROWS];
  private final ArrayEncoder texts = new ArrayEncoder();
  private int count;

  UnnestOperator(
      OperatorSpec.Unnest spec,
      RowSignature input,
      RowSignature output,
      BatchSink next,
      OperatorContext context) {
    this.spec = spec;
    this.array = input.indexOf(spec.array());
    this.element = ((ArrayType) input.type(array)).element();
    this.cursor = new ArrayCursor(element);
    this.output = output;
    this.arena = context.arena();
    this.cancellation = context.cancellation();
    this.next = next;
  }

  @Override
  public void accept(Batch batch) {
    if (batch.rowCount() == 0) {
      return;
    }
    ColumnVector arrays = batch.column(array);
    DictionaryVector coded = arrays instanceof DictionaryVector d ? d : null;
    StringVector slices = arrays instanceof StringVector s ? s : null;
    for (int row = 0; row < batch.rowCount(); row++) {
      boolean any = false;
      if (!arrays.isNull(row)) {
        if (coded != null) {
          int code = coded.codes()[row];
          cursor.open(
              coded.dictionary().data(),
              coded.dictionary().start(code),
              coded.dictionary().length(code));
        } else if (slices != null) {
          cursor.open(slices.data(), slices.starts()[row], slices.lengths()[row]);
        }
        for (long place = 1; cursor.next(); place++) {
          any = true;
          addElement(batch, row, place);
        }
      }
      if (!any && spec.outer()) {
        addMissing(batch, row);
      }
    }
    emit(batch);
  }

  private void addElement(Batch batch, int row, long place) {
    int at = begin(batch, row);
    places[at] = place;
    noPlace[at] = false;
    missing[at] = cursor.isNull();
    if (missing[at]) {
      clear(at);
      return;
    }
    switch (element.physical()) {
      case LONG -> longs[at] = cursor.longValue();
      case DOUBLE -> doubles[at] = cursor.doubleValue();
      case BYTES -> {
        starts[at] = texts.length();
        lengths[at] = cursor.textLength();
        texts.addEncoded(cursor.text(), cursor.textStart(), cursor.textLength());
      }
    }
  }

  private void addMissing(Batch batch, int row) {
    int at = begin(batch, row);
    places[at] = 0;
    noPlace[at] = true;
    missing[at] = true;
    clear(at);
  }

  private void clear(int at) {
    longs[at] = 0;
    doubles[at] = 0;
    starts[at] = 0;
    lengths[at] = 0;
  }

  private int begin(Batch batch, int row) {
    if (count == Batch.DEFAULT_ROWS) {
      emit(batch);
    }
    rows[count] = row;
    return count++;
  }

  /** Hands on the rows so far. */
  private void emit(Batch batch) {
    if (count == 0 || next.isSatisfied()) {
      count = 0;
      texts.clear();
      return;
    }
    cancellation.check();
    int size = count;
    Batch out =
        Batch.lazy(
            output,
            size,
            (column, chosen, wanted, target) -> {
              ColumnVector vector = column(batch, column, size, target);
              return chosen == null ? vector : vector.gather(chosen, wanted, target);
            },
            arena);
    next.accept(out);
    count = 0;
    texts.clear();
  }

  private ColumnVector column(Batch batch, int column, int size, VectorArena target) {
    String name = output.name(column);
    if (name.equals(spec.element())) {
      return elements(size, target);
    }
    if (name.equals(spec.ordinality())) {
      return new LongVector(
          Arrays.copyOf(places, size), spec.outer() ? Arrays.copyOf(noPlace, size) : null, size);
    }
    return batch.column(column).gather(rows, size, target);
  }

  private ColumnVector elements(int size, VectorArena target) {
    boolean[] nulls = target.booleans(size);
    System.arraycopy(missing, 0, nulls, 0, size);
    if (element.physical() == Physical.LONG) {
      long[] values = target.longs(size);
      System.arraycopy(longs, 0, values, 0, size);
      return new LongVector(values, nulls, size);
    }
    if (element.physical() == Physical.DOUBLE) {
      double[] values = target.doubles(size);
      System.arraycopy(doubles, 0, values, 0, size);
      return new DoubleVector(values, nulls, size);
    }
    byte[] data = target.bytes(texts.length());
    System.arraycopy(texts.data(), 0, data, 0, texts.length());
    int[] from = target.ints(size);
    int[] sizes = target.ints(size);
    System.arraycopy(starts, 0, from, 0, size);
    System.arraycopy(lengths, 0, sizes, 0, size);
    return new StringVector(data, from, sizes, nulls, size);
  }

  @Override
  public void finish() {
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    next.close();
  }
}
