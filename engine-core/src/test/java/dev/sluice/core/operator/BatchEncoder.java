package dev.sluice.core.operator;

import dev.sluice.frames.Batches;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.util.HashMap;
import java.util.Map;

/** Gives the columns of batches another physical form. */
final class BatchEncoder {
  private final OperatorTester.Encoding encoding;
  private final String[] texts;
  private final Map<String, StringDictionary> dictionaries = new HashMap<>();
  private final VectorArena arena;
  private int batches;

  BatchEncoder(OperatorTester.Encoding encoding, RowSignature signature, VectorArena arena) {
    this.encoding = encoding;
    this.arena = arena;
    texts =
        signature.columns().stream()
            .filter(column -> column.type().physical() == Physical.BYTES)
            .map(RowSignature.Column::name)
            .toArray(String[]::new);
    for (String text : texts) {
      dictionaries.put(text, new StringDictionary());
    }
  }

  Batch encode(Batch batch) {
    batches++;
    return switch (encoding) {
      case FLAT -> batch;
      case ONE_DICTIONARY -> Batches.encode(batch, dictionaries);
      case DICTIONARY_PER_BATCH -> Batches.encode(batch, texts);
      case MIXED -> batches % 2 == 0 ? batch : Batches.encode(batch, dictionaries);
      case LAZY ->
          Batch.lazy(
              batch.signature(),
              batch.rowCount(),
              (column, rows, count, target) ->
                  rows == null
                      ? batch.column(column)
                      : batch.column(column).gather(rows, count, target),
              arena);
    };
  }
}
