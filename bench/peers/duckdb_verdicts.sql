-- Commitments (a)-(f) in DuckDB: every maximal interval in which a commitment is violated or
-- unverified, per agreement. Parameters: DIR (folder with log.csv and params.csv).
-- Run through duckdb_run.py, which sets the variables and the thread count.
CREATE TEMP TABLE p AS
  SELECT CAST(agreement[2:] AS SMALLINT) agreement, agreement AS name, CAST(level_bound*100 AS BIGINT) lb, CAST(stock_bound*100 AS BIGINT) sb,
         CAST(epoch(deadline) AS BIGINT) dl, sites
  FROM read_csv(getvariable('dir') || '/params.csv', header=true, columns={
    'agreement':'VARCHAR','level_bound':'DECIMAL(18,2)','stock_bound':'DECIMAL(18,2)','deadline':'TIMESTAMP','sites':'INTEGER'});
CREATE TEMP TABLE log AS
  SELECT CAST(epoch(ts) AS BIGINT) t, CAST(kind AS kind_t) kind, CAST(agreement[2:] AS SMALLINT) agreement,
         CAST(site[2:] AS SMALLINT) site, CAST(value*100 AS INTEGER) v, CAST(ref[2:] AS INTEGER) ref
  FROM read_csv(getvariable('dir') || '/log.csv', header=true, columns={
    'ts':'TIMESTAMP','kind':'VARCHAR','agreement':'VARCHAR','site':'VARCHAR','value':'DECIMAL(18,2)','ref':'VARCHAR'});

CREATE TEMP TABLE verdicts AS
WITH
-- each reading counts from its time to the next one of the same site, but at most 45 days from the first instant of its day
seg AS (
  SELECT kind, agreement, site, v, t AS t0,
         lead(t, 1, getvariable('t1')) OVER w AS nx,
         least(lead(t, 1, getvariable('t1')) OVER w, t - t % 86400 + 45*86400) AS t1,
         lag(v, 1) OVER w AS pv, lag(t, 1) OVER w AS pt
  FROM log WHERE kind IN ('level','stock')
  WINDOW w AS (PARTITION BY kind, agreement, site ORDER BY t)),
-- (a)+(f): +1/-1 per site whose fresh reading is above the bound, +1/-1 per site without one
d_a AS (
  SELECT agreement, getvariable('t0') t, 0 bad, sites stale FROM p
  UNION ALL
  SELECT agreement, t0, CAST(v>lb AS INT), CASE WHEN pt IS NULL OR t0 > pt - pt % 86400 + 45*86400 THEN -1 ELSE 0 END
  FROM seg JOIN p USING (agreement) WHERE kind='level' AND (v>lb OR pt IS NULL OR t0 > pt - pt % 86400 + 45*86400)
  UNION ALL
  SELECT agreement, t1, -CAST(v>lb AS INT), CASE WHEN nx > t1 THEN 1 ELSE 0 END
  FROM seg JOIN p USING (agreement) WHERE kind='level' AND t1 < getvariable('t1') AND (v>lb OR nx > t1)),
v_a AS (
  SELECT 'a' c, agreement, t, CASE WHEN b>0 THEN 1 WHEN s>0 THEN 2 ELSE 0 END verdict FROM (
    SELECT agreement, t, sum(sum(bad)) OVER w b, sum(sum(stale)) OVER w s
    FROM d_a GROUP BY agreement, t WINDOW w AS (PARTITION BY agreement ORDER BY t))),
-- (b)+(f): the sum over the sites of the fresh readings
d_b AS (
  SELECT agreement, getvariable('t0') t, 0 dv, sites stale FROM p
  UNION ALL
  SELECT agreement, t0, v - CASE WHEN pt IS NULL OR t0 > pt - pt % 86400 + 45*86400 THEN 0 ELSE pv END,
         CASE WHEN pt IS NULL OR t0 > pt - pt % 86400 + 45*86400 THEN -1 ELSE 0 END FROM seg WHERE kind='stock'
  UNION ALL
  SELECT agreement, t1, -v, 1 FROM seg WHERE kind='stock' AND nx > t1 AND t1 < getvariable('t1')),
v_b AS (
  SELECT 'b' c, agreement, t, CASE WHEN b>sb THEN 1 WHEN s>0 THEN 2 ELSE 0 END verdict FROM (
    SELECT agreement, t, sum(sum(dv)) OVER w b, sum(sum(stale)) OVER w s
    FROM d_b GROUP BY agreement, t WINDOW w AS (PARTITION BY agreement ORDER BY t)) JOIN p USING (agreement)),
-- (c): a site is overdue from the end of the 30th day after its last inspection (or after the start)
insp AS (
  SELECT agreement, site, t, lead(t, 1, getvariable('t1')) OVER (PARTITION BY agreement, site ORDER BY t) nx FROM (
    SELECT agreement, site, t FROM log WHERE kind='inspection'
    UNION ALL SELECT DISTINCT agreement, site, getvariable('t0') FROM log WHERE kind='level')),
-- (d): a request is overdue from 24 h after it until its grant
req AS (
  SELECT r.agreement, r.t + 86400 t, coalesce(g.t, getvariable('t1')) nx
  FROM (FROM log WHERE kind='request') r LEFT JOIN (FROM log WHERE kind='grant') g USING (ref)),
d_cd AS (
  SELECT 'c' c, agreement, t - t % 86400 + 31*86400 t, 1 d FROM insp WHERE nx > t - t % 86400 + 31*86400
  UNION ALL SELECT 'c', agreement, nx, -1 FROM insp WHERE nx > t - t % 86400 + 31*86400 AND nx < getvariable('t1')
  UNION ALL SELECT 'd', agreement, t, 1 FROM req WHERE nx > t
  UNION ALL SELECT 'd', agreement, nx, -1 FROM req WHERE nx > t AND nx < getvariable('t1')),
v_cd AS (
  SELECT c, agreement, t, CAST(sum(sum(d)) OVER (PARTITION BY c, agreement ORDER BY t) > 0 AS INT) verdict
  FROM d_cd GROUP BY c, agreement, t),
-- (e): the declaration is overdue from its deadline until it is made
v_e AS (
  SELECT 'e' c, p.agreement, dl t, 1 verdict FROM p LEFT JOIN (FROM log WHERE kind='declaration') l USING (agreement)
  WHERE l.t IS NULL OR l.t > dl
  UNION ALL SELECT 'e', agreement, l.t, 0 FROM p JOIN log l USING (agreement) WHERE kind='declaration' AND l.t > dl),
v AS (SELECT * FROM v_a UNION ALL SELECT * FROM v_b UNION ALL SELECT * FROM v_cd UNION ALL SELECT * FROM v_e),
ch AS (SELECT *, lag(verdict, 1, 0) OVER (PARTITION BY c, agreement ORDER BY t) pv FROM v)
SELECT name AS agreement, c, CASE verdict WHEN 1 THEN 'violated' ELSE 'unverified' END verdict, t,
       nx FROM (
  SELECT agreement, c, verdict, t, lead(t, 1, getvariable('t1')) OVER (PARTITION BY c, agreement ORDER BY t) nx
  FROM ch WHERE verdict <> pv) JOIN p USING (agreement) WHERE verdict > 0 AND nx > t;
COPY (SELECT * FROM verdicts ORDER BY agreement, c, t) TO '/dev/stdout' (FORMAT csv, HEADER false);
