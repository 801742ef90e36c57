/** Functions of arrays and of texts that stand for several values. */
@NullMarked
package dev.sluice.core.expr.array;

import org.jspecify.annotations.NullMarked;
