-- Shapes of queries over the smaller tables of TPC-DS, each of which asks for one thing to be right.

-- name: with-chain
WITH sales AS (
  SELECT ss_item_sk AS item, ss_store_sk AS store, SUM(ss_net_paid) AS paid, COUNT(*) AS n
  FROM store_sales
  GROUP BY ss_item_sk, ss_store_sk),
per_item AS (SELECT item, SUM(paid) AS paid, SUM(n) AS n FROM sales GROUP BY item),
average AS (SELECT AVG(paid) AS paid FROM per_item),
good AS (SELECT item, per_item.paid, n FROM per_item, average WHERE per_item.paid > 1.5 * average.paid),
named AS (SELECT i_category, i_brand, good.paid, n FROM good JOIN item ON item = i_item_sk),
categories AS (SELECT i_category, SUM(paid) AS paid, SUM(n) AS n, COUNT(*) AS items FROM named GROUP BY i_category)
SELECT c.i_category, c.paid, c.n, c.items, (SELECT COUNT(*) FROM named) AS alltogether
FROM categories c
ORDER BY c.i_category

-- name: rollup-grouping
SELECT i_category, i_class, GROUPING(i_category) AS gc, GROUPING(i_class) AS gl, GROUPING(i_category, i_class) AS g,
  SUM(ss_quantity) AS q, COUNT(DISTINCT ss_customer_sk) AS customers
FROM store_sales JOIN item ON ss_item_sk = i_item_sk
GROUP BY ROLLUP(i_category, i_class)
HAVING COUNT(*) > 20

-- name: cube-and-sets
SELECT s_state, d_year, d_qoy, COUNT(*) AS n, SUM(ss_quantity) AS q
FROM store_sales JOIN store ON ss_store_sk = s_store_sk JOIN date_dim ON ss_sold_date_sk = d_date_sk
GROUP BY GROUPING SETS ((s_state, d_year), (d_year, d_qoy), (s_state), ())

-- name: windows-over-aggregates
SELECT i_category, d_moy, SUM(ss_net_paid) AS paid,
  RANK() OVER (PARTITION BY d_moy ORDER BY COUNT(*) DESC, i_category) AS place,
  SUM(SUM(ss_quantity)) OVER (PARTITION BY i_category ORDER BY d_moy) AS so_far,
  COUNT(*) - LAG(COUNT(*), 1) OVER (PARTITION BY i_category ORDER BY d_moy) AS change
FROM store_sales, item, date_dim
WHERE ss_item_sk = i_item_sk AND ss_sold_date_sk = d_date_sk AND d_year = 2000
GROUP BY i_category, d_moy

-- name: window-rollup
SELECT i_category, i_class, SUM(ss_quantity) AS q,
  RANK() OVER (PARTITION BY GROUPING(i_class), CASE WHEN GROUPING(i_class) = 0 THEN i_category END
    ORDER BY SUM(ss_quantity) DESC) AS place
FROM store_sales JOIN item ON ss_item_sk = i_item_sk
GROUP BY ROLLUP(i_category, i_class)

-- name: set-operations
SELECT ss_customer_sk AS customer FROM store_sales WHERE ss_quantity > 90
INTERSECT
SELECT ws_bill_customer_sk FROM web_sales
EXCEPT
SELECT wr_returning_customer_sk FROM web_returns

-- name: set-operations-all
SELECT item, COUNT(*) AS n
FROM (
  SELECT ss_item_sk AS item FROM store_sales WHERE ss_quantity = 7
  INTERSECT ALL
  SELECT ws_item_sk FROM web_sales
  UNION ALL
  (SELECT sr_item_sk FROM store_returns EXCEPT ALL SELECT wr_item_sk FROM web_returns)) x
GROUP BY item

-- name: star-of-ten
SELECT d1.d_year, s_store_name, i_category, ca_state, hd_buy_potential, p_promo_name, t_meal_time, COUNT(*) AS n,
  SUM(ss_net_profit) AS profit
FROM store_sales
  JOIN date_dim d1 ON ss_sold_date_sk = d1.d_date_sk
  JOIN time_dim ON ss_sold_time_sk = t_time_sk
  JOIN item ON ss_item_sk = i_item_sk
  JOIN customer ON ss_customer_sk = c_customer_sk
  JOIN customer_address ON c_current_addr_sk = ca_address_sk
  JOIN household_demographics ON ss_hdemo_sk = hd_demo_sk
  JOIN store ON ss_store_sk = s_store_sk
  LEFT JOIN promotion ON ss_promo_sk = p_promo_sk
  LEFT JOIN store_returns ON sr_item_sk = ss_item_sk AND sr_ticket_number = ss_ticket_number
WHERE d1.d_year = 2000 AND d1.d_moy < 7 AND hd_dep_count > 5
GROUP BY d1.d_year, s_store_name, i_category, ca_state, hd_buy_potential, p_promo_name, t_meal_time
HAVING COUNT(*) > 1

-- name: exists-under-or
SELECT c_customer_sk, c_last_name
FROM customer
WHERE EXISTS (SELECT * FROM web_sales WHERE ws_bill_customer_sk = c_customer_sk AND ws_quantity > 80)
  OR (c_birth_month = 7
    AND NOT EXISTS (SELECT * FROM store_sales WHERE ss_customer_sk = c_customer_sk AND ss_quantity > 50))
  OR c_customer_sk IN (SELECT wr_returning_customer_sk FROM web_returns WHERE wr_return_quantity > 60)

-- name: not-in-with-nulls
SELECT COUNT(*) AS n
FROM customer
WHERE c_customer_sk NOT IN (SELECT ss_customer_sk FROM store_sales WHERE ss_quantity > 95)

-- name: limit-over-union ordered
SELECT kind, id, q
FROM (
  SELECT 'store' AS kind, ss_ticket_number AS id, ss_quantity AS q, ss_item_sk AS item FROM store_sales
  UNION ALL
  SELECT 'web', ws_order_number, ws_quantity, ws_item_sk FROM web_sales
  UNION ALL
  SELECT 'web return', wr_order_number, wr_return_quantity, wr_item_sk FROM web_returns) x
ORDER BY q DESC, kind, id, item
LIMIT 37 OFFSET 11

-- name: several-distincts
SELECT ss_store_sk, COUNT(*) AS n, COUNT(DISTINCT ss_customer_sk) AS customers, COUNT(DISTINCT ss_item_sk) AS items,
  SUM(DISTINCT ss_quantity) AS quantities, AVG(DISTINCT ss_quantity) AS average, SUM(ss_quantity) AS q,
  COUNT(DISTINCT ss_sold_date_sk) FILTER (WHERE ss_quantity > 50) AS dates
FROM store_sales
GROUP BY ss_store_sk

-- name: correlated-scalars
SELECT i_item_sk, i_current_price,
  (SELECT COUNT(*) FROM web_sales WHERE ws_item_sk = i_item_sk) AS web,
  (SELECT MAX(sr_return_quantity) FROM store_returns WHERE sr_item_sk = i_item_sk AND sr_return_amt > i_current_price)
    AS returned
FROM item i
WHERE i_current_price > (
  SELECT 1.2 * AVG(j.i_current_price) FROM item j WHERE j.i_category = i.i_category AND j.i_item_sk <> i.i_item_sk)

-- name: self-joins-of-a-cte
WITH monthly AS (
  SELECT i_category AS category, d_year AS y, d_moy AS m, SUM(ss_quantity) AS q
  FROM store_sales, item, date_dim
  WHERE ss_item_sk = i_item_sk AND ss_sold_date_sk = d_date_sk
  GROUP BY i_category, d_year, d_moy)
SELECT a.category, a.y, a.m, a.q, b.q AS last_month, c.q AS last_year
FROM monthly a
  LEFT JOIN monthly b ON a.category = b.category AND a.y = b.y AND a.m = b.m + 1
  JOIN monthly c ON a.category = c.category AND a.y = c.y + 1 AND a.m = c.m
WHERE a.q > c.q

-- name: full-join-of-groups
SELECT COALESCE(a.item, b.item) AS item, a.n AS sold, b.n AS returned
FROM (SELECT ss_item_sk AS item, COUNT(*) AS n FROM store_sales WHERE ss_quantity < 3 GROUP BY ss_item_sk) a
  FULL JOIN (SELECT sr_item_sk AS item, COUNT(*) AS n FROM store_returns WHERE sr_return_quantity < 3 GROUP BY sr_item_sk) b
    ON a.item = b.item

-- name: band-join
SELECT a.p_promo_sk AS promo1, b.p_promo_sk AS promo2, COUNT(*) AS n
FROM promotion a JOIN promotion b ON a.p_start_date_sk <= b.p_end_date_sk AND b.p_start_date_sk < a.p_end_date_sk
GROUP BY a.p_promo_sk, b.p_promo_sk
