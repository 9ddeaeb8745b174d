-- One person may be named twice; the key of the table sees to it, which costs less than UNION's sorting.

-- Those who are in the store.
-- :name TIE_PERSONS_THERE
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, id FROM person WHERE id BETWEEN :id AND :last;

-- A person who was taken out of the store is tied too: the entry still speaks of him or her.
-- :name TIE_PERSON
INSERT OR IGNORE INTO journal_person (entry, person)
WITH RECURSIVE run (id) AS (SELECT :id UNION ALL SELECT id + 1 FROM run WHERE id < :last)
SELECT :entry, id FROM run;

-- :name TIE_REFERRAL
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM referral r WHERE r.id BETWEEN :id AND :last
UNION ALL
SELECT :entry, g.adult FROM referral r JOIN guardian g ON g.child = r.citizen WHERE r.id BETWEEN :id AND :last;

-- An individual, family or class course is one referral's.
-- :name TIE_COURSE
SELECT for_referral FROM course WHERE id BETWEEN :id AND :last AND for_referral IS NOT NULL;

-- :name TIE_SESSION
SELECT referral FROM session WHERE course = :id AND number BETWEEN :number AND :last AND referral IS NOT NULL;

-- A note is free text on a session and may speak of anyone who has or had a place in its course.
-- :name TIE_PLACES
SELECT referral FROM place WHERE course BETWEEN :id AND :last;

-- :name TIE_COPY
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, person FROM journal_person WHERE entry = :id;
