/**
 * From the text of a statement to stages: all steps of planning in order, with a memory for plans.
 *
 * <p>Key types: {@link dev.sluice.sql.compile.StatementCompiler}, {@link
 * dev.sluice.sql.compile.StatementRequest}, {@link dev.sluice.sql.compile.CompiledStatement}.
 */
@NullMarked
package dev.sluice.sql.compile;

import org.jspecify.annotations.NullMarked;
