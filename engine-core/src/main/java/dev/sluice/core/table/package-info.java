/**
 * Stored tables: immutable segment files and one versioned log of commits for all tables of a data
 * directory.
 *
 * <p>Key types, in reading order: {@link dev.sluice.core.table.TableStore}, {@link
 * dev.sluice.core.table.Snapshot}, {@link dev.sluice.core.table.TableTransaction}, {@link
 * dev.sluice.core.table.SegmentDescriptor}. A commit is one file of the log that appears whole or
 * not at all; readers pin a version and take no lock; opening a store reads the newest version and
 * replays nothing.
 */
@NullMarked
package dev.sluice.core.table;

import org.jspecify.annotations.NullMarked;
