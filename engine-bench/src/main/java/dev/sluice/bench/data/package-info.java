/**
 * Tables of the two standard benchmarks as text files, made by their generators.
 *
 * <p>Key types: {@link dev.sluice.bench.data.TableFiles}, {@link dev.sluice.bench.data.TpchData},
 * {@link dev.sluice.bench.data.TpcdsData}.
 */
@NullMarked
package dev.sluice.bench.data;

import org.jspecify.annotations.NullMarked;
