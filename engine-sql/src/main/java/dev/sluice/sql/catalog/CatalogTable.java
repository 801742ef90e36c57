package dev.sluice.sql.catalog;

import dev.sluice.frames.type.RowSignature;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** A table of a statement, of one of three kinds. A scan of it unwraps to this class. */
public abstract sealed class CatalogTable extends AbstractTable
    permits StoredTable, ExternalTable, InlineTable {
  private final RowSignature signature;

  CatalogTable(RowSignature signature) {
    this.signature = signature;
  }

  /** All columns, in the order of {@code SELECT *}. */
  public final RowSignature signature() {
    return signature;
  }

  /** Whether the named column is never NULL. */
  boolean isRequired(String column) {
    return false;
  }

  @Override
  public final RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (RowSignature.Column column : signature.columns()) {
      row.add(column.name(), SqlTypes.toSql(types, column.type(), !isRequired(column.name())));
    }
    return row.build();
  }
}
