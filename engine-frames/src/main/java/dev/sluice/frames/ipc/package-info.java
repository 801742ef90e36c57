/**
 * Arrow IPC: files that other Arrow readers open, written and read on the FlatBuffers classes of
 * Arrow's format, without its vectors.
 *
 * <p>Key types, in reading order: {@link dev.sluice.frames.ipc.IpcSchema}, {@link
 * dev.sluice.frames.ipc.IpcWriter}, {@link dev.sluice.frames.ipc.IpcFile}, {@link
 * dev.sluice.frames.ipc.BatchArrowWriter}. Arrow's own reader and writer need access to JDK
 * internals; nothing here does.
 */
@NullMarked
package dev.sluice.frames.ipc;

import org.jspecify.annotations.NullMarked;
