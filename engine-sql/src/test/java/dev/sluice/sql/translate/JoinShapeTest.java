package dev.sluice.sql.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Joins become operators of the stage that reads the other side. */
class JoinShapeTest {
  @Test
  void leavesAreReadByTheJoin() {
    assertThat(Plans.detailed("SELECT a.x, a.y, b.y AS z FROM ext a JOIN ext b ON a.x = b.x"))
        .isEqualTo(
            """
            0 scan  in=external,external  shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, x STRING, y LONG, j0.y LONG]
                hash inner join input 1 on x = x
                project x, y, j0.y
            """);
  }

  @Test
  void conditionsOfOneSideAreAskedBeforeWhereRowsMayGo() {
    assertThat(
            Plans.detailed(
                "SELECT a.x, b.y AS z FROM ext a LEFT JOIN ext b ON a.x = b.x AND a.y > 3 AND b.y > 4"))
        .isEqualTo(
            """
            0 scan  in=external          shuffle=mix                   workers=1  [x STRING, y LONG]
                filter y > 4
            1 scan  in=external,stage:0  shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, x STRING, j0.y LONG]
                hash left join input 1 on x = x and y > 3
                project x, j0.y
            """);
  }

  @Test
  void computedKeysStandInColumnsBeforeTheJoin() {
    assertThat(
            Plans.detailed(
                "SELECT MAX(a.y) AS m FROM ext a JOIN ext b ON a.y + 1 = b.y AND b.x IS NULL"))
        .isEqualTo(
            """
            0 scan                in=external          shuffle=mix  workers=1  [y LONG]
                filter x IS NULL
                project y
            1 groupByPreShuffle   in=external,stage:0  shuffle=mix  workers=1  [a0 LONG]
                project y, v0 = y + 1
                hash inner join input 1 on v0 = y
                group [] a0 = max(y)
            2 groupByPostShuffle  in=stage:1           shuffle=mix  workers=1  [a0 LONG]
                merge [] a0 = max(y)
            """);
  }

  @Test
  void groupsAreJoinedBehindTheirMerge() {
    assertThat(
            Plans.detailed(
                "SELECT a.x, a.c FROM (SELECT x, COUNT(*) AS c FROM ext GROUP BY 1) a"
                    + " JOIN (SELECT x, SUM(y) AS c FROM ext GROUP BY 1) b ON a.x = b.x"
                    + " ORDER BY a.c LIMIT 3"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external         shuffle=hash(64; d0)              workers=1  [d0 STRING]
                project d0 = x
                group [d0]
            1 groupByPostShuffle  in=stage:0                                            workers=1  [d0 STRING]
                merge [d0]
            2 groupByPreShuffle   in=external         shuffle=hash(64; d0)              workers=1  [d0 STRING, a0 LONG]
                project d0 = x
                group [d0] a0 = count()
            3 groupByPostShuffle  in=stage:2,stage:1  shuffle=maxCount(1; a0; limit 3)  workers=1  [a0 LONG, d0 STRING]
                merge [d0] a0 = count()
                hash inner join input 1 on d0 = d0
                project a0, d0
            4 limit(3)            in=stage:3                                            workers=1  [a0 LONG, d0 STRING]
            """);
  }

  @Test
  void sortedSidesAreMergedInAStageOfTheirOwn() {
    assertThat(
            StageTreeText.printDetailed(
                Plans.small()
                    .with("sqlJoinAlgorithm", "sortMerge")
                    .query("SELECT a.x, b.y AS z FROM ext a FULL JOIN ext b ON a.x = b.x")))
        .isEqualTo(
            """
            0 scan           in=external         shuffle=hash(1; x; sorted)    workers=1  [x STRING, y LONG]
            1 scan           in=external         shuffle=hash(1; x; sorted)    workers=1  [x STRING]
                project x
            2 sortMergeJoin  in=stage:1,stage:0                                workers=1  [x STRING, j0.x STRING, j0.y LONG]
                merge full join input 1 on x = x
            3 scan           in=stage:2          shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, x STRING, j0.y LONG]
                project x, j0.y
            """);
  }
}
