package dev.sluice.sql.validate;

import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What INSERT or REPLACE says beside its query. CLUSTERED BY is no part of it: its keys are the
 * ORDER BY of the query that is planned.
 *
 * @param dataSource target table
 * @param granularity time chunks, as PARTITIONED BY gives them
 * @param replaceTimeChunks what REPLACE replaces, ascending and disjoint; null for INSERT
 */
public record IngestSpec(
    String dataSource, Granularity granularity, @Nullable List<Interval> replaceTimeChunks) {
  public IngestSpec {
    replaceTimeChunks = replaceTimeChunks == null ? null : List.copyOf(replaceTimeChunks);
  }

  public boolean isReplace() {
    return replaceTimeChunks != null;
  }

  public Destination.DataSource destination() {
    return new Destination.DataSource(dataSource, granularity, replaceTimeChunks);
  }
}
