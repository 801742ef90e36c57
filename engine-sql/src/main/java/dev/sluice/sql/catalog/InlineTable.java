package dev.sluice.sql.catalog;

import dev.sluice.frames.type.RowSignature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose rows stand in the plan, e.g. one of INFORMATION_SCHEMA. */
public final class InlineTable extends CatalogTable {
  private final List<List<@Nullable Object>> rows;

  /**
   * A table of these rows.
   *
   * @param rows values in the order of the signature, as {@link dev.sluice.core.expr.Expr.Literal}
   *     holds them
   */
  public InlineTable(RowSignature signature, List<List<@Nullable Object>> rows) {
    super(signature);
    this.rows = rows;
  }

  public List<List<@Nullable Object>> rows() {
    return rows;
  }
}
