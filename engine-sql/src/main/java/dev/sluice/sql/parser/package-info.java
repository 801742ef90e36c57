/**
 * From the text of a statement to its syntax tree.
 *
 * <p>Key types: {@link dev.sluice.sql.parser.StatementParser}, {@link
 * dev.sluice.sql.parser.Statement}, {@link dev.sluice.sql.parser.StatementException}. What only
 * this dialect has (SET, EXPLAIN forms, INSERT and REPLACE clauses, column lists of external
 * tables) is read here from tokens; the query itself is read by Calcite, from a text of equal
 * length, so that every position is the one that the user sees.
 */
@NullMarked
package dev.sluice.sql.parser;

import org.jspecify.annotations.NullMarked;
