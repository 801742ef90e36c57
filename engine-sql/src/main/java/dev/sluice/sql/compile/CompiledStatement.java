package dev.sluice.sql.compile;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.plan.QueryDefinition;

/**
 * A statement that can run.
 *
 * @param queryId id of the query, which the caller gave or which was made for it
 * @param context parameters of the query, with those of SET
 */
public record CompiledStatement(String queryId, QueryDefinition definition, QueryContext context) {}
