package dev.sluice.core.input.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Names the file or document in errors of its stream. */
final class NamedStream extends FilterInputStream {
  private final String name;

  NamedStream(InputStream in, String name) {
    super(in);
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throw named(e);
    }
  }

  private IOException named(IOException e) {
    return new IOException("Cannot read [" + name + "]: " + e.getMessage(), e);
  }
}
