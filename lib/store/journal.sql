-- :name JOURNAL_UNDOS
SELECT number, undoes FROM journal WHERE undoes IS NOT NULL ORDER BY number DESC;

-- The newest :limit of what is chosen (-1: all), the oldest of them first.
-- :name JOURNAL_LIST
SELECT number, at, user, command, kind, undoes, schema_version, rows, touched, held
FROM (SELECT number, at, user, command, kind, undoes, schema_version, rows, touched, changeset IS NOT NULL AS held
      FROM journal
      WHERE number > :after AND (:user IS NULL OR user = :user) AND (:since IS NULL OR at >= :since)
        AND (NOT :no_looks OR kind <> 'look')
      ORDER BY number DESC
      LIMIT :limit)
ORDER BY number;
