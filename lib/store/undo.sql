-- :name UNDO_ENTRY
SELECT number, command, kind, schema_version, rows, touched, changeset FROM journal WHERE number = :number;

-- :name UNDO_OWN
SELECT number FROM journal WHERE user = :user AND kind = 'change' ORDER BY number DESC;

-- :name UNDO_LATER
SELECT number, command, undoes, touched, changeset FROM journal
WHERE number > :number AND kind <> 'look' ORDER BY number DESC;

-- :name UNDO_SHARE_PERSON
SELECT EXISTS (SELECT 1 FROM journal_person a JOIN journal_person b ON b.person = a.person
               WHERE a.entry = :entry AND b.entry = :other);
