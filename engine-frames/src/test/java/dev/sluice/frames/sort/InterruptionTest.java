package dev.sluice.frames.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.frames.Batches;
import dev.sluice.frames.LeakExtension;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder().add("x", ScalarType.LONG).build();

  @RegisterExtension final LeakExtension memory = new LeakExtension();
  @TempDir Path folder;

  @Test
  void anInterruptedThreadStopsSorting() throws Exception {
    ClusterBy key = new ClusterBy(List.of(new KeyColumn("x", KeyOrder.ASCENDING)), 0);
    List<List<Object>> rows = new ArrayList<>();
    for (long i = 0; i < 5_000; i++) {
      rows.add(List.of(i * 7919 % 5_000));
    }
    try (SortBuffer buffer = new SortBuffer(SIGNATURE, key, memory.allocator(), folder)) {
      buffer.add(Batches.of(SIGNATURE, rows));
      Thread.currentThread().interrupt();
      assertThatThrownBy(buffer::finish).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
