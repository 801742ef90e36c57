/**
 * The command line: {@code sluice sql}.
 *
 * <p>Key types: {@code Main}, {@code SqlCommand}, {@code RowFormat} and its writers. Uses the
 * public API only. Rows go to the standard output and nothing else does.
 */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
