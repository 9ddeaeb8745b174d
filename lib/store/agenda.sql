-- The dated meetings of the house, for its calendars.

-- :name OWN_NAME
SELECT value FROM setting WHERE key = 'uuid';

-- Courses are found first: by their numbers (",12,15,"), by a family's places, by who leads something in them; else all.
-- A session that was moved or cancelled counts that itself, but an undo takes its count back, too. Calendars must hear of both, so
-- each undo that names the course counts twice: once for what it took off, once for itself. The list of what an entry
-- touched may be cut short, and is then taken to name it.
-- An interview has no count: the journal's newest change about its citizen stands for it.
-- The venue of what is for one citizen with a protected address, or an adult with one, is told to nobody.
-- :name AGENDA_EACH
WITH picked (id) AS (
  SELECT id FROM course WHERE :referral IS NULL AND :leader IS NULL
  UNION ALL
  SELECT course FROM place WHERE referral = :referral
  UNION ALL
  SELECT DISTINCT course FROM leads WHERE :referral IS NULL AND staff = :leader
), wanted AS MATERIALIZED (
  SELECT c.id, c.code, c.service, c.venue, c.for_referral,
         (SELECT count(*) FROM journal j
          WHERE j.undoes IS NOT NULL
            AND (instr(' ' || j.touched || ' ', ' ' || c.code || ' ') > 0 OR instr(j.touched, '…') > 0)) AS undos
  FROM picked o CROSS JOIN course c ON c.id = o.id
  WHERE :courses IS NULL OR instr(:courses, ',' || c.id || ',') > 0
), meeting AS (
  SELECT w.id AS course, s.number AS session, 0 AS interview, w.code, w.service,
         coalesce(s.referral, w.for_referral) AS referral, s.dated, s.start, s.minutes, s.kind,
         coalesce(s.venue, w.venue) AS venue,
         (SELECT group_concat(o.staff, ', ')
          FROM (SELECT l.staff FROM leads l
                WHERE l.course = s.course
                  AND l.session = CASE WHEN EXISTS (SELECT 1 FROM leads e WHERE e.course = s.course AND e.session = s.number)
                                       THEN s.number ELSE 0 END
                ORDER BY l.position, l.staff) o) AS leaders,
         s.children, s.parents, s.status = 'cancelled' AS cancelled, s.sequence + 2 * w.undos AS sequence
  FROM wanted w CROSS JOIN session s ON s.course = w.id
  WHERE (:referral IS NULL OR (
          (s.referral IS NULL OR s.referral = :referral)
          AND EXISTS (SELECT 1 FROM place p
                      WHERE p.referral = :referral AND p.course = s.course
                        AND p.from_on <= s.dated AND (p.to_on IS NULL OR p.to_on >= s.dated))))
    AND (:leader IS NULL OR EXISTS (
          SELECT 1 FROM leads l
          WHERE l.course = s.course AND l.staff = :leader
            AND l.session = CASE WHEN EXISTS (SELECT 1 FROM leads e WHERE e.course = s.course AND e.session = s.number)
                                 THEN s.number ELSE 0 END))
), asked (id) AS (
  SELECT id FROM interview WHERE :courses IS NULL AND :referral IS NULL
  UNION ALL
  SELECT id FROM interview WHERE :courses IS NULL AND referral = :referral
), talk AS (
  SELECT 0, 0, i.id, NULL, r.service, r.id, i.set_for, i.start, NULL, NULL, i.venue, i.leader, 1, 1,
         i.outcome IS NULL
           AND (EXISTS (SELECT 1 FROM interview l WHERE l.referral = i.referral AND l.id > i.id)
                OR EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = i.referral)
                OR coalesce((SELECT d.outcome FROM decision d WHERE d.referral = i.referral ORDER BY d.id DESC LIMIT 1),
                            'accept') <> 'accept'),
         coalesce((SELECT t.entry FROM journal_person t CROSS JOIN journal j ON j.number = t.entry
                   WHERE t.person = r.citizen AND j.kind <> 'look'
                   ORDER BY t.entry DESC LIMIT 1), 0)
  FROM asked a CROSS JOIN interview i ON i.id = a.id CROSS JOIN referral r ON r.id = i.referral
  WHERE i.set_for IS NOT NULL AND (:leader IS NULL OR i.leader = :leader)
), all_of_them AS (
  SELECT * FROM meeting
  UNION ALL
  SELECT * FROM talk
)
SELECT o.course, o.session, o.interview, o.code, o.service, r.year, r.number, o.dated, o.start, o.minutes, o.kind,
       CASE WHEN EXISTS (SELECT 1 FROM referral t JOIN person p ON p.id = t.citizen
                         WHERE t.id = coalesce(o.referral, :referral)
                           AND (p.protected = 1
                                OR EXISTS (SELECT 1 FROM guardian g JOIN person a ON a.id = g.adult
                                           WHERE g.child = t.citizen AND a.protected = 1)))
            THEN NULL ELSE o.venue END,
       o.leaders, o.children, o.parents, o.cancelled, o.sequence
FROM all_of_them o LEFT JOIN referral r ON r.id = o.referral
WHERE :venue IS NULL OR o.venue = :venue
ORDER BY o.dated, o.start, o.code IS NULL, o.code, o.session, r.year, r.number, o.interview;

-- Everyone with a place on the day of a session. At a school the name of a child whose address is protected, or that of an adult
-- with whom it lives, would tell where it goes to school.
-- :name AGENDA_PARTICIPANTS
SELECT p.id, r.year, r.number,
       CASE WHEN (p.protected = 1
                  OR EXISTS (SELECT 1 FROM guardian g JOIN person a ON a.id = g.adult WHERE g.child = p.id AND a.protected = 1))
                 AND (c.school IS NOT NULL OR coalesce(s.venue, c.venue) = p.school)
            THEN NULL ELSE coalesce(p.name, p.alias) END
FROM session s
  CROSS JOIN course c ON c.id = s.course
  CROSS JOIN place o ON o.course = s.course AND o.from_on <= s.dated AND (o.to_on IS NULL OR o.to_on >= s.dated)
  CROSS JOIN referral r ON r.id = o.referral
  CROSS JOIN person p ON p.id = r.citizen
WHERE s.course = :course AND s.number = :session AND (s.referral IS NULL OR s.referral = r.id)
  AND (:referral IS NULL OR r.id = :referral)
ORDER BY r.year, r.number;

-- :name AGENDA_INVITED
SELECT p.id, r.year, r.number,
       CASE WHEN (p.protected = 1
                  OR EXISTS (SELECT 1 FROM guardian g JOIN person a ON a.id = g.adult WHERE g.child = p.id AND a.protected = 1))
                 AND i.venue = p.school
            THEN NULL ELSE coalesce(p.name, p.alias) END
FROM interview i
  CROSS JOIN referral r ON r.id = i.referral
  CROSS JOIN person p ON p.id = r.citizen
WHERE i.id = :interview;
