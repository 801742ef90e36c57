/**
 * From the syntax tree of a query to an optimised tree of relational operators.
 *
 * <p>Key types: {@link dev.sluice.sql.rel.PlannerInput}.
 */
@NullMarked
package dev.sluice.sql.rel;

import org.jspecify.annotations.NullMarked;
