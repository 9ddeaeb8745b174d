SELECT printf('%d-%04d', o.year, o.number), o.what, CASE typeof(o.of) WHEN 'integer' THEN c.code || '/' || o.of ELSE o.of END,
  o.due, CASE WHEN o.due < '2026-03-12' THEN CAST(julianday('2026-03-12') - julianday(o.due) AS INTEGER) END, o.recipient,
  (SELECT l.staff FROM leads l WHERE l.course = o.course AND l.session = 0 ORDER BY l.position, l.staff LIMIT 1)
FROM due o LEFT JOIN course c ON c.id = o.course
ORDER BY o.due, o.year, o.number, o.what;
