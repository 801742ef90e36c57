/**
 * The functions and types of the language.
 *
 * <p>Key types: {@link dev.sluice.sql.function.OperatorTable}, {@link
 * dev.sluice.sql.function.EngineTypeSystem}. Operators here say which arguments they take and what
 * type comes out; what they compute is known to {@code dev.sluice.core.expr} and {@code
 * dev.sluice.core.aggregate} under the lower-case name.
 */
@NullMarked
package dev.sluice.sql.function;

import org.jspecify.annotations.NullMarked;
