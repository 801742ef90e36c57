package dev.sluice.core.table;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A new file being written from start to end, by one thread. */
interface StorageFile extends WritableByteChannel {
  /** Makes what was written survive a crash. */
  void force() throws IOException;
}
