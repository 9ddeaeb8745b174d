-- :name JOURNAL_ADD
INSERT INTO journal (at, user, command, kind, undoes, schema_version, rows, touched, changeset)
VALUES (:at, :user, :command, :kind, :undoes, :version, :rows, :touched, :changeset);

-- :name SERIES_PUT
INSERT INTO series (year, last) VALUES (:year, :last)
ON CONFLICT (year) DO UPDATE SET last = excluded.last;

-- :name SERIES_LAST
SELECT last FROM series WHERE year = :year;

-- :name CATALOGUE_KEEP
INSERT INTO catalogue (digest, text, stored_on) VALUES (:digest, :text, :today) ON CONFLICT (digest) DO NOTHING;

-- :name CATALOGUE_TEXT
SELECT text FROM catalogue WHERE digest = :digest;
