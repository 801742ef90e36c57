package dev.sluice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a result: an immutable value that outlives the result. */
public final class Row {
  private final RowColumns columns;
  private final @Nullable Object[] values;

  Row(RowColumns columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  /** Number of columns. */
  public int size() {
    return values.length;
  }

  /**
   * The value: {@link String}, {@link Long}, {@link Double}, {@link Float}, {@link Boolean}, {@link
   * BigDecimal} for exact decimals, {@link Instant} for TIMESTAMP, {@link LocalDate} for DATE,
   * {@link List} for arrays, {@code byte[]} for sketches and other complex values; null for NULL.
   *
   * @param index position from 0
   */
  public @Nullable Object getObject(int index) {
    return values[columns.checked(index)];
  }

  /**
   * The value of the named column, the first one if names repeat.
   *
   * @throws IllegalArgumentException naming the columns, if there is none of that name
   */
  public @Nullable Object getObject(String column) {
    return values[columns.indexOf(column)];
  }

  public boolean isNull(int index) {
    return getObject(index) == null;
  }

  public boolean isNull(String column) {
    return getObject(column) == null;
  }

  /** The value as text, in Base64 if it is complex; null for NULL. */
  public @Nullable String getString(int index) {
    Object value = getObject(index);
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }

  /** The value as text; null for NULL. */
  public @Nullable String getString(String column) {
    return getString(columns.indexOf(column));
  }

  /**
   * The value of a number column, without its fraction.
   *
   * @throws NullPointerException naming the column, if it is NULL
   * @throws ClassCastException naming the column, if it is no number
   */
  public long getLong(int index) {
    return as(Number.class, index).longValue();
  }

  /** As {@link #getLong(int)}. */
  public long getLong(String column) {
    return getLong(columns.indexOf(column));
  }

  /**
   * The value of a number column.
   *
   * @throws NullPointerException naming the column, if it is NULL
   * @throws ClassCastException naming the column, if it is no number
   */
  public double getDouble(int index) {
    return as(Number.class, index).doubleValue();
  }

  /** As {@link #getDouble(int)}. */
  public double getDouble(String column) {
    return getDouble(columns.indexOf(column));
  }

  /**
   * The value of a number column; null for NULL. Exact decimals have the scale of their type.
   *
   * @throws ClassCastException naming the column, if it is no number
   */
  public @Nullable BigDecimal getBigDecimal(int index) {
    if (isNull(index)) {
      return null;
    }
    Number value = as(Number.class, index);
    return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
  }

  /** As {@link #getBigDecimal(int)}. */
  public @Nullable BigDecimal getBigDecimal(String column) {
    return getBigDecimal(columns.indexOf(column));
  }

  /**
   * The value of a BOOLEAN column.
   *
   * @throws NullPointerException naming the column, if it is NULL
   * @throws ClassCastException naming the column, if it is no BOOLEAN
   */
  public boolean getBoolean(int index) {
    return as(Boolean.class, index);
  }

  /** As {@link #getBoolean(int)}. */
  public boolean getBoolean(String column) {
    return getBoolean(columns.indexOf(column));
  }

  /**
   * The value of a TIMESTAMP column; null for NULL.
   *
   * @throws ClassCastException naming the column, if it is no TIMESTAMP
   */
  public @Nullable Instant getInstant(int index) {
    return isNull(index) ? null : as(Instant.class, index);
  }

  /** As {@link #getInstant(int)}. */
  public @Nullable Instant getInstant(String column) {
    return getInstant(columns.indexOf(column));
  }

  /**
   * The value of a DATE column; null for NULL.
   *
   * @throws ClassCastException naming the column, if it is no DATE
   */
  public @Nullable LocalDate getDate(int index) {
    return isNull(index) ? null : as(LocalDate.class, index);
  }

  /** As {@link #getDate(int)}. */
  public @Nullable LocalDate getDate(String column) {
    return getDate(columns.indexOf(column));
  }

  /** All values in SELECT order. */
  public List<@Nullable Object> values() {
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
  }

  private <T> T as(Class<T> type, int index) {
    Object value = getObject(index);
    if (value == null) {
      throw new NullPointerException(
          "Column [" + columns.name(index) + "] is NULL; ask isNull first");
    }
    if (!type.isInstance(value)) {
      throw new ClassCastException(
          "Column [%s] holds [%s], not [%s]"
              .formatted(
                  columns.name(index), value.getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that
        && columns.names().equals(that.columns.names())
        && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  /** For people: {@code {name=value, …}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(columns.name(i)).append('=').append(getString(i));
    }
    return text.append('}').toString();
  }
}
