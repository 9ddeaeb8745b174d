-- :name TABLES_ALL
SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name;

-- :name TABLE_COLUMNS
SELECT name, pk FROM pragma_table_info(:table) ORDER BY cid;

-- `to` is NULL where the parent's key is meant.
-- :name TABLE_LINKS
SELECT "table", "from", "to", seq FROM pragma_foreign_key_list(:table) ORDER BY id, seq;
