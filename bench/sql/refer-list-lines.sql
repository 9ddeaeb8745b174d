SELECT printf('%d-%04d', r.year, r.number), r.received_on, r.service, s.state,
  CASE WHEN p.birth_date IS NOT NULL
       THEN 2026 - substr(p.birth_date, 1, 4) - (substr(p.birth_date, 6) > '03-12') ELSE p.age END,
  CASE WHEN s.state IN ('received', 'interview', 'waiting', 'placed')
       THEN CAST(julianday('2026-03-12') - julianday(r.received_on) AS INTEGER) END,
  r.source, NULL
FROM referral r CROSS JOIN referral_state s ON s.referral = r.id CROSS JOIN person p ON p.id = r.citizen
