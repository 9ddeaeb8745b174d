-- What a column may hold is said in a way that costs nothing when a row is written: the file's text changes, the rows do not
-- (SQLite's own procedure for changes that touch no content). The indexes find declines that are looked at again, and consents
-- that are a no, without reading all decisions and consents; making them also tells others that the schema has changed.
-- :name UPGRADE_2
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (kind IN (''child'', ''adult'', ''network'', ''anonymous'', ''family'', ''class''))',
  'CHECK (kind = ''child'' OR kind = ''adult'' OR kind = ''network'' OR kind = ''anonymous'' OR kind = ''family'' OR kind = ''class'')')
WHERE type = 'table' AND name = 'person';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (citizen_kind IN (''child'', ''adult'', ''family'', ''class''))',
  'CHECK (citizen_kind = ''child'' OR citizen_kind = ''adult'' OR citizen_kind = ''family'' OR citizen_kind = ''class'')')
WHERE type = 'table' AND name = 'referral';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (referrer_role IN (''caseworker'', ''school'', ''health visitor'', ''parent'', ''hospital'', ''self'', ''other''))',
  'CHECK (referrer_role = ''caseworker'' OR referrer_role = ''school'' OR referrer_role = ''health visitor'' OR referrer_role = ''parent'' OR referrer_role = ''hospital'' OR referrer_role = ''self'' OR referrer_role = ''other'')')
WHERE type = 'table' AND name = 'referral';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (consent IN (''given'', ''refused'', ''withdrawn'', ''unknown''))',
  'CHECK (consent = ''given'' OR consent = ''refused'' OR consent = ''withdrawn'' OR consent = ''unknown'')')
WHERE type = 'table' AND name = 'consent';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (outcome IN (''met'', ''partly'', ''not''))',
  'CHECK (outcome = ''met'' OR outcome = ''partly'' OR outcome = ''not'')')
WHERE type = 'table' AND name = 'goal';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (outcome IN (''agreed'', ''declined'', ''no_show''))',
  'CHECK (outcome = ''agreed'' OR outcome = ''declined'' OR outcome = ''no_show'')')
WHERE type = 'table' AND name = 'interview';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (phase IN (''before'', ''after'', ''followup''))',
  'CHECK (phase = ''before'' OR phase = ''after'' OR phase = ''followup'')')
WHERE type = 'table' AND name = 'response';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (outcome IN (''accept'', ''decline'', ''redirect''))',
  'CHECK (outcome = ''accept'' OR outcome = ''decline'' OR outcome = ''redirect'')')
WHERE type = 'table' AND name = 'decision';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (verdict IN (''eligible'', ''review'', ''incomplete'', ''ineligible''))',
  'CHECK (verdict = ''eligible'' OR verdict = ''review'' OR verdict = ''incomplete'' OR verdict = ''ineligible'')')
WHERE type = 'table' AND name = 'decision';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (status IN (''planned'', ''held'', ''cancelled''))',
  'CHECK (status = ''planned'' OR status = ''held'' OR status = ''cancelled'')')
WHERE type = 'table' AND name = 'session';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (status IN (''present'', ''late'', ''cancelled'', ''absent''))',
  'CHECK (status = ''present'' OR status = ''late'' OR status = ''cancelled'' OR status = ''absent'')')
WHERE type = 'table' AND name = 'attendance';
UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (kind IN (''change'', ''look'', ''undo''))',
  'CHECK (kind = ''change'' OR kind = ''look'' OR kind = ''undo'')')
WHERE type = 'table' AND name = 'journal';
PRAGMA writable_schema = OFF;
CREATE INDEX decision_by_until ON decision (until_on) WHERE until_on IS NOT NULL;
CREATE INDEX consent_by_no ON consent (dated) WHERE consent IN ('refused', 'withdrawn');
