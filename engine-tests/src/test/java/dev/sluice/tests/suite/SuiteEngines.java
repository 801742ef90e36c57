package dev.sluice.tests.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.compare.Answers;
import dev.sluice.bench.compare.Contender;
import dev.sluice.bench.compare.DuckDbContender;
import dev.sluice.bench.compare.SluiceContender;
import dev.sluice.bench.compare.Suite;
import dev.sluice.bench.data.TableFiles;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Both engines with the tables of a suite. */
final class SuiteEngines implements AutoCloseable {
  /** Where generated tables are kept between builds. */
  static final Path DATA = Path.of("target", "suite-data").toAbsolutePath();

  private final Contender sluice;
  private final Contender duck;

  SuiteEngines(TableFiles data, Path folder) throws Exception {
    sluice = new SluiceContender(folder, 2, 0, Map.of("useApproximateCountDistinct", false));
    duck = new DuckDbContender(null, 2, 0);
    for (String table : data.tables()) {
      sluice.load(table, data.fields(table), data.file(table));
      duck.load(table, data.fields(table), data.file(table));
    }
  }

  void check(String name, Suite.Query query) throws Exception {
    assertThat(
            Answers.difference(sluice.rows(query.sql()), duck.rows(query.sql()), query.ordered()))
        .as("%s%n%s", name, query.sql())
        .isNull();
  }

  @Override
  public void close() throws SQLException {
    sluice.close();
    duck.close();
  }
}
