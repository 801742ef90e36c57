package dev.sluice.tests.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random statements against DuckDB: the same in every build. {@code -Dqueries.random=20000} runs so
 * many instead, {@code -Dqueries.seed=N} begins there; the statement of one seed alone is that of
 * both with {@code -Dqueries.random=1}.
 */
class RandomQueriesTest {
  private static final int COUNT = Integer.getInteger("queries.random", 200);
  private static final long SEED = Long.getLong("queries.seed", 1_000);

  @TempDir Path folder;

  @Test
  void agreesWithDuckDb() throws Exception {
    Campaign campaign = new Campaign(folder, System.out);
    campaign.run(SEED, COUNT);
    System.out.println(campaign.summary());
    assertThat(campaign.failures()).isEmpty();
    assertThat(campaign.answered()).isPositive();
  }
}
