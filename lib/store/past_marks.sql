-- What an import of past marks, and word that was sent beforehand, ask.

-- :name MARK_STANDING
SELECT status FROM attendance WHERE course = :course AND session = :session AND person = :person;

-- Those of a course whom the sender knew under a number; two are enough to see that it is not clear.
-- :name PARTICIPANTS_NUMBERED
SELECT r.id, r.year, r.number
FROM place p CROSS JOIN referral r ON r.id = p.referral
WHERE p.course = :course AND r.external_id = :external_id AND (:source IS NULL OR r.source = :source)
ORDER BY r.year, r.number
LIMIT 2;
