-- Attempts to reach a family.

-- :name CONTACT_ADD
INSERT INTO contact (referral, dated, text, by_user, entered_on) VALUES (:referral, :dated, :text, :user, :today);

-- :name CONTACT_EACH
SELECT dated, by_user, text FROM contact WHERE referral = :referral ORDER BY dated, id;
