/** Functions of instants: parsing, printing, rounding and shifting in a time zone. */
@NullMarked
package dev.sluice.core.expr.temporal;

import org.jspecify.annotations.NullMarked;
