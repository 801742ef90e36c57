package dev.sluice.core.input.column;

import dev.sluice.frames.memory.MemoryPool;
import java.util.HashMap;
import java.util.Map;

/**
 * Dictionaries of text columns by name. They outlive a reader, so that the readers which one lane
 * opens after each other give out the same codes. Confined to the lane's thread.
 */
public final class TextDictionaries implements AutoCloseable {
  private final MemoryPool pool;
  private final Map<String, TextDictionary> dictionaries = new HashMap<>();

  public TextDictionaries(MemoryPool pool) {
    this.pool = pool;
  }

  TextDictionary of(String column) {
    return dictionaries.computeIfAbsent(column, unused -> new TextDictionary(pool));
  }

  /** Idempotent. */
  @Override
  public void close() {
    dictionaries.values().forEach(TextDictionary::close);
    dictionaries.clear();
  }
}
