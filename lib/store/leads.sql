-- Who leads a course, or one of its sessions in its stead.

-- :name LEADS_DROP
DELETE FROM leads WHERE course = :course AND session = :session;

-- :name LEADS_PUT
INSERT INTO leads (course, session, staff, position)
SELECT :course, :session, code, :position FROM staff WHERE code = :staff;

-- Calendars name the leaders: they hear of a change by the sequence.
-- :name SESSION_TOLD
UPDATE session SET sequence = sequence + 1 WHERE course = :course AND number = :session;
