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
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;

/** Tables and constant rows as relations: what every chain begins with. */
final class TableTranslator {
  private final TranslationContext context;

  TableTranslator(TranslationContext context) {
    this.context = context;
  }

  Relation table(TableScan scan) {
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

  Relation values(Values values) {
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
}
