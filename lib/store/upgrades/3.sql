-- date(x) lets 30 February pass as it stands, date(x, '+0 days') does not: the file's text changes, the rows do not. A view that comes
-- and goes tells others that the schema has changed.
-- :name UPGRADE_3
PRAGMA writable_schema = ON;
WITH RECURSIVE day (number, name) AS (VALUES
  (1, 'answered_on'), (2, 'birth_date'), (3, 'dated'), (4, 'decided_on'), (5, 'done_on'), (6, 'due_on'),
  (7, 'ended_entered_on'), (8, 'ended_on'), (9, 'entered_on'), (10, 'from_on'), (11, 'held_on'), (12, 'invited_on'),
  (13, 'outcome_on'), (14, 'placed_on'), (15, 'planned_on'), (16, 'received_on'), (17, 'set_for'), (18, 'set_on'),
  (19, 'stored_on'), (20, 'to_on'), (21, 'until_on'), (22, 'withdrawn_on'))
UPDATE sqlite_schema SET sql = (
  WITH RECURSIVE step (number, text) AS (
    VALUES (0, sql)
    UNION ALL
    SELECT day.number, replace(text, 'IS date(' || name || ')', 'IS date(' || name || ', ''+0 days'')')
    FROM step JOIN day ON day.number = step.number + 1)
  SELECT text FROM step ORDER BY number DESC LIMIT 1)
WHERE type = 'table' AND sql LIKE '%IS date(%';
PRAGMA writable_schema = OFF;
CREATE VIEW upgraded AS SELECT 3;
DROP VIEW upgraded;
