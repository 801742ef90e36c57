package dev.sluice.core.segment;

/**
 * Record batches of a segment that one reader takes.
 *
 * @param fromBatch first record batch
 * @param toBatch record batch after the last
 * @param rowCount rows in them
 */
public record SegmentSplit(int fromBatch, int toBatch, long rowCount) {}
