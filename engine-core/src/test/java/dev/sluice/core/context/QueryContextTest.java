package dev.sluice.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryContextTest {

  @Test
  void numbersAndBooleansMayBeText() {
    QueryContext context =
        QueryContext.of(Map.of("rowsPerSegment", "10", "failOnEmptyInsert", "TRUE", "timeout", 5));
    assertThat(context.get(ContextKeys.ROWS_PER_SEGMENT)).isEqualTo(10);
    assertThat(context.get(ContextKeys.FAIL_ON_EMPTY_INSERT)).isTrue();
    assertThat(context.find(ContextKeys.TIMEOUT)).isEqualTo(5L);
  }

  @Test
  void namesMayBeAListOrJsonOrCommas() {
    for (Object form : List.of(List.of("a", "b"), "a, b", "[\"a\",\"b\"]")) {
      assertThat(
              QueryContext.of(Map.of("segmentSortOrder", form)).get(ContextKeys.SEGMENT_SORT_ORDER))
          .containsExactly("a", "b");
    }
  }

  @Test
  void badValuesNameKeyAndValue() {
    assertThatThrownBy(() -> QueryContext.of(Map.of("timeout", "soon")).find(ContextKeys.TIMEOUT))
        .isInstanceOf(ContextException.class)
        .hasMessage("Expected key [timeout] to be an integer number, but it is [soon]");
    assertThatThrownBy(
            () ->
                QueryContext.of(Map.of("taskAssignment", "some")).get(ContextKeys.TASK_ASSIGNMENT))
        .hasMessageContaining("[taskAssignment]");
  }

  @Test
  void parseExceptionsFollowTheMode() {
    assertThat(QueryContext.empty().maxParseExceptions()).isZero();
    assertThat(QueryContext.of(Map.of("mode", "nonStrict")).maxParseExceptions()).isEqualTo(-1);
    assertThat(
            QueryContext.of(Map.of("mode", "nonStrict", "maxParseExceptions", 3))
                .maxParseExceptions())
        .isEqualTo(3);
    assertThatThrownBy(() -> QueryContext.of(Map.of("maxParseExceptions", -2)).maxParseExceptions())
        .isInstanceOf(ContextException.class);
  }

  @Test
  void workersAreTasksLessOne() {
    assertThat(QueryContext.empty().maxNumWorkers(4)).isEqualTo(4);
    assertThat(QueryContext.of(Map.of("maxNumTasks", 3)).maxNumWorkers(4)).isEqualTo(2);
    assertThatThrownBy(() -> QueryContext.of(Map.of("maxNumTasks", 1)).maxNumWorkers(4))
        .hasMessageContaining("[1] cannot be less than 2");
  }

  @Test
  void everyKeyReadsItsDefault() {
    assertThat(ContextKeys.all()).allMatch(key -> !key.name().isEmpty() && !key.doc().isEmpty());
  }
}
