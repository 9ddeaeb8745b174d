PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
CREATE TEMP TABLE base AS SELECT
  (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'person') AS person,
  (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'referral') AS referral,
  (SELECT coalesce(max(last), 0) FROM series WHERE year = 2026) AS number,
  (SELECT count(*) FROM staging) AS rows;
INSERT INTO person (id, kind, name, birth_date, municipality, address, school, school_class)
SELECT b.person + s.rowid, 'child', "citizen.name", "citizen.birth_date", "citizen.municipality", "citizen.address",
  "citizen.school", "citizen.class" FROM staging s, base b;
INSERT INTO person (id, kind, name, phone)
SELECT b.person + b.rows + s.rowid, 'adult', "holders.1.name", "holders.1.phone" FROM staging s, base b;
INSERT INTO person (id, kind, name, phone)
SELECT b.person + 2 * b.rows + s.rowid, 'adult', "holders.2.name", "holders.2.phone" FROM staging s, base b;
INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source, external_id, referrer_role,
  referrer_name, child_case, child_wants, concerns_given, reason, possible_days)
SELECT b.referral + s.rowid, 2026, b.number + s.rowid, service, b.person + s.rowid, 'child', received_on, '2026-03-12',
  'bench', external_id, "referrer.role", "referrer.name", child_case = 'yes', child_wants = 'yes', 1, reason,
  replace(possible_days, '|', ',') FROM staging s, base b;
INSERT INTO series (year, last) SELECT 2026, number + rows FROM base WHERE true
ON CONFLICT (year) DO UPDATE SET last = excluded.last;
INSERT INTO guardian (child, adult, position, relation, holder)
SELECT b.person + s.rowid, b.person + b.rows + s.rowid, 1, "holders.1.relation", 1 FROM staging s, base b;
INSERT INTO guardian (child, adult, position, relation, holder)
SELECT b.person + s.rowid, b.person + 2 * b.rows + s.rowid, 2, "holders.2.relation", 1 FROM staging s, base b;
INSERT INTO consent (referral, person, dated, consent, entered_on)
SELECT b.referral + s.rowid, b.person + b.rows + s.rowid, received_on, "holders.1.consent", '2026-03-12' FROM staging s, base b;
INSERT INTO consent (referral, person, dated, consent, entered_on)
SELECT b.referral + s.rowid, b.person + 2 * b.rows + s.rowid, received_on, "holders.2.consent", '2026-03-12' FROM staging s, base b;
INSERT INTO concern (referral, code)
SELECT b.referral + s.rowid, substr(concerns, 1, instr(concerns || '|', '|') - 1) FROM staging s, base b;
INSERT INTO concern (referral, code)
SELECT b.referral + s.rowid, substr(concerns, instr(concerns, '|') + 1) FROM staging s, base b WHERE instr(concerns, '|') > 0;
INSERT INTO answer (referral, fact, value, answered_on)
SELECT b.referral + s.rowid, 'anxiety_disturbs_daily_life', "facts.anxiety_disturbs_daily_life", received_on FROM staging s, base b;
COMMIT;
SELECT printf('2026-%04d', b.number + s.rowid), s.rowid + 1, 'new', service FROM staging s, base b;
