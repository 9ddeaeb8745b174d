-- The leader responsible for a referral before there is a course, and the handing over of a leader's cases.

-- :name OWNER_SET
UPDATE referral SET owner = :staff WHERE id = :referral AND owner IS NOT :staff;

-- :name OWNER_OF
SELECT r.id, r.year, r.number, r.service, s.state, r.owner
FROM referral r CROSS JOIN referral_state s ON s.referral = r.id
WHERE r.id = :referral;

-- Of open referrals: what was closed keeps whoever was responsible then.
-- :name OWNED
SELECT r.id, r.year, r.number, r.service, s.state, r.owner
FROM referral r CROSS JOIN referral_state s ON s.referral = r.id
WHERE r.owner IS NOT NULL AND (:staff IS NULL OR r.owner = :staff)
  AND s.state IN ('received', 'interview', 'waiting', 'placed')
ORDER BY r.year, r.number;

-- Interviews that are still to be held, without a day or from a day on: of each referral the last.
-- :name INTERVIEWS_AHEAD
SELECT i.id, i.referral, r.year, r.number, i.set_for, i.start
FROM interview i
  CROSS JOIN referral r ON r.id = i.referral
  CROSS JOIN referral_state s ON s.referral = i.referral
WHERE i.leader = :staff AND i.outcome IS NULL AND (i.set_for IS NULL OR i.set_for >= :from)
  AND NOT EXISTS (SELECT 1 FROM interview l WHERE l.referral = i.referral AND l.id > i.id)
  AND s.state = 'interview'
ORDER BY r.year, r.number;

-- :name INTERVIEW_LEADER
UPDATE interview SET leader = :staff WHERE id = :id;

-- :name COURSES_LED
SELECT c.id
FROM course c
WHERE c.ended_on IS NULL AND EXISTS (SELECT 1 FROM leads l WHERE l.course = c.id AND l.staff = :staff)
ORDER BY c.code;

-- Who leads a session in the stead of the course's leaders.
-- :name SESSION_LEADS
SELECT staff FROM leads WHERE course = :course AND session = :session ORDER BY position, staff;

-- What was led so far stays with those who led it.
-- :name LEADS_KEEP
INSERT INTO leads (course, session, staff, position)
SELECT l.course, s.number, l.staff, l.position
FROM leads l JOIN session s ON s.course = l.course
WHERE l.course = :course AND l.session = 0 AND s.dated < :from AND s.status <> 'cancelled'
  AND NOT EXISTS (SELECT 1 FROM leads o WHERE o.course = s.course AND o.session = s.number);

-- :name LEADS_HAND
UPDATE leads SET staff = :to WHERE course = :course AND session = :session AND staff = :staff;

-- Calendars name the leaders: they hear of a change by the sequence. Session 0 stands for all that have none of their own.
-- :name LEADS_TOLD
UPDATE session SET sequence = sequence + 1
WHERE course = :course
  AND (number = :session
       OR (:session = 0 AND NOT EXISTS (SELECT 1 FROM leads o WHERE o.course = session.course AND o.session = session.number)));
