package dev.sluice.tests.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random statements against DuckDB: the same in every build, and some others. {@code
 * -Dqueries.random=20000} runs so many instead, {@code -Dqueries.seed=N} begins there; the
 * statement of one seed alone is that of both with {@code -Dqueries.random=1}.
 */
class RandomQueriesTest {
  private static final int COUNT = Integer.getInteger("queries.random", 0);
  private static final long SEED = Long.getLong("queries.seed", 1_000);
  private static final int SAME = 150;
  private static final int OTHERS = 50;

  @TempDir Path folder;

  @Test
  void agreesWithDuckDb() throws Exception {
    Campaign campaign = new Campaign(folder, System.out);
    if (COUNT > 0) {
      campaign.run(SEED, COUNT);
    } else {
      long other = 1_000_000 + new Random().nextInt(1_000_000_000);
      System.out.println("seeds from " + SEED + ", and from " + other);
      campaign.run(SEED, SAME).run(other, OTHERS);
    }
    System.out.println(campaign.summary());
    assertThat(campaign.failures()).isEmpty();
    assertThat(campaign.answered()).isPositive();
  }
}
