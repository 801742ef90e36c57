-- name: q1
SELECT l_returnflag, l_linestatus, SUM(l_quantity) AS sum_qty, SUM(l_extendedprice) AS sum_base_price,
  SUM(l_extendedprice * (1 - l_discount)) AS sum_disc_price,
  SUM(l_extendedprice * (1 - l_discount) * (1 + l_tax)) AS sum_charge,
  AVG(l_quantity) AS avg_qty, AVG(l_extendedprice) AS avg_price, AVG(l_discount) AS avg_disc, COUNT(*) AS count_order
FROM lineitem
WHERE l_shipdate <= DATE '1998-09-02'
GROUP BY l_returnflag, l_linestatus
ORDER BY l_returnflag, l_linestatus

-- name: q6
SELECT SUM(l_extendedprice * l_discount) AS revenue
FROM lineitem
WHERE l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01'
  AND l_discount BETWEEN 0.045 AND 0.075 AND l_quantity < 24

-- name: groups4
SELECT l_returnflag, l_linestatus, COUNT(*) AS n, SUM(l_quantity) AS q FROM lineitem GROUP BY l_returnflag, l_linestatus

-- name: groups10k
SELECT l_suppkey, COUNT(*) AS n, SUM(l_extendedprice) AS p FROM lineitem GROUP BY l_suppkey

-- name: groups1500k
SELECT COUNT(*) AS g, SUM(n) AS n, MAX(q) AS q
FROM (SELECT l_orderkey, COUNT(*) AS n, SUM(l_quantity) AS q FROM lineitem GROUP BY l_orderkey) t
