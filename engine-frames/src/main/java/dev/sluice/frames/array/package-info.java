/**
 * Arrays as byte strings whose order, byte by byte without signs, is that of the arrays: element by
 * element, NULL lowest, the shorter first. Equal arrays have equal bytes.
 *
 * <p>An element is a byte, 1 for NULL and 2 otherwise, and its value: numbers in 8 bytes, the most
 * significant first (also for NULL, as zeros), so that they compare without signs; texts with each
 * byte 0 written as 0 and 255, and a byte 0 at the end. Key types: {@link
 * dev.sluice.frames.array.ArrayEncoder}, {@link dev.sluice.frames.array.ArrayCursor}, {@link
 * dev.sluice.frames.array.ArrayValues}.
 */
@NullMarked
package dev.sluice.frames.array;

import org.jspecify.annotations.NullMarked;
