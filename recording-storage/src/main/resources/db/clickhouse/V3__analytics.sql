-- Why: analytics and SQL of people who have a key.
-- Operator impact: one empty database is made; the migrate command's user needs CREATE DATABASE ON playhead_sql.
-- Every statement can run again: ClickHouse has no transactional DDL.

-- Where the names of people's own SQL are looked up. It stays empty: what such a query can name are the views that are put before it.
CREATE DATABASE IF NOT EXISTS playhead_sql;
