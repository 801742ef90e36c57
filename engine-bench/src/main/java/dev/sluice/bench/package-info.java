/** Benchmarks, beside DuckDB on the same data. */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
