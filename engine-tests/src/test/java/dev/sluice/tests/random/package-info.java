/**
 * Random statements over small random tables: DuckDB and the engine must give the same bag of rows,
 * under every configuration. What differs is shrunk and told with its seed.
 */
@NullMarked
package dev.sluice.tests.random;

import org.jspecify.annotations.NullMarked;
