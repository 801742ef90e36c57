package dev.sluice.core.plan;

import dev.sluice.frames.type.ColumnType;

/**
 * One output column of the statement.
 *
 * @param queryColumn column of the final stage
 * @param outputColumn name the user sees; names may repeat in a SELECT
 * @param type type of the values
 * @param sqlTypeName SQL name of the type, e.g. {@code VARCHAR}
 */
public record ResultColumn(
    String queryColumn, String outputColumn, ColumnType type, String sqlTypeName) {}
