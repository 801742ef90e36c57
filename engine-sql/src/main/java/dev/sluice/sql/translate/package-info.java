/**
 * From relational operators to the stages of a query.
 *
 * <p>Key types: {@link dev.sluice.sql.translate.QueryTranslator}, {@link
 * dev.sluice.sql.translate.StageTreeText}. Inside, a {@code Relation} collects filters and
 * projections over an origin of rows until something needs a stage of its own; then it is closed,
 * which builds the stage with as few operators as possible.
 */
@NullMarked
package dev.sluice.sql.translate;

import org.jspecify.annotations.NullMarked;
