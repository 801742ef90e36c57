/** Functions of arrays. */
@NullMarked
package dev.sluice.core.expr.array;

import org.jspecify.annotations.NullMarked;
