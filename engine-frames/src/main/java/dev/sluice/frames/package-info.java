/** Frames: batches of rows that channels carry, that are spilled, stored and handed to callers. */
@NullMarked
package dev.sluice.frames;

import org.jspecify.annotations.NullMarked;
