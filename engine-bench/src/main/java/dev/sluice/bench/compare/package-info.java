/**
 * Compares the engine with DuckDB: same data, same queries, interleaved in one process.
 *
 * <p>Key types: {@link dev.sluice.bench.compare.Comparer} (the program), {@link
 * dev.sluice.bench.compare.Suite}, {@link dev.sluice.bench.compare.Contender}, {@link
 * dev.sluice.bench.compare.Answers}. Answers are compared before a time counts.
 */
@NullMarked
package dev.sluice.bench.compare;

import org.jspecify.annotations.NullMarked;
