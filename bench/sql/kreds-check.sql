PRAGMA integrity_check(100);
SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2;
SELECT r.year, max(r.number), s.last FROM referral r LEFT JOIN series s ON s.year = r.year
GROUP BY r.year HAVING max(r.number) > coalesce(s.last, 0);
SELECT c.code, c.max_places, max(o.open)
FROM course c JOIN (
  SELECT p.course, (SELECT count(*) FROM place q
                    WHERE q.course = p.course AND q.from_on <= p.from_on
                      AND (q.to_on IS NULL OR q.to_on > p.from_on)) AS open
  FROM place p) o ON o.course = c.id
WHERE c.max_places IS NOT NULL
GROUP BY c.id HAVING max(o.open) > c.max_places;
SELECT c.code || '/' || s.number
FROM session s JOIN course c ON c.id = s.course
WHERE s.status <> 'cancelled' AND EXISTS (
  SELECT 1 FROM session e
  WHERE e.course = s.course AND e.number < s.number AND e.dated > s.dated AND e.status <> 'cancelled'
    AND e.referral IS s.referral AND e.kind = s.kind AND e.children = s.children);
SELECT c.code || '/' || a.session, count(*)
FROM attendance a JOIN course c ON c.id = a.course
JOIN session s ON s.course = a.course AND s.number = a.session
JOIN place p ON p.referral = a.referral AND p.course = a.course
WHERE s.dated < p.from_on OR s.dated > p.to_on
GROUP BY a.course, a.session;
SELECT r.service, count(*) FROM referral r JOIN referral_state t ON t.referral = r.id
WHERE t.state IN ('received', 'interview', 'waiting', 'placed') GROUP BY 1;
SELECT c.service, count(*) FROM course c WHERE c.ended_on IS NULL GROUP BY 1;
SELECT c.code, s.number, s.dated, c.service FROM session s JOIN course c ON c.id = s.course
WHERE s.status = 'planned' AND c.ended_on IS NULL;
