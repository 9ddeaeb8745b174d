-- :name CHECK_INTEGRITY
PRAGMA integrity_check(100);

-- :name CHECK_FOREIGN_KEYS
SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2;

-- :name CHECK_OBJECTS
SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name;

-- :name CHECK_OBJECT
SELECT sql FROM sqlite_schema WHERE name = :name;

-- :name CHECK_ENTRIES
SELECT number, changeset FROM journal WHERE kind <> 'look' ORDER BY number DESC;

-- A reference would be given out twice.
-- :name CHECK_SERIES
SELECT r.year, max(r.number), coalesce(s.last, 0)
FROM referral r LEFT JOIN series s ON s.year = r.year
GROUP BY r.year HAVING max(r.number) > coalesce(s.last, 0) ORDER BY r.year;

-- Too many are open, or were so at a session of the group, not at a meeting or one family's own talk before it; a place is free again
-- on the day it ends. Few courses had more places than they have room for.
-- :name CHECK_CAPACITY
SELECT c.code, c.max_places,
       max((SELECT count(*) FROM place q WHERE q.course = c.id AND q.to_on IS NULL),
           coalesce((SELECT max((SELECT count(*) FROM place q
                                 WHERE q.course = s.course AND q.from_on <= s.dated AND (q.to_on IS NULL OR q.to_on > s.dated)))
                     FROM session s
                     WHERE s.course = c.id AND s.status <> 'cancelled' AND s.kind = 'group' AND s.referral IS NULL), 0)) AS most
FROM course c
WHERE c.max_places < (SELECT count(*) FROM place p WHERE p.course = c.id) AND most > c.max_places
ORDER BY c.code;

-- Only sessions that meet the same participants can be out of order, and only in a group, whose sessions build on one another: talks
-- with one family come closer together where there is need of it.
-- :name CHECK_ORDER
SELECT c.code || '/' || s.number
FROM session s JOIN course c ON c.id = s.course
WHERE s.status <> 'cancelled' AND c.for_referral IS NULL AND EXISTS (
  SELECT 1 FROM session e
  WHERE e.course = s.course AND e.number < s.number AND e.dated > s.dated AND e.status <> 'cancelled'
    AND e.referral IS s.referral AND e.kind = s.kind AND e.children = s.children)
ORDER BY c.code, s.number;

-- :name CHECK_ATTENDANCE
SELECT c.code || '/' || a.session, count(*)
FROM attendance a JOIN course c ON c.id = a.course
JOIN session s ON s.course = a.course AND s.number = a.session
JOIN place p ON p.referral = a.referral AND p.course = a.course
WHERE s.dated < p.from_on OR s.dated > p.to_on
GROUP BY a.course, a.session ORDER BY c.code, a.session;

-- The decision was taken back alone, by number.
-- :name CHECK_ACCEPTED
SELECT r.year, r.number, c.code
FROM place p CROSS JOIN referral r ON r.id = p.referral CROSS JOIN course c ON c.id = p.course
WHERE p.ended IS NULL
  AND ((SELECT d.outcome FROM decision d WHERE d.referral = p.referral ORDER BY d.id DESC LIMIT 1) IS NOT 'accept'
       OR EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = p.referral))
ORDER BY r.year, r.number, c.code;

-- :name CHECK_TEXTS
SELECT digest, text FROM catalogue ORDER BY digest;

-- :name CHECK_SERVICES
SELECT r.service, r.year, r.number
FROM referral r JOIN referral_state t ON t.referral = r.id
WHERE t.state IN ('received', 'interview', 'waiting')
ORDER BY r.service, r.year, r.number;

-- :name CHECK_COURSES
SELECT code, service, catalogue, sessions, minutes, min_places, max_places, rhythm, for_referral
FROM course WHERE ended_on IS NULL
ORDER BY code;

-- :name CHECK_SESSIONS
SELECT c.code, s.number, s.dated, c.service, c.catalogue
FROM session s JOIN course c ON c.id = s.course
WHERE s.status = 'planned' AND c.ended_on IS NULL
ORDER BY c.code, s.number;
