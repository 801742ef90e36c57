package dev.sluice.tests.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Relational operators as queries of DuckDB; columns are named {@code c0}, {@code c1} …. */
final class DuckDbRel {
  private int aliases;

  private DuckDbRel() {}

  static String write(RelNode rel) {
    return new DuckDbRel().query(rel);
  }

  private String query(RelNode rel) {
    if (rel instanceof TableScan scan) {
      List<String> names = scan.getRowType().getFieldNames();
      StringBuilder columns = new StringBuilder();
      for (int i = 0; i < names.size(); i++) {
        columns.append(i > 0 ? ", " : "").append("\"" + names.get(i) + "\" AS c" + i);
      }
      List<String> name = scan.getTable().getQualifiedName();
      return "SELECT " + columns + " FROM \"" + name.get(name.size() - 1) + "\"";
    }
    if (rel instanceof Values values) {
      return values(values);
    }
    if (rel instanceof Project project) {
      String t = alias();
      return "SELECT " + list(project.getProjects(), t) + from(project.getInput(), t);
    }
    if (rel instanceof Filter filter) {
      String t = alias();
      return "SELECT * "
          + from(filter.getInput(), t)
          + " WHERE "
          + rex(t).write(filter.getCondition());
    }
    if (rel instanceof Join join) {
      return join(join);
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (rel instanceof Sort sort) {
      return sort(sort);
    }
    if (rel instanceof SetOp union) {
      String name = union.kind.name() + (union.all ? " ALL " : " ");
      return union.getInputs().stream()
          .map(input -> "(" + query(input) + ")")
          .collect(Collectors.joining(" " + name));
    }
    if (rel instanceof Window window) {
      String t = alias();
      String columns = String.join(", ", DuckDbWindow.columns(window, t));
      return "SELECT " + t + ".*, " + columns + from(window.getInput(), t);
    }
    throw new IllegalArgumentException(rel.getRelTypeName());
  }

  private String alias() {
    return "t" + aliases++;
  }

  private String from(RelNode input, String alias) {
    return " FROM (" + query(input) + ") AS " + alias;
  }

  private static DuckDbRex rex(String alias) {
    return new DuckDbRex(index -> alias + ".c" + index);
  }

  private static String list(List<RexNode> expressions, String alias) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < expressions.size(); i++) {
      list.append(i > 0 ? ", " : "");
      list.append(
          "CAST("
              + rex(alias).write(expressions.get(i))
              + " AS "
              + DuckDbRex.type(expressions.get(i).getType())
              + ") AS c"
              + i);
    }
    return list.isEmpty() ? "1 AS none" : list.toString();
  }

  private static String values(Values values) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < values.getRowType().getFieldCount(); i++) {
      String type = DuckDbRex.type(values.getRowType().getFieldList().get(i).getType());
      columns.add("CAST(v" + i + " AS " + type + ") AS c" + i);
    }
    String select = "SELECT " + (columns.isEmpty() ? "1 AS none" : String.join(", ", columns));
    if (values.getTuples().isEmpty()) {
      String empty =
          columns.isEmpty()
              ? "SELECT 1 AS none WHERE false"
              : select.replaceAll("CAST\\(v\\d+", "CAST(NULL") + " WHERE false";
      return empty;
    }
    List<String> rows = new ArrayList<>();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < Math.max(1, columns.size()); i++) {
      names.append(i > 0 ? ", " : "").append("v" + i);
    }
    for (List<RexLiteral> tuple : values.getTuples()) {
      rows.add(
          tuple.isEmpty()
              ? "(1)"
              : tuple.stream().map(DuckDbRex::literal).collect(Collectors.joining(", ", "(", ")")));
    }
    return select + " FROM (VALUES " + String.join(", ", rows) + ") AS v(" + names + ")";
  }

  private String join(Join join) {
    String l = alias();
    String r = alias();
    int left = join.getLeft().getRowType().getFieldCount();
    int right = join.getRight().getRowType().getFieldCount();
    String condition =
        new DuckDbRex(index -> index < left ? l + ".c" + index : r + ".c" + (index - left))
            .write(join.getCondition());
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < left; i++) {
      columns.add(l + ".c" + i);
    }
    String pairs = " FROM (" + query(join.getLeft()) + ") AS " + l;
    String other = "(" + query(join.getRight()) + ") AS " + r;
    JoinRelType kind = join.getJoinType();
    if (kind == JoinRelType.SEMI || kind == JoinRelType.ANTI) {
      return "SELECT "
          + (columns.isEmpty() ? "1 AS none" : String.join(", ", columns))
          + pairs
          + " WHERE "
          + (kind == JoinRelType.ANTI ? "NOT " : "")
          + "EXISTS (SELECT 1 FROM "
          + other
          + " WHERE "
          + condition
          + ")";
    }
    if (kind == JoinRelType.LEFT_MARK) {
      columns.add(
          "(SELECT CASE WHEN bool_or("
              + condition
              + ") THEN TRUE WHEN count(CASE WHEN ("
              + condition
              + ") IS NULL THEN 1 END) > 0 THEN NULL ELSE FALSE END FROM "
              + other
              + ") AS c"
              + left);
      return "SELECT " + String.join(", ", columns) + pairs;
    }
    for (int i = 0; i < right; i++) {
      columns.add(r + ".c" + i + " AS c" + (left + i));
    }
    return "SELECT "
        + (columns.isEmpty() ? "1 AS none" : String.join(", ", columns))
        + pairs
        + " "
        + kind
        + " JOIN "
        + other
        + " ON "
        + condition;
  }

  private String aggregate(Aggregate aggregate) {
    String t = alias();
    List<String> columns = new ArrayList<>();
    aggregate
        .getGroupSet()
        .forEachInt(key -> columns.add(t + ".c" + key + " AS c" + columns.size()));
    for (AggregateCall call : aggregate.getAggCallList()) {
      columns.add(call(call, t) + " AS c" + columns.size());
    }
    String sets =
        aggregate.getGroupSets().stream()
            .map(set -> keys(set, t))
            .collect(Collectors.joining(", "));
    String group =
        aggregate.getGroupType() == Aggregate.Group.SIMPLE
            ? aggregate.getGroupSet().isEmpty()
                ? ""
                : " GROUP BY " + keys(aggregate.getGroupSet(), t).replaceAll("[()]", "")
            : " GROUP BY GROUPING SETS (" + sets + ")";
    if (columns.isEmpty()) {
      return "SELECT count(*) AS none" + from(aggregate.getInput(), t);
    }
    return "SELECT " + String.join(", ", columns) + from(aggregate.getInput(), t) + group;
  }

  private static String keys(ImmutableBitSet keys, String t) {
    return keys.asList().stream()
        .map(key -> t + ".c" + key)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String call(AggregateCall call, String t) {
    String name = call.getAggregation().getName();
    String args =
        call.getArgList().stream().map(arg -> t + ".c" + arg).collect(Collectors.joining(", "));
    String text;
    if (name.equals("SINGLE_VALUE")) {
      text = "CASE WHEN count(*) > 1 THEN error('more than one row') ELSE min(" + args + ") END";
    } else {
      String function =
          name.equals("$SUM0") ? "sum" : name.equals("APPROX_COUNT_DISTINCT") ? "count" : name;
      text =
          function
              + "("
              + (call.isDistinct() ? "DISTINCT " : "")
              + (args.isEmpty() ? "*" : args)
              + ")";
    }
    if (call.filterArg >= 0) {
      text += " FILTER (WHERE " + t + ".c" + call.filterArg + ")";
    }
    if (name.equals("$SUM0")) {
      text = "coalesce(" + text + ", 0)";
    }
    return "CAST(" + text + " AS " + DuckDbRex.type(call.getType()) + ")";
  }

  private String sort(Sort sort) {
    String t = alias();
    StringBuilder text = new StringBuilder("SELECT *" + from(sort.getInput(), t));
    List<String> keys = new ArrayList<>();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      boolean descending = key.getDirection().isDescending();
      boolean nullsFirst =
          key.nullDirection == RelFieldCollation.NullDirection.FIRST
              || (!descending && key.nullDirection != RelFieldCollation.NullDirection.LAST);
      keys.add(
          t
              + ".c"
              + key.getFieldIndex()
              + (descending ? " DESC" : " ASC")
              + (nullsFirst ? " NULLS FIRST" : " NULLS LAST"));
    }
    if (!keys.isEmpty()) {
      text.append(" ORDER BY ").append(String.join(", ", keys));
    }
    if (sort.fetch != null) {
      text.append(" LIMIT ").append(RexLiteral.intValue(sort.fetch));
    }
    if (sort.offset != null) {
      text.append(" OFFSET ").append(RexLiteral.intValue(sort.offset));
    }
    return text.toString();
  }
}
