-- Answers to questionnaires.

-- :name RESPONSE_ADD
INSERT INTO response (referral, instrument, phase, form, dated, answers, entered_on)
VALUES (:referral, :instrument, :phase, :form, :dated, :answers, :today);

-- :name RESPONSE_KNOWN
SELECT 1 FROM response
WHERE referral = :referral AND instrument = :instrument AND dated = :dated
  AND phase = :phase AND form = :form AND answers = :answers
LIMIT 1;

-- The receipt, and the first session with a place.
-- :name RESPONSE_BOUNDS
SELECT r.received_on,
       (SELECT min(s.dated) FROM place p JOIN session s ON s.course = p.course
        WHERE p.referral = r.id AND s.status <> 'cancelled' AND (s.referral IS NULL OR s.referral = r.id)
          AND s.dated >= p.from_on AND (p.to_on IS NULL OR s.dated <= p.to_on))
FROM referral r
WHERE r.id = :referral;

-- :name RESPONSES_OF_REFERRAL
SELECT id, instrument, phase, form, dated, answers
FROM response
WHERE referral = :referral
ORDER BY instrument, form, dated, id;

-- :name RESPONSES_OF_CITIZEN
SELECT p.id, p.instrument, p.phase, p.form, p.dated, p.answers
FROM referral r CROSS JOIN response p ON p.referral = r.id
WHERE r.citizen = :citizen
ORDER BY p.instrument, p.dated DESC, p.id DESC;

-- :name RESPONSE_REFERRALS
SELECT r.id FROM referral r WHERE r.id IN (SELECT referral FROM response) ORDER BY +r.year, r.number;

-- A response is seen when a due thing done names it; see DONE_ALERT.
-- :name RESPONSES_UNSEEN
SELECT p.id, p.instrument, p.phase, p.form, p.dated, p.answers, p.referral, r.year, r.number
FROM response p CROSS JOIN referral r ON r.id = p.referral
WHERE instr(:instruments, ',' || p.instrument || ',') > 0
  AND (:service IS NULL OR r.service = :service)
  AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = p.referral AND d.what = :what AND d.session = p.id)
ORDER BY r.year, r.number, p.dated, p.id;

-- :name RESPONSES_UNSEEN_OF
SELECT p.id, p.instrument, p.phase, p.form, p.dated, p.answers, p.referral, r.year, r.number
FROM response p CROSS JOIN referral r ON r.id = p.referral
WHERE p.referral = :referral
  AND instr(:instruments, ',' || p.instrument || ',') > 0
  AND (:service IS NULL OR r.service = :service)
  AND NOT EXISTS (SELECT 1 FROM done d WHERE d.referral = p.referral AND d.what = :what AND d.session = p.id)
ORDER BY p.dated, p.id;

-- The primary leader is the one in the first position, or who comes next where nobody stands there any more.
-- :name RESPONSIBLE
SELECT coalesce((SELECT l.staff FROM place p JOIN leads l ON l.course = p.course AND l.session = 0
                 WHERE p.referral = r.id AND p.ended IS NULL
                 ORDER BY p.from_on DESC, p.course DESC, l.position, l.staff LIMIT 1),
                r.owner)
FROM referral r WHERE r.id = :referral;
