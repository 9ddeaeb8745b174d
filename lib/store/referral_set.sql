-- A referral amended, and its goals.

-- :name REFERRAL_AMEND
UPDATE referral SET
  citizen_kind = :citizen_kind, received_on = :received_on, referrer_role = :referrer_role,
  referrer_name = :referrer_name, referrer_organisation = :referrer_organisation, referrer_phone = :referrer_phone,
  referrer_email = :referrer_email, caseworker_name = :caseworker_name, caseworker_email = :caseworker_email,
  child_case = :child_case, child_wants = :child_wants, action_plan = :action_plan, legal_basis = :legal_basis,
  concerns_given = :concerns_given, reason = :reason, possible_days = :possible_days, interpreter = :interpreter,
  allergies = :allergies, fetched_by = :fetched_by
WHERE id = :referral;

-- :name PERSON_AMEND
UPDATE person SET
  kind = :kind, name = :name, alias = :alias, birth_date = :birth_date, due_on = :due_on, age = :age, cpr = :cpr,
  municipality = :municipality, address = :address, school = :school, school_class = :school_class, phone = :phone,
  email = :email, organisation = :organisation, protected = :protected
WHERE id = :id;

-- :name CPR_OF_ANOTHER
SELECT 1 FROM person WHERE cpr = :cpr AND id <> :id;

-- :name GUARDIAN_AMEND
UPDATE guardian SET relation = :relation, holder = :holder WHERE child = :child AND adult = :adult;

-- :name GUARDIAN_NEXT
INSERT INTO guardian (child, adult, position, relation, holder)
VALUES (:child, :adult, (SELECT coalesce(max(position), 0) + 1 FROM guardian WHERE child = :child), :relation, :holder)
ON CONFLICT DO NOTHING;

-- :name NETWORK_AMEND
UPDATE network SET relation = :relation WHERE referral = :referral AND person = :person;

-- :name NETWORK_NEXT
INSERT INTO network (referral, person, position, relation)
VALUES (:referral, :person, (SELECT coalesce(max(position), 0) + 1 FROM network WHERE referral = :referral), :relation);

-- :name CONCERNS_OF
SELECT code FROM concern WHERE referral = :referral;

-- :name CONCERN_DROP
DELETE FROM concern WHERE referral = :referral AND code = :code;

-- :name CONCERN_PUT
INSERT INTO concern (referral, code) VALUES (:referral, :code) ON CONFLICT DO NOTHING;

-- The first day on which anything is dated that cannot lie before the receipt, as what was answered before the course can.
-- :name MATTER_FIRST_DAY
SELECT min(day) FROM (
  SELECT min(dated) AS day FROM consent WHERE referral = :referral
  UNION ALL SELECT min(set_on) FROM goal WHERE referral = :referral
  UNION ALL SELECT min(coalesce(invited_on, held_on, set_for)) FROM interview WHERE referral = :referral
  UNION ALL SELECT min(held_on) FROM interview WHERE referral = :referral
  UNION ALL SELECT min(decided_on) FROM decision WHERE referral = :referral
  UNION ALL SELECT min(withdrawn_on) FROM withdrawal WHERE referral = :referral
  UNION ALL SELECT min(dated) FROM response WHERE referral = :referral AND phase <> 'before'
  UNION ALL SELECT min(dated) FROM contact WHERE referral = :referral
  UNION ALL SELECT min(from_on) FROM place WHERE referral = :referral
  UNION ALL SELECT min(done_on) FROM done WHERE referral = :referral
);

-- :name GOAL_SET
INSERT INTO goal (referral, text, set_on) VALUES (:referral, :text, :on);

-- The goals stand in the order in which they were set.
-- :name GOALS_OF
SELECT id, set_on FROM goal WHERE referral = :referral ORDER BY id;

-- :name GOAL_SETTLE
UPDATE goal SET outcome = :outcome, outcome_on = :on WHERE id = :id;
