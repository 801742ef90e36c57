package dev.sluice.sql.catalog;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The tables that describe all tables. Their rows are made when a statement first names one. */
final class InformationSchema extends AbstractSchema {
  private static final String CATALOG = "druid";

  private static final RowSignature SCHEMATA =
      texts(
          "CATALOG_NAME",
          "SCHEMA_NAME",
          "SCHEMA_OWNER",
          "DEFAULT_CHARACTER_SET_CATALOG",
          "DEFAULT_CHARACTER_SET_SCHEMA",
          "DEFAULT_CHARACTER_SET_NAME",
          "SQL_PATH");
  private static final RowSignature TABLES =
      texts(
          "TABLE_CATALOG",
          "TABLE_SCHEMA",
          "TABLE_NAME",
          "TABLE_TYPE",
          "IS_JOINABLE",
          "IS_BROADCAST");
  private static final RowSignature COLUMNS =
      RowSignature.builder()
          .add("TABLE_CATALOG", ScalarType.STRING)
          .add("TABLE_SCHEMA", ScalarType.STRING)
          .add("TABLE_NAME", ScalarType.STRING)
          .add("COLUMN_NAME", ScalarType.STRING)
          .add("ORDINAL_POSITION", ScalarType.LONG)
          .add("COLUMN_DEFAULT", ScalarType.STRING)
          .add("IS_NULLABLE", ScalarType.STRING)
          .add("DATA_TYPE", ScalarType.STRING)
          .add("CHARACTER_MAXIMUM_LENGTH", ScalarType.LONG)
          .add("CHARACTER_OCTET_LENGTH", ScalarType.LONG)
          .add("NUMERIC_PRECISION", ScalarType.LONG)
          .add("NUMERIC_PRECISION_RADIX", ScalarType.LONG)
          .add("NUMERIC_SCALE", ScalarType.LONG)
          .add("DATETIME_PRECISION", ScalarType.LONG)
          .add("CHARACTER_SET_NAME", ScalarType.STRING)
          .add("COLLATION_NAME", ScalarType.STRING)
          .add("JDBC_TYPE", ScalarType.LONG)
          .build();

  private final TableCatalog stored;
  private @Nullable Map<String, Table> tables;

  InformationSchema(TableCatalog stored) {
    this.stored = stored;
  }

  @Override
  protected Map<String, Table> getTableMap() {
    if (tables == null) {
      tables =
          Map.of(
              "SCHEMATA", new InlineTable(SCHEMATA, schemata()),
              "TABLES", new InlineTable(TABLES, tableRows()),
              "COLUMNS", new InlineTable(COLUMNS, columnRows()));
    }
    return tables;
  }

  private static List<List<@Nullable Object>> schemata() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String schema : List.of(StatementCatalog.INFORMATION_SCHEMA, StatementCatalog.DRUID)) {
      rows.add(row(CATALOG, schema, null, null, null, null, null));
    }
    return rows;
  }

  private List<List<@Nullable Object>> tableRows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String table : described().keySet()) {
      String schema = StatementCatalog.INFORMATION_SCHEMA;
      rows.add(row(CATALOG, schema, table, "SYSTEM_TABLE", "NO", "NO"));
    }
    for (String table : stored.tables().keySet()) {
      rows.add(row(CATALOG, StatementCatalog.DRUID, table, "TABLE", "NO", "NO"));
    }
    return rows;
  }

  private List<List<@Nullable Object>> columnRows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    described()
        .forEach(
            (table, signature) ->
                addColumns(rows, StatementCatalog.INFORMATION_SCHEMA, table, signature));
    stored
        .tables()
        .forEach((table, signature) -> addColumns(rows, StatementCatalog.DRUID, table, signature));
    return rows;
  }

  private static void addColumns(
      List<List<@Nullable Object>> rows, String schema, String table, RowSignature signature) {
    RelDataTypeFactory types = new JavaTypeFactoryImpl();
    for (int i = 0; i < signature.size(); i++) {
      String name = signature.name(i);
      boolean required = schema.equals(StatementCatalog.DRUID) && name.equals(StoredTable.TIME);
      RelDataType type = SqlTypes.toSql(types, signature.type(i), true);
      SqlTypeName sqlType = type.getSqlTypeName();
      boolean numeric = SqlTypeName.NUMERIC_TYPES.contains(sqlType);
      rows.add(
          row(
              CATALOG,
              schema,
              table,
              name,
              i + 1L,
              null,
              required ? "NO" : "YES",
              typeName(signature.type(i), sqlType),
              null,
              null,
              numeric ? (Long) precision(signature.type(i), type) : null,
              numeric ? (Long) 10L : null,
              scale(signature.type(i), sqlType),
              sqlType == SqlTypeName.TIMESTAMP ? (Long) (long) type.getPrecision() : null,
              sqlType == SqlTypeName.VARCHAR ? "UTF-8" : null,
              null,
              (long) sqlType.getJdbcOrdinal()));
    }
  }

  private static long precision(ColumnType type, RelDataType sqlType) {
    return type instanceof DecimalType decimal ? decimal.precision() : sqlType.getPrecision();
  }

  private static @Nullable Long scale(ColumnType type, SqlTypeName sqlType) {
    boolean exact = type instanceof DecimalType || sqlType == SqlTypeName.BIGINT;
    return exact ? (Long) (long) DecimalType.scaleOf(type) : null;
  }

  private static String typeName(ColumnType type, SqlTypeName sqlType) {
    return sqlType == SqlTypeName.OTHER || sqlType == SqlTypeName.ARRAY
        ? type.name()
        : sqlType.getName();
  }

  private static Map<String, RowSignature> described() {
    Map<String, RowSignature> described = new LinkedHashMap<>();
    described.put("COLUMNS", COLUMNS);
    described.put("SCHEMATA", SCHEMATA);
    described.put("TABLES", TABLES);
    return described;
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static RowSignature texts(String... names) {
    RowSignature.Builder signature = RowSignature.builder();
    for (String name : names) {
      signature.add(name, ScalarType.STRING);
    }
    return signature.build();
  }
}
