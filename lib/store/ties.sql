-- One person may be named twice; the key of the table sees to it, which costs less than UNION's sorting.
-- :name TIE_PERSON
INSERT OR IGNORE INTO journal_person (entry, person) VALUES (:entry, :id);

-- :name TIE_REFERRAL
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM referral r WHERE r.id = :id
UNION ALL
SELECT :entry, g.adult FROM referral r JOIN guardian g ON g.child = r.citizen WHERE r.id = :id;

-- An individual, family or class course is one referral's.
-- :name TIE_COURSE
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM course c JOIN referral r ON r.id = c.for_referral WHERE c.id = :id
UNION ALL
SELECT :entry, g.adult FROM course c JOIN referral r ON r.id = c.for_referral
JOIN guardian g ON g.child = r.citizen WHERE c.id = :id;

-- :name TIE_SESSION
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM session s JOIN referral r ON r.id = s.referral
WHERE s.course = :id AND s.number = :number
UNION ALL
SELECT :entry, g.adult FROM session s JOIN referral r ON r.id = s.referral
JOIN guardian g ON g.child = r.citizen WHERE s.course = :id AND s.number = :number;

-- A note is free text on a session and may speak of anyone who has or had a place in its course.
-- :name TIE_PLACES
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, r.citizen FROM place p JOIN referral r ON r.id = p.referral WHERE p.course = :id
UNION ALL
SELECT :entry, g.adult FROM place p JOIN referral r ON r.id = p.referral
JOIN guardian g ON g.child = r.citizen WHERE p.course = :id;

-- :name TIE_COPY
INSERT OR IGNORE INTO journal_person (entry, person)
SELECT :entry, person FROM journal_person WHERE entry = :id;
