/**
 * What the caller sees of a query while it runs and afterwards: the documented report, as values
 * that print to JSON and read back.
 *
 * <p>Key types: {@link dev.sluice.core.report.ExecutionSnapshot} (what the execution says), {@code
 * ReportBuilder}, {@code QueryReport}. Live and final reports are the same type.
 */
@NullMarked
package dev.sluice.core.report;

import org.jspecify.annotations.NullMarked;
