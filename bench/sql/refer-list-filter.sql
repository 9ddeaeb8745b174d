SELECT printf('%d-%04d', r.year, r.number), r.received_on, r.service, s.state,
  CASE WHEN p.birth_date IS NOT NULL
       THEN 2026 - substr(p.birth_date, 1, 4) - (substr(p.birth_date, 6) > '03-12') ELSE p.age END,
  CAST(julianday('2026-03-12') - julianday(r.received_on) AS INTEGER), r.source, NULL
FROM referral r CROSS JOIN referral_state s ON s.referral = r.id CROSS JOIN person p ON p.id = r.citizen
WHERE r.service = 'cool-kids' AND r.received_on >= '2025-09-01' AND s.state = 'waiting'
ORDER BY r.year, r.number;
