package dev.sluice.core.input.column;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.nio.charset.StandardCharsets;

/** Writes elements of arrays, each converted as a single value of the type would be. */
final class ElementWriter {
  private final ScalarType type;
  private final LongMeaning meaning;
  private final NumberText number = new NumberText();

  ElementWriter(ScalarType type) {
    this.type = type;
    this.meaning =
        switch (type) {
          case BOOLEAN -> LongMeaning.TRUTH;
          case TIMESTAMP -> LongMeaning.INSTANT;
          case DATE -> LongMeaning.DAY;
          default -> LongMeaning.NUMBER;
        };
  }

  void nothing(ArrayEncoder into) {
    if (type.physical() == Physical.BYTES) {
      into.addNullText();
    } else {
      into.addNullNumber();
    }
  }

  void text(byte[] data, int start, int length, ArrayEncoder into) {
    if (type.physical() == Physical.BYTES) {
      into.addText(data, start, length);
    } else if (number.read(data, start, length)) {
      if (type.physical() == Physical.DOUBLE) {
        into.addDouble(rounded(number.toDouble()));
      } else {
        into.addLong(meaning.ofNumber(number.toLong()));
      }
    } else {
      Long other = type.physical() == Physical.LONG ? meaning.ofText(data, start, length) : null;
      if (other == null) {
        into.addNullNumber();
      } else {
        into.addLong(other);
      }
    }
  }

  /** A JSON integer within 64 bits. */
  void integer(long value, ArrayEncoder into) {
    switch (type.physical()) {
      case LONG -> into.addLong(meaning.ofNumber(value));
      case DOUBLE -> into.addDouble(rounded((double) value));
      case BYTES -> ascii(Long.toString(value), into);
    }
  }

  /** A JSON number with fraction, with exponent or beyond 64 bits. */
  void decimal(byte[] data, ArrayEncoder into) {
    switch (type.physical()) {
      case LONG -> into.addLong(meaning.ofNumber((long) Decimals.parse(data, 0, data.length)));
      case DOUBLE -> into.addDouble(rounded(Decimals.parse(data, 0, data.length)));
      case BYTES -> {
        byte[] text = Decimals.text(data, 0, data.length);
        into.addText(text, 0, text.length);
      }
    }
  }

  void truth(boolean value, ArrayEncoder into) {
    switch (type.physical()) {
      case LONG -> into.addLong(value ? 1 : 0);
      case DOUBLE -> into.addDouble(value ? 1 : 0);
      case BYTES -> ascii(String.valueOf(value), into);
    }
  }

  /** A JSON object or array. */
  void nested(byte[] data, ArrayEncoder into) {
    if (type.physical() == Physical.BYTES) {
      into.addText(data, 0, data.length);
    } else {
      into.addNullNumber();
    }
  }

  private static void ascii(String text, ArrayEncoder into) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    into.addText(bytes, 0, bytes.length);
  }

  private double rounded(double value) {
    return type == ScalarType.FLOAT ? (float) value : value;
  }
}
