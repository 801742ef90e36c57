package dev.sluice.sql.validate;

import org.apache.calcite.rel.type.RelDataType;

/** Name and type of a column that a query gives. */
public record OutputColumn(String name, RelDataType type) {}
