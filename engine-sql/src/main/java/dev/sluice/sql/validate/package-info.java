/**
 * Rules of statements beyond those of SQL itself.
 *
 * <p>Key types: {@link dev.sluice.sql.validate.IngestSpec}, {@link
 * dev.sluice.sql.validate.IngestRules}, {@link dev.sluice.sql.validate.Granularities}, {@link
 * dev.sluice.sql.validate.TimeChunks}, {@link dev.sluice.sql.validate.ContextRules}, {@link
 * dev.sluice.sql.validate.Parameters}. Pure functions; a broken rule is a {@link
 * dev.sluice.sql.parser.StatementException}.
 */
@NullMarked
package dev.sluice.sql.validate;

import org.jspecify.annotations.NullMarked;
