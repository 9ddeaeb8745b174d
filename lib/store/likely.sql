-- Citizens who may be one person. What is alike is judged elsewhere; here they are found.

-- Out of the index alone: hundreds may be born on a day.
-- :name LIKELY_BORN_ON
SELECT id, name FROM person WHERE birth_date = :birth_date AND id <> :id AND name IS NOT NULL;

-- :name LIKELY_NAME
SELECT name FROM person WHERE id = :id;

-- :name LIKELY_BIRTH_OF
SELECT birth_date FROM person WHERE id = :id;

-- Another number when another connection has written since the last time.
-- :name LIKELY_VERSION
PRAGMA data_version;

-- The newest referral of a citizen, with the number that tells namesakes apart.
-- :name LIKELY_CITIZEN
SELECT r.id, r.year, r.number, p.cpr FROM referral r JOIN person p ON p.id = r.citizen
WHERE r.citizen = :citizen ORDER BY r.id DESC LIMIT 1;

-- All citizens with a name, by number.
-- :name LIKELY_CITIZENS
SELECT p.id, p.name, p.birth_date, p.cpr
FROM person p
WHERE p.name IS NOT NULL AND EXISTS (SELECT 1 FROM referral r WHERE r.citizen = p.id)
ORDER BY p.id;

-- Open referrals of one citizen to one service, where there are several.
-- :name LIKELY_OPEN_TWICE
SELECT r.citizen, r.service, r.year, r.number
FROM referral r CROSS JOIN referral_state s ON s.referral = r.id
WHERE EXISTS (SELECT 1 FROM referral o WHERE o.citizen = r.citizen AND o.id <> r.id AND o.service = r.service)
  AND s.state IN ('received', 'interview', 'waiting', 'placed')
ORDER BY r.citizen, r.service, r.year, r.number;

-- The same of one citizen, by the index.
-- :name LIKELY_OPEN_TWICE_OF
SELECT r.citizen, r.service, r.year, r.number
FROM referral r CROSS JOIN referral_state s ON s.referral = r.id
WHERE r.citizen = :citizen
  AND EXISTS (SELECT 1 FROM referral o WHERE o.citizen = r.citizen AND o.id <> r.id AND o.service = r.service)
  AND s.state IN ('received', 'interview', 'waiting', 'placed')
ORDER BY r.service, r.year, r.number;
