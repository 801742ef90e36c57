/**
 * Rules of statements beyond those of SQL itself.
 *
 * <p>Key types: {@link dev.sluice.sql.validate.IngestSpec}. Pure functions; a broken rule is a
 * {@link dev.sluice.sql.parser.StatementException}.
 */
@NullMarked
package dev.sluice.sql.validate;

import org.jspecify.annotations.NullMarked;
