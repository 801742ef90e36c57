package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * Value for a {@code ?} with a given SQL type. Where the Java class of a value tells its type, the
 * value alone does as well.
 *
 * @param type SQL type, e.g. {@code VARCHAR}, {@code BIGINT}, {@code DOUBLE}, {@code BOOLEAN},
 *     {@code TIMESTAMP}, {@code DATE}
 * @param value the value, or text or a number that becomes one; null for NULL
 */
public record Parameter(String type, @Nullable Object value) {}
