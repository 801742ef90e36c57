package dev.sluice.frames.ipc;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import java.io.IOException;
import java.util.Objects;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.List;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.jspecify.annotations.Nullable;

/** The types of Arrow that files use. Integers are signed. */
public enum IpcType {
  INT8(Type.Int, 1),
  INT16(Type.Int, 2),
  INT32(Type.Int, 4),
  INT64(Type.Int, 8),
  FLOAT32(Type.FloatingPoint, 4),
  FLOAT64(Type.FloatingPoint, 8),
  /** Units of the last digit; written only. */
  DECIMAL128(Type.Decimal, 16),
  /** One bit a value. */
  BOOL(Type.Bool, 0),
  /** Offsets of 4 bytes, then UTF-8. */
  UTF8(Type.Utf8, 4),
  /** Offsets of 4 bytes, then bytes. */
  BINARY(Type.Binary, 4),
  /** Milliseconds since 1970 in UTC. */
  TIMESTAMP_MILLIS(Type.Timestamp, 8),
  /** Days since 1970. */
  DATE_DAYS(Type.Date, 4),
  /** Milliseconds since 1970 of a day's start. */
  DATE_MILLIS(Type.Date, 8),
  /** Offsets of 4 bytes into the elements, which are a column of their own. */
  LIST(Type.List, 4);

  private final byte tag;
  private final int width;

  IpcType(byte tag, int width) {
    this.tag = tag;
    this.width = width;
  }

  /** Bytes of a value, or of an offset for types of variable length. */
  public int width() {
    return width;
  }

  public boolean isVariableLength() {
    return this == UTF8 || this == BINARY;
  }

  /** The type of the elements of an array, in a list. Each keeps its value. */
  public static IpcType ofElement(ScalarType element) {
    return switch (element) {
      case STRING -> UTF8;
      case LONG -> INT64;
      case DOUBLE -> FLOAT64;
      case FLOAT -> FLOAT32;
      case BOOLEAN -> BOOL;
      case TIMESTAMP -> TIMESTAMP_MILLIS;
      case DATE -> DATE_MILLIS;
    };
  }

  byte tag() {
    return tag;
  }

  /**
   * Writes the type.
   *
   * @param decimal precision and scale of {@link #DECIMAL128}
   */
  int write(FlatBufferBuilder builder, @Nullable DecimalType decimal) {
    return switch (this) {
      case DECIMAL128 ->
          Decimal.createDecimal(
              builder,
              Objects.requireNonNull(decimal).precision(),
              decimal.scale(),
              width * Byte.SIZE);
      case INT8, INT16, INT32, INT64 -> Int.createInt(builder, width * 8, true);
      case FLOAT32 -> FloatingPoint.createFloatingPoint(builder, Precision.SINGLE);
      case FLOAT64 -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
      case BOOL -> {
        Bool.startBool(builder);
        yield Bool.endBool(builder);
      }
      case UTF8 -> {
        Utf8.startUtf8(builder);
        yield Utf8.endUtf8(builder);
      }
      case BINARY -> {
        Binary.startBinary(builder);
        yield Binary.endBinary(builder);
      }
      case TIMESTAMP_MILLIS ->
          Timestamp.createTimestamp(builder, TimeUnit.MILLISECOND, builder.createString("UTC"));
      case DATE_DAYS -> Date.createDate(builder, DateUnit.DAY);
      case DATE_MILLIS -> Date.createDate(builder, DateUnit.MILLISECOND);
      case LIST -> {
        List.startList(builder);
        yield List.endList(builder);
      }
    };
  }

  static IpcType read(Field field) throws IOException {
    return switch (field.typeType()) {
      case Type.Int -> integer((Int) field.type(new Int()));
      case Type.FloatingPoint -> floating((FloatingPoint) field.type(new FloatingPoint()));
      case Type.Bool -> BOOL;
      case Type.Utf8 -> UTF8;
      case Type.Binary -> BINARY;
      case Type.List -> LIST;
      case Type.Timestamp -> timestamp(field, (Timestamp) field.type(new Timestamp()));
      case Type.Date ->
          ((Date) field.type(new Date())).unit() == DateUnit.DAY ? DATE_DAYS : DATE_MILLIS;
      default -> throw unknown(field);
    };
  }

  private static IpcType floating(FloatingPoint type) {
    return type.precision() == Precision.SINGLE ? FLOAT32 : FLOAT64;
  }

  private static IpcType timestamp(Field field, Timestamp type) throws IOException {
    if (type.unit() != TimeUnit.MILLISECOND) {
      throw unknown(field);
    }
    return TIMESTAMP_MILLIS;
  }

  private static IOException unknown(Field field) {
    return new IOException(
        "Column [" + field.name() + "] has an Arrow type that is not known here");
  }

  static IpcType integer(Int type) {
    return switch (type.bitWidth()) {
      case 8 -> INT8;
      case 16 -> INT16;
      case 32 -> INT32;
      default -> INT64;
    };
  }
}
