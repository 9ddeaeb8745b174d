-- What calendars hear of a protected address.

-- A session that is for one family, or a calendar for one family, tells no place from then on, and a meeting at a school no name. So all
-- of the sessions that the person's family has a place at count it as a change, once it comes and once it goes. What a form brings
-- in lifts no protection (:lifts 0).
-- :name PROTECTION_COURSES
SELECT DISTINCT c.code
FROM person p
  JOIN referral r ON r.citizen = p.id OR r.citizen IN (SELECT g.child FROM guardian g WHERE g.adult = p.id)
  JOIN place o ON o.referral = r.id
  JOIN course c ON c.id = o.course
WHERE p.id = :id AND (p.protected < :protected OR (:lifts = 1 AND p.protected > :protected))
ORDER BY c.code;

-- :name PROTECTION_TOLD
WITH family (referral, course) AS (
  SELECT o.referral, o.course
  FROM person p
    JOIN referral r ON r.citizen = p.id OR r.citizen IN (SELECT g.child FROM guardian g WHERE g.adult = p.id)
    JOIN place o ON o.referral = r.id
  WHERE p.id = :id AND (p.protected < :protected OR (:lifts = 1 AND p.protected > :protected))
)
UPDATE session SET sequence = sequence + 1
WHERE course IN (SELECT course FROM family) AND (referral IS NULL OR referral IN (SELECT referral FROM family));

-- An adult with a protected address becomes one of the child's.
-- :name PROTECTION_TIED_COURSES
SELECT DISTINCT c.code
FROM person a
  CROSS JOIN referral r ON r.citizen = :child
  CROSS JOIN place o ON o.referral = r.id
  CROSS JOIN course c ON c.id = o.course
WHERE a.id = :adult AND a.protected = 1
  AND NOT EXISTS (SELECT 1 FROM guardian g WHERE g.child = :child AND g.adult = :adult)
ORDER BY c.code;

-- :name PROTECTION_TIED_TOLD
WITH family (referral, course) AS (
  SELECT o.referral, o.course FROM referral r JOIN place o ON o.referral = r.id WHERE r.citizen = :child
)
UPDATE session SET sequence = sequence + 1
WHERE course IN (SELECT course FROM family) AND (referral IS NULL OR referral IN (SELECT referral FROM family));

-- :name PROTECTION_ADULTS
SELECT adult FROM guardian WHERE child = :child;
