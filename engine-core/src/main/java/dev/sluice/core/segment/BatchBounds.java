package dev.sluice.core.segment;

import org.jspecify.annotations.Nullable;

/**
 * One column in one record batch.
 *
 * @param min a value that none is below, or null if unknown
 * @param max a value that none is above, or null if unknown
 * @param checksum CRC-32C of the column's buffers
 */
record BatchBounds(@Nullable Object min, @Nullable Object max, int nullCount, int checksum) {}
