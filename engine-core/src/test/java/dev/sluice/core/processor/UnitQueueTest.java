package dev.sluice.core.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.operator.BatchSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitQueueTest {
  private record Numbered(long ordinal) implements Unit {
    @Override
    public int partition() {
      return 0;
    }

    @Override
    public BatchSource open(Lane lane) {
      throw new UnsupportedOperationException();
    }
  }

  private static final Unit A = new Numbered(1);
  private static final Unit B = new Numbered(2);
  private static final Unit C = new Numbered(3);

  @Test
  void unitsAreTakenInOrder() {
    UnitQueue queue = new UnitQueue(List.of(A, B, C));
    assertThat(queue.poll()).isSameAs(A);
    assertThat(queue.poll()).isSameAs(B);
    assertThat(queue.poll()).isSameAs(C);
    assertThat(queue.poll()).isNull();
  }

  @Test
  void helpersTakeTheLastAndLeaveTheFirst() {
    List<UnitQueue> queues = UnitQueue.ofWorkers(List.of(List.of(), List.of(A, B, C)), true);
    assertThat(queues.get(0).poll()).isSameAs(C);
    assertThat(queues.get(0).poll()).isSameAs(B);
    assertThat(queues.get(0).poll()).isNull();
    assertThat(queues.get(1).poll()).isSameAs(A);
    assertThat(queues.get(1).poll()).isNull();
  }

  @Test
  void withoutHelpEveryoneKeepsItsOwn() {
    List<UnitQueue> queues = UnitQueue.ofWorkers(List.of(List.of(), List.of(A, B)), false);
    assertThat(queues.get(0).poll()).isNull();
    assertThat(queues.get(1).poll()).isSameAs(A);
  }
}
