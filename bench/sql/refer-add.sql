PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO person (kind, name, birth_date, municipality, address, school, school_class)
VALUES ('child', '{2} Eksempel', '{3}', 'Norddjurs', 'Opdigtet Vej 1', 'Eksempelskolen', '4.b');
SELECT r.year, r.number FROM person p JOIN referral r ON r.citizen = p.id
WHERE p.birth_date = '{3}' AND p.name = '{2} Eksempel' AND p.id <> last_insert_rowid() ORDER BY r.id DESC LIMIT 1;
INSERT INTO series (year, last) VALUES (2026, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1;
INSERT INTO referral (year, number, service, citizen, citizen_kind, received_on, entered_on, source, referrer_role,
  referrer_name, child_case, child_wants, concerns_given, reason, possible_days)
VALUES (2026, (SELECT last FROM series WHERE year = 2026), 'cool-kids',
  (SELECT seq FROM sqlite_sequence WHERE name = 'person'), 'child', '2026-03-10', '2026-03-12', 'form', 'parent',
  'Anna Eksempel', 0, 1, 1, 'Stays at home from school with a stomach ache when there is a test.', 'mon,tue,wed');
INSERT INTO person (kind, name, phone) VALUES ('adult', 'Anna Eksempel', '00 00 00 01');
INSERT INTO guardian (child, adult, position, relation, holder)
SELECT seq - 1, seq, 1, 'mother', 1 FROM sqlite_sequence WHERE name = 'person';
INSERT INTO person (kind, name, phone) VALUES ('adult', 'Anders Eksempel', '00 00 00 02');
INSERT INTO guardian (child, adult, position, relation, holder)
SELECT seq - 2, seq, 2, 'father', 1 FROM sqlite_sequence WHERE name = 'person';
INSERT INTO consent (referral, person, dated, consent, entered_on)
SELECT r.seq, p.seq - 1 + value, '2026-03-10', 'given', '2026-03-12'
FROM sqlite_sequence r, sqlite_sequence p, json_each('[0,1]') WHERE r.name = 'referral' AND p.name = 'person';
INSERT INTO concern (referral, code)
SELECT seq, value FROM sqlite_sequence, json_each('["anxiety","school"]') WHERE name = 'referral';
INSERT INTO answer (referral, fact, value, answered_on)
SELECT seq, 'anxiety_disturbs_daily_life', 'yes', '2026-03-10' FROM sqlite_sequence WHERE name = 'referral';
COMMIT;
SELECT printf('2026-%04d', last), 'cool-kids',
  (SELECT coalesce(sum(max(0, c.max_places -
     (SELECT count(*) FROM place p WHERE p.course = c.id AND p.ended IS NULL))), 0)
   FROM course c
   WHERE c.service = 'cool-kids' AND c.for_referral IS NULL AND c.ended_on IS NULL
     AND (SELECT min(s.dated) FROM session s WHERE s.course = c.id AND s.status <> 'cancelled') >= '2026-03-12'),
  (SELECT count(*) FROM referral r
   WHERE r.service = 'cool-kids' AND NOT EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id)
     AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id)
     AND (SELECT d.outcome FROM decision d WHERE d.referral = r.id ORDER BY d.id DESC LIMIT 1) = 'accept')
FROM series WHERE year = 2026;
