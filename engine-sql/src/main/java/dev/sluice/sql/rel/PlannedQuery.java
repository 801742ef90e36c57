package dev.sluice.sql.rel;

import dev.sluice.core.context.QueryContext;
import java.time.Instant;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A checked query as a tree of relational operators.
 *
 * @param rel what computes the rows; a sort on top orders the result
 * @param outputs columns of the result in SELECT order
 * @param context parameters of the query
 * @param now value of CURRENT_TIMESTAMP
 */
public record PlannedQuery(RelNode rel, List<Output> outputs, QueryContext context, Instant now) {
  public PlannedQuery {
    outputs = List.copyOf(outputs);
  }

  /**
   * One column of the result.
   *
   * @param field position in the rows of {@link PlannedQuery#rel}, which may have more fields
   * @param name as the user sees it; names may repeat
   */
  public record Output(int field, String name, RelDataType type) {}
}
