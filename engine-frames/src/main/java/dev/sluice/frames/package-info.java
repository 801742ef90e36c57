/**
 * Frames: immutable, off-heap, columnar blocks of rows in Arrow's layout. Channels carry them,
 * spill files and result cursors hold them.
 *
 * <p>A frame has one owner at any time; sharing it makes a second one.
 */
@NullMarked
package dev.sluice.frames;

import org.jspecify.annotations.NullMarked;
