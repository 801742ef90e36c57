/**
 * Compares the engine with DuckDB: same data, same queries, interleaved in one process.
 *
 * <p>Key types: {@link dev.sluice.bench.compare.Comparer} (the program), {@code TpchData}, {@code
 * Suite}, {@code Contender}. Answers are compared before a time counts.
 */
@NullMarked
package dev.sluice.bench.compare;

import org.jspecify.annotations.NullMarked;
