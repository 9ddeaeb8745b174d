PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO attendance (course, session, person, referral, status, entered_on)
SELECT c.id, s.number, r.citizen, r.id, '{5}', '2026-03-12'
FROM course c JOIN session s ON s.course = c.id JOIN place p ON p.course = c.id JOIN referral r ON r.id = p.referral
WHERE c.code = '{1}' AND s.number = {2} AND s.status <> 'cancelled' AND s.children = 1 AND r.year = {3} AND r.number = {4}
  AND s.dated >= p.from_on AND (p.to_on IS NULL OR s.dated <= p.to_on)
ON CONFLICT (course, session, person) DO UPDATE SET status = excluded.status, entered_on = excluded.entered_on
WHERE status <> excluded.status;
COMMIT;
