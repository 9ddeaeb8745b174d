-- What the year's plan asks of the leaders: when each is away, and which courses each leads already.

-- :name ROTA_AWAY
SELECT staff, from_on, to_on FROM away WHERE from_on <= :to AND to_on >= :from ORDER BY staff, from_on;

-- As a leader's number of courses at once is counted (STAFF_LOAD_BETWEEN).
-- :name ROTA_LED
SELECT l.staff, coalesce(min(s.dated), c.planned_on) AS first,
       min(coalesce(max(s.dated), '9999-12-31'), coalesce(c.ended_on, '9999-12-31')) AS last
FROM leads l
  JOIN course c ON c.id = l.course
  LEFT JOIN session s ON s.course = c.id AND s.status <> 'cancelled'
WHERE l.session = 0
GROUP BY l.staff, c.id
HAVING first <= :to AND last >= :from
ORDER BY l.staff, first, c.id;
