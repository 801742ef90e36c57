package dev.sluice.sql.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each kind of query becomes the documented stages. */
class StageShapeTest {
  @Test
  void scanKeepsNamesAndIsCollectedByBoost() {
    assertThat(Plans.detailed("SELECT x, y * 2 AS y2, UPPER(x) AS ux FROM ext WHERE y > 1"))
        .isEqualTo(
            """
            0 scan  in=external  shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, x STRING, v0 LONG, v1 STRING]
                filter y > 1
                project x, v0 = y * 2, v1 = UPPER(x)
            """);
  }

  @Test
  void constantsAreInlineRows() {
    assertThat(Plans.detailed("SELECT 1 AS n1, 'a' AS a, TIMESTAMP '2020-01-01 00:00:00' AS ts"))
        .isEqualTo(
            """
            0 scan  in=inline:1  shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, n1 LONG, a STRING, ts TIMESTAMP]
            """);
    assertThat(Plans.detailed("SELECT * FROM (VALUES ('a', 1), ('bb', 2)) AS t(x, y)"))
        .isEqualTo(
            """
            0 scan  in=inline:2  shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, x STRING, y LONG]
            """);
  }

  @Test
  void orderIsTheShuffleOfTheScan() {
    assertThat(Plans.stages("SELECT x, y FROM ext ORDER BY x, y DESC"))
        .isEqualTo(
            """
            0 scan  in=external  shuffle=maxCount(1; x, y desc, __boost)  workers=1  [x STRING, y LONG, __boost LONG]
            """);
  }

  @Test
  void limitTakesAStageOfItsOwn() {
    assertThat(Plans.detailed("SELECT x, y FROM ext LIMIT 2 OFFSET 1"))
        .isEqualTo(
            """
            0 scan                in=external  shuffle=mix  workers=1  [x STRING, y LONG]
                limit 3
            1 limit(2; offset 1)  in=stage:0                workers=1  [x STRING, y LONG]
            """);
    assertThat(Plans.stages("SELECT x, y FROM ext ORDER BY y DESC LIMIT 2"))
        .isEqualTo(
            """
            0 scan      in=external  shuffle=maxCount(1; y desc, __boost; limit 2)  workers=1  [y LONG, __boost LONG, x STRING]
            1 limit(2)  in=stage:0                                                  workers=1  [y LONG, __boost LONG, x STRING]
            """);
  }

  @Test
  void groupsAreMergedAfterASortByTheirKeys() {
    assertThat(Plans.detailed("SELECT x, SUM(y) AS s, COUNT(*) AS c FROM ext GROUP BY x"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=maxCount(1; d0; aggregate)  workers=1  [d0 STRING, a0 LONG, a1 LONG]
                project d0 = x, y
                group [d0] a0 = sum(y), a1 = count()
            1 groupByPostShuffle  in=stage:0                                       workers=1  [d0 STRING, a0 LONG, a1 LONG]
                merge [d0] a0 = sum(y), a1 = count()
            """);
  }

  @Test
  void anotherOrderTakesASecondSort() {
    assertThat(
            Plans.detailed(
                "SELECT x, SUM(y) AS s FROM ext GROUP BY x HAVING SUM(y) > 2 ORDER BY s DESC LIMIT 2"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=maxCount(1; d0; aggregate)     workers=1  [d0 STRING, a0 LONG]
                project d0 = x, y
                group [d0] a0 = sum(y)
            1 groupByPostShuffle  in=stage:0   shuffle=maxCount(1; a0 desc; limit 2)  workers=1  [a0 LONG, d0 STRING]
                merge [d0] a0 = sum(y)
                filter a0 > 2
                project a0, d0
            2 limit(2)            in=stage:1                                          workers=1  [a0 LONG, d0 STRING]
            """);
  }

  @Test
  void oneGroupForAllIsMixed() {
    assertThat(Plans.stages("SELECT COUNT(*) AS c, SUM(y) AS s FROM ext"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=mix  workers=1  [a0 LONG, a1 LONG]
            1 groupByPostShuffle  in=stage:0   shuffle=mix  workers=1  [a0 LONG, a1 LONG]
            """);
  }

  @Test
  void ingestionSortsByTimeChunkAndClusterKeys() {
    assertThat(
            Plans.stages(
                "INSERT INTO t SELECT TIME_PARSE(t) AS __time, x, y FROM timed PARTITIONED BY DAY CLUSTERED BY x"))
        .isEqualTo(
            """
            0 scan                 in=external  shuffle=targetSize*(3000000; __bucket | x, __boost)  workers=1  [__bucket LONG, x STRING, __boost LONG, v0 TIMESTAMP, y LONG]
            1 segmentGenerator(t)  in=stage:0                                                        workers=1  []
            """);
  }
}
