/**
 * Conversion of values between types. A value that cannot be converted becomes null.
 *
 * <p>Key type: {@link dev.sluice.core.expr.cast.Cast}.
 */
@NullMarked
package dev.sluice.core.expr.cast;

import org.jspecify.annotations.NullMarked;
