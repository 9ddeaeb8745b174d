-- When a referral that nobody has decided was last touched.

-- The last day on which something was done; of several on one day what has the highest number: what came with the form is no touch
-- beside the receipt. An interview that is set for a day is a touch of that day, though it is still to come.
-- :name TOUCH_LAST
WITH touch (what, dated) AS (
  SELECT '3received', received_on FROM referral WHERE id = :referral
  UNION ALL
  SELECT '0answer', answered_on FROM answer WHERE referral = :referral
  UNION ALL
  SELECT '1consent', dated FROM consent WHERE referral = :referral
  UNION ALL
  SELECT '2goal', set_on FROM goal WHERE referral = :referral
  UNION ALL
  SELECT '4response', dated FROM response WHERE referral = :referral
  UNION ALL
  SELECT '5done', done_on FROM done WHERE referral = :referral
  UNION ALL
  SELECT '6contact', dated FROM contact WHERE referral = :referral
  UNION ALL
  SELECT '7interview', max(coalesce(invited_on, ''), coalesce(set_for, ''), coalesce(held_on, ''))
  FROM interview WHERE referral = :referral
), last (touched) AS (
  SELECT max(dated || what) FROM touch
)
SELECT r.year, r.number, substr(l.touched, 1, 10), substr(l.touched, 12), r.owner
FROM referral r CROSS JOIN last l
WHERE r.id = :referral
  AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.referral = r.id)
  AND NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id);
