package dev.sluice;

import dev.sluice.core.exec.QueryResults;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.frames.ipc.BatchArrowWriter;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Results as an Arrow IPC stream. */
final class ArrowStream {
  private ArrowStream() {}

  static void write(QueryResults results, OutputStream out) throws IOException {
    List<ResultColumn> columns = results.columns();
    RowSignature.Builder named = RowSignature.builder();
    for (int i = 0; i < columns.size(); i++) {
      named.add(uniqueName(columns, i), columns.get(i).type());
    }
    RowSignature signature = named.build();
    VectorArena arena = new VectorArena();
    WritableByteChannel channel = Channels.newChannel(out);
    try (BatchSource source = results.open(arena);
        BatchArrowWriter writer = BatchArrowWriter.stream(channel, signature)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        ColumnVector[] vectors = new ColumnVector[columns.size()];
        for (int i = 0; i < vectors.length; i++) {
          vectors[i] = batch.column(batch.signature().indexOf(columns.get(i).queryColumn()));
        }
        writer.write(Batch.of(signature, batch.rowCount(), vectors));
        arena.reset();
      }
    }
  }

  private static String uniqueName(List<ResultColumn> columns, int index) {
    String name = columns.get(index).outputColumn();
    long before =
        columns.subList(0, index).stream().filter(c -> c.outputColumn().equals(name)).count();
    return before == 0 ? name : name + before;
  }
}
