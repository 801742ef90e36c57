/**
 * The tables that a statement can name.
 *
 * <p>Key types: {@link dev.sluice.sql.catalog.CatalogTable} and its kinds, {@link
 * dev.sluice.sql.catalog.SqlTypes}, {@link dev.sluice.sql.catalog.StatementCatalog}. Values of one
 * statement: they are made from a pinned version of the stored tables and never change.
 */
@NullMarked
package dev.sluice.sql.catalog;

import org.jspecify.annotations.NullMarked;
