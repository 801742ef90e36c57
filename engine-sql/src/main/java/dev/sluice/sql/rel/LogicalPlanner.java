package dev.sluice.sql.rel;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.sql.function.OperatorTable;
import dev.sluice.sql.parser.Dialect;
import dev.sluice.sql.parser.StatementException;
import dev.sluice.sql.rel.limit.LimitPushdown;
import dev.sluice.sql.rel.node.JoinHints;
import dev.sluice.sql.rel.order.Pushdown;
import dev.sluice.sql.rel.trim.FieldTrimming;
import dev.sluice.sql.rel.unnest.Unnesting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

/**
 * Checks a query and turns it into relational operators. Stateless and thread-safe; each call works
 * with its own types and metadata, and nothing is compiled at run time on the way.
 */
public final class LogicalPlanner {
  private static final SqlToRelConverter.Config CONVERSION =
      SqlToRelConverter.config()
          .withExpand(false)
          .withHintStrategyTable(JoinHints.strategies())
          .withTrimUnusedFields(false)
          .withRelBuilderConfigTransform(builder -> builder.withBloat(-1))
          .withInSubQueryThreshold(Integer.MAX_VALUE);

  private static final SqlValidator.Config VALIDATION =
      SqlValidator.Config.DEFAULT
          .withConformance(Dialect.CONFORMANCE)
          .withDefaultNullCollation(NullCollation.LOW)
          .withCallRewrite(false)
          .withTypeCoercionRules(CastRules.INSTANCE)
          .withTypeCoercionFactory(DateArithmetic::new)
          .withIdentifierExpansion(true);

  /**
   * Plans one query.
   *
   * @throws StatementException if a name, a type or a construct of it is wrong
   */
  public PlannedQuery plan(PlannerInput input) {
    return PlanningFailure.guard(() -> convert(input));
  }

  private static PlannedQuery convert(PlannerInput input) {
    RefusedSyntax.check(input.query());
    RelDataTypeFactory types = new EngineTypes();
    CalciteCatalogReader catalog =
        new CalciteCatalogReader(
            input.root(),
            input.defaultSchema(),
            types,
            new CalciteConnectionConfigImpl(new Properties()));
    SqlValidator validator =
        SqlValidatorUtil.newValidator(OperatorTable.instance(), catalog, types, VALIDATION);
    SqlNode query =
        validator.validate(
            ImplicitTime.written(DistinctWindows.written(FilteredWindows.written(input.query()))));
    RelOptCluster cluster =
        RelOptCluster.create(new HepPlanner(HepProgram.builder().build()), new RexBuilder(types));
    PlainMetadata.install(cluster);
    SqlToRelConverter converter =
        new SqlToRelConverter(
            (row, text, schema, view) -> {
              throw new IllegalStateException("There are no views");
            },
            validator,
            catalog,
            cluster,
            new Convertlets(),
            CONVERSION);
    RelRoot root = converter.convertQuery(query, false, true);
    List<RelDataTypeField> fields = root.validatedRowType.getFieldList();
    List<PlannedQuery.Output> outputs = new ArrayList<>();
    for (Map.Entry<Integer, String> field : root.fields) {
      outputs.add(
          new PlannedQuery.Output(
              field.getKey(), field.getValue(), fields.get(outputs.size()).getType()));
    }
    RelNode sorted = sorted(optimised(root.rel), outputs, input.sortColumns());
    RelNode limited = limited(sorted, input.context().find(ContextKeys.SQL_OUTER_LIMIT));
    return new PlannedQuery(
        WindowRules.applied(LimitPushdown.of(limited)), outputs, input.context(), input.now());
  }

  /** The same rows and columns at less cost. */
  private static RelNode optimised(RelNode rel) {
    return FieldTrimming.of(Pushdown.of(Unnesting.of(JoinHints.settled(rel))));
  }

  private static RelNode sorted(
      RelNode rel, List<PlannedQuery.Output> outputs, List<Integer> columns) {
    if (columns.isEmpty()) {
      return rel;
    }
    List<RelFieldCollation> keys = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int column : columns) {
      int field = outputs.get(column).field();
      if (seen.add(field)) {
        keys.add(
            new RelFieldCollation(
                field,
                RelFieldCollation.Direction.ASCENDING,
                RelFieldCollation.NullDirection.FIRST));
      }
    }
    return LogicalSort.create(rel, RelCollations.of(keys), null, null);
  }

  private static RelNode limited(RelNode rel, @Nullable Long limit) {
    if (limit == null) {
      return rel;
    }
    RexNode fetch = rel.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.valueOf(limit));
    if (!(rel instanceof Sort sort)) {
      return LogicalSort.create(rel, RelCollations.EMPTY, null, fetch);
    }
    if (sort.fetch != null && RexLiteral.intValue(sort.fetch) <= limit) {
      return rel;
    }
    return LogicalSort.create(sort.getInput(), sort.getCollation(), sort.offset, fetch);
  }
}
