package dev.sluice.frames;

import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded rows of every type, with nulls, repeats and the values at the edges of types. */
public final class RandomRows {
  /** A column of each type. */
  public static final RowSignature EVERY_TYPE =
      RowSignature.builder()
          .add("l", ScalarType.LONG)
          .add("d", ScalarType.DOUBLE)
          .add("s", ScalarType.STRING)
          .add("t", ScalarType.TIMESTAMP)
          .add("b", ScalarType.BOOLEAN)
          .add("f", ScalarType.FLOAT)
          .add("day", ScalarType.DATE)
          .add("c", new ComplexType("blob"))
          .build();

  private static final long[] LONGS = {
    0, 1, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE
  };
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.5,
    -1.5,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE
  };
  private static final String[] STRINGS = {
    "",
    "a",
    "a\0",
    "a\0b",
    "ab",
    "abcdefg",
    "abcdefgh",
    "abcdefgi",
    "abcdefg\0",
    "ä",
    "\uffff",
    "😀"
  };

  private final SplittableRandom random;

  public RandomRows(long seed) {
    random = new SplittableRandom(seed);
  }

  public SplittableRandom random() {
    return random;
  }

  public List<List<Object>> rows(RowSignature signature, int count) {
    List<List<Object>> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<Object> row = new ArrayList<>();
      for (RowSignature.Column column : signature.columns()) {
        row.add(random.nextInt(8) == 0 ? null : value(column));
      }
      rows.add(row);
    }
    return rows;
  }

  private Object value(RowSignature.Column column) {
    if (!(column.type() instanceof ScalarType type)) {
      byte[] bytes = new byte[random.nextInt(12)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) random.nextInt();
      }
      return ByteBuffer.wrap(bytes);
    }
    boolean edge = random.nextBoolean();
    return switch (type) {
      case LONG, TIMESTAMP -> edge ? LONGS[random.nextInt(LONGS.length)] : random.nextLong(-50, 50);
      case DATE -> random.nextLong(-100, 100) * 86_400_000L;
      case BOOLEAN -> edge;
      case DOUBLE -> edge ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextInt(20) / 4.0;
      case FLOAT -> (double) (float) random.nextDouble();
      case STRING -> edge ? STRINGS[random.nextInt(STRINGS.length)] : "value-" + random.nextInt(40);
    };
  }
}
