/**
 * Frames on disk, for as long as one query needs them.
 *
 * <p>Key types: {@link dev.sluice.frames.file.FrameFile}, a private file of frames, and {@link
 * dev.sluice.frames.file.SpillableFrames}, frames in memory or in such a file, as the budget wants,
 * {@link dev.sluice.frames.file.FrameWriter}, which makes such frames of rows. The layout of the
 * file is that of the frames' memory, and no other process reads it.
 */
@NullMarked
package dev.sluice.frames.file;

import org.jspecify.annotations.NullMarked;
