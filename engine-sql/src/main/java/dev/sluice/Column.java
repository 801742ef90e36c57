package dev.sluice;

/**
 * A column of a result.
 *
 * @param name as the SELECT gives it; names may repeat
 * @param type native type, e.g. {@code STRING}, {@code LONG}, {@code ARRAY<STRING>}
 * @param sqlType SQL type, e.g. {@code VARCHAR}, {@code TIMESTAMP}
 */
public record Column(String name, String type, String sqlType) {}
