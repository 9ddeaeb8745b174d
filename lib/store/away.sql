-- The days on which leaders are away, and what falls into them.

-- :name AWAY_EACH
SELECT staff, from_on, to_on FROM away WHERE staff BETWEEN :first AND :last ORDER BY staff, from_on;

-- :name AWAY_WITHIN
SELECT from_on, to_on FROM away WHERE staff = :staff AND from_on <= :to AND to_on >= :from ORDER BY from_on;

-- :name AWAY_DROP
DELETE FROM away WHERE staff = :staff AND from_on <= :to AND to_on >= :from;

-- :name AWAY_ADD
INSERT INTO away (staff, from_on, to_on) VALUES (:staff, :from, :to);

-- What a leader has still to hold on some days: sessions planned, and interviews as they are booked (BOOKING_EACH).
-- :name AWAY_MEETINGS
SELECT s.dated AS dated, c.code || '/' || s.number AS what, NULL AS year, NULL AS number
FROM session s JOIN course c ON c.id = s.course
WHERE s.dated BETWEEN :from AND :to AND s.status = 'planned'
  AND EXISTS (SELECT 1 FROM leads l
              WHERE l.course = s.course AND l.staff = :staff
                AND l.session = CASE WHEN EXISTS (SELECT 1 FROM leads o WHERE o.course = s.course AND o.session = s.number)
                                     THEN s.number ELSE 0 END)
UNION ALL
SELECT i.set_for, NULL, r.year, r.number
FROM interview i JOIN referral r ON r.id = i.referral
WHERE i.set_for BETWEEN :from AND :to AND i.leader = :staff AND i.outcome IS NULL
  AND NOT EXISTS (SELECT 1 FROM interview l WHERE l.referral = i.referral AND l.id > i.id)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = i.referral)
  AND coalesce((SELECT d.outcome FROM decision d WHERE d.referral = i.referral ORDER BY d.id DESC LIMIT 1), 'accept') = 'accept'
ORDER BY dated, what, year, number;
