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
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM course c JOIN referral r ON r.id = c.for_referral WHERE c.id BETWEEN :id AND :last
UNION ALL
SELECT :entry, g.adult FROM course c JOIN referral r ON r.id = c.for_referral
JOIN guardian g ON g.child = r.citizen WHERE c.id BETWEEN :id AND :last;

-- :name TIE_SESSION
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM session s JOIN referral r ON r.id = s.referral
WHERE s.course = :id AND s.number BETWEEN :number AND :last
UNION ALL
SELECT :entry, g.adult FROM session s JOIN referral r ON r.id = s.referral
JOIN guardian g ON g.child = r.citizen WHERE s.course = :id AND s.number BETWEEN :number AND :last;

-- A note is free text on a session and may speak of anyone who has or had a place in its course.
-- :name TIE_PLACES
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM place p JOIN referral r ON r.id = p.referral WHERE p.course BETWEEN :id AND :last
UNION ALL
SELECT :entry, g.adult FROM place p JOIN referral r ON r.id = p.referral
JOIN guardian g ON g.child = r.citizen WHERE p.course BETWEEN :id AND :last;

-- :name TIE_COPY
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, person FROM journal_person WHERE entry = :id;
