-- What may be owed by the house's own rules. Each statement finds the few rows it is about first, in the whole store or on the one
-- referral that is asked for, and only then looks at what belongs to them.

-- :name PARKED_EACH
WITH parked AS MATERIALIZED (
  SELECT id, referral, decided_on, until_on FROM decision WHERE :referral IS NULL AND until_on IS NOT NULL
  UNION ALL
  SELECT id, referral, decided_on, until_on FROM decision WHERE referral = :referral AND until_on IS NOT NULL
)
SELECT r.year, r.number, r.owner, p.decided_on,
       (SELECT max(d.done_on) FROM done d WHERE d.referral = r.id AND d.what = :what), p.until_on
FROM parked p CROSS JOIN referral r ON r.id = p.referral
WHERE (:service IS NULL OR r.service = :service)
  AND NOT EXISTS (SELECT 1 FROM decision l WHERE l.referral = p.referral AND l.id > p.id)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = p.referral)
ORDER BY r.year, r.number;

-- An acceptance that lies after the no, and was typed after it, has weighed it: nearly all refusals of the forms are gone by that,
-- before anything else is looked up.
-- :name REFUSAL_EACH
WITH refusal AS MATERIALIZED (
  SELECT referral, person, dated, consent, entered_on FROM consent
  WHERE :referral IS NULL AND consent IN ('refused', 'withdrawn') AND purpose = 'service'
  UNION ALL
  SELECT referral, person, dated, consent, entered_on FROM consent
  WHERE referral = :referral AND consent IN ('refused', 'withdrawn') AND purpose = 'service'
), later AS MATERIALIZED (
  SELECT f.referral, f.person, f.dated, f.consent, d.decided_on, d.override,
         f.entered_on, d.entered_on AS decided_entered_on
  FROM refusal f
    CROSS JOIN decision d ON d.id = (SELECT e.id FROM decision e WHERE e.referral = f.referral ORDER BY e.id DESC LIMIT 1)
  WHERE d.outcome = 'accept'
    AND (f.dated >= d.decided_on OR f.entered_on > d.entered_on
         OR f.entered_on = d.entered_on AND f.consent = 'withdrawn' AND d.override IS NULL)
)
SELECT r.year, r.number,
       coalesce((SELECT l.staff FROM place s CROSS JOIN leads l ON l.course = s.course AND l.session = 0
                 WHERE s.referral = r.id AND s.ended IS NULL ORDER BY l.position, l.staff LIMIT 1), r.owner),
       f.decided_on, (SELECT max(x.done_on) FROM done x WHERE x.referral = r.id AND x.what = :what),
       f.override IS NOT NULL, f.dated, f.consent = 'withdrawn',
       f.entered_on, f.decided_entered_on
FROM later f CROSS JOIN referral r ON r.id = f.referral
WHERE (:service IS NULL OR r.service = :service)
  AND NOT EXISTS (SELECT 1 FROM consent l
                  WHERE l.referral = f.referral AND l.person = f.person AND l.purpose = 'service' AND l.dated > f.dated)
  AND (SELECT s.state FROM referral_state s WHERE s.referral = r.id) IN ('waiting', 'placed')
ORDER BY r.year, r.number, f.dated;
