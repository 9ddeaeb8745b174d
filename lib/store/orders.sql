-- What is ordered for a session.

-- A session's own leaders stand in the stead of the course's; so does its venue. Families whose adults nobody recorded are counted
-- where parents take part: ORDER_EACH has no row for these.
-- :name ORDER_SESSION
SELECT c.id, s.number, s.dated, s.start, s.minutes, s.status, s.children, s.parents, c.code, coalesce(s.venue, c.venue), c.school,
       (SELECT count(*) FROM leads l
        WHERE l.course = s.course
          AND l.session = CASE WHEN EXISTS (SELECT 1 FROM leads e WHERE e.course = s.course AND e.session = s.number)
                               THEN s.number ELSE 0 END),
       (SELECT count(*) FROM place p JOIN referral r ON r.id = p.referral
        WHERE p.course = s.course AND s.parents = 1 AND (r.citizen_kind = 'child' OR (r.citizen_kind = 'family' AND s.children = 0))
          AND p.from_on <= s.dated AND (p.to_on IS NULL OR p.to_on >= s.dated) AND (s.referral IS NULL OR s.referral = r.id)
          AND NOT EXISTS (SELECT 1 FROM guardian g WHERE g.child = r.citizen)
          AND NOT EXISTS (SELECT 1 FROM attendance a
                          WHERE a.course = s.course AND a.session = s.number AND a.person = r.citizen
                            AND a.status IN ('cancelled', 'absent')))
FROM session s JOIN course c ON c.id = s.course
WHERE s.course = :course AND s.number = :number;

-- The citizen where children take part, every adult of the citizen where parents do. A citizen is protected with each of its adults.
-- :name ORDER_EACH
WITH place_taken AS (
  SELECT s.course, s.number AS session, s.children, s.parents, r.id AS referral, r.citizen, r.citizen_kind, r.year, r.number,
         r.fetched_by, r.allergies, t.school, c.school IS NOT NULL OR coalesce(s.venue, c.venue) = t.school AS at_school,
         t.protected = 1 OR EXISTS (SELECT 1 FROM guardian g JOIN person a ON a.id = g.adult
                                    WHERE g.child = t.id AND a.protected = 1) AS protected
  FROM session s
    CROSS JOIN course c ON c.id = s.course
    CROSS JOIN place p ON p.course = s.course AND p.from_on <= s.dated AND (p.to_on IS NULL OR p.to_on >= s.dated)
    CROSS JOIN referral r ON r.id = p.referral
    CROSS JOIN person t ON t.id = r.citizen
  WHERE s.course = :course AND s.number = :session AND (s.referral IS NULL OR s.referral = p.referral)
), seat AS (
  SELECT course, session, children, parents, referral, citizen, citizen_kind, year, number, fetched_by, allergies, protected,
         CASE WHEN protected = 0 THEN school END AS school, protected = 1 AND at_school AS hidden
  FROM place_taken
), part AS (
  SELECT t.*, t.citizen AS person, 0 AS adult FROM seat t WHERE t.children = 1
  UNION ALL
  SELECT t.*, g.adult, g.position FROM seat t JOIN guardian g ON g.child = t.citizen WHERE t.parents = 1
)
SELECT o.person, o.year, o.number, o.adult, o.citizen_kind, coalesce(p.name, p.alias), o.school, o.fetched_by, o.allergies,
       o.protected, o.hidden, coalesce(a.status IN ('cancelled', 'absent'), 0)
FROM part o
  JOIN person p ON p.id = o.person
  LEFT JOIN attendance a ON a.course = o.course AND a.session = o.session AND a.person = o.person
ORDER BY :by_school AND o.school IS NULL, CASE WHEN :by_school THEN o.school END, o.year, o.number, o.adult;
