package dev.sluice.sql.validate;

import org.jspecify.annotations.Nullable;

/**
 * Value for a {@code ?}.
 *
 * @param type SQL type, or null if the class of the value tells it
 * @param value a Java value, or null for NULL
 */
public record TypedValue(@Nullable String type, @Nullable Object value) {}
