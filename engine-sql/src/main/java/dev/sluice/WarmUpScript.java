package dev.sluice;

import java.util.List;

/** What an engine does before and between the first queries: statements over rows of their own. */
final class WarmUpScript {
  private static final String TABLES =
      """
      WITH o (ok, ck, d, p) AS (VALUES
        (1, 1, DATE '2000-01-01', 1.5e0), (2, 1, DATE '2000-02-01', 2.5e0),
        (3, 2, DATE '2001-01-01', 3.5e0)),
      l (ok, pk, q, x, s) AS (VALUES
        (1, 1, 1, 1e0, 'a b'), (1, 2, 2, 2e0, 'b'), (2, 1, 3, 3e0, 'c'), (4, 3, 4, 4e0, NULL)),
      c (ck, n) AS (VALUES (1, 'one'), (2, 'two'), (3, 'three'))
      """;

  /** What nearly every query needs. */
  static final List<String> BASICS =
      List.of(
          "SELECT 1",
          """
          SELECT LOWER(k), COUNT(*) AS c, SUM(v) AS s
          FROM (VALUES ('a', 1), ('b', 2), ('a', 3)) AS t (k, v)
          WHERE v > 0 GROUP BY 1 ORDER BY c DESC LIMIT 2""");

  /** Joins, subqueries, windows and set operations. */
  static final List<String> SHAPES =
      List.of(
          TABLES
              + """
              SELECT c.n, EXTRACT(YEAR FROM o.d) AS y, SUM(l.x * (1 - l.q)) AS s, COUNT(*) AS k
              FROM o, l, c
              WHERE o.ok = l.ok AND c.ck = o.ck AND o.d >= DATE '2000-01-01'
                AND o.d < DATE '2000-01-01' + INTERVAL '1' YEAR AND l.q BETWEEN 1 AND 5
                AND c.n IN ('one', 'two')
              GROUP BY 1, 2 HAVING SUM(l.x) < 100 ORDER BY s DESC, 1 LIMIT 10""",
          TABLES
              + """
              SELECT c.n, CASE WHEN o.p > 2 THEN 'high' ELSE 'low' END AS level,
                (SELECT AVG(l.x) FROM l WHERE l.ok = o.ok) AS a
              FROM c LEFT JOIN o ON c.ck = o.ck AND o.p > 1
              WHERE NOT EXISTS (SELECT 1 FROM l WHERE l.ok = o.ok AND l.pk <> o.ck AND l.q > 100)
                AND c.ck IN (SELECT l.pk FROM l WHERE l.s LIKE '%b%' OR l.q > 1)
                AND o.p < (SELECT 10 * AVG(i.p) FROM o AS i WHERE i.ck = o.ck)
              ORDER BY 1, 2""",
          TABLES
              + """
              SELECT k, t, RANK() OVER (PARTITION BY k ORDER BY t DESC) AS r,
                SUM(t) OVER (PARTITION BY k ORDER BY t ROWS UNBOUNDED PRECEDING) AS s
              FROM (
                SELECT ok AS k, MAX(x) AS t FROM l GROUP BY ok
                UNION ALL
                SELECT ck AS k, MIN(p) AS t FROM o GROUP BY ck
                UNION
                SELECT DISTINCT ck AS k, 0e0 AS t FROM c) AS u
              ORDER BY k, r""");

  private WarmUpScript() {}
}
