SELECT c.id, c.code, c.service, min(s.dated),
  (SELECT count(*) FROM place p WHERE p.course = c.id AND p.ended IS NULL),
  c.min_places, c.max_places, c.age_from, c.age_to, c.school
FROM course c JOIN session s ON s.course = c.id AND s.status <> 'cancelled'
WHERE c.ended_on IS NULL AND c.for_referral IS NULL
GROUP BY c.id HAVING min(s.dated) > '2026-03-12' ORDER BY c.code;
WITH waiting AS (
  SELECT r.id, (SELECT d.id FROM decision d WHERE d.referral = r.id ORDER BY d.id DESC LIMIT 1) AS decision
  FROM referral r
  WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id)
)
SELECT r.year, r.number, d.priority = 'urgent', d.decided_on, r.received_on, r.service, p.birth_date, p.age, p.school,
  r.possible_days
FROM waiting o CROSS JOIN decision d ON d.id = o.decision
  CROSS JOIN referral r ON r.id = o.id CROSS JOIN person p ON p.id = r.citizen
WHERE d.outcome = 'accept'
ORDER BY 3 DESC, 4, 5, 1, 2;
