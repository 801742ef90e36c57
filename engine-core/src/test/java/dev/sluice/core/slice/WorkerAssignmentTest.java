package dev.sluice.core.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerAssignmentTest {

  @Test
  void partsGoToTheLightestWorker() {
    assertThat(WorkerAssignment.max(List.of(10L, 1L, 1L, 1L), 2, Long::longValue))
        .containsExactly(List.of(10L), List.of(1L, 1L, 1L));
  }

  @Test
  void thereAreNoMoreWorkersThanParts() {
    assertThat(WorkerAssignment.max(List.of(5L), 4, Long::longValue)).hasSize(1);
    assertThat(WorkerAssignment.max(List.<Long>of(), 4, Long::longValue)).isEmpty();
  }

  @Test
  void autoOpensAnotherWorkerOnlyWhenOneIsFull() {
    List<Long> parts = List.of(40L, 40L, 40L);
    assertThat(WorkerAssignment.auto(parts, 4, Long::longValue, 100, 10)).hasSize(2);
    assertThat(WorkerAssignment.auto(parts, 4, Long::longValue, 1_000, 10)).hasSize(1);
    assertThat(WorkerAssignment.auto(parts, 4, Long::longValue, 1_000, 1)).hasSize(3);
  }
}
