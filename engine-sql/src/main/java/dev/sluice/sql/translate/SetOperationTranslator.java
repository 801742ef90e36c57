package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;

/**
 * UNION, INTERSECT and EXCEPT. The latter two group the rows of all branches, with the number of
 * the branch beside each, and decide by how many of each branch there are. So NULLs are equal, and
 * ALL gives a row as often as it is due.
 */
final class SetOperationTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final AggregateTranslator aggregates;

  SetOperationTranslator(
      TranslationContext context, StageBuilder builder, AggregateTranslator aggregates) {
    this.context = context;
    this.builder = builder;
    this.aggregates = aggregates;
  }

  Relation translate(SetOp operation, List<Relation> branches) {
    if (operation instanceof Union) {
      Relation all = builder.union(branches, operation.getRowType(), context.conversions());
      return operation.all ? all : aggregates.distinct(all);
    }
    return counted(operation, together(operation, branches));
  }

  /** The rows of all branches with the number of their branch as last field. */
  private Relation together(SetOp operation, List<Relation> branches) {
    List<String> names = new ArrayList<>(operation.getRowType().getFieldNames());
    List<ColumnType> types = new ArrayList<>(Decimals.types(operation.getRowType(), branches));
    String branch = "branch";
    while (names.contains(branch)) {
      branch = "_" + branch;
    }
    names.add(branch);
    types.add(ScalarType.LONG);
    List<Relation> numbered = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      List<Expr> columns = new ArrayList<>(branches.get(i).columns());
      columns.add(Expressions.number(i));
      numbered.add(branches.get(i).withColumns(columns));
    }
    return builder.union(numbered, names, types, context.conversions());
  }

  private Relation counted(SetOp operation, Relation rows) {
    int width = operation.getRowType().getFieldCount();
    Grouping grouping = new Grouping(rows, context);
    List<Expr> keys = new ArrayList<>();
    for (int field = 0; field < width; field++) {
      keys.add(grouping.key(field));
    }
    List<Expr> counts = new ArrayList<>();
    for (int i = 0; i < operation.getInputs().size(); i++) {
      Expr isOfBranch = Expressions.test("equals", grouping.field(width), Expressions.number(i));
      counts.add(grouping.measures().count(List.of(), isOfBranch));
    }
    Relation groups = grouping.relation(keys);
    boolean isMinus = operation instanceof Minus;
    if (operation.all) {
      return repeated(groups, isMinus ? difference(counts) : least(counts));
    }
    return groups.where(isMinus ? isOnlyInFirst(counts) : isInAll(counts));
  }

  private static Expr isInAll(List<Expr> counts) {
    return Expressions.and(counts.stream().map(SetOperationTranslator::isPositive).toList());
  }

  private static Expr isOnlyInFirst(List<Expr> counts) {
    List<Expr> tests = new ArrayList<>();
    tests.add(isPositive(counts.get(0)));
    counts
        .subList(1, counts.size())
        .forEach(count -> tests.add(Expressions.test("equals", count, Expressions.number(0))));
    return Expressions.and(tests);
  }

  private static Expr isPositive(Expr count) {
    return Expressions.test("greater_than", count, Expressions.number(0));
  }

  private static Expr difference(List<Expr> counts) {
    Expr rest = counts.get(0);
    for (Expr count : counts.subList(1, counts.size())) {
      rest = Expressions.call("subtract", ScalarType.LONG, rest, count);
    }
    return rest;
  }

  private static Expr least(List<Expr> counts) {
    Expr least = counts.get(0);
    for (Expr count : counts.subList(1, counts.size())) {
      Expr isLess = Expressions.test("less_than", count, least);
      least = Expressions.call("case", ScalarType.LONG, isLess, count, least);
    }
    return least;
  }

  /** Each row so many times; not at all if the number is not positive. */
  private static Relation repeated(Relation groups, Expr times) {
    Relation wanted = groups.where(isPositive(times));
    ProjectionNames names = new ProjectionNames("v", wanted.signature());
    List<Expr> fields = new ArrayList<>();
    for (Expr column : wanted.columns()) {
      fields.add(new Expr.Reference(names.add(column), column.type()));
    }
    String column = names.add(times);
    return wanted.projected(names, fields).then(new OperatorSpec.Repeat(column));
  }
}
