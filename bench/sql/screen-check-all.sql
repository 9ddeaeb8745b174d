SELECT r.year, r.number, r.service, r.received_on, p.birth_date, p.age, p.municipality, r.child_case, r.caseworker_name,
  r.legal_basis, r.referrer_role, r.child_wants, r.action_plan, r.concerns_given
FROM referral r JOIN person p ON p.id = r.citizen ORDER BY r.id;
SELECT r.id, g.relation, (SELECT c.consent FROM consent c
  WHERE c.referral = r.id AND c.person = g.adult AND c.purpose = 'service' ORDER BY c.dated DESC LIMIT 1)
FROM referral r CROSS JOIN guardian g ON g.child = r.citizen WHERE g.holder = 1 ORDER BY r.id;
SELECT referral, code FROM concern ORDER BY referral;
SELECT referral, fact, value FROM answer ORDER BY referral;
