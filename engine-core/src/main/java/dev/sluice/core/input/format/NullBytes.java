package dev.sluice.core.input.format;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import java.nio.charset.StandardCharsets;

/** What happens to U+0000 in texts. */
final class NullBytes {
  private final boolean remove;
  private final ParseErrors errors;

  NullBytes(boolean remove, ParseErrors errors) {
    this.remove = remove;
    this.errors = errors;
  }

  /**
   * Drops U+0000 from a text in place, and answers the length that is left.
   *
   * @throws FaultException with the place, if texts may not hold it
   */
  int clean(byte[] data, int start, int length, long record, String column) {
    int first = find(data, start, length);
    if (first < 0) {
      return length;
    }
    if (!remove) {
      throw new FaultException(
          new Fault.InvalidNullByte(
              errors.sourceText(),
              errors.rowNumber(record),
              column,
              new String(data, start, length, StandardCharsets.UTF_8),
              new String(data, start, first, StandardCharsets.UTF_8).length()));
    }
    int to = start + first;
    for (int from = to; from < start + length; from++) {
      if (data[from] != 0) {
        data[to++] = data[from];
      }
    }
    return to - start;
  }

  private static int find(byte[] data, int start, int length) {
    for (int i = 0; i < length; i++) {
      if (data[start + i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
