-- Attendance, sessions held, and what is done.

-- What a mark is about: the names for the journal, whether the session and the place are there, and whether the person is marked
-- already under another referral.
-- :name ATTENDANCE_ABOUT
SELECT c.code, r.year, r.number, r.citizen,
       EXISTS (SELECT 1 FROM session s WHERE s.course = c.id AND s.number = :session),
       EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id AND p.course = c.id),
       EXISTS (SELECT 1 FROM attendance a
               WHERE a.course = c.id AND a.session = :session AND a.person = :person AND a.referral <> r.id)
FROM course c, referral r
WHERE c.id = :course AND r.id = :referral;

-- The same mark again changes nothing, nor the day it was typed. The referral stays, so that no index is written.
-- :name ATTENDANCE_SET
INSERT INTO attendance (course, session, person, referral, status, entered_on)
VALUES (:course, :session, :person, :referral, :status, :today)
ON CONFLICT (course, session, person) DO UPDATE
  SET status = excluded.status, entered_on = excluded.entered_on
  WHERE status <> excluded.status;

-- :name ATTENDANCE_TAKE_OVER
UPDATE attendance SET referral = :referral, status = :status, entered_on = :today
WHERE course = :course AND session = :session AND person = :person AND status <> :status;

-- :name ATTENDANCE_DROP
DELETE FROM attendance WHERE course = :course AND session = :session AND person = :person;

-- Calendars hear of what is cancelled, or is not any more. A reason given for a move stays when the session is held.
-- :name SESSION_STATUS
UPDATE session SET
  status     = :status,
  reason     = CASE WHEN status = 'cancelled' AND :status <> 'cancelled' THEN :reason ELSE coalesce(:reason, reason) END,
  sequence   = sequence + ((status = 'cancelled') <> (:status = 'cancelled')),
  entered_on = CASE WHEN :status = 'planned' THEN NULL WHEN status = :status THEN entered_on ELSE :today END
WHERE course = :course AND number = :session;

-- All marks, day by day: the index of the days gives the order, and only one day's marks are ever sorted.
-- :name ATTENDANCE_EACH
SELECT a.course, a.referral, a.person, c.code, a.session, s.dated, r.year, r.number,
       CASE WHEN a.person = r.citizen THEN 0 ELSE g.position END AS adult, a.status, coalesce(p.name, p.alias),
       r.citizen_kind
FROM session s
  CROSS JOIN attendance a ON a.course = s.course AND a.session = s.number
  CROSS JOIN course c ON c.id = a.course
  CROSS JOIN referral r ON r.id = a.referral
  CROSS JOIN person p ON p.id = a.person
  LEFT JOIN guardian g ON g.child = r.citizen AND g.adult = a.person
WHERE s.dated BETWEEN :since AND :until
ORDER BY s.dated, c.code, a.session, r.year, r.number, adult;

-- The marks of one course, of one referral, or of one in the other.
-- :name ATTENDANCE_EACH_OF
WITH seat AS (
  SELECT referral, course FROM place WHERE course = :course AND (:referral IS NULL OR referral = :referral)
  UNION ALL
  SELECT referral, course FROM place WHERE :course IS NULL AND referral = :referral
)
SELECT a.course, a.referral, a.person, c.code, a.session, s.dated, r.year, r.number,
       CASE WHEN a.person = r.citizen THEN 0 ELSE g.position END AS adult, a.status, coalesce(p.name, p.alias),
       r.citizen_kind
FROM seat o
  CROSS JOIN attendance a INDEXED BY attendance_by_place ON a.referral = o.referral AND a.course = o.course
  CROSS JOIN session s ON s.course = a.course AND s.number = a.session
  CROSS JOIN course c ON c.id = a.course
  CROSS JOIN referral r ON r.id = a.referral
  CROSS JOIN person p ON p.id = a.person
  LEFT JOIN guardian g ON g.child = r.citizen AND g.adult = a.person
WHERE s.dated BETWEEN :since AND :until
ORDER BY s.dated, c.code, a.session, r.year, r.number, adult;

-- The marks of one person: those made for the referral, and those for another at whose sessions the person is here for both.
-- :name ATTENDANCE_EACH_WHO
WITH who AS (
  SELECT citizen AS person FROM referral WHERE id = :referral AND :adult = 0
  UNION ALL
  SELECT g.adult FROM referral r JOIN guardian g ON g.child = r.citizen WHERE r.id = :referral AND g.position = :adult
)
SELECT a.course, a.referral, a.person, c.code, a.session, s.dated, r.year, r.number,
       CASE WHEN a.person = r.citizen THEN 0 ELSE g.position END AS adult, a.status, coalesce(p.name, p.alias),
       r.citizen_kind
FROM who w
  CROSS JOIN attendance a INDEXED BY attendance_by_person ON a.person = w.person
  CROSS JOIN place o ON o.referral = :referral AND o.course = a.course
  CROSS JOIN session s ON s.course = a.course AND s.number = a.session
  CROSS JOIN course c ON c.id = a.course
  CROSS JOIN referral r ON r.id = a.referral
  CROSS JOIN person p ON p.id = a.person
  LEFT JOIN guardian g ON g.child = r.citizen AND g.adult = a.person
WHERE s.dated BETWEEN :since AND :until AND (:course IS NULL OR a.course = :course)
  AND (a.referral = :referral
       OR ((s.referral IS NULL OR s.referral = :referral)
           AND o.from_on <= s.dated AND (o.to_on IS NULL OR o.to_on >= s.dated)))
ORDER BY s.dated, c.code, a.session, r.year, r.number, adult;

-- Whether anybody is marked as having come, or having failed to.
-- :name ATTENDANCE_CAME
SELECT EXISTS (SELECT 1 FROM attendance WHERE course = :course AND session = :session AND status <> 'cancelled');

-- :name SESSIONS_ON
SELECT s.course, c.code, s.number
FROM place p
  JOIN session s ON s.course = p.course
  JOIN course c ON c.id = p.course
WHERE p.referral = :referral AND s.dated = :on AND s.status <> 'cancelled'
  AND p.from_on <= s.dated AND (p.to_on IS NULL OR p.to_on >= s.dated)
  AND (s.referral IS NULL OR s.referral = p.referral)
ORDER BY s.start, c.code, s.number;

-- The citizen where children take part, every adult of the citizen where parents do.
-- :name PARTICIPANT_EACH
WITH seat AS (
  SELECT s.course, s.number AS session, s.children, s.parents, r.id AS referral, r.citizen, r.year, r.number
  FROM session s
    JOIN place p ON p.course = s.course AND p.from_on <= s.dated AND (p.to_on IS NULL OR p.to_on >= s.dated)
    JOIN referral r ON r.id = p.referral
  WHERE s.course = :course AND s.number = :session AND (s.referral IS NULL OR s.referral = p.referral)
), part AS (
  SELECT course, session, referral, citizen AS person, year, number, 0 AS adult FROM seat WHERE children = 1
  UNION ALL
  SELECT t.course, t.session, t.referral, g.adult, t.year, t.number, g.position
  FROM seat t JOIN guardian g ON g.child = t.citizen
  WHERE t.parents = 1
)
SELECT o.referral, o.person, o.year, o.number, o.adult, a.status, coalesce(p.name, p.alias)
FROM part o
  JOIN person p ON p.id = o.person
  LEFT JOIN attendance a ON a.course = o.course AND a.session = o.session AND a.person = o.person
ORDER BY o.year, o.number, o.adult;

-- :name DONE_ADD
INSERT INTO done (referral, what, course, session, done_on, by_user, entered_on)
VALUES (:referral, :what, :course, :session, :on, :user, :today);
