SELECT r.year, r.number, r.service, r.received_on, p.birth_date, p.age, p.municipality, r.child_case, r.caseworker_name,
  r.legal_basis, r.referrer_role, r.child_wants, r.action_plan, r.concerns_given
FROM referral r JOIN person p ON p.id = r.citizen
WHERE r.year = {3} AND r.number = {4};
SELECT g.relation, (SELECT c.consent FROM consent c
  WHERE c.referral = r.id AND c.person = g.adult AND c.purpose = 'service' ORDER BY c.dated DESC LIMIT 1)
FROM referral r JOIN guardian g ON g.child = r.citizen
WHERE r.year = {3} AND r.number = {4} AND g.holder = 1;
SELECT c.code FROM referral r JOIN concern c ON c.referral = r.id WHERE r.year = {3} AND r.number = {4};
SELECT a.fact, a.value FROM referral r JOIN answer a ON a.referral = r.id WHERE r.year = {3} AND r.number = {4};
