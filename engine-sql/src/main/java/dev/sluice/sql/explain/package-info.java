/**
 * Answers of EXPLAIN PLAN FOR.
 *
 * <p>Key types: {@link dev.sluice.sql.explain.Explanation}. Values only.
 */
@NullMarked
package dev.sluice.sql.explain;

import org.jspecify.annotations.NullMarked;
