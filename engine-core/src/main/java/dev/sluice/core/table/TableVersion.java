package dev.sluice.core.table;

import dev.sluice.core.plan.Interval;
import java.util.List;
import java.util.Map;

/**
 * A commit: what one statement changed, and where it came from.
 *
 * @param version number of the commit in the log, from 1
 * @param timestampMillis when it was committed, ms since 1970 UTC
 * @param queryId statement that did it
 * @param sql its text
 * @param context its parameters
 * @param table the table with the signature that it has from this commit on
 * @param replaced intervals whose old rows were replaced; empty for INSERT
 * @param added segments that came
 * @param dropped ids of segments that went, or that came back narrowed in {@code added}
 */
public record TableVersion(
    long version,
    long timestampMillis,
    String queryId,
    String sql,
    Map<String, Object> context,
    TableDescriptor table,
    List<Interval> replaced,
    List<SegmentDescriptor> added,
    List<String> dropped) {
  public TableVersion {
    context = Map.copyOf(context);
    replaced = List.copyOf(replaced);
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
  }
}
