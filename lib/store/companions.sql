-- Who should be in the same course, or must not be. The lower number stands first; who asks stands first in what is told.

-- :name COMPANION_PUT
INSERT INTO companion (referral, other, wish) VALUES (min(:referral, :other), max(:referral, :other), :wish)
ON CONFLICT (referral, other) DO UPDATE SET wish = excluded.wish WHERE wish <> excluded.wish;

-- :name COMPANION_DROP
DELETE FROM companion WHERE referral = min(:referral, :other) AND other = max(:referral, :other);

-- The list of all wishes is short.
-- :name COMPANIONS_OF
SELECT :referral, o.id, a.year, a.number, o.year, o.number, c.wish,
       coalesce((SELECT min(p.course) FROM place p WHERE p.referral = a.id AND p.ended IS NULL), 0),
       coalesce((SELECT min(p.course) FROM place p WHERE p.referral = o.id AND p.ended IS NULL), 0)
FROM companion c
  JOIN referral a ON a.id = :referral
  JOIN referral o ON o.id = CASE c.referral WHEN :referral THEN c.other ELSE c.referral END
WHERE c.referral = :referral OR c.other = :referral
ORDER BY o.year, o.number;

-- What was closed, of the one or the other, is wished no more.
-- :name COMPANIONS_ALL
SELECT a.id, o.id, a.year, a.number, o.year, o.number, c.wish,
       coalesce((SELECT min(p.course) FROM place p WHERE p.referral = a.id AND p.ended IS NULL), 0),
       coalesce((SELECT min(p.course) FROM place p WHERE p.referral = o.id AND p.ended IS NULL), 0)
FROM companion c
  CROSS JOIN referral a ON a.id = c.referral
  CROSS JOIN referral o ON o.id = c.other
  CROSS JOIN referral_state s ON s.referral = a.id
  CROSS JOIN referral_state t ON t.referral = o.id
WHERE s.state IN ('received', 'interview', 'waiting', 'placed')
  AND t.state IN ('received', 'interview', 'waiting', 'placed')
  AND o.service = a.service AND (:service IS NULL OR a.service = :service)
ORDER BY a.year, a.number, o.year, o.number;
