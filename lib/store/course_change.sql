-- Changes of a course that runs: its sessions, its places, its end.

-- A session that moves keeps its number; calendars hear of it by the sequence.
-- :name SESSION_MOVE
UPDATE session SET dated = :dated, start = :start, venue = :venue, remark = :remark, reason = :reason,
  sequence = sequence + 1
WHERE course = :course AND number = :number;

-- Who comes follows from a session's place among the others; calendars tell of the parents.
-- :name SESSION_PARENTS
UPDATE session SET parents = :parents, sequence = sequence + 1 WHERE course = :course AND number = :number;

-- Sessions that had the course's room keep it when the course is given another one.
-- :name SESSIONS_KEEP_VENUE
UPDATE session SET venue = (SELECT c.venue FROM course c WHERE c.id = :course) WHERE course = :course AND venue IS NULL;

-- :name COURSE_MEETS
UPDATE course SET start = :start, venue = :venue WHERE id = :course;

-- A session's own leaders stand in the stead of the course's.
-- :name SESSION_LEADERS
SELECT l.staff FROM leads l
WHERE l.course = :course
  AND l.session = CASE WHEN EXISTS (SELECT 1 FROM leads o WHERE o.course = :course AND o.session = :number)
                       THEN :number ELSE 0 END
ORDER BY l.position, l.staff;

-- :name COURSE_PROMISE
UPDATE course SET sessions = :sessions WHERE id = :course;

-- :name COURSE_END
UPDATE course SET ended_on = :on WHERE id = :course AND ended_on IS NULL;

-- :name PLACE_END
UPDATE place SET to_on = :on, ended = :ended, reason = :reason, ended_entered_on = :today
WHERE referral = :referral AND course = :course AND ended IS NULL;

-- The last held session at which somebody of a referral is marked.
-- :name MARK_LAST
SELECT s.number, s.dated
FROM attendance a INDEXED BY attendance_by_place
  CROSS JOIN session s ON s.course = a.course AND s.number = a.session
WHERE a.referral = :referral AND a.course = :course AND s.status = 'held'
ORDER BY s.dated DESC, s.number DESC LIMIT 1;

-- Word of an adult whose other child has a place at the session still is that child's from now on.
-- :name MARKS_BEHIND_HAND
UPDATE attendance SET referral = heir.referral
FROM (
  SELECT s.number AS session, g.adult AS person, min(p.referral) AS referral
  FROM session s
    JOIN place p ON p.course = s.course AND p.from_on <= s.dated AND (p.to_on IS NULL OR p.to_on >= s.dated)
    JOIN referral r ON r.id = p.referral
    JOIN guardian g ON g.child = r.citizen
  WHERE s.course = :course AND s.status <> 'held' AND s.dated > :on AND p.referral <> :referral
    AND (s.referral IS NULL OR s.referral = p.referral)
  GROUP BY s.number, g.adult
) AS heir
WHERE attendance.referral = :referral AND attendance.course = :course
  AND attendance.session = heir.session AND attendance.person = heir.person;

-- Word sent for sessions that the referral has no place at any more.
-- :name MARKS_BEHIND_DROP
DELETE FROM attendance
WHERE referral = :referral AND course = :course
  AND session IN (SELECT number FROM session WHERE course = :course AND status <> 'held' AND dated > :on);
