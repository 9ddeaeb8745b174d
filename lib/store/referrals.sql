-- Referrals and the people in them. A person's columns stand in the order in which person_load takes them.

-- :name PERSON_ADD
INSERT INTO person (kind, name, alias, birth_date, due_on, age, cpr, municipality, address, school, school_class, phone,
                    email, organisation, protected)
VALUES (:kind, :name, :alias, :birth_date, :due_on, :age, :cpr, :municipality, :address, :school, :school_class, :phone,
        :email, :organisation, :protected);

-- :name PERSON_BY_CPR
SELECT id, name FROM person WHERE cpr = :cpr;

-- The name stays as it was first stored; where the family lives and is reached is as told last; a protection once asked
-- for is lifted by no form. Who was a child, or somebody's teacher, may come back as an adult. With the birth date an
-- unborn child is born.
-- :name PERSON_MERGE
UPDATE person SET
  kind = CASE WHEN kind = 'network' OR (kind = 'child' AND :kind = 'adult') THEN :kind ELSE kind END,
  name = coalesce(name, :name),
  alias = coalesce(alias, :alias),
  birth_date = coalesce(birth_date, :birth_date),
  due_on = CASE WHEN coalesce(birth_date, :birth_date) IS NULL THEN coalesce(due_on, :due_on) END,
  age = coalesce(age, :age),
  cpr = coalesce(cpr, :cpr),
  municipality = coalesce(:municipality, municipality),
  address = coalesce(:address, address),
  school = coalesce(:school, school),
  school_class = coalesce(:school_class, school_class),
  phone = coalesce(:phone, phone),
  email = coalesce(:email, email),
  organisation = coalesce(:organisation, organisation),
  protected = max(protected, :protected)
WHERE id = :id;

-- :name REFERRAL_BY_EXTERNAL
SELECT r.year, r.number, (p.name <> :name AND (p.birth_date <> :birth_date OR p.cpr <> :cpr)) IS TRUE
FROM referral r CROSS JOIN person p ON p.id = r.citizen
WHERE r.source = :source AND r.external_id = :external_id;

-- :name REFERRAL_BY_FINGERPRINT
SELECT year, number, 0 FROM referral WHERE source = :source AND fingerprint BETWEEN :least AND :most
ORDER BY fingerprint LIMIT 1;

-- :name REFERRAL_ADD
INSERT INTO referral (year, number, service, citizen, citizen_kind, received_on, entered_on, source, external_id,
                      fingerprint, referrer_role, referrer_name, referrer_organisation, referrer_phone, referrer_email,
                      caseworker_name, caseworker_email, child_case, child_wants, action_plan, legal_basis,
                      concerns_given, reason, possible_days, interpreter, allergies, fetched_by)
VALUES (:year, :number, :service, :citizen, :citizen_kind, :received_on, :entered_on, :source, :external_id,
        :fingerprint, :referrer_role, :referrer_name, :referrer_organisation, :referrer_phone, :referrer_email,
        :caseworker_name, :caseworker_email, :child_case, :child_wants, :action_plan, :legal_basis,
        :concerns_given, :reason, :possible_days, :interpreter, :allergies, :fetched_by);

-- :name CONCERN_ADD
INSERT INTO concern (referral, code) VALUES (:referral, :code) ON CONFLICT DO NOTHING;

-- :name ANSWER_PUT
INSERT INTO answer (referral, fact, value, answered_on) VALUES (:referral, :fact, :value, :answered_on)
ON CONFLICT DO UPDATE SET value = excluded.value, answered_on = excluded.answered_on;

-- :name ANSWER_DROP
DELETE FROM answer WHERE referral = :referral AND fact = :fact;

-- :name GOAL_ADD
INSERT INTO goal (referral, text, outcome, set_on, outcome_on) VALUES (:referral, :text, :outcome, :set_on, :outcome_on);

-- :name NETWORK_ADD
INSERT INTO network (referral, person, position, relation) VALUES (:referral, :person, :position, :relation)
ON CONFLICT DO NOTHING;

-- :name GUARDIANS_OF_CHILD
SELECT g.adult, g.relation, p.name, p.cpr
FROM guardian g JOIN person p ON p.id = g.adult
WHERE g.child = :child ORDER BY g.position;

-- :name GUARDIAN_PUT
INSERT INTO guardian (child, adult, position, relation, holder)
VALUES (:child, :adult, coalesce(:position, (SELECT coalesce(max(position), 0) + 1 FROM guardian WHERE child = :child)),
        :relation, :holder)
ON CONFLICT (child, adult) DO UPDATE SET relation = coalesce(excluded.relation, relation), holder = excluded.holder;

-- :name CONSENT_PUT
INSERT INTO consent (referral, person, purpose, dated, consent, entered_on)
VALUES (:referral, :person, :purpose, :dated, :consent, :entered_on)
ON CONFLICT DO UPDATE SET consent = excluded.consent, entered_on = excluded.entered_on;

-- :name CONSENT_LATER
SELECT max(dated) FROM consent
WHERE referral = :referral AND person = :person AND purpose = :purpose AND dated > :dated;

-- :name REFERRAL_BY_REFERENCE
SELECT id FROM referral WHERE year = :year AND number = :number;

-- :name REFERRAL_REFERENCE
SELECT year, number, citizen FROM referral WHERE id = :referral;

-- :name REFERRAL_LOAD
SELECT p.id, p.kind, p.name, p.alias, p.birth_date, p.due_on, p.age, p.cpr, p.municipality, p.address, p.school,
  p.school_class, p.phone, p.email, p.organisation, p.protected,
  r.year, r.number, r.service, r.received_on, r.referrer_role, r.caseworker_name, r.caseworker_email,
  r.child_case, r.child_wants, r.action_plan, r.legal_basis, r.concerns_given,
  r.external_id, r.source, r.citizen_kind, r.referrer_name, r.referrer_organisation, r.referrer_phone, r.referrer_email,
  r.reason, r.possible_days, r.interpreter, r.allergies, r.fetched_by
FROM referral r JOIN person p ON p.id = r.citizen
WHERE r.id = :referral;

-- :name HOLDERS_LOAD
SELECT p.id, p.kind, p.name, p.alias, p.birth_date, p.due_on, p.age, p.cpr, p.municipality, p.address, p.school,
  p.school_class, p.phone, p.email, p.organisation, p.protected,
  g.relation, g.holder,
  (SELECT c.consent FROM consent c
   WHERE c.referral = :referral AND c.person = g.adult AND c.purpose = 'service' ORDER BY c.dated DESC LIMIT 1)
FROM guardian g JOIN person p ON p.id = g.adult
WHERE g.child = :citizen ORDER BY g.position;

-- :name NETWORK_LOAD
SELECT p.id, p.kind, p.name, p.alias, p.birth_date, p.due_on, p.age, p.cpr, p.municipality, p.address, p.school,
  p.school_class, p.phone, p.email, p.organisation, p.protected,
  n.relation
FROM network n JOIN person p ON p.id = n.person
WHERE n.referral = :referral ORDER BY n.position;

-- :name GOALS_LOAD
SELECT id, text, outcome FROM goal WHERE referral = :referral ORDER BY id;

-- :name CONCERNS_LOAD
SELECT code FROM concern WHERE referral = :referral ORDER BY code;

-- :name ANSWERS_LOAD
SELECT fact, value FROM answer WHERE referral = :referral ORDER BY fact;

-- What criteria look at, and no more: a whole store is judged by it.
-- :name REFERRAL_LOAD_FACTS
SELECT r.year, r.number, r.service, r.received_on, r.referrer_role, r.caseworker_name, r.caseworker_email,
  r.child_case, r.child_wants, r.action_plan, r.legal_basis, r.concerns_given,
  p.id, p.birth_date, p.age, p.municipality
FROM referral r JOIN person p ON p.id = r.citizen
WHERE r.id = :referral;

-- :name CONSENTS_LOAD
SELECT g.relation, g.holder,
  (SELECT c.consent FROM consent c
   WHERE c.referral = :referral AND c.person = g.adult AND c.purpose = 'service' ORDER BY c.dated DESC LIMIT 1)
FROM guardian g
WHERE g.child = :citizen ORDER BY g.position;

-- :name REFERRAL_STATE
SELECT state FROM referral_state WHERE referral = :referral;

-- Read along the index of references, so that nothing is sorted and the first line comes at once.
-- :name REFERRALS_EACH
SELECT r.id, r.citizen, r.year, r.number, r.received_on, r.service, s.state, p.birth_date, p.age, r.source,
  coalesce(p.name, p.alias), p.protected
FROM referral r
CROSS JOIN referral_state s ON s.referral = r.id
CROSS JOIN person p ON p.id = r.citizen
WHERE (:source IS NULL OR r.source = :source)
  AND (:states IS NULL OR instr(:states, ',' || s.state || ',') > 0)
ORDER BY r.year, r.number;

-- Those of a service or of some days, found by their index first; the + keeps SQLite from walking all references.
-- :name REFERRALS_CHOSEN
SELECT r.id, r.citizen, r.year, r.number, r.received_on, r.service, s.state, p.birth_date, p.age, r.source,
  coalesce(p.name, p.alias), p.protected
FROM referral r
CROSS JOIN referral_state s ON s.referral = r.id
CROSS JOIN person p ON p.id = r.citizen
WHERE r.id IN (
    SELECT id FROM referral INDEXED BY referral_by_service
    WHERE service = :service AND received_on BETWEEN :since AND :until
    UNION ALL
    SELECT id FROM referral INDEXED BY referral_by_received
    WHERE :service IS NULL AND received_on BETWEEN :since AND :until)
  AND (:source IS NULL OR r.source = :source)
  AND (:states IS NULL OR instr(:states, ',' || s.state || ',') > 0)
ORDER BY +r.year, r.number;

-- Those of some references, "[[2026,1],[2026,2]]", each found by its own.
-- :name REFERRALS_NAMED
SELECT r.id, r.citizen, r.year, r.number, r.received_on, r.service, s.state, p.birth_date, p.age, r.source,
  coalesce(p.name, p.alias), p.protected
FROM json_each(:references) n
CROSS JOIN referral r ON r.year = json_extract(n.value, '$[0]') AND r.number = json_extract(n.value, '$[1]')
CROSS JOIN referral_state s ON s.referral = r.id
CROSS JOIN person p ON p.id = r.citizen
WHERE (:service IS NULL OR r.service = :service) AND r.received_on BETWEEN :since AND :until
  AND (:source IS NULL OR r.source = :source)
  AND (:states IS NULL OR instr(:states, ',' || s.state || ',') > 0)
ORDER BY r.year, r.number;

-- :name REFERRAL_IDS
SELECT id FROM referral ORDER BY year, number;

-- Those whose state is waiting, as the view has it; asked for at every form, so without the view's other states, and first whether
-- there was a place ever, which rules out most.
-- :name SERVICE_WAITING
SELECT count(*) FROM referral r
WHERE r.service = :service AND NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id)
  AND (SELECT d.outcome FROM decision d WHERE d.referral = r.id ORDER BY d.id DESC LIMIT 1) = 'accept';

-- In groups that have not begun; a meeting or one family's own talk begins none. Who leaves after the first session has the place until then.
-- :name SERVICE_FREE
SELECT coalesce(sum(max(0, c.max_places - (
         SELECT count(*) FROM place p
         WHERE p.course = c.id
           AND (p.to_on IS NULL
                OR p.to_on > (SELECT min(s.dated) FROM session s
                              WHERE s.course = c.id AND s.status <> 'cancelled' AND s.referral IS NULL
                                AND instr(:meetings, char(10) || s.kind || char(10)) = 0))))), 0),
  count(*) - count(c.max_places)
FROM course c
WHERE c.service = :service AND c.for_referral IS NULL AND c.ended_on IS NULL
  AND (SELECT min(s.dated) >= :today AND max(s.status = 'held') = 0
       FROM session s WHERE s.course = c.id AND s.status <> 'cancelled' AND s.referral IS NULL
         AND instr(:meetings, char(10) || s.kind || char(10)) = 0);

-- :name SET_CHILD_CASE
UPDATE referral SET child_case = :value WHERE id = :referral;

-- :name SET_CHILD_WANTS
UPDATE referral SET child_wants = :value WHERE id = :referral;

-- :name SET_ACTION_PLAN
UPDATE referral SET action_plan = :value WHERE id = :referral;

-- :name SET_LEGAL_BASIS
UPDATE referral SET legal_basis = :value WHERE id = :referral;

-- :name SET_REFERRER_ROLE
UPDATE referral SET referrer_role = :value WHERE id = :referral;

-- An address that stood beside another name is another person's.
-- :name SET_CASEWORKER
UPDATE referral SET caseworker_name = :value,
  caseworker_email = CASE WHEN :value IS NOT NULL AND coalesce(caseworker_name, :value) = :value THEN caseworker_email END
WHERE id = :referral;

-- :name SET_MUNICIPALITY
UPDATE person SET municipality = :value WHERE id = (SELECT citizen FROM referral WHERE id = :referral);

-- :name BIRTH_KNOWN
SELECT r.received_on, p.birth_date, p.cpr IS NOT NULL, p.kind = 'anonymous', r.citizen_kind = 'class'
FROM referral r JOIN person p ON p.id = r.citizen
WHERE r.id = :referral;

-- :name SET_BIRTH_DATE
UPDATE person SET birth_date = :value, due_on = CASE WHEN :value IS NULL THEN due_on END
WHERE id = (SELECT citizen FROM referral WHERE id = :referral);

-- :name WITHDRAWAL_KNOWN
SELECT 1 FROM withdrawal WHERE referral = :referral;

-- :name WITHDRAWAL_ADD
INSERT INTO withdrawal (referral, withdrawn_on, reason, entered_on)
VALUES (:referral, :withdrawn_on, :reason, :entered_on);

-- :name ADULT_OF_REFERRAL
SELECT g.adult FROM referral r JOIN guardian g ON g.child = r.citizen
WHERE r.id = :referral AND g.position = :position;
