/**
 * From the syntax tree of a query to a tree of relational operators.
 *
 * <p>Key types: {@link dev.sluice.sql.rel.LogicalPlanner}, {@link dev.sluice.sql.rel.PlannerInput},
 * {@link dev.sluice.sql.rel.PlannedQuery}. Names and types are checked here; whatever is wrong is a
 * {@link dev.sluice.sql.parser.StatementException} with its place.
 */
@NullMarked
package dev.sluice.sql.rel;

import org.jspecify.annotations.NullMarked;
