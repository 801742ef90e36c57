/**
 * Behaviour as text files: statements with the rows, plans, faults and reports that are expected of
 * them, run under several configurations and checked against DuckDB where both speak the same SQL.
 */
@NullMarked
package dev.sluice.tests.spec;

import org.jspecify.annotations.NullMarked;
