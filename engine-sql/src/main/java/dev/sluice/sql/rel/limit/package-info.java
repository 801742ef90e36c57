/**
 * Limits of queries, asked of their parts.
 *
 * <p>Key type: {@link dev.sluice.sql.rel.limit.LimitPushdown}.
 */
@NullMarked
package dev.sluice.sql.rel.limit;

import org.jspecify.annotations.NullMarked;
