/**
 * Time without objects per value: calendar arithmetic, zones, periods, and texts of instants.
 *
 * <p>An instant is a {@code long}: milliseconds since 1970-01-01T00:00Z in the proleptic Gregorian
 * calendar. Key types: {@link dev.sluice.core.expr.time.CivilDate}, {@link
 * dev.sluice.core.expr.time.TimeZones}, {@link dev.sluice.core.expr.time.IsoTimeText}, {@link
 * dev.sluice.core.expr.time.SqlTimeText}. Everything is immutable and thread-safe.
 */
@NullMarked
package dev.sluice.core.expr.time;

import org.jspecify.annotations.NullMarked;
