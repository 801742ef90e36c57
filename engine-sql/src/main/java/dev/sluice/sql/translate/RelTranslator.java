package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.catalog.CatalogTable;
import dev.sluice.sql.catalog.ExternalTable;
import dev.sluice.sql.catalog.InlineTable;
import dev.sluice.sql.catalog.SqlTypes;
import dev.sluice.sql.catalog.StoredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Relational operators as relations; stages are built where an operator needs them. */
final class RelTranslator {
  private final TranslationContext context;
  private final StageBuilder builder;
  private final AggregateTranslator aggregates;
  private final JoinTranslator joins;

  RelTranslator(
      TranslationContext context,
      StageBuilder builder,
      AggregateTranslator aggregates,
      JoinTranslator joins) {
    this.context = context;
    this.builder = builder;
    this.joins = joins;
    this.aggregates = aggregates;
  }

  Relation translate(RelNode node) {
    if (node instanceof TableScan scan) {
      return table(scan);
    }
    if (node instanceof Values values) {
      return values(values);
    }
    if (node instanceof Project project) {
      return ProjectTranslator.project(
          translate(project.getInput()), project.getProjects(), names(project), context);
    }
    if (node instanceof Filter filter) {
      return filter(translate(filter.getInput()), filter.getCondition());
    }
    if (node instanceof Join join) {
      return joins.translate(join, translate(join.getLeft()), translate(join.getRight()));
    }
    if (node instanceof Aggregate aggregate) {
      return aggregates.translate(aggregate, translate(aggregate.getInput()));
    }
    if (node instanceof Sort sort) {
      return sorted(sort);
    }
    if (node instanceof Union union) {
      return union(union);
    }
    String name = node.getRelTypeName().replace("Logical", "").toUpperCase(Locale.ROOT);
    throw Unsupported.construct("[" + name + "]");
  }

  private static Relation table(TableScan scan) {
    CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
    if (table == null) {
      throw Unsupported.construct("table " + scan.getTable().getQualifiedName());
    }
    RowSignature signature = table.signature();
    InputSpec input;
    if (table instanceof StoredTable stored) {
      input = new InputSpec.Table(stored.dataSource(), signature, List.of(), null);
    } else if (table instanceof ExternalTable external) {
      input = new InputSpec.External(external.source(), external.format(), signature);
    } else {
      input = InlineRows.input(signature, ((InlineTable) table).rows());
    }
    boolean isParallel = !(input instanceof InputSpec.Inline);
    return Relation.of(new Origin.Inputs(List.of(input), isParallel), signature);
  }

  private Relation values(Values values) {
    RowSignature.Builder signature = RowSignature.builder();
    for (RelDataTypeField field : values.getRowType().getFieldList()) {
      signature.add(field.getName(), SqlTypes.fromSql(field.getType()));
    }
    List<List<Expr>> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.getTuples()) {
      List<Expr> row = new ArrayList<>();
      for (int i = 0; i < tuple.size(); i++) {
        Expr literal = context.literals().literal(tuple.get(i));
        row.add(context.conversions().cast(literal, signature.build().type(i)));
      }
      rows.add(row);
    }
    return InlineRows.relation(signature.build(), rows);
  }

  private Relation filter(Relation input, RexNode condition) {
    return input.where(new RexTranslator(input.columns(), context).translate(condition));
  }

  private Relation sorted(Sort sort) {
    Relation input = translate(sort.getInput());
    if (sort.fetch == null && sort.offset == null) {
      return input;
    }
    BuiltStage limited =
        builder.build(
            input,
            input.columns(),
            SortKeys.of(sort, input),
            RowLimit.of(sort),
            new Demand.Result());
    return limited.read(false);
  }

  private Relation union(Union union) {
    List<Relation> branches = new ArrayList<>();
    union.getInputs().forEach(input -> branches.add(translate(input)));
    Relation all = builder.union(branches, union.getRowType(), context.conversions());
    return union.all ? all : aggregates.distinct(all);
  }

  private static List<String> names(Project project) {
    return project.getRowType().getFieldNames();
  }
}
