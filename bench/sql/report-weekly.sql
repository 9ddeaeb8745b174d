SELECT 'received', service, NULL, count(*), NULL FROM referral
WHERE received_on BETWEEN '2026-03-09' AND '2026-03-15' GROUP BY service;
SELECT 'source', coalesce(referrer_role, 'unknown'), NULL, count(*), NULL FROM referral
WHERE received_on BETWEEN '2026-03-09' AND '2026-03-15' GROUP BY 2;
SELECT 'decided', r.service, d.outcome, count(*), NULL FROM decision d CROSS JOIN referral r ON r.id = d.referral
WHERE d.decided_on BETWEEN '2026-03-09' AND '2026-03-15' GROUP BY r.service, d.outcome;
SELECT 'waiting', service, NULL, count(*), CAST(julianday('2026-03-12') - julianday(min(accepted_on)) AS INTEGER)
FROM (
  SELECT r.service, (SELECT CASE d.outcome WHEN 'accept' THEN d.decided_on END FROM decision d
                     WHERE d.referral = r.id AND d.decided_on <= '2026-03-15' ORDER BY d.id DESC LIMIT 1) AS accepted_on
  FROM referral r
  WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id AND p.placed_on <= '2026-03-15')
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id AND w.withdrawn_on <= '2026-03-15')
)
WHERE accepted_on IS NOT NULL GROUP BY service;
SELECT 'sessions', c.service, s.status, count(*), NULL FROM session s CROSS JOIN course c ON c.id = s.course
WHERE s.dated BETWEEN '2026-03-09' AND '2026-03-15' GROUP BY c.service, s.status;
SELECT 'coming', c.code || '/' || s.number, s.dated || coalesce(' ' || coalesce(s.start, c.start), ''), 1, NULL
FROM session s CROSS JOIN course c ON c.id = s.course
WHERE s.dated BETWEEN '2026-03-16' AND '2026-03-22' AND s.status <> 'cancelled'
ORDER BY s.dated, coalesce(s.start, c.start), c.code, s.number;
WITH seat AS MATERIALIZED (
  SELECT c.id, c.code, p.referral, p.from_on, coalesce(p.to_on, '9999') AS to_on, r.citizen
  FROM course c CROSS JOIN place p ON p.course = c.id CROSS JOIN referral r ON r.id = p.referral
  WHERE (c.ended_on IS NULL OR c.ended_on >= '2026-03-09') AND p.from_on <= '2026-03-15'
), meeting AS (
  SELECT t.id, t.code, 0 AS adult, a.status
  FROM seat t CROSS JOIN session s ON s.course = t.id AND s.status = 'held' AND s.children = 1
    AND s.dated BETWEEN t.from_on AND t.to_on AND s.dated <= '2026-03-15' AND (s.referral IS NULL OR s.referral = t.referral)
  LEFT JOIN attendance a ON a.course = t.id AND a.session = s.number AND a.person = t.citizen
  UNION ALL
  SELECT t.id, t.code, 1, a.status
  FROM seat t CROSS JOIN session s ON s.course = t.id AND s.status = 'held' AND s.parents = 1
    AND s.dated BETWEEN t.from_on AND t.to_on AND s.dated <= '2026-03-15' AND (s.referral IS NULL OR s.referral = t.referral)
  CROSS JOIN guardian g ON g.child = t.citizen
  LEFT JOIN attendance a ON a.course = t.id AND a.session = s.number AND a.person = g.adult
)
, sums AS (
  SELECT code, CASE adult WHEN 0 THEN 'child ' ELSE 'adult ' END AS who, count(*) AS held, sum(status IS 'present') AS present,
    sum(status IS 'late') AS late, sum(status IS 'cancelled') AS cancelled, sum(status IS 'absent') AS absent,
    sum(status IS NULL) AS unrecorded
  FROM meeting GROUP BY id, adult
), figure (position, name) AS (
  VALUES (1, 'expected'), (2, 'present'), (3, 'late'), (4, 'cancelled'), (5, 'absent'), (6, 'unrecorded')
)
SELECT 'attendance', code, who || name,
  CASE position WHEN 1 THEN held WHEN 2 THEN present WHEN 3 THEN late WHEN 4 THEN cancelled WHEN 5 THEN absent ELSE unrecorded END,
  NULL
FROM sums CROSS JOIN figure ORDER BY code, who DESC, position;
SELECT 'late', kind, NULL, CAST(count AS INTEGER), NULL FROM (
SELECT 'received' AS kind, count(*) AS count FROM referral
WHERE entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND +received_on < '2026-03-09'
UNION ALL
SELECT 'interview', count(*) FROM interview
WHERE entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND held_on < '2026-03-09'
UNION ALL
SELECT 'decision', count(*) FROM decision
WHERE entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND +decided_on < '2026-03-09'
UNION ALL
SELECT 'withdrawal', count(*) FROM withdrawal
WHERE entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND withdrawn_on < '2026-03-09'
UNION ALL
SELECT 'session', count(*) FROM session
WHERE entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND +dated < '2026-03-09'
UNION ALL
SELECT 'place', total(entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND placed_on < '2026-03-09')
  + total(ended_entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND to_on < '2026-03-09') FROM place
UNION ALL
SELECT 'done', count(*) FROM done
WHERE entered_on BETWEEN '2026-03-09' AND '2026-03-15' AND done_on < '2026-03-09'
) WHERE count > 0;
