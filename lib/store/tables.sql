-- :only names tables as ",person,referral,"; NULL means all that are recorded.
-- :name TABLES_COLUMNS
SELECT s.name, c.name, c.pk
FROM sqlite_schema s JOIN pragma_table_info(s.name) c
WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND s.name NOT IN ('setting', 'series', 'catalogue', 'journal', 'journal_person')
  AND (:only IS NULL OR instr(:only, ',' || s.name || ',') > 0)
ORDER BY s.name, c.cid;

-- `to` is NULL where the parent's key is meant.
-- :name TABLES_LINKS
SELECT s.name, f.id, f."table", f."from", f."to", f.seq
FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) f
WHERE s.type = 'table' AND (:only IS NULL OR instr(:only, ',' || s.name || ',') > 0)
ORDER BY s.name, f.id, f.seq;

-- :name TABLES_PARENTS
SELECT DISTINCT f."table"
FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) f
WHERE s.type = 'table' AND instr(:only, ',' || s.name || ',') > 0;
