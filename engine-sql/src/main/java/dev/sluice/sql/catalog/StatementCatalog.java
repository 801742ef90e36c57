package dev.sluice.sql.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** Every table that one statement can name: stored, described or declared by itself. */
public final class StatementCatalog {
  /** Schema of the stored tables. */
  public static final String DRUID = "druid";

  /** Schema of the tables that describe the others. */
  public static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

  /** Schema of the external tables of the statement; no user writes this name. */
  static final String EXTERNAL = "$external";

  private final TableCatalog stored;
  private final Map<String, Table> external = new LinkedHashMap<>();
  private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);

  public StatementCatalog(TableCatalog stored) {
    this.stored = stored;
    Map<String, Table> tables = new LinkedHashMap<>();
    stored
        .tables()
        .forEach(
            (name, signature) ->
                tables.put(name, new StoredTable(name, signature, stored.statistics().get(name))));
    root.add(DRUID, new FixedSchema(tables));
    root.add(INFORMATION_SCHEMA, new InformationSchema(stored));
    root.add(EXTERNAL, new FixedSchema(external));
  }

  /** Where plain names are looked up first. */
  public List<String> defaultSchema() {
    return List.of(DRUID);
  }

  public CalciteSchema root() {
    return root;
  }

  public TableCatalog stored() {
    return stored;
  }

  /** Adds a table that the statement declares and returns its full name. */
  List<String> declare(ExternalTable table) {
    String name = "e" + external.size();
    external.put(name, table);
    return List.of(EXTERNAL, name);
  }

  /** A schema of given tables. */
  private static final class FixedSchema extends AbstractSchema {
    private final Map<String, Table> tables;

    FixedSchema(Map<String, Table> tables) {
      this.tables = tables;
    }

    @Override
    protected Map<String, Table> getTableMap() {
      return tables;
    }
  }
}
