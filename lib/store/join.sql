-- Two records of one person made one: what belongs to :from goes to :into, and what both have stands as :into has it.

-- Whether the one is an adult of the other.
-- :name JOIN_BETWEEN
SELECT 1 FROM guardian WHERE (child = :from AND adult = :into) OR (child = :into AND adult = :from);

-- Wishes between referrals of the two, to be together or apart.
-- :name JOIN_WISHES
SELECT count(*) FROM companion c
JOIN referral a ON a.id = c.referral
JOIN referral b ON b.id = c.other
WHERE (a.citizen = :from AND b.citizen = :into) OR (a.citizen = :into AND b.citizen = :from);

-- Before the referrals go over.
-- :name JOIN_WISH_DROP
DELETE FROM companion WHERE EXISTS (
  SELECT 1 FROM referral a, referral b
  WHERE a.id = companion.referral AND b.id = companion.other
    AND ((a.citizen = :from AND b.citizen = :into) OR (a.citizen = :into AND b.citizen = :from)));

-- The same adult on both children, or both adults on the same child, but as something else.
-- :name JOIN_RELATIONS_DIFFER
SELECT count(*) FROM guardian f
JOIN guardian i ON (i.child = :into AND i.adult = f.adult) OR (i.adult = :into AND i.child = f.child)
WHERE (f.child = :from OR f.adult = :from) AND (i.holder <> f.holder OR i.relation <> f.relation);

-- :name JOIN_CHILD_FILL
UPDATE guardian SET relation = (SELECT f.relation FROM guardian f WHERE f.child = :from AND f.adult = guardian.adult)
WHERE child = :into AND relation IS NULL;

-- :name JOIN_CHILD_DROP
DELETE FROM guardian WHERE child = :from AND adult IN (SELECT adult FROM guardian WHERE child = :into);

-- The next of those that remain, behind the others; to be repeated.
-- :name JOIN_CHILD_MOVE
UPDATE guardian SET child = :into, position = (SELECT coalesce(max(position), 0) + 1 FROM guardian WHERE child = :into)
WHERE child = :from AND position = (SELECT min(position) FROM guardian WHERE child = :from);

-- :name JOIN_ADULT_FILL
UPDATE guardian SET relation = (SELECT f.relation FROM guardian f WHERE f.adult = :from AND f.child = guardian.child)
WHERE adult = :into AND relation IS NULL;

-- :name JOIN_ADULT_DROP
DELETE FROM guardian WHERE adult = :from AND child IN (SELECT child FROM guardian WHERE adult = :into);

-- :name JOIN_ADULT_MOVE
UPDATE guardian SET adult = :into WHERE adult = :from;

-- The first adult who does not stand in the place that he or she counts for, after one was dropped.
-- :name JOIN_GAP
SELECT child, adult, place FROM (
  SELECT g.child, g.adult, g.position, row_number() OVER (PARTITION BY g.child ORDER BY g.position) AS place
  FROM guardian g WHERE g.child IN (SELECT child FROM guardian WHERE adult = :into))
WHERE place <> position ORDER BY child, place LIMIT 1;

-- :name JOIN_GAP_CLOSE
UPDATE guardian SET position = :place WHERE child = :child AND adult = :adult;

-- :name JOIN_CONSENTS_DIFFER
SELECT count(*) FROM consent f
JOIN consent i ON i.referral = f.referral AND i.purpose = f.purpose AND i.dated = f.dated AND i.person = :into
WHERE f.person = :from AND f.consent <> i.consent;

-- :name JOIN_CONSENT_DROP
DELETE FROM consent WHERE person = :from AND EXISTS (
  SELECT 1 FROM consent i WHERE i.referral = consent.referral AND i.purpose = consent.purpose
    AND i.dated = consent.dated AND i.person = :into);

-- :name JOIN_CONSENT_MOVE
UPDATE consent SET person = :into WHERE person = :from;

-- :name JOIN_NETWORK_DROP
DELETE FROM network WHERE person = :from
  AND EXISTS (SELECT 1 FROM network i WHERE i.referral = network.referral AND i.person = :into);

-- :name JOIN_NETWORK_MOVE
UPDATE network SET person = :into WHERE person = :from;

-- :name JOIN_MARKS_DIFFER
SELECT count(*) FROM attendance f
JOIN attendance i ON i.course = f.course AND i.session = f.session AND i.person = :into
WHERE f.person = :from AND f.status <> i.status;

-- :name JOIN_MARK_DROP
DELETE FROM attendance WHERE person = :from
  AND EXISTS (SELECT 1 FROM attendance i
              WHERE i.course = attendance.course AND i.session = attendance.session AND i.person = :into);

-- :name JOIN_MARK_MOVE
UPDATE attendance SET person = :into WHERE person = :from;

-- :name JOIN_REFERRALS_MOVE
UPDATE referral SET citizen = :into WHERE citizen = :from;

-- :name JOIN_PERSON_DROP
DELETE FROM person WHERE id = :from AND id <> :into;

-- Whoever asks for what was written of the one is told of the other's, too.
-- :name JOIN_TIES
INSERT OR IGNORE INTO journal_person (entry, person) SELECT entry, :into FROM journal_person WHERE person = :from;

-- Courses in which a citizen has a place by two referrals.
-- :name JOIN_PLACES_TWICE
SELECT c.code, r.year, r.number, q.year, q.number
FROM referral r
JOIN place p ON p.referral = r.id AND p.ended IS NULL
JOIN place o ON o.course = p.course AND o.referral > p.referral AND o.ended IS NULL
JOIN referral q ON q.id = o.referral AND q.citizen = r.citizen
JOIN course c ON c.id = p.course
WHERE r.citizen = :citizen
ORDER BY c.code, r.year, r.number, q.year, q.number;
