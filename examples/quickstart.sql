-- Stores bike trips by day, then asks three questions about them.
REPLACE INTO trips OVERWRITE ALL
SELECT
  TIME_PARSE("time") AS __time,
  station, bike, minutes, distance, subscriber
FROM TABLE(
  EXTERN(
    '{"type": "local", "files": ["examples/trips.json"]}',
    '{"type": "json"}'
  )
) EXTEND ("time" VARCHAR, station VARCHAR, bike VARCHAR, minutes BIGINT, distance DOUBLE, subscriber VARCHAR)
PARTITIONED BY DAY
CLUSTERED BY station;

SELECT station, COUNT(*) AS trips, ROUND(AVG(minutes), 1) AS avg_minutes
FROM trips
GROUP BY station
ORDER BY trips DESC, station;

SELECT TIME_FLOOR(__time, 'P1D') AS "day", COUNT(*) AS trips, ROUND(SUM(distance), 1) AS km
FROM trips
GROUP BY 1
ORDER BY 1;

SELECT COUNT(DISTINCT bike) AS bikes, MAX(minutes) AS longest
FROM trips
WHERE station = 'Harbour' AND __time >= TIMESTAMP '2024-05-02 00:00:00';
