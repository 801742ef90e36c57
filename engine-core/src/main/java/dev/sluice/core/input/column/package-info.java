/**
 * Values of external data become vectors: one builder per wanted column, which coerces what the
 * data holds to the type that the signature declares.
 *
 * <p>Key types: {@link dev.sluice.core.input.column.ColumnBuilder}, {@link
 * dev.sluice.core.input.column.ColumnBuilders}, {@link
 * dev.sluice.core.input.column.TextDictionaries}. Builders belong to one reader and its thread.
 */
@NullMarked
package dev.sluice.core.input.column;

import org.jspecify.annotations.NullMarked;
