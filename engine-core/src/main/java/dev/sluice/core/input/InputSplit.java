package dev.sluice.core.input;

/**
 * Part of an input source that one reader takes.
 *
 * @param entity path, address or inline text, as the source understands it
 * @param index position of the entity in its source's listing, from 0
 * @param from first byte
 * @param to byte after the last, or -1 for the end. A record belongs to the split in which its
 *     first byte stands
 * @param sizeBytes weight for dealing splits to workers; 0 if unknown
 */
public record InputSplit(String entity, int index, long from, long to, long sizeBytes) {
  /** Whether the split is all of its entity. */
  public boolean isWhole() {
    return from == 0 && to < 0;
  }
}
