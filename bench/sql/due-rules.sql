WITH seat AS MATERIALIZED (
  SELECT r.id, r.year, r.number, r.service, r.citizen, p.course, p.from_on, p.to_on
  FROM place p CROSS JOIN referral r ON r.id = p.referral
  WHERE p.ended IS NULL
), started AS MATERIALIZED (
  SELECT t.*, (SELECT min(s.dated) FROM session s
               WHERE s.course = t.course AND s.status <> 'cancelled' AND s.dated >= t.from_on
                 AND (t.to_on IS NULL OR s.dated <= t.to_on) AND (s.referral IS NULL OR s.referral = t.id)) AS start
  FROM seat t
  WHERE t.service IN ('family-treatment', 'individual-talks', 'home-support', 'day-treatment', 'supported-contact', 'ses')
), followed AS MATERIALIZED (
  SELECT t.*, (SELECT max(d.done_on) FROM done d WHERE d.referral = t.id AND d.what = 'follow-up'
               AND (d.course IS NULL OR d.course = t.course)) AS last
  FROM started t WHERE t.service <> 'ses' AND t.start IS NOT NULL
), follow AS MATERIALIZED (
  SELECT t.*, CASE WHEN last IS NULL
                   THEN min(date(start, '+3 months'), date(start, 'start of month', '+4 months', '-1 day'))
                   ELSE min(date(last, '+6 months'), date(last, 'start of month', '+7 months', '-1 day')) END AS due
  FROM followed t
  WHERE t.last IS NULL OR t.service <> 'individual-talks'
), talked AS MATERIALIZED (
  SELECT t.*, (SELECT s.dated FROM session s
               WHERE s.course = t.course AND s.status = 'held' AND s.dated >= t.from_on
                 AND (t.to_on IS NULL OR s.dated <= t.to_on) AND (s.referral IS NULL OR s.referral = t.id)
               ORDER BY s.dated, s.number LIMIT 1 OFFSET 7) AS eighth
  FROM (SELECT r.id, r.year, r.number, p.course, p.from_on, p.to_on
        FROM course c CROSS JOIN place p ON p.course = c.id CROSS JOIN referral r ON r.id = p.referral
        WHERE c.service = 'counselling' AND (p.ended IS NULL OR p.ended = 'completed')) t
), open AS MATERIALIZED (
  SELECT r.id, r.year, r.number, r.service, r.received_on, r.child_case, r.caseworker_name, r.caseworker_email
  FROM referral r
  WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id)
    AND coalesce((SELECT d.outcome FROM decision d WHERE d.referral = r.id ORDER BY d.id DESC LIMIT 1), 'accept') = 'accept'
), every AS (
  SELECT id, year, number, service, received_on, child_case, caseworker_name, caseworker_email, NULL AS course FROM open
  UNION ALL
  SELECT t.id, t.year, t.number, t.service, r.received_on, r.child_case, r.caseworker_name, r.caseworker_email, t.course
  FROM seat t CROSS JOIN referral r ON r.id = t.id
), due (year, number, course, what, of, due, recipient) AS (
  SELECT year, number, course, 'interview', 'received', date(received_on, '+14 days'), ''
  FROM every e
  WHERE service IN ('cool-kids', 'siblings-group', 'ses')
    AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.referral = e.id AND i.outcome IN ('agreed', 'declined'))
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = e.id AND d.what = 'interview')
  UNION ALL
  SELECT year, number, course, 'caseworker', 'received', received_on, ''
  FROM every WHERE child_case = 1 AND caseworker_name IS NULL AND caseworker_email IS NULL
  UNION ALL
  SELECT year, number, course, 'midway note', 'half', date(half, '+7 days'), 'caseworker'
  FROM (SELECT t.*, (SELECT s.dated FROM session s
                     WHERE s.course = t.course AND s.number >= 5 AND s.status <> 'cancelled'
                     ORDER BY s.number LIMIT 1) AS half
        FROM seat t WHERE t.service = 'cool-kids') t
  WHERE half >= from_on AND (to_on IS NULL OR half <= to_on)
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = t.id AND d.what = 'midway note'
                    AND (d.course IS NULL OR d.course = t.course))
  UNION ALL
  SELECT year, number, course, 'online programme shown', 'start', date(start, '+14 days'), 'family'
  FROM started t
  WHERE t.service = 'ses' AND t.start IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = t.id AND d.what = 'online programme shown'
                    AND (d.course IS NULL OR d.course = t.course))
  UNION ALL
  SELECT year, number, course, 'follow-up', 'start', due, 'family,caseworker' FROM follow
  UNION ALL
  SELECT year, number, course, CASE service WHEN 'supported-contact' THEN 'contact report' ELSE 'status report' END,
    'follow-up', date(due, '-14 days'), CASE service WHEN 'supported-contact' THEN 'caseworker' ELSE 'family,caseworker' END
  FROM follow t
  WHERE service IN ('individual-talks', 'home-support', 'day-treatment', 'supported-contact')
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = t.id
      AND d.what = CASE t.service WHEN 'supported-contact' THEN 'contact report' ELSE 'status report' END
      AND (d.course IS NULL OR d.course = t.course) AND (t.last IS NULL OR d.done_on > t.last))
    AND (service <> 'supported-contact' OR (
      EXISTS (SELECT 1 FROM guardian g WHERE g.child = t.citizen AND g.holder = 1)
      AND NOT EXISTS (SELECT 1 FROM guardian g WHERE g.child = t.citizen AND g.holder = 1
        AND 'given' IS NOT (SELECT c.consent FROM consent c WHERE c.referral = t.id AND c.person = g.adult
                            AND c.purpose = 'report' ORDER BY c.dated DESC LIMIT 1))))
  UNION ALL
  SELECT year, number, course, 'status meeting', 'after 8 sessions', date(eighth, '+14 days'), ''
  FROM talked t
  WHERE eighth IS NOT NULL AND (to_on IS NULL OR date(eighth, '+14 days') > to_on)
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = t.id AND d.what = 'status meeting'
    AND (d.course IS NULL OR d.course = t.course))
  UNION ALL
  SELECT year, number, course, 'status report', 'status meeting', date(eighth, '+7 days'), 'family,referrer'
  FROM talked t
  WHERE eighth IS NOT NULL AND (to_on IS NULL OR date(eighth, '+7 days') > to_on)
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = t.id
    AND d.what IN ('status meeting', 'status report') AND (d.course IS NULL OR d.course = t.course))
  UNION ALL
  SELECT t.year, t.number, t.course, 'contact report', s.number, date(s.dated, '+7 days'), 'caseworker'
  FROM (SELECT r.id, r.year, r.number, p.course, p.from_on, p.to_on
        FROM course c CROSS JOIN place p ON p.course = c.id CROSS JOIN referral r ON r.id = p.referral
        WHERE c.service = 'supervised-contact' AND (p.ended IS NULL OR p.ended = 'completed')) t
    CROSS JOIN session s ON s.course = t.course
  WHERE s.status = 'held' AND s.dated >= t.from_on
    AND (t.to_on IS NULL OR (s.dated <= t.to_on AND date(s.dated, '+7 days') > t.to_on)) AND (s.referral IS NULL OR s.referral = t.id)
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = t.id AND d.what = 'contact report' AND d.session = s.number
                    AND (d.course IS NULL OR d.course = t.course))
  UNION ALL
  SELECT r.year, r.number, p.course, 'final report', 'end', date(p.to_on, '+14 days'), 'family,caseworker'
  FROM course c CROSS JOIN place p ON p.course = c.id CROSS JOIN referral r ON r.id = p.referral
  WHERE c.service = 'day-treatment' AND p.ended = 'completed'
    AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = r.id AND d.what = 'final report'
                    AND (d.course IS NULL OR d.course = c.id))
)
