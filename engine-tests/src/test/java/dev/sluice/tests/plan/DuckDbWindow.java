package dev.sluice.tests.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlKind;

/** The columns that window functions add, as DuckDB writes them. */
final class DuckDbWindow {
  private final Window window;
  private final String alias;
  private final DuckDbRex rex;

  private DuckDbWindow(Window window, String alias) {
    this.window = window;
    this.alias = alias;
    this.rex = new DuckDbRex(this::column);
  }

  static List<String> columns(Window window, String alias) {
    return new DuckDbWindow(window, alias).columns();
  }

  /** Constants are numbered behind the columns of the input. */
  private String column(int index) {
    int width = window.getInput().getRowType().getFieldCount();
    return index < width
        ? alias + ".c" + index
        : DuckDbRex.literal(window.getConstants().get(index - width));
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    int next = window.getInput().getRowType().getFieldCount();
    for (Window.Group group : window.groups) {
      String over = over(group);
      for (Window.RexWinAggCall call : group.aggCalls) {
        String frame = call.getOperator().getKind() == SqlKind.ROW_NUMBER ? "" : frame(group);
        String args = call.getOperands().stream().map(rex::write).collect(Collectors.joining(", "));
        boolean isCount = call.getOperator().getKind() == SqlKind.COUNT;
        String name = call.getOperator().getName().replace("$SUM0", "SUM");
        columns.add(
            "CAST(%s(%s) OVER (%s%s) AS %s) AS c%d"
                .formatted(
                    name,
                    args.isEmpty() && isCount ? "*" : args,
                    over,
                    frame,
                    DuckDbRex.type(call.getType()),
                    next++));
      }
    }
    return columns;
  }

  private String over(Window.Group group) {
    List<String> parts = new ArrayList<>();
    if (!group.keys.isEmpty()) {
      parts.add(
          group.keys.asList().stream()
              .map(this::column)
              .collect(Collectors.joining(", ", "PARTITION BY ", "")));
    }
    List<RelFieldCollation> keys = group.orderKeys.getFieldCollations();
    if (!keys.isEmpty()) {
      parts.add(keys.stream().map(this::key).collect(Collectors.joining(", ", "ORDER BY ", "")));
    }
    return String.join(" ", parts);
  }

  private String key(RelFieldCollation key) {
    boolean isDescending = key.getDirection().isDescending();
    boolean isFirst =
        key.nullDirection == RelFieldCollation.NullDirection.FIRST
            || (!isDescending && key.nullDirection != RelFieldCollation.NullDirection.LAST);
    return column(key.getFieldIndex())
        + (isDescending ? " DESC" : " ASC")
        + (isFirst ? " NULLS FIRST" : " NULLS LAST");
  }

  private String frame(Window.Group group) {
    return group.orderKeys.getFieldCollations().isEmpty()
        ? ""
        : (group.isRows ? " ROWS" : " RANGE")
            + " BETWEEN "
            + bound(group.lowerBound)
            + " AND "
            + bound(group.upperBound);
  }

  private String bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return "CURRENT ROW";
    }
    RexNode offset = bound.getOffset();
    String amount = bound.isUnbounded() || offset == null ? "UNBOUNDED" : rex.write(offset);
    return amount + (bound.isPreceding() ? " PRECEDING" : " FOLLOWING");
  }
}
