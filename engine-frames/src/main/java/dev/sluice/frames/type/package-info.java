/**
 * Names and types of columns.
 *
 * <p>Key types: {@link dev.sluice.frames.type.ColumnType}, {@link
 * dev.sluice.frames.type.RowSignature}. Values only: nothing here holds data, memory or a thread.
 */
@NullMarked
package dev.sluice.frames.type;

import org.jspecify.annotations.NullMarked;
