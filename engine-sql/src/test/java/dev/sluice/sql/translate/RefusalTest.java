package dev.sluice.sql.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.sql.parser.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be planned is refused with its reason and place. */
class RefusalTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "SELECT nope FROM ext | Column 'nope' not found in any table (line [1], column [8])",
        "SELECT x FROM nosuch | Object 'nosuch' not found (line [1], column [15])",
        "SELECT NO_SUCH(x) FROM ext | No match found for function signature NO_SUCH(<CHARACTER>) (line [1], column [8])",
        "SELECT UPPER(x, 1) FROM ext | Invalid number of arguments to function 'UPPER'. Was expecting 1 arguments (line [1], column [8])",
        "SELECT x FROM ext WHERE x | WHERE clause must be a condition (line [1], column [25])",
        "SELECT x, COUNT(*) FROM ext | Expression 'x' is not being grouped (line [1], column [8])",
        "SELECT EARLIEST(x) FROM ext | Column '__time' not found in any table; functions that need a time take it from this column, EARLIEST_BY and LATEST_BY from another one (line [1], column [8])",
        "SELECT x FROM ext TABLESAMPLE BERNOULLI(10) | Query could not be planned: TABLESAMPLE is not supported (line [1], column [15])",
        "SELECT x FROM ext WHERE UNIQUE (SELECT 1) | Query could not be planned: UNIQUE is not supported (line [1], column [25])",
        "SELECT ARRAY(SELECT x FROM ext) AS q FROM ext | Query could not be planned: ARRAY with a subquery is not supported (line [1], column [8])",
        "SELECT ANY_VALUE(x, 0) FROM ext | The maxBytesPerValue of [any_value] must be a positive literal",
        "SELECT TIME_FLOOR(ts, 'nope') FROM typed | Query could not be planned: Invalid period [nope]; use an ISO 8601 period such as [P1D] or [PT15M]",
        "SELECT TIME_IN_INTERVAL(ts, 'nope') FROM typed | Invalid interval [nope]: expected [start/end], [start/period] or [period/end]",
      })
  void isRefused(String sql, String message) {
    assertThatThrownBy(() -> Plans.stages(sql))
        .isInstanceOf(StatementException.class)
        .hasMessage(message);
  }

  @Test
  void namesOfTheEngineAreRestricted() {
    assertThatThrownBy(() -> Plans.stages("SELECT \"__boost\" FROM reserved ORDER BY 1"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault()).isEqualTo(new Fault.ColumnNameRestricted("__boost")));
  }
}
