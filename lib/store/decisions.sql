-- Interviews and decisions. Of both the last row is the one that counts.

-- :name INTERVIEW_LAST
SELECT id, invited_on, set_for, start, venue, leader, with_referrer, held_on, outcome
FROM interview WHERE referral = :referral ORDER BY id DESC LIMIT 1;

-- :name INTERVIEW_EACH
SELECT id, invited_on, set_for, start, venue, leader, with_referrer, held_on, outcome
FROM interview WHERE referral = :referral ORDER BY id;

-- :name INTERVIEW_ADD
INSERT INTO interview (referral, invited_on, set_for, start, venue, leader, with_referrer, held_on, outcome, entered_on)
VALUES (:referral, :invited_on, :set_for, :start, :venue, :leader, :with_referrer, :held_on, :outcome, :entered_on);

-- :name INTERVIEW_AMEND
UPDATE interview SET invited_on = :invited_on, set_for = :set_for, start = :start, venue = :venue, leader = :leader,
  with_referrer = :with_referrer, held_on = :held_on, outcome = :outcome, entered_on = :entered_on
WHERE id = :id AND referral = :referral;

-- :name LEADER_KNOWN
SELECT 1 FROM staff WHERE code = :code;

-- :name DECISION_ADD
INSERT INTO decision (referral, outcome, decided_on, by_user, priority, reason, to_service, override, until_on, verdict,
                      reasons, catalogue, entered_on)
VALUES (:referral, :outcome, :decided_on, :by_user, :priority, :reason, :to_service, :override, :until_on, :verdict,
        :reasons, :catalogue, :entered_on);

-- :name DECISION_LAST
SELECT outcome, decided_on FROM decision WHERE referral = :referral ORDER BY id DESC LIMIT 1;

-- :name DECISION_EACH
SELECT outcome, decided_on, by_user, priority, reason, to_service, override, until_on, verdict, reasons
FROM decision WHERE referral = :referral ORDER BY id;

-- :name WITHDRAWAL_OF
SELECT withdrawn_on, reason FROM withdrawal WHERE referral = :referral;

-- :name OTHER_REFERRALS
SELECT o.year, o.number, o.service
FROM referral r JOIN referral o ON o.citizen = r.citizen AND o.id <> r.id
WHERE r.id = :referral
  AND (SELECT s.state FROM referral_state s WHERE s.referral = o.id) IN ('received', 'interview', 'waiting', 'placed')
ORDER BY o.year, o.number;
