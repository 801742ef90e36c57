package dev.sluice.core.report;

/**
 * How segments were placed.
 *
 * @param shardSpec {@code NumberedShardSpec} or {@code DimensionRangeShardSpec}
 * @param details the reason
 */
public record SegmentReport(String shardSpec, String details) {}
