package dev.sluice.core.segment;

import dev.sluice.frames.type.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a stored column.
 *
 * @param type type under which the values are stored
 * @param min a value that none is below, or null if unknown: {@link Long}, {@link Double} or {@link
 *     String} as the type is held; strings compare by their UTF-8 bytes
 * @param max a value that none is above, or null if unknown
 * @param nullCount rows that are null
 * @param distinct estimate of the number of distinct values
 */
public record ColumnStatistics(
    String name,
    ColumnType type,
    @Nullable Object min,
    @Nullable Object max,
    long nullCount,
    long distinct) {}
