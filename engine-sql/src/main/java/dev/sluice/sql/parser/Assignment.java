package dev.sluice.sql.parser;

import org.jspecify.annotations.Nullable;

/**
 * {@code SET name = value}.
 *
 * @param value {@link String}, {@link Boolean}, {@link Long}, {@link Double} or null
 */
public record Assignment(String name, @Nullable Object value) {}
