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
            0 groupByPreShuffle   in=external  shuffle=hash(64; d0)                   workers=1  [d0 STRING, a0 LONG]
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

  @Test
  void groupsOfGroupsAreStagesOfTheirOwn() {
    assertThat(
            Plans.stages(
                "SELECT c, COUNT(*) AS n FROM (SELECT x, COUNT(*) AS c FROM ext GROUP BY x) GROUP BY c"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=hash(64; d0)                workers=1  [d0 STRING, a0 LONG]
            1 groupByPostShuffle  in=stage:0                                       workers=1  [a0 LONG]
            2 groupByPreShuffle   in=stage:1   shuffle=maxCount(1; d0; aggregate)  workers=1  [d0 LONG, _a0 LONG]
            3 groupByPostShuffle  in=stage:2                                       workers=1  [d0 LONG, _a0 LONG]
            """);
  }

  @Test
  void keysAreSortedAsTheResultWantsThem() {
    assertThat(Plans.stages("SELECT x, y, COUNT(*) FROM ext GROUP BY 1, 2 ORDER BY y DESC LIMIT 3"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=maxCount(1; d1 desc, d0; aggregate)  workers=1  [d1 LONG, d0 STRING, a0 LONG]
            1 groupByPostShuffle  in=stage:0                                                workers=1  [d0 STRING, d1 LONG, a0 LONG]
            2 limit(3)            in=stage:1                                                workers=1  [d0 STRING, d1 LONG, a0 LONG]
            """);
  }

  @Test
  void conditionsOnKeysAreAskedBeforeTheGrouping() {
    assertThat(Plans.detailed("SELECT x, SUM(y) FROM ext GROUP BY x HAVING x > 'a' AND SUM(y) > 1"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=maxCount(1; d0; aggregate)  workers=1  [d0 STRING, a0 LONG]
                filter x > 'a'
                project d0 = x, y
                group [d0] a0 = sum(y)
            1 groupByPostShuffle  in=stage:0                                       workers=1  [d0 STRING, a0 LONG]
                merge [d0] a0 = sum(y)
                filter a0 > 1
            """);
  }

  @Test
  void aggregatesThatNothingReadsAreNotComputed() {
    assertThat(
            Plans.detailed(
                "SELECT s FROM (SELECT x, SUM(y) AS s, COUNT(*) AS c FROM ext GROUP BY x)"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=maxCount(1; d0; aggregate)  workers=1  [d0 STRING, a0 LONG]
                project d0 = x, y
                group [d0] a0 = sum(y)
            1 groupByPostShuffle  in=stage:0                                       workers=1  [a0 LONG]
                merge [d0] a0 = sum(y)
                project a0
            """);
  }

  @Test
  void averageIsASumAndACount() {
    assertThat(Plans.detailed("SELECT AVG(y), SUM(y), AVG(y) FILTER (WHERE x = 'a') FROM ext"))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=mix  workers=1  [a0 LONG, a1 LONG, a2 LONG, a3 LONG]
                project y, v0 = x = 'a'
                group [] a0 = sum(y), a1 = count(y), a2 = sum(y) where v0, a3 = count(y) where v0
            1 groupByPostShuffle  in=stage:0   shuffle=mix  workers=1  [p0 DOUBLE, a0 LONG, p1 DOUBLE]
                merge [] a0 = sum(y), a1 = count(y), a2 = sum(y) where v0, a3 = count(y) where v0
                project p0 = CAST(a0 AS DOUBLE) / CAST(a1 AS DOUBLE), a0, p1 = CAST(a2 AS DOUBLE) / CAST(a3 AS DOUBLE)
            """);
  }

  @Test
  void distinctCountsAreEstimatedUnlessTheyAreToBeExact() {
    String sql = "SELECT COUNT(DISTINCT x) AS b, SUM(y) AS s FROM ext";
    assertThat(Plans.stages(sql))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=mix  workers=1  [a0 COMPLEX<HLLSketch>, a1 LONG]
            1 groupByPostShuffle  in=stage:0   shuffle=mix  workers=1  [a0 LONG, a1 LONG]
            """);
    assertThat(StageTreeText.printDetailed(exact().query(sql)))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=hash(64; d0)  workers=1  [d0 STRING, a0 LONG]
                project d0 = x, y
                group [d0] a0 = sum(y)
            1 groupByPostShuffle  in=stage:0                         workers=1  [d0 STRING, a0 LONG]
                merge [d0] a0 = sum(y)
            2 groupByPreShuffle   in=stage:1   shuffle=mix           workers=1  [_a0 LONG, _a1 LONG]
                group [] _a0 = count(d0), _a1 = sum(a0)
            3 groupByPostShuffle  in=stage:2   shuffle=mix           workers=1  [_a0 LONG, _a1 LONG]
                merge [] _a0 = count(d0), _a1 = sum(a0)
            """);
  }

  @Test
  void severalDistinctCountsAreGroupedApart() {
    String sql =
        "SELECT x, COUNT(DISTINCT y), COUNT(DISTINCT t) FILTER (WHERE y > 0), SUM(y) FROM timed GROUP BY x";
    assertThat(StageTreeText.printDetailed(exact().query(sql)))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external         shuffle=hash(64; d0, d1)             workers=1  [d0 STRING, d1 LONG, a0 LONG]
                project d0 = x, d1 = y, y
                group [d0, d1] a0 = sum(y)
            1 groupByPostShuffle  in=stage:0                                               workers=1  [d0 STRING, a0 LONG, a1 LONG, a2 STRING]
                merge [d0, d1] a0 = sum(y)
                project d0, a0 = d1, a1 = a0, a2 = NULL
            2 groupByPreShuffle   in=external         shuffle=hash(64; d0, d1)             workers=1  [d0 STRING, d1 STRING]
                project d0 = x, d1 = CASE WHEN (y > 0) IS TRUE THEN t ELSE NULL END
                group [d0, d1]
            3 groupByPostShuffle  in=stage:2                                               workers=1  [d0 STRING, a0 LONG, a1 LONG, a2 STRING]
                merge [d0, d1]
                project d0, a0 = NULL, a1 = NULL, a2 = d1
            4 groupByPreShuffle   in=stage:1,stage:3  shuffle=maxCount(1; _d0; aggregate)  workers=1  [_d0 STRING, _a0 LONG, _a1 LONG, _a2 LONG]
                project _d0 = d0, a0, a2, a1
                group [_d0] _a0 = count(a0), _a1 = count(a2), _a2 = sum(a1)
            5 groupByPostShuffle  in=stage:4                                               workers=1  [_d0 STRING, _a0 LONG, _a1 LONG, _a2 LONG]
                merge [_d0] _a0 = count(a0), _a1 = count(a2), _a2 = sum(a1)
            """);
  }

  @Test
  void aggregatesWithoutPartsAreGroupedByTheKeysAlone() {
    String sql = "SELECT COUNT(DISTINCT x), LATEST_BY(y, TIME_PARSE(t)) FROM timed";
    assertThat(StageTreeText.printDetailed(exact().query(sql)))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external         shuffle=hash(64; d0)  workers=1  [d0 STRING]
                project d0 = x
                group [d0]
            1 groupByPostShuffle  in=stage:0                                workers=1  [a0 STRING, a1 LONG]
                merge [d0]
                project a0 = d0, a1 = NULL
            2 groupByPreShuffle   in=external         shuffle=mix           workers=1  [a0 COMPLEX<serializablePairLongLong>]
                project y, v0 = TIME_PARSE(t, NULL, 'UTC')
                group [] a0 = latest(y, v0)
            3 groupByPostShuffle  in=stage:2          shuffle=mix           workers=1  [a0 STRING, a1 LONG]
                merge [] a0 = latest(y, v0)
                project a0 = NULL, a1 = a0
            4 groupByPreShuffle   in=stage:1,stage:3  shuffle=mix           workers=1  [_a0 LONG, _a1 LONG]
                group [] _a0 = count(a0), _a1 = max(a1)
            5 groupByPostShuffle  in=stage:4          shuffle=mix           workers=1  [_a0 LONG, _a1 LONG]
                merge [] _a0 = count(a0), _a1 = max(a1)
            """);
  }

  private static Plans exact() {
    return Plans.small().with("useApproximateCountDistinct", false);
  }

  @Test
  void unionReadsTheStagesOfItsBranches() {
    assertThat(Plans.stages("SELECT x FROM ext UNION ALL SELECT y FROM timed ORDER BY 1 LIMIT 1"))
        .isEqualTo(
            """
            0 scan      in=external         shuffle=maxCount(1; x, __boost; limit 1)   workers=1  [x STRING, __boost LONG]
            1 limit(1)  in=stage:0                                                     workers=1  [x STRING, __boost LONG]
            2 scan      in=external         shuffle=maxCount(1; v0, __boost; limit 1)  workers=1  [v0 STRING, __boost LONG]
            3 limit(1)  in=stage:2                                                     workers=1  [v0 STRING, __boost LONG]
            4 scan      in=stage:1          shuffle=mix                                workers=1  [x STRING]
            5 scan      in=stage:3          shuffle=mix                                workers=1  [x STRING]
            6 scan      in=stage:4,stage:5  shuffle=maxCount(1; x, __boost; limit 1)   workers=1  [x STRING, __boost LONG]
            7 limit(1)  in=stage:6                                                     workers=1  [x STRING, __boost LONG]
            """);
  }

  @Test
  void tablesGiveOnlyTheColumnsAndTimesThatAreRead() {
    assertThat(
            Plans.detailed(
                "SELECT page FROM wiki WHERE __time >= '2015-09-12' AND __time < '2015-09-13' AND channel = 'x'"))
        .isEqualTo(
            """
            0 scan  in=table:wikipedia(2015-09-12T00:00:00Z/2015-09-13T00:00:00Z)  shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, page STRING]
                filter (__time >= 1442016000000) AND (__time < 1442102400000) AND (channel = 'x')
                project page
            """);
  }

  @Test
  void whatIsSharedIsComputedOnce() {
    assertThat(
            Plans.detailed(
                "SELECT UPPER(x) AS u, y * 2 + 1 AS v, y * 2 + 2 AS w FROM ext WHERE UPPER(x) = 'A' AND y > 0"))
        .isEqualTo(
            """
            0 scan  in=external  shuffle=maxCount(1; __boost)  workers=1  [__boost LONG, v0 STRING, v1 LONG, v2 LONG]
                filter y > 0
                project y, s0 = UPPER(x)
                filter s0 = 'A'
                project s0, s1 = y * 2
                project v0 = s0, v1 = s1 + 1, v2 = s1 + 2
            """);
  }

  @Test
  void stagesSpreadOverAsManyWorkersAsThereAreTasks() {
    String sql = "SELECT x, COUNT(*) AS c FROM ext GROUP BY x ORDER BY c";
    assertThat(StageTreeText.print(new Plans().with("maxNumTasks", 5).query(sql)))
        .isEqualTo(
            """
            0 groupByPreShuffle   in=external  shuffle=hash(64; d0)     workers=4  [d0 STRING, a0 LONG]
            1 groupByPostShuffle  in=stage:0   shuffle=maxCount(1; a0)  workers=4  [a0 LONG, d0 STRING]
            """);
    assertThat(new Plans().query("SELECT x FROM ext").finalStage().maxWorkerCount()).isEqualTo(3);
  }

  @Test
  void ingestionWithoutTimeGetsOne() {
    assertThat(
            Plans.detailed("REPLACE INTO t OVERWRITE ALL SELECT x, y FROM ext PARTITIONED BY ALL"))
        .isEqualTo(
            """
            0 scan                 in=external  shuffle=targetSize*(3000000; __boost)  workers=1  [__boost LONG, x STRING, y LONG, v0 TIMESTAMP]
                project x, y, v0 = 0
            1 segmentGenerator(t)  in=stage:0                                          workers=1  []
                columns __time TIMESTAMP = v0, x STRING = x, y LONG = y
            """);
  }

  @Test
  void limitedIngestionIsPartitionedBeforeTheLimit() {
    assertThat(
            Plans.stages(
                "INSERT INTO t SELECT TIME_PARSE(t) AS __time, x FROM timed LIMIT 2 PARTITIONED BY ALL"))
        .isEqualTo(
            """
            0 scan                 in=external  shuffle=mix*  workers=1  [v0 TIMESTAMP, x STRING]
            1 limit(2)             in=stage:0                 workers=1  [v0 TIMESTAMP, x STRING]
            2 segmentGenerator(t)  in=stage:1                 workers=1  []
            """);
  }

  @Test
  void rollupKeepsIntermediateAggregates() {
    Plans plans =
        Plans.small()
            .with("finalizeAggregations", false)
            .with("groupByEnableMultiValueUnnesting", false);
    String sql =
        """
        INSERT INTO t SELECT FLOOR(TIME_PARSE(t) TO HOUR) AS __time, x, COUNT(*) AS cnt,
          SUM(y) AS added, APPROX_COUNT_DISTINCT(y) AS ys, LATEST_BY(x, TIME_PARSE(t)) AS l
        FROM timed GROUP BY 1, 2 PARTITIONED BY DAY CLUSTERED BY x
        """;
    assertThat(StageTreeText.printDetailed(plans.query(sql)))
        .isEqualTo(
            """
            0 groupByPreShuffle    in=external  shuffle=maxCount(1; d0, d1; aggregate)                workers=1  [d0 TIMESTAMP, d1 STRING, a0 LONG, a1 LONG, a2 COMPLEX<HLLSketch>, a3 COMPLEX<serializablePairLongString>]
                project x, y, s0 = TIME_PARSE(t, NULL, 'UTC')
                project d0 = TIME_FLOOR(s0, 'PT1H', NULL, 'UTC'), d1 = x, y, x, v0 = s0
                group [d0, d1] a0 = count(), a1 = sum(y), a2 = approx_count_distinct(y), a3 = latest(x, v0)
            1 groupByPostShuffle   in=stage:0   shuffle=targetSize*(3000000; __bucket | d1, __boost)  workers=1  [__bucket LONG, d1 STRING, __boost LONG, d0 TIMESTAMP, a0 LONG, a1 LONG, a2 COMPLEX<HLLSketch>, a3 COMPLEX<serializablePairLongString>]
                merge [d0, d1] a0 = count(), a1 = sum(y), a2 = approx_count_distinct(y), a3 = latest(x, v0) unfinished
                project __bucket = TIME_FLOOR(d0, 'P1D', NULL, 'UTC'), d1, d0, a0, a1, a2, a3
            2 segmentGenerator(t)  in=stage:1                                                         workers=1  []
                columns __time TIMESTAMP = d0, x STRING = d1, cnt LONG = a0, added LONG = a1, ys COMPLEX<HLLSketch> = a2, l COMPLEX<serializablePairLongString> = a3
                sorted by [x]
                rollup sum(cnt), sum(added), approx_count_distinct(ys), latest(l)
            """);
    assertThat(Plans.detailed("SELECT channel, APPROX_COUNT_DISTINCT(users) FROM wiki GROUP BY 1"))
        .contains("a0 = approx_count_distinct(users)");
  }
}
