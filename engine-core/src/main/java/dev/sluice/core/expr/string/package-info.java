/** Functions of texts. Texts are sequences of UTF-16 units, held as UTF-8. */
@NullMarked
package dev.sluice.core.expr.string;

import org.jspecify.annotations.NullMarked;
