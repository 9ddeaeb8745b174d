-- What is written about sessions.

-- A user has one note of an instant at a session: the first second that is free from :at on.
-- :name NOTE_ADD
WITH RECURSIVE moment (at) AS (
  SELECT :at
  UNION ALL
  SELECT strftime('%Y-%m-%dT%H:%M:%SZ', moment.at, '+1 second')
  FROM moment JOIN note n ON n.course = :course AND n.session = :session AND n.author = :author AND n.at = moment.at
)
INSERT INTO note (course, session, author, at, text)
SELECT :course, :session, :author, max(at), :text FROM moment;

-- :name NOTE_EACH
SELECT session, at, author, text
FROM note
WHERE course = :course AND (:session = 0 OR session = :session)
ORDER BY session, at, author;

-- Whom a note may speak of: all who have or had a place, of an individual session the one it is for.
-- :name NOTE_ABOUT
SELECT c.code, r.year, r.number, r.citizen, g.adult
FROM session s
  JOIN course c ON c.id = s.course
  LEFT JOIN place p ON p.course = s.course AND (s.referral IS NULL OR p.referral = s.referral)
  LEFT JOIN referral r ON r.id = p.referral
  LEFT JOIN guardian g ON g.child = r.citizen
WHERE s.course = :course AND s.number = :session
ORDER BY r.year, r.number, g.position;

-- :name SESSION_THEME
UPDATE session SET theme = :theme WHERE course = :course AND number = :session AND theme IS NOT :theme;

-- :name SESSION_KNOWN
SELECT 1 FROM session WHERE course = :course AND number = :session;
