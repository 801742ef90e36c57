package dev.sluice.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.Batches;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import java.util.ArrayList;
import java.util.List;

/** End of a chain that keeps the rows and checks that the protocol is kept. */
public final class CollectingSink implements BatchSink {
  private final int wanted;
  private final List<List<Object>> rows = new ArrayList<>();
  private RowSignature signature;
  private int finishes;
  private boolean closed;

  /** Sink that is satisfied with this many rows, but takes more. */
  public CollectingSink(int wanted) {
    this.wanted = wanted;
  }

  @Override
  public void accept(Batch batch) {
    assertThat(finishes).as("finished before a batch").isZero();
    assertThat(closed).as("closed before a batch").isFalse();
    if (signature != null) {
      assertThat(batch.signature()).isEqualTo(signature);
    }
    signature = batch.signature();
    rows.addAll(Batches.rows(batch));
  }

  @Override
  public void finish() {
    assertThat(closed).as("closed before finish").isFalse();
    finishes++;
  }

  @Override
  public boolean isSatisfied() {
    return rows.size() >= wanted;
  }

  @Override
  public void close() {
    closed = true;
  }

  public List<List<Object>> rows() {
    return rows;
  }

  /** Signature of the batches; null if there was none. */
  public RowSignature signature() {
    return signature;
  }

  public int finishes() {
    return finishes;
  }

  public boolean isClosed() {
    return closed;
  }
}
