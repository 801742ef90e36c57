/**
 * Columns that nobody reads are left out as early as they can be.
 *
 * <p>Key type: {@link dev.sluice.sql.rel.trim.FieldTrimming}.
 */
@NullMarked
package dev.sluice.sql.rel.trim;

import org.jspecify.annotations.NullMarked;
