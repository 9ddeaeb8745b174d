-- What the reports sum up. The streams of store_matter_each all walk the references in their order, and those of
-- store_presence_each the course codes, so that they are merged as they come; CROSS JOIN keeps that walk the outermost.

-- The state is the view's.
-- :name MATTER_EACH
SELECT r.year, r.number, r.id, r.citizen, r.service, s.state, r.received_on, w.withdrawn_on, r.child_case,
       r.caseworker_name IS NOT NULL OR r.caseworker_email IS NOT NULL
FROM referral r CROSS JOIN referral_state s ON s.referral = r.id LEFT JOIN withdrawal w ON w.referral = r.id
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
ORDER BY r.year, r.number;

-- In the order in which they were decided.
-- :name MATTER_DECISIONS
SELECT r.year, r.number, d.outcome, d.decided_on
FROM referral r CROSS JOIN decision d ON d.referral = r.id
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
ORDER BY r.year, r.number;

-- :name MATTER_INTERVIEWS
SELECT r.year, r.number, i.held_on
FROM referral r CROSS JOIN interview i ON i.referral = r.id
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
  AND i.outcome IN ('agreed', 'declined')
ORDER BY r.year, r.number;

-- Person by person, day by day, as the key has them; how many holders have to be asked stands on each row.
-- :name MATTER_CONSENTS
SELECT r.year, r.number, c.person, c.consent = 'given',
       (SELECT count(*) FROM guardian h WHERE h.child = r.citizen AND h.holder = 1)
FROM referral r
  CROSS JOIN consent c ON c.referral = r.id AND c.purpose = 'report'
  CROSS JOIN guardian g ON g.child = r.citizen AND g.adult = c.person AND g.holder = 1
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
ORDER BY r.year, r.number;

-- The primary leader is the one in the first position, or who comes next where nobody stands there any more.
-- :name MATTER_PLACES
SELECT r.year, r.number, p.course, p.from_on, p.to_on, p.ended, p.reason, c.code, c.catalogue, c.follow_up, c.sessions,
       c.ended_on,
       coalesce((SELECT l.staff FROM leads l WHERE l.course = c.id AND l.session = 0 AND l.position = 1 LIMIT 1),
                (SELECT l.staff FROM leads l WHERE l.course = c.id AND l.session = 0 ORDER BY l.position, l.staff LIMIT 1))
FROM referral r CROSS JOIN place p ON p.referral = r.id CROSS JOIN course c ON c.id = p.course
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
ORDER BY r.year, r.number;

-- :name MATTER_DONES
SELECT r.year, r.number, d.what, d.course, d.session, d.done_on
FROM referral r CROSS JOIN done d ON d.referral = r.id
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
ORDER BY r.year, r.number;

-- :name MATTER_RESPONSES
SELECT r.year, r.number, e.instrument, e.form, e.phase, e.dated
FROM referral r CROSS JOIN response e ON e.referral = r.id
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
ORDER BY r.year, r.number;

-- :name MATTER_ANSWERS
SELECT r.year, r.number, a.fact, a.value
FROM referral r CROSS JOIN answer a ON a.referral = r.id
WHERE (r.year, r.number) BETWEEN (:first_year, :first_number) AND (:last_year, :last_number)
  AND (:service IS NULL OR r.service = :service)
ORDER BY r.year, r.number;

-- :name MATTER_REFERENCE
SELECT year, number FROM referral WHERE id = :referral;

-- Once a course, kept for all its places.
-- :name MATTER_SESSIONS
SELECT number, dated, start, minutes, kind, referral, children, parents, status, entered_on
FROM session
WHERE course = :course
ORDER BY number;

-- The sums of a stretch of days: section, item, detail, count, days.

-- :name WEEK_RECEIVED
SELECT 'received', service, NULL, count(*), -1
FROM referral INDEXED BY referral_by_received
WHERE received_on BETWEEN :from AND :to
GROUP BY service
ORDER BY service;

-- :name WEEK_SOURCE
SELECT 'source', coalesce(referrer_role, 'unknown') AS role, NULL, count(*), -1
FROM referral INDEXED BY referral_by_received
WHERE received_on BETWEEN :from AND :to
GROUP BY role
ORDER BY role;

-- :name WEEK_DECIDED
SELECT 'decided', r.service AS service, d.outcome AS outcome, count(*), -1
FROM decision d INDEXED BY decision_by_day CROSS JOIN referral r ON r.id = d.referral
WHERE d.decided_on BETWEEN :from AND :to
GROUP BY r.service, d.outcome
ORDER BY r.service, d.outcome;

-- Who waited when the last day ended, told as the view referral_state tells it of today: what happened later is not looked at.
-- A place of any kind ends the waiting.
-- :name WEEK_WAITING
SELECT 'waiting', service, NULL, count(*), CAST(julianday(:to) - julianday(min(accepted_on)) AS INTEGER)
FROM (
  SELECT r.service AS service,
         (SELECT CASE d.outcome WHEN 'accept' THEN d.decided_on END
          FROM decision d WHERE d.referral = r.id AND d.decided_on <= :to
          ORDER BY d.id DESC LIMIT 1) AS accepted_on
  FROM referral r
  WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id AND p.placed_on <= :to)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id AND w.withdrawn_on <= :to)
)
WHERE accepted_on IS NOT NULL
GROUP BY service
ORDER BY service;

-- :name WEEK_SESSIONS
SELECT 'sessions', c.service, s.status AS status, count(*), -1
FROM session s INDEXED BY session_by_day CROSS JOIN course c ON c.id = s.course
WHERE s.dated BETWEEN :from AND :to
GROUP BY c.service, s.status
ORDER BY c.service, CASE s.status WHEN 'held' THEN 1 WHEN 'cancelled' THEN 2 ELSE 3 END;

-- :name WEEK_COMING
SELECT 'coming', c.code || '/' || s.number,
       s.dated || coalesce(' ' || coalesce(s.start, c.start), ''), 1, -1
FROM session s CROSS JOIN course c ON c.id = s.course
WHERE s.dated BETWEEN date(:to, '+1 day') AND date(:to, '+7 days') AND s.status <> 'cancelled'
ORDER BY s.dated, coalesce(s.start, c.start), c.code, s.number;

-- What happened before the stretch and was typed in it. A place has two such days: its beginning and its end. The + keeps
-- SQLite from walking an index of nearly all days.
-- :name WEEK_LATE
WITH late (position, kind, count) AS (
  SELECT 1, 'received', count(*) FROM referral WHERE entered_on BETWEEN :from AND :to AND +received_on < :from
  UNION ALL
  SELECT 2, 'interview', count(*) FROM interview WHERE entered_on BETWEEN :from AND :to AND held_on < :from
  UNION ALL
  SELECT 3, 'decision', count(*) FROM decision WHERE entered_on BETWEEN :from AND :to AND +decided_on < :from
  UNION ALL
  SELECT 4, 'withdrawal', count(*) FROM withdrawal WHERE entered_on BETWEEN :from AND :to AND withdrawn_on < :from
  UNION ALL
  SELECT 5, 'session', count(*) FROM session WHERE entered_on BETWEEN :from AND :to AND +dated < :from
  UNION ALL
  SELECT 6, 'place', total(entered_on BETWEEN :from AND :to AND placed_on < :from) +
                     total(ended_entered_on BETWEEN :from AND :to AND to_on < :from) FROM place
  UNION ALL
  SELECT 7, 'done', count(*) FROM done WHERE entered_on BETWEEN :from AND :to AND done_on < :from
)
SELECT 'late', kind, NULL, CAST(count AS INTEGER), -1 FROM late WHERE count > 0 ORDER BY position;

-- :name PRESENCE_CODE
SELECT code FROM course WHERE id = :course;

-- The adults come as rows of their place; a place without adults has one row with none.
-- :name PRESENCE_PLACES
SELECT c.code, c.id, c.service, p.referral, r.year, r.number, p.from_on, p.to_on, r.citizen, g.adult, g.position
FROM course c
  CROSS JOIN place p ON p.course = c.id
  CROSS JOIN referral r ON r.id = p.referral
  LEFT JOIN guardian g ON g.child = r.citizen
WHERE c.code BETWEEN :first AND :last
  AND (:every = 0 OR c.ended_on IS NULL OR c.ended_on >= :from)
  AND p.from_on <= :to
ORDER BY c.code, r.year, r.number, g.position;

-- Held sessions up to the day; the others only where they tell that parents take part.
-- :name PRESENCE_SESSIONS
SELECT c.code, s.number, s.dated, s.referral, s.children, s.parents, s.status = 'held' AND s.dated <= :to
FROM course c CROSS JOIN session s ON s.course = c.id
WHERE c.code BETWEEN :first AND :last
  AND (:every = 0 OR c.ended_on IS NULL OR c.ended_on >= :from)
  AND ((s.status = 'held' AND s.dated <= :to) OR (s.status <> 'cancelled' AND s.parents = 1))
ORDER BY c.code, s.number;

-- :name PRESENCE_MARKS
SELECT c.code, a.session, a.person, a.status
FROM course c CROSS JOIN attendance a ON a.course = c.id
WHERE c.code BETWEEN :first AND :last
  AND (:every = 0 OR c.ended_on IS NULL OR c.ended_on >= :from)
ORDER BY c.code, a.session;
