/** The standard benchmarks as tests: every query gives DuckDB's answer. */
@NullMarked
package dev.sluice.tests.suite;

import org.jspecify.annotations.NullMarked;
