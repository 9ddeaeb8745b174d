-- What the reports sum up. The streams of store_presence_each walk the course codes, so that they are merged as they come;
-- CROSS JOIN keeps that walk the outermost.

-- :name MATTER_ALL
SELECT id, service, NULL FROM referral WHERE :service IS NULL OR service = :service ORDER BY year, number;

-- Those with an open place, those with none yet, and with :completed those whose place in a course of these services ended well;
-- but none that was taken back or decided against. They are few beside all there ever were, so they are found first and put in order
-- then, which the + tells SQLite. Who has no place yet is told by walks side by side, which ORDER BY asks for; most of these were
-- decided against, and are found by a look through all decisions rather than each by its own. Comes with the decision that counts.
-- :name MATTER_OPEN
WITH unplaced (id) AS MATERIALIZED (
  SELECT id FROM referral
  EXCEPT
  SELECT referral FROM place
  EXCEPT
  SELECT referral FROM withdrawal
  EXCEPT
  SELECT e.referral FROM decision e NOT INDEXED
  WHERE e.outcome <> 'accept' AND NOT EXISTS (SELECT 1 FROM decision l WHERE l.referral = e.referral AND l.id > e.id)
  ORDER BY 1
), kind (service) AS MATERIALIZED (SELECT service FROM course GROUP BY service)
SELECT r.id, r.service, d.id
FROM referral r LEFT JOIN decision d
  ON d.id = (SELECT e.id FROM decision e WHERE e.referral = r.id ORDER BY e.id DESC LIMIT 1)
WHERE r.id IN (SELECT referral FROM place WHERE ended IS NULL
               UNION ALL
               SELECT id FROM unplaced
               UNION ALL
               SELECT p.referral FROM course c CROSS JOIN place p ON p.course = c.id
               WHERE p.ended = 'completed' AND c.service IN (
                 SELECT service FROM kind WHERE :completed IS NULL OR instr(:completed, ',' || service || ',') > 0))
  AND (:service IS NULL OR r.service = :service)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id)
  AND coalesce(d.outcome, 'accept') = 'accept'
ORDER BY +r.year, r.number;

-- A row for each place, one without a course where there is none. The state is the view's. :known says that the referral is
-- neither taken back nor decided against: then the place itself says enough, or that there is none. :decision is the one that counts,
-- NULL where that is still to be found. The primary leader is the one in the first position, or who comes next where nobody stands
-- there any more; without a course it is whoever was named responsible.
-- :name MATTER_ONE
SELECT r.year, r.number, r.id, r.citizen, r.service,
       CASE WHEN :known AND d.outcome = 'accept'
            THEN CASE WHEN p.course IS NULL THEN 'waiting' ELSE coalesce(p.ended, 'placed') END
            ELSE (SELECT s.state FROM referral_state s WHERE s.referral = r.id) END,
       r.received_on, r.child_case,
       r.caseworker_name IS NOT NULL OR r.caseworker_email IS NOT NULL,
       CASE WHEN NOT :known THEN (SELECT w.withdrawn_on FROM withdrawal w WHERE w.referral = r.id) END,
       CASE WHEN d.outcome = 'accept' THEN d.decided_on
            ELSE (SELECT e.decided_on FROM decision e
                  WHERE e.referral = r.id AND e.outcome = 'accept' ORDER BY e.id DESC LIMIT 1) END,
       CASE WHEN d.outcome <> 'accept' THEN d.decided_on END,
       CASE WHEN :interview
            THEN (SELECT min(i.held_on) FROM interview i
                  WHERE i.referral = r.id AND i.outcome IN ('agreed', 'declined')) END,
       p.course, p.from_on, p.to_on, p.ended, p.reason, c.code, c.catalogue, c.follow_up, c.sessions, c.ended_on,
       coalesce((SELECT l.staff FROM leads l
                 WHERE l.course = p.course AND l.session = 0
                   AND NOT EXISTS (SELECT 1 FROM leads o
                                   WHERE o.course = l.course AND o.session = 0
                                     AND (o.position, o.staff) < (l.position, l.staff))),
                r.owner),
       c.rhythm
FROM referral r
  LEFT JOIN decision d ON d.id = coalesce(:decision, (SELECT e.id FROM decision e
                                                      WHERE e.referral = r.id ORDER BY e.id DESC LIMIT 1))
  LEFT JOIN place p ON p.referral = r.id
  LEFT JOIN course c ON c.id = p.course
WHERE r.id = :referral AND (:service IS NULL OR r.service = :service);

-- Whether all holders gave their consent to a report, the last of each counting.
-- :name MATTER_CONSENT
SELECT EXISTS (SELECT 1 FROM guardian g WHERE g.child = :citizen AND g.holder = 1)
       AND NOT EXISTS (SELECT 1 FROM guardian g
                       WHERE g.child = :citizen AND g.holder = 1
                         AND 'given' IS NOT (SELECT c.consent FROM consent c
                                             WHERE c.referral = :referral AND c.person = g.adult AND c.purpose = 'report'
                                             ORDER BY c.dated DESC LIMIT 1));

-- Which services were planned by which catalogues.
-- :name MATTER_KINDS
SELECT DISTINCT service, catalogue FROM course;

-- In the order of the index: what is done of one matter is soon put in order by its days.
-- :name MATTER_DONES
SELECT what, course, session, done_on FROM done WHERE referral = :referral ORDER BY what, id;

-- :name MATTER_RESPONSES
SELECT instrument, form, phase, dated FROM response WHERE referral = :referral ORDER BY instrument, dated, id;

-- :name MATTER_ANSWERS
SELECT fact, value FROM answer WHERE referral = :referral ORDER BY fact;

-- Once a course, kept for all its places.
-- :name MATTER_SESSIONS
SELECT number, dated, kind, referral, status
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
