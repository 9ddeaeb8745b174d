-- Staff, courses, sessions, places and bookings.

-- What is left out stays as it was.
-- :name STAFF_PUT
INSERT INTO staff (code, name, role, organisation, possible_days, max_courses)
VALUES (:code, :name, :role, :organisation, :possible_days, :max_courses)
ON CONFLICT (code) DO UPDATE SET
  name          = coalesce(excluded.name, name),
  role          = coalesce(excluded.role, role),
  organisation  = coalesce(excluded.organisation, organisation),
  possible_days = coalesce(excluded.possible_days, possible_days),
  max_courses   = coalesce(excluded.max_courses, max_courses);

-- :name STAFF_KNOWN
SELECT 1 FROM staff WHERE code = :code;

-- :name QUALIFICATIONS_DROP
DELETE FROM qualification WHERE staff = :staff;

-- :name QUALIFICATION_ADD
INSERT INTO qualification (staff, service) VALUES (:staff, :service) ON CONFLICT DO NOTHING;

-- :name STAFF_EACH
SELECT code, name, role, organisation, possible_days, max_courses
FROM staff
WHERE code BETWEEN :first AND :last
ORDER BY code;

-- :name QUALIFICATION_EACH
SELECT staff, service FROM qualification WHERE staff BETWEEN :first AND :last ORDER BY staff, service;

-- The most courses at once on any day from … to: the number rises only on the first day of one of them. A course without dates
-- runs from the day it was planned, and is not over before it is closed.
-- :name STAFF_LOAD_BETWEEN
WITH led AS (
  SELECT coalesce(min(s.dated), c.planned_on) AS first,
         min(coalesce(max(s.dated), '9999-12-31'), coalesce(c.ended_on, '9999-12-31')) AS last
  FROM leads l
    JOIN course c ON c.id = l.course
    LEFT JOIN session s ON s.course = c.id AND s.status <> 'cancelled'
  WHERE l.staff = :staff AND l.session = 0
  GROUP BY c.id
), day AS (
  SELECT :from AS dated
  UNION
  SELECT first FROM led WHERE first BETWEEN :from AND :to
)
SELECT max((SELECT count(*) FROM led WHERE led.first <= day.dated AND led.last >= day.dated)) FROM day;

-- :name COURSE_ADD
INSERT INTO course (code, service, venue, start, minutes, sessions, min_places, max_places, age_from, age_to, school,
                    for_referral, rhythm, follow_up, catalogue, planned_on, ended_on)
VALUES (:code, :service, :venue, :start, :minutes, :sessions, :min, :max, :age_from, :age_to, :school, :for_referral,
        :rhythm, :follow_up, :catalogue, :planned_on, :ended_on)
ON CONFLICT (code) DO NOTHING;

-- :name SESSION_ADD
INSERT INTO session (course, number, dated, start, minutes, kind, referral, venue, children, parents, remark, status,
                     reason, theme, sequence, entered_on)
VALUES (:course, :number, :dated, :start, :minutes, :kind, :referral, :venue, :children, :parents, :remark, :status,
        :reason, :theme, :sequence, :entered_on);

-- Adds nothing for a code that is nobody's.
-- :name LEADS_ADD
INSERT INTO leads (course, session, staff, position)
SELECT :course, 0, code, :position FROM staff WHERE code = :staff;

-- :name COURSE_ID
SELECT id FROM course WHERE code = :code;

-- :name COURSE_CODE
SELECT code FROM course WHERE id = :course;

-- :name TOUCHED_REFERRAL
SELECT year, number, citizen FROM referral WHERE id = :referral;

-- :name COURSE_LOAD
SELECT id, code, service, venue, start, minutes, sessions, min_places, max_places, age_from, age_to, school,
       for_referral, rhythm, follow_up, catalogue, planned_on, ended_on
FROM course
WHERE id = :course;

-- :name COURSE_LEADERS
SELECT staff FROM leads WHERE course = :course AND session = 0 ORDER BY position, staff;

-- :name COURSE_SESSIONS
SELECT number, dated, start, minutes, kind, referral, venue, children, parents, remark, status, reason, theme, sequence,
       entered_on
FROM session
WHERE course = :course
ORDER BY number;

-- :name COURSE_COUNT_YEAR
SELECT count(*)
FROM course c
WHERE c.service = :service
  AND (SELECT min(s.dated) FROM session s WHERE s.course = c.id AND s.status <> 'cancelled') BETWEEN :first AND :last;

-- By code. The sessions are summed while they pass, course by course.
-- :name COURSE_EACH
SELECT c.id, c.code, c.service, min(s.dated) FILTER (WHERE s.status <> 'cancelled'),
       max(s.dated) FILTER (WHERE s.status <> 'cancelled'), c.start, c.venue,
       (SELECT group_concat(o.staff)
        FROM (SELECT l.staff FROM leads l WHERE l.course = c.id AND l.session = 0 ORDER BY l.position, l.staff) o),
       (SELECT count(*) FROM place p WHERE p.course = c.id AND p.ended IS NULL),
       c.min_places, c.max_places, c.age_from, c.age_to, c.school, c.for_referral, c.ended_on,
       c.sessions, count(s.number), max(s.status = 'held'), max(s.referral IS NOT NULL OR s.kind <> 'group'),
       (SELECT count(*) FROM place p WHERE p.course = c.id AND p.ended IS NOT NULL)
FROM course c LEFT JOIN session s ON s.course = c.id
WHERE (:service IS NULL OR c.service = :service)
  AND (NOT :open OR (c.ended_on IS NULL AND c.for_referral IS NULL))
GROUP BY c.code
ORDER BY c.code;

-- A session's own leaders stand in the stead of the course's; so does its venue. A session without a time of day has none: a
-- meeting that is still to be arranged does not take the course's. At home nobody's room is taken. An interview
-- counts where it is the referral's last, is still to be held, and nobody withdrew.
-- :name BOOKING_EACH
WITH meeting AS (
  SELECT s.course, s.number, s.dated, s.start, s.minutes, coalesce(s.venue, c.venue) AS venue, c.code || '/' || s.number AS what
  FROM session s JOIN course c ON c.id = s.course
  WHERE s.dated BETWEEN :from AND :to AND s.status <> 'cancelled'
), talk AS (
  SELECT i.set_for AS dated, i.start, i.venue, i.leader, r.year, r.number
  FROM interview i JOIN referral r ON r.id = i.referral
  WHERE i.set_for BETWEEN :from AND :to AND i.outcome IS NULL
    AND NOT EXISTS (SELECT 1 FROM interview l WHERE l.referral = i.referral AND l.id > i.id)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = i.referral)
    AND coalesce((SELECT d.outcome FROM decision d WHERE d.referral = i.referral ORDER BY d.id DESC LIMIT 1), 'accept') = 'accept'
)
SELECT l.staff AS who, 0 AS is_venue, m.dated AS dated, m.start AS start, m.minutes AS minutes, m.what AS what,
       NULL AS year, NULL AS number, m.venue AS venue
FROM meeting m JOIN leads l ON l.course = m.course
  AND l.session = CASE WHEN EXISTS (SELECT 1 FROM leads o WHERE o.course = m.course AND o.session = m.number)
                       THEN m.number ELSE 0 END
UNION ALL
SELECT venue, 1, dated, start, minutes, what, NULL, NULL, venue FROM meeting WHERE venue <> 'home'
UNION ALL
SELECT leader, 0, dated, start, NULL, NULL, year, number, venue FROM talk WHERE leader IS NOT NULL
UNION ALL
SELECT venue, 1, dated, start, NULL, NULL, year, number, venue FROM talk WHERE venue <> 'home'
ORDER BY dated, start, is_venue, who, what, year, number;

-- A citizen whom only one course or interview wants is nowhere twice. Each goes by the first of its references.
-- :name BOOKING_EACH_CITIZEN
WITH wanted AS (
  SELECT r.citizen, p.course, r.id AS referral, p.from_on, coalesce(p.to_on, '9999-12-31') AS to_on, NULL AS interview
  FROM place p CROSS JOIN referral r ON r.id = p.referral
  WHERE coalesce(p.to_on, '9999-12-31') >= :from
  UNION ALL
  SELECT r.citizen, NULL, r.id, NULL, NULL, i.id
  FROM interview i CROSS JOIN referral r ON r.id = i.referral
  WHERE i.set_for >= :from AND i.outcome IS NULL
    AND NOT EXISTS (SELECT 1 FROM interview l WHERE l.referral = i.referral AND l.id > i.id)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = i.referral)
    AND coalesce((SELECT d.outcome FROM decision d WHERE d.referral = i.referral ORDER BY d.id DESC LIMIT 1), 'accept') = 'accept'
), twice AS MATERIALIZED (
  SELECT * FROM wanted WHERE citizen IN (SELECT citizen FROM wanted GROUP BY citizen HAVING count(*) > 1)
), meeting AS (
  SELECT t.citizen, s.dated, s.start, s.minutes, c.code || '/' || s.number AS what, NULL AS referral, coalesce(s.venue, c.venue) AS venue
  FROM twice t CROSS JOIN course c ON c.id = t.course CROSS JOIN session s ON s.course = c.id
  WHERE s.dated >= :from AND s.dated BETWEEN t.from_on AND t.to_on AND s.status <> 'cancelled' AND s.children = 1
    AND (s.referral IS NULL OR s.referral = t.referral)
  UNION ALL
  SELECT t.citizen, i.set_for, i.start, NULL, NULL, i.referral, i.venue
  FROM twice t CROSS JOIN interview i ON i.id = t.interview
)
SELECT f.year, f.number, m.dated, m.start, m.minutes, m.what, r.year, r.number, m.venue
FROM meeting m
  CROSS JOIN referral f ON f.id = (SELECT min(o.id) FROM referral o WHERE o.citizen = m.citizen)
  LEFT JOIN referral r ON r.id = m.referral
ORDER BY m.dated, m.start, f.year, f.number, m.what, r.year, r.number;

-- Whoever had a place never waits again (view referral_state): that is asked first, as it settles most.
-- :name WAITING_EACH
SELECT r.id, r.year, r.number,
       (SELECT d.priority FROM decision d WHERE d.referral = r.id ORDER BY d.id DESC LIMIT 1) = 'urgent',
       (SELECT d.decided_on FROM decision d WHERE d.referral = r.id ORDER BY d.id DESC LIMIT 1),
       r.received_on, r.service, p.birth_date, p.age, p.school, r.possible_days
FROM referral r
  CROSS JOIN referral_state s ON s.referral = r.id
  CROSS JOIN person p ON p.id = r.citizen
WHERE NOT EXISTS (SELECT 1 FROM place o WHERE o.referral = r.id)
  AND (:service IS NULL OR r.service = :service)
  AND s.state = 'waiting';

-- :name PLACE_EACH_OF
SELECT referral, course, from_on, to_on, ended, reason
FROM place
WHERE referral = :referral
ORDER BY from_on, course;

-- :name PLACE_EACH_IN
SELECT p.referral, p.course, p.from_on, p.to_on, p.ended, p.reason, r.year, r.number
FROM place p JOIN referral r ON r.id = p.referral
WHERE p.course = :course
ORDER BY r.year, r.number;

-- :name PLACE_FIND
SELECT referral, course, from_on, to_on, ended, reason FROM place WHERE referral = :referral AND course = :course;

-- :name PLACE_ADD
INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on)
VALUES (:referral, :course, :placed_on, :from, :user, :today)
ON CONFLICT (referral, course) DO NOTHING;
