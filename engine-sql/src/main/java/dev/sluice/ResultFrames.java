package dev.sluice;

import dev.sluice.core.exec.QueryResults;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameArrowReader;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Rows of a result as frames with the columns of the SELECT. */
final class ResultFrames implements FrameArrowReader.Source {
  private final QueryResults results;
  private final RowSignature signature;
  private final VectorArena arena = new VectorArena();
  private final BatchSource source;
  private final FrameBuilder builder;
  private @Nullable Batch batch;
  private int next;

  private ResultFrames(QueryResults results, RowSignature signature) {
    this.results = results;
    this.signature = signature;
    source = results.open(arena);
    builder = new FrameBuilder(signature, results.allocator());
  }

  /** Arrow's view of the rows; closing it leaves the result open. */
  static ArrowReader reader(QueryResults results) {
    RowSignature signature = outputSignature(results);
    return new FrameArrowReader(
        signature, results.allocator(), new ResultFrames(results, signature));
  }

  /** Columns of the SELECT; a name that repeats gets a number. */
  private static RowSignature outputSignature(QueryResults results) {
    RowSignature.Builder builder = RowSignature.builder();
    Set<String> names = new HashSet<>();
    results
        .columns()
        .forEach(
            column -> {
              String name = column.outputColumn();
              for (int i = 1; !names.add(name); i++) {
                name = column.outputColumn() + "_" + i;
              }
              builder.add(name, column.type());
            });
    return builder.build();
  }

  @Override
  public @Nullable Frame next() throws IOException {
    while (true) {
      Batch current = batch;
      if (current == null || next == current.rowCount()) {
        arena.reset();
        Batch read = source.next();
        if (read == null) {
          batch = null;
          return builder.isEmpty() ? null : builder.build();
        }
        batch = projected(read);
        next = 0;
        continue;
      }
      int taken = builder.append(current, next);
      next += taken;
      if (next < current.rowCount()) {
        return builder.build();
      }
    }
  }

  private Batch projected(Batch read) {
    ColumnVector[] columns = new ColumnVector[signature.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = read.column(results.position(i));
    }
    return Batch.of(signature, read.rowCount(), columns);
  }

  @Override
  public void close() {
    builder.close();
    source.close();
  }
}
