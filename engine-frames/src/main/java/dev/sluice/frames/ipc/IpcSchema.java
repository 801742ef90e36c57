package dev.sluice.frames.ipc;

import java.util.List;
import java.util.Map;

/**
 * Columns of a file or stream, in order.
 *
 * @param metadata texts by key that travel with the schema
 */
public record IpcSchema(List<IpcField> fields, Map<String, String> metadata) {
  public IpcSchema {
    fields = List.copyOf(fields);
    metadata = Map.copyOf(metadata);
  }
}
