/**
 * The stages of a query in the vocabulary of the wire: what reports and EXPLAIN print for readers
 * and tools. It is rendered from the plan, and nothing reads it back.
 *
 * <p>Key types: {@link dev.sluice.core.query.DefinitionRenderer} (a stage), {@link
 * dev.sluice.core.query.QueryRenderer} (its native query).
 */
@NullMarked
package dev.sluice.core.query;

import org.jspecify.annotations.NullMarked;
