package dev.sluice.core.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of a query go. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Destination.TaskReport.class, name = "taskReport"),
  @JsonSubTypes.Type(value = Destination.DataSource.class, name = "dataSource")
})
public sealed interface Destination {

  /** To the caller. */
  record TaskReport() implements Destination {}

  /**
   * Into a table.
   *
   * @param replaceTimeChunks what REPLACE replaces; null for INSERT
   */
  record DataSource(
      String dataSource, Granularity granularity, @Nullable List<Interval> replaceTimeChunks)
      implements Destination {}
}
