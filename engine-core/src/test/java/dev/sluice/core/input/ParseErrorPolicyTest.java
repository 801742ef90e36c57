package dev.sluice.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.counters.WarningCounter;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParseErrorPolicyTest {
  private final WarningCounter counter = new WarningCounter();

  @Test
  void theFirstErrorIsTheFaultIfNoneIsAllowed() {
    ParseErrorPolicy policy = new ParseErrorPolicy(0);
    assertThatThrownBy(() -> policy.sink(0, 0, counter).parseError(() -> "bad row"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault()).isEqualTo(new Fault.CannotParseExternalData("bad row")));
    assertThat(policy.warnings()).isEmpty();
    assertThat(counter.snapshot().counts()).isEqualTo(Map.of("CannotParseExternalData", 1L));
  }

  @Test
  void theLimitHoldsOverAllReaders() {
    ParseErrorPolicy policy = new ParseErrorPolicy(2);
    ParseErrorSink first = policy.sink(0, 0, counter);
    ParseErrorSink second = policy.sink(0, 1, counter);
    first.parseError(() -> "a");
    second.parseError(() -> "b");
    assertThatThrownBy(() -> first.parseError(() -> "c"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e ->
                assertThat(e.fault())
                    .isEqualTo(new Fault.TooManyWarnings(2, "CannotParseExternalData")));
    assertThat(policy.warnings())
        .containsExactly(
            new ParseWarning(0, 0, "a"), new ParseWarning(0, 1, "b"), new ParseWarning(0, 0, "c"));
    assertThat(policy.count()).isEqualTo(3);
  }

  @Test
  void eachWorkerTellsFiveErrorsAndCountsAll() {
    ParseErrorPolicy policy = new ParseErrorPolicy(-1);
    ParseErrorSink sink = policy.sink(1, 2, counter);
    for (int i = 0; i < 100; i++) {
      int number = i;
      sink.parseError(
          () -> {
            assertThat(number).isLessThan(ParseErrorPolicy.MAX_VERBOSE_PER_WORKER);
            return "row " + number;
          });
    }
    assertThat(policy.warnings()).hasSize(5);
    assertThat(policy.count()).isEqualTo(100);
    assertThat(counter.snapshot().counts()).isEqualTo(Map.of("CannotParseExternalData", 100L));
  }

  @Test
  void otherNegativeLimitsAreRefused() {
    assertThatThrownBy(() -> new ParseErrorPolicy(-2))
        .hasMessage("Invalid maxParseExceptions [-2]");
  }
}
