-- When a referral that nobody has decided was last touched.

-- Those received, or asked to an interview, each with the last day on which something was done; of several on one day what has the
-- highest number: what came with the form is no touch beside the receipt. An interview that is set for a day is a touch of that day,
-- though it is still to come. The open ones are found first, and their touches are looked up then; nearly all of the store are
-- decided, which two walks side by side tell, as ORDER BY asks for.
-- :name TOUCH_EACH
WITH undecided (id) AS MATERIALIZED (
  SELECT id FROM referral WHERE :referral IS NULL EXCEPT SELECT referral FROM decision WHERE :referral IS NULL ORDER BY 1
), asked (id) AS (
  SELECT id FROM undecided
  UNION ALL
  SELECT r.id FROM referral r WHERE r.id = :referral AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.referral = r.id)
), open AS MATERIALIZED (
  SELECT r.id, r.year, r.number, r.service, r.received_on, r.owner
  FROM asked a CROSS JOIN referral r ON r.id = a.id
  WHERE (:service IS NULL OR r.service = :service)
    AND NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id)
), touch (referral, what, dated) AS (
  SELECT id, '3received', received_on FROM open
  UNION ALL
  SELECT o.id, '0answer', a.answered_on FROM open o CROSS JOIN answer a ON a.referral = o.id
  UNION ALL
  SELECT o.id, '1consent', c.dated FROM open o CROSS JOIN consent c ON c.referral = o.id
  UNION ALL
  SELECT o.id, '2goal', g.set_on FROM open o CROSS JOIN goal g ON g.referral = o.id
  UNION ALL
  SELECT o.id, '4response', s.dated FROM open o CROSS JOIN response s ON s.referral = o.id
  UNION ALL
  SELECT o.id, '5done', d.done_on FROM open o CROSS JOIN done d ON d.referral = o.id
  UNION ALL
  SELECT o.id, '6contact', k.dated FROM open o CROSS JOIN contact k ON k.referral = o.id
  UNION ALL
  SELECT o.id, '7interview', max(coalesce(i.invited_on, ''), coalesce(i.set_for, ''), coalesce(i.held_on, ''))
  FROM open o CROSS JOIN interview i ON i.referral = o.id
), last (referral, touched) AS (
  SELECT referral, max(dated || what) FROM touch GROUP BY referral
)
SELECT o.year, o.number, substr(l.touched, 1, 10), substr(l.touched, 12), o.owner
FROM open o JOIN last l ON l.referral = o.id
ORDER BY o.year, o.number;
