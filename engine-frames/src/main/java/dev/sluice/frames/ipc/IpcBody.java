package dev.sluice.frames.ipc;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a record batch or dictionary on their way into a file: for each column a node, and
 * the buffers that its type demands. The arrays are read when the batch is written.
 */
public final class IpcBody {
  static final int ALIGNMENT = 64;

  private final List<Node> nodes = new ArrayList<>();
  private final List<Slice> buffers = new ArrayList<>();

  record Node(int length, int nullCount) {}

  /** The first bytes of an array. */
  static final class Slice {
    private final byte[] bytes;
    private final int length;

    private Slice(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }

    /** Bytes in the file, up to the next aligned place. */
    long paddedLength() {
      return padded(length);
    }
  }

  /** Starts a column. */
  public void node(int length, int nullCount) {
    nodes.add(new Node(length, nullCount));
  }

  /** Adds a buffer: the first {@code length} bytes of the array, little-endian. */
  public void buffer(byte[] bytes, int length) {
    buffers.add(new Slice(bytes, length));
  }

  /** Forgets all columns. */
  public void clear() {
    nodes.clear();
    buffers.clear();
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Slice> buffers() {
    return buffers;
  }

  /** Bytes in the file, padding included. */
  public long length() {
    long length = 0;
    for (Slice buffer : buffers) {
      length += buffer.paddedLength();
    }
    return length;
  }

  static long padded(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
