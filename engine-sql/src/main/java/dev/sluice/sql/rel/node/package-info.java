/**
 * Operators and expressions as rewrites make them.
 *
 * <p>Key types: {@link dev.sluice.sql.rel.node.Nodes}, {@link dev.sluice.sql.rel.node.Retyped}.
 */
@NullMarked
package dev.sluice.sql.rel.node;

import org.jspecify.annotations.NullMarked;
