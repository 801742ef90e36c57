/**
 * JMH benchmarks of inner loops and operators. Each checks its answer once, before any time counts.
 *
 * <p>Run with {@code java -cp ... org.openjdk.jmh.Main <pattern>}; never as part of the tests.
 */
@NullMarked
package dev.sluice.bench.jmh;

import org.jspecify.annotations.NullMarked;
