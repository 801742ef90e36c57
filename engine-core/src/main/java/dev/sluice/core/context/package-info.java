/**
 * Typed parameters of a query.
 *
 * <p>Key types: {@link dev.sluice.core.context.ContextKeys} lists what the engine knows, {@link
 * dev.sluice.core.context.QueryContext} holds what a query was given. Values only.
 */
@NullMarked
package dev.sluice.core.context;

import org.jspecify.annotations.NullMarked;
