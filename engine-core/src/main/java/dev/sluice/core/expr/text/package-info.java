/**
 * Functions of one text column, whatever its encoding.
 *
 * <p>Key types: {@link dev.sluice.core.expr.text.TextTest}, {@link
 * dev.sluice.core.expr.text.TextToLong}, {@link dev.sluice.core.expr.text.TextToText}, {@link
 * dev.sluice.core.expr.text.TextSlice} say what happens to one value; the expressions beside them
 * apply it to columns. A value of a dictionary is looked at once, when a row first uses it, and
 * remembered for as long as batches bring the same dictionary; functions that may fail, and
 * dictionaries too large to be worth it, are applied row by row.
 */
@NullMarked
package dev.sluice.core.expr.text;

import org.jspecify.annotations.NullMarked;
