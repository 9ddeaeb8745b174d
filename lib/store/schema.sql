-- The store of kreds: one SQLite file, and the readable truth of what it holds.
-- Dates are TEXT as YYYY-MM-DD, times of day HH:MM, instants YYYY-MM-DDTHH:MM:SSZ; truths are 0, 1 or NULL for unknown.
-- The journal's changesets ask of every table: an explicit primary key, no generated columns, no foreign-key actions.
-- A day is one that the calendar has: date(x) alone lets 30 February pass, date(x, '+0 days') does not.
-- A column's values are written as x = 'a' OR x = 'b': for a list of three and more SQLite builds an index at every row written.
-- What a laptop may write (attendance, note) has natural keys. Numbered rows use AUTOINCREMENT, so that a number taken back by an
-- undo is never given to something else.
-- :name SCHEMA

-- Settings of this store: uuid (its own name in calendars), began_on (the house's first day with kreds).
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last reference given out in a year. Stands outside the changesets: an undo never frees a reference for another child.
CREATE TABLE series (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 1900 AND 2999),
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

-- The catalogue's text by its digest (SHA-256 in hexadecimal): what the rules said when something was decided or planned. Stands
-- outside the changesets: it only ever grows.
CREATE TABLE catalogue (
  digest    TEXT PRIMARY KEY CHECK (length(digest) = 64),
  text      TEXT NOT NULL,
  stored_on TEXT NOT NULL CHECK (stored_on IS date(stored_on, '+0 days'))
) STRICT, WITHOUT ROWID;

-- A child, an adult, a network person, an anonymous caller (an alias, no name), a family or a school class.
CREATE TABLE person (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL CHECK (kind = 'child' OR kind = 'adult' OR kind = 'network' OR kind = 'anonymous'
                                    OR kind = 'family' OR kind = 'class'),
  name         TEXT CHECK (name IS NULL OR kind <> 'anonymous'),
  alias        TEXT CHECK (alias IS NULL OR kind = 'anonymous'),
  birth_date   TEXT CHECK (birth_date IS NULL OR birth_date IS date(birth_date, '+0 days')),
  due_on       TEXT CHECK (due_on IS NULL OR due_on IS date(due_on, '+0 days')), -- expected birth of an unborn child
  age          INTEGER CHECK (age BETWEEN 0 AND 130),                           -- as told on the day received
  cpr          TEXT UNIQUE CHECK (length(cpr) = 10 AND cpr NOT GLOB '*[^0-9]*'), -- an equal number is the same person
  municipality TEXT,
  address      TEXT,
  school       TEXT,
  school_class TEXT,
  phone        TEXT,
  email        TEXT,
  organisation TEXT,
  protected    INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),          -- address, school, phone leave through nothing
  CHECK (birth_date IS NULL OR due_on IS NULL)
) STRICT;
CREATE INDEX person_by_birth ON person (birth_date, name);

-- An adult of a child: the relation, and whether he or she holds parental responsibility.
CREATE TABLE guardian (
  child    INTEGER NOT NULL REFERENCES person (id),
  adult    INTEGER NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL CHECK (position > 0), -- the n of REF+n
  relation TEXT,
  holder   INTEGER NOT NULL CHECK (holder IN (0, 1)),
  PRIMARY KEY (child, adult),
  UNIQUE (child, position),
  CHECK (child <> adult)
) STRICT;
CREATE INDEX guardian_by_adult ON guardian (adult);

-- A leader of the house: who holds sessions.
CREATE TABLE staff (
  code          TEXT PRIMARY KEY,
  name          TEXT,
  role          TEXT,
  organisation  TEXT,
  possible_days TEXT, -- mon,tue,…; NULL any
  max_courses   INTEGER CHECK (max_courses > 0)
) STRICT;

-- A leader's qualification in a service.
CREATE TABLE qualification (
  staff   TEXT NOT NULL REFERENCES staff (code),
  service TEXT NOT NULL,
  PRIMARY KEY (staff, service)
) STRICT, WITHOUT ROWID;

-- Days on which a leader is away.
CREATE TABLE away (
  staff   TEXT NOT NULL REFERENCES staff (code),
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  to_on   TEXT NOT NULL CHECK (to_on IS date(to_on, '+0 days') AND to_on >= from_on),
  PRIMARY KEY (staff, from_on)
) STRICT, WITHOUT ROWID;

-- A request that a citizen receive a service. Its state is derived (view referral_state), never stored.
CREATE TABLE referral (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  number        INTEGER NOT NULL CHECK (number > 0),
  service       TEXT NOT NULL,
  citizen       INTEGER NOT NULL REFERENCES person (id),
  citizen_kind  TEXT NOT NULL CHECK (citizen_kind = 'child' OR citizen_kind = 'adult' OR citizen_kind = 'family'
                                     OR citizen_kind = 'class'),
  received_on   TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
  entered_on    TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days')),
  source        TEXT NOT NULL,
  external_id   TEXT,
  fingerprint   TEXT,   -- of an imported row without an external id: known by its fields
  referrer_role TEXT CHECK (referrer_role = 'caseworker' OR referrer_role = 'school'
                            OR referrer_role = 'health visitor' OR referrer_role = 'parent'
                            OR referrer_role = 'hospital' OR referrer_role = 'self' OR referrer_role = 'other'),
  referrer_name TEXT,
  referrer_organisation TEXT,
  referrer_phone TEXT,
  referrer_email TEXT,
  caseworker_name TEXT,
  caseworker_email TEXT,
  child_case    INTEGER CHECK (child_case IN (0, 1)),
  child_wants   INTEGER CHECK (child_wants IN (0, 1)),
  action_plan   INTEGER CHECK (action_plan IN (0, 1)),
  legal_basis   TEXT,
  concerns_given INTEGER NOT NULL DEFAULT 0 CHECK (concerns_given IN (0, 1)),
  reason        TEXT,
  possible_days TEXT,   -- mon,tue,…; NULL any
  interpreter   TEXT,
  allergies     TEXT,
  fetched_by    TEXT,
  owner         TEXT REFERENCES staff (code), -- the leader responsible before there is a course
  UNIQUE (year, number),
  UNIQUE (source, external_id),
  UNIQUE (source, fingerprint)
) STRICT;
CREATE INDEX referral_by_citizen ON referral (citizen);
CREATE INDEX referral_by_service ON referral (service, received_on);
CREATE INDEX referral_by_received ON referral (received_on);
CREATE INDEX referral_by_entered ON referral (entered_on);

-- The concerns that a form ticks, by the catalogue's codes.
CREATE TABLE concern (
  referral INTEGER NOT NULL REFERENCES referral (id),
  code     TEXT NOT NULL,
  PRIMARY KEY (referral, code)
) STRICT, WITHOUT ROWID;

-- A fact that a criterion asks for and that is not a column of its own.
CREATE TABLE answer (
  referral    INTEGER NOT NULL REFERENCES referral (id),
  fact        TEXT NOT NULL,
  value       TEXT NOT NULL,
  answered_on TEXT NOT NULL CHECK (answered_on IS date(answered_on, '+0 days')),
  PRIMARY KEY (referral, fact)
) STRICT, WITHOUT ROWID;

-- Each adult's consent, dated, by purpose: service (the course itself), report (a report may be sent). The latest day holds.
CREATE TABLE consent (
  referral   INTEGER NOT NULL REFERENCES referral (id),
  person     INTEGER NOT NULL REFERENCES person (id),
  purpose    TEXT NOT NULL DEFAULT 'service',
  dated      TEXT NOT NULL CHECK (dated IS date(dated, '+0 days')),
  consent    TEXT NOT NULL CHECK (consent = 'given' OR consent = 'refused' OR consent = 'withdrawn' OR consent = 'unknown'),
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days')),
  PRIMARY KEY (referral, person, purpose, dated)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_by_no ON consent (dated) WHERE consent IN ('refused', 'withdrawn');

-- What the caseworker wants the service to achieve.
CREATE TABLE goal (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  referral   INTEGER NOT NULL REFERENCES referral (id),
  text       TEXT NOT NULL,
  outcome    TEXT CHECK (outcome = 'met' OR outcome = 'partly' OR outcome = 'not'),
  set_on     TEXT NOT NULL CHECK (set_on IS date(set_on, '+0 days')),
  outcome_on TEXT CHECK (outcome_on IS date(outcome_on, '+0 days')),
  CHECK ((outcome IS NULL) = (outcome_on IS NULL))
) STRICT;
CREATE INDEX goal_by_referral ON goal (referral);

-- Grown-ups around the child, for the network meeting.
CREATE TABLE network (
  referral INTEGER NOT NULL REFERENCES referral (id),
  person   INTEGER NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL CHECK (position > 0),
  relation TEXT,
  PRIMARY KEY (referral, person)
) STRICT, WITHOUT ROWID;

-- Attempts to reach the family before there is a course.
CREATE TABLE contact (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  referral   INTEGER NOT NULL REFERENCES referral (id),
  dated      TEXT NOT NULL CHECK (dated IS date(dated, '+0 days')),
  text       TEXT NOT NULL,
  by_user    TEXT NOT NULL,
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days'))
) STRICT;
CREATE INDEX contact_by_referral ON contact (referral);

-- Citizens who should be in the same course, or must not.
CREATE TABLE companion (
  referral INTEGER NOT NULL REFERENCES referral (id),
  other    INTEGER NOT NULL REFERENCES referral (id),
  wish     TEXT NOT NULL CHECK (wish IN ('together', 'apart')),
  PRIMARY KEY (referral, other),
  CHECK (referral < other)
) STRICT, WITHOUT ROWID;

-- The intake interviews: invited, set, held with an outcome; the last row is the one that counts.
CREATE TABLE interview (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  referral   INTEGER NOT NULL REFERENCES referral (id),
  invited_on TEXT CHECK (invited_on IS NULL OR invited_on IS date(invited_on, '+0 days')),
  set_for    TEXT CHECK (set_for IS NULL OR set_for IS date(set_for, '+0 days')),
  start      TEXT CHECK (start IS NULL OR start GLOB '[0-2][0-9]:[0-5][0-9]'),
  venue      TEXT,
  leader     TEXT REFERENCES staff (code),
  with_referrer INTEGER NOT NULL DEFAULT 0 CHECK (with_referrer IN (0, 1)),
  held_on    TEXT CHECK (held_on IS NULL OR held_on IS date(held_on, '+0 days')),
  outcome    TEXT CHECK (outcome = 'agreed' OR outcome = 'declined' OR outcome = 'no_show'),
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days')),
  CHECK ((outcome IS NULL) = (held_on IS NULL)),
  CHECK (invited_on IS NOT NULL OR set_for IS NOT NULL OR held_on IS NOT NULL)
) STRICT;
CREATE INDEX interview_by_referral ON interview (referral);
CREATE INDEX interview_by_day ON interview (set_for);

-- An instrument's raw answers; scores are computed. `answers` is one entry an item, empty for unanswered: 0,1,,2 …
CREATE TABLE response (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  referral   INTEGER NOT NULL REFERENCES referral (id),
  instrument TEXT NOT NULL,
  phase      TEXT NOT NULL CHECK (phase = 'before' OR phase = 'after' OR phase = 'followup'),
  form       TEXT NOT NULL DEFAULT '',
  dated      TEXT NOT NULL CHECK (dated IS date(dated, '+0 days')),
  answers    TEXT NOT NULL,
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days'))
) STRICT;
CREATE INDEX response_by_referral ON response (referral, instrument, dated);

-- What a person decided, with what the rules said then. The last row is the one that counts.
CREATE TABLE decision (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  referral   INTEGER NOT NULL REFERENCES referral (id),
  outcome    TEXT NOT NULL CHECK (outcome = 'accept' OR outcome = 'decline' OR outcome = 'redirect'),
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')),
  by_user    TEXT NOT NULL,
  priority   TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'urgent')),
  reason     TEXT,
  to_service TEXT CHECK ((to_service IS NOT NULL) = (outcome = 'redirect')),
  override   TEXT,                       -- why a person decided against a must
  until_on   TEXT CHECK (until_on IS NULL OR until_on IS date(until_on, '+0 days')), -- a decline that is looked at again
  verdict    TEXT NOT NULL CHECK (verdict = 'eligible' OR verdict = 'review' OR verdict = 'incomplete' OR verdict = 'ineligible'),
  reasons    TEXT NOT NULL,
  catalogue  TEXT NOT NULL REFERENCES catalogue (digest),
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days'))
) STRICT;
CREATE INDEX decision_by_referral ON decision (referral);
CREATE INDEX decision_by_day ON decision (decided_on);
CREATE INDEX decision_by_until ON decision (until_on) WHERE until_on IS NOT NULL;

-- The family, or the referrer, takes the referral back before it began.
CREATE TABLE withdrawal (
  referral     INTEGER PRIMARY KEY REFERENCES referral (id),
  withdrawn_on TEXT NOT NULL CHECK (withdrawn_on IS date(withdrawn_on, '+0 days')),
  reason       TEXT,
  entered_on   TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days'))
) STRICT;

-- One run of a service. Its numbers are copied from the catalogue on the day it was planned and stay.
CREATE TABLE course (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  code          TEXT NOT NULL UNIQUE CHECK (length(code) > 0 AND code NOT GLOB '*[/+ ]*'),
  service       TEXT NOT NULL,
  venue         TEXT,
  start         TEXT CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]'),
  minutes       INTEGER CHECK (minutes > 0),
  sessions      INTEGER CHECK (sessions > 0),     -- how many are promised; NULL open
  min_places    INTEGER CHECK (min_places > 0),
  max_places    INTEGER CHECK (max_places > 0),
  age_from      INTEGER CHECK (age_from >= 0),
  age_to        INTEGER CHECK (age_to >= age_from),
  school        TEXT,
  for_referral  INTEGER REFERENCES referral (id), -- of an individual, family or class course
  rhythm        TEXT,                             -- 1 week, 2 weeks …; NULL spread or agreed
  follow_up     TEXT,                             -- the course's own follow-up rhythm, instead of the catalogue's
  catalogue     TEXT NOT NULL REFERENCES catalogue (digest),
  planned_on    TEXT NOT NULL CHECK (planned_on IS date(planned_on, '+0 days')),
  ended_on      TEXT CHECK (ended_on IS date(ended_on, '+0 days'))
) STRICT;
CREATE INDEX course_by_service ON course (service);
CREATE INDEX course_by_referral ON course (for_referral) WHERE for_referral IS NOT NULL;

-- One dated meeting of a course: planned, held, or cancelled by the house.
CREATE TABLE session (
  course     INTEGER NOT NULL REFERENCES course (id),
  number     INTEGER NOT NULL CHECK (number > 0), -- COURSE/number; kept when it moves
  dated      TEXT NOT NULL CHECK (dated IS date(dated, '+0 days')),
  start      TEXT CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]'),
  minutes    INTEGER CHECK (minutes > 0),
  kind       TEXT NOT NULL,                       -- group, individual, start_up, network meeting, closing talk …
  referral   INTEGER REFERENCES referral (id),    -- an individual session is for one place; NULL for all
  venue      TEXT,                                -- NULL: the course's
  children   INTEGER NOT NULL DEFAULT 1 CHECK (children IN (0, 1)),
  parents    INTEGER NOT NULL DEFAULT 0 CHECK (parents IN (0, 1)),
  remark     TEXT,
  status     TEXT NOT NULL DEFAULT 'planned' CHECK (status = 'planned' OR status = 'held' OR status = 'cancelled'),
  reason     TEXT,                                -- of a move or a cancellation: administrative
  theme      TEXT,
  sequence   INTEGER NOT NULL DEFAULT 0,          -- counts changes, for calendars
  entered_on TEXT CHECK (entered_on IS date(entered_on, '+0 days')), -- when its status was typed
  PRIMARY KEY (course, number)
) STRICT;
CREATE INDEX session_by_day ON session (dated);

-- Who leads: a whole course (session 0) or one session in its stead.
CREATE TABLE leads (
  course  INTEGER NOT NULL REFERENCES course (id),
  session INTEGER NOT NULL DEFAULT 0 CHECK (session >= 0),
  staff   TEXT NOT NULL REFERENCES staff (code),
  position INTEGER NOT NULL DEFAULT 1, -- 1 is the primary leader
  PRIMARY KEY (course, session, staff)
) STRICT, WITHOUT ROWID;
CREATE INDEX leads_by_staff ON leads (staff);

-- A referral's seat in a course; never the same course twice.
CREATE TABLE place (
  referral   INTEGER NOT NULL REFERENCES referral (id),
  course     INTEGER NOT NULL REFERENCES course (id),
  placed_on  TEXT NOT NULL CHECK (placed_on IS date(placed_on, '+0 days')),
  from_on    TEXT NOT NULL CHECK (from_on IS date(from_on, '+0 days')),
  to_on      TEXT CHECK (to_on IS date(to_on, '+0 days')),
  ended      TEXT CHECK (ended IN ('completed', 'left')),
  reason     TEXT,
  by_user    TEXT NOT NULL,
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days')),
  ended_entered_on TEXT CHECK (ended_entered_on IS date(ended_entered_on, '+0 days')),
  PRIMARY KEY (referral, course),
  CHECK ((to_on IS NULL) = (ended IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX place_by_course ON place (course);

-- A participant at a session. No row: nothing recorded, which is never shown as absent. `entered_on` is the day it was typed.
CREATE TABLE attendance (
  course     INTEGER NOT NULL,
  session    INTEGER NOT NULL,
  person     INTEGER NOT NULL REFERENCES person (id),
  referral   INTEGER NOT NULL,
  status     TEXT NOT NULL CHECK (status = 'present' OR status = 'late' OR status = 'cancelled' OR status = 'absent'),
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days')),
  PRIMARY KEY (course, session, person),
  FOREIGN KEY (course, session) REFERENCES session (course, number),
  FOREIGN KEY (referral, course) REFERENCES place (referral, course)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_by_person ON attendance (person);
CREATE INDEX attendance_by_place ON attendance (referral, course);

-- A note on a session. The author and the instant make it its own, wherever it was written.
CREATE TABLE note (
  course     INTEGER NOT NULL,
  session    INTEGER NOT NULL,
  author     TEXT NOT NULL,
  at         TEXT NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (course, session, author, at),
  FOREIGN KEY (course, session) REFERENCES session (course, number)
) STRICT, WITHOUT ROWID;

-- A due thing done: a report sent, a follow-up held. `session` names the one it settles, 0 none in particular.
CREATE TABLE done (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  referral   INTEGER NOT NULL REFERENCES referral (id),
  what       TEXT NOT NULL,
  course     INTEGER REFERENCES course (id),
  session    INTEGER NOT NULL DEFAULT 0,
  done_on    TEXT NOT NULL CHECK (done_on IS date(done_on, '+0 days')),
  by_user    TEXT NOT NULL,
  entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on, '+0 days'))
) STRICT;
CREATE INDEX done_by_referral ON done (referral, what);

-- A laptop's file that went out, and what it has brought home so far.
CREATE TABLE checkout (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid        TEXT NOT NULL UNIQUE,
  courses     TEXT NOT NULL,
  out_at      TEXT NOT NULL,
  by_user     TEXT NOT NULL,
  brought     TEXT,      -- digest of the state last taken in
  in_at       TEXT
) STRICT;

-- Every change and every look at a named person. Not part of the changesets. `at` is the real clock's.
CREATE TABLE journal (
  number         INTEGER PRIMARY KEY AUTOINCREMENT,
  at             TEXT NOT NULL,
  user           TEXT NOT NULL,
  command        TEXT NOT NULL,                   -- command and verb, no operands
  kind           TEXT NOT NULL CHECK (kind = 'change' OR kind = 'look' OR kind = 'undo'),
  undoes         INTEGER REFERENCES journal (number),
  schema_version INTEGER NOT NULL,
  rows           INTEGER NOT NULL CHECK (rows >= 0),
  touched        TEXT NOT NULL,                   -- references and codes, blank between
  changeset      BLOB,                            -- NULL for a look, and once a person in it was erased
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX journal_by_undoes ON journal (undoes) WHERE undoes IS NOT NULL;

-- Which persons an entry speaks of, so that an erasure finds them.
CREATE TABLE journal_person (
  entry  INTEGER NOT NULL REFERENCES journal (number),
  person INTEGER NOT NULL,
  PRIMARY KEY (entry, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_person ON journal_person (person);

-- The state of each referral, from the dated rows. received → interview → waiting → placed → completed, with the ways out.
CREATE VIEW referral_state AS
SELECT r.id AS referral,
  CASE
    WHEN EXISTS (SELECT 1 FROM withdrawal w WHERE w.referral = r.id) THEN 'withdrawn'
    ELSE CASE (SELECT d.outcome FROM decision d WHERE d.referral = r.id ORDER BY d.id DESC LIMIT 1)
      WHEN 'decline' THEN 'declined'
      WHEN 'redirect' THEN 'redirected'
      WHEN 'accept' THEN CASE
        WHEN EXISTS (SELECT 1 FROM place p WHERE p.referral = r.id AND p.ended IS NULL) THEN 'placed'
        ELSE coalesce((SELECT p.ended FROM place p WHERE p.referral = r.id ORDER BY p.to_on DESC, p.course DESC LIMIT 1),
                      'waiting')
      END
      ELSE CASE WHEN EXISTS (SELECT 1 FROM interview i WHERE i.referral = r.id) THEN 'interview' ELSE 'received' END
    END
  END AS state
FROM referral r;
