-- What the review desk needs (comments as in schema_0001.sql). The views go first, for SQLite won't rename a table under
-- them; opening the store puts them in again.

DROP VIEW IF EXISTS current_claims;
DROP VIEW IF EXISTS review_queue;
DROP VIEW IF EXISTS rule_precision;
DROP VIEW IF EXISTS aggregates;

CREATE TABLE reviews_anew ( -- Each verdict of a person on a claim; the view verdicts has the one that holds. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the verdict.
  claim_id TEXT NOT NULL REFERENCES claim_ids (id), -- The claim.
  decision TEXT NOT NULL CHECK (decision IN ('accept', 'correct', 'reject', 'unsure', 'add', 'undo')), -- accept: right
    -- as it is; correct: a cut, with fields put right; reject: no claim; unsure: read and left to another; add: a claim
    -- that the rules missed; undo: takes back the verdict in undoes, or where that is NULL all before it.
  corrections TEXT CHECK (corrections IS NULL OR json_valid(corrections)), -- JSON object of the fields put right.
  spans TEXT CHECK (spans IS NULL OR json_valid(spans)), -- JSON object: for a field, the words that the reviewer marked
    -- for it, as {start, end, text} in the text of text_sha256.
  reason TEXT CHECK (reason IS NULL OR decision = 'reject'), -- Why it was rejected: no_cut, hiring, statistics, ...
  note TEXT, -- More, in the reviewer's words.
  was TEXT CHECK (was IS NULL OR json_valid(was)), -- JSON object of the claim as the reviewer saw it, in the form of
    -- claim_history.was; NULL for a claim that no text made then.
  text_sha256 TEXT, -- Of the article's text that the reviewer saw; NULL likewise.
  reading TEXT CHECK (reading IN ('first', 'second', 'third', 'again')), -- second: blind, beside one earlier reader;
    -- third: between two that disagree; again: a claim that the same reviewer had judged, or that was settled.
  seconds REAL CHECK (seconds >= 0), -- How long the reviewer had the claim before the eyes; NULL where not measured.
  undoes INTEGER REFERENCES reviews_anew (id), -- The verdict that an undo takes back.
  client_key TEXT UNIQUE, -- Chosen by the reviewer's browser, so that a verdict sent twice is kept once.
  reviewer TEXT NOT NULL, -- Who.
  reviewed_at TEXT NOT NULL, -- When, UTC.
  CHECK ((decision = 'correct') = (corrections IS NOT NULL)),
  CHECK (undoes IS NULL OR decision = 'undo')
) STRICT;
INSERT INTO reviews_anew (id, claim_id, decision, corrections, note, reviewer, reviewed_at)
  SELECT id, claim_id, decision, corrections, reason, reviewer, reviewed_at FROM reviews;
DROP TABLE reviews;
ALTER TABLE reviews_anew RENAME TO reviews;
CREATE INDEX reviews_by_claim ON reviews (claim_id, id);
CREATE INDEX reviews_by_reviewer ON reviews (reviewer, reviewed_at);
CREATE INDEX reviews_by_undone ON reviews (undoes);
CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
CREATE TRIGGER reviews_remain BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;

CREATE TABLE held_claims ( -- Claims in an article's text by a verdict alone: the rules don't find them there.
  claim_id TEXT NOT NULL REFERENCES claim_ids (id), -- The claim.
  version_id INTEGER NOT NULL REFERENCES article_versions (id), -- The article version that tells it.
  review_id INTEGER NOT NULL REFERENCES reviews (id), -- The verdict that held it when the rules last read the text.
  run_id INTEGER NOT NULL REFERENCES runs (id), -- The run since which it is held.
  PRIMARY KEY (claim_id, version_id)
) STRICT;
CREATE INDEX held_claims_by_version ON held_claims (version_id);
CREATE INDEX held_claims_by_review ON held_claims (review_id);
CREATE INDEX held_claims_by_run ON held_claims (run_id);

CREATE TABLE sentence_reviews ( -- What people said of sentences that could tell of a cut and gave no claim. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  url TEXT NOT NULL REFERENCES articles (url), -- The article.
  text_sha256 TEXT NOT NULL, -- Of the text that the reviewer saw.
  start_char INTEGER NOT NULL CHECK (start_char >= 0), -- Character of its text at which the sentence starts.
  end_char INTEGER NOT NULL CHECK (end_char > start_char), -- Character after its last.
  missed INTEGER NOT NULL CHECK (missed IN (0, 1)), -- 1: it tells of a cut that no claim has.
  client_key TEXT UNIQUE, -- As in reviews.
  reviewer TEXT NOT NULL, -- Who.
  reviewed_at TEXT NOT NULL -- When, UTC.
) STRICT;
CREATE INDEX sentence_reviews_by_text ON sentence_reviews (url, text_sha256, start_char);
CREATE TRIGGER sentence_reviews_stay BEFORE UPDATE ON sentence_reviews
BEGIN SELECT RAISE(ABORT, 'sentence_reviews are append-only'); END;
CREATE TRIGGER sentence_reviews_remain BEFORE DELETE ON sentence_reviews
BEGIN SELECT RAISE(ABORT, 'sentence_reviews are append-only'); END;

CREATE TABLE article_reviews ( -- Texts of which a person said that no claim is missed; the latest holds. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  url TEXT NOT NULL REFERENCES articles (url), -- The article.
  text_sha256 TEXT NOT NULL, -- Of the text that was read to its end.
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)), -- 1: every claim is there; 0: takes an earlier row back.
  client_key TEXT UNIQUE, -- As in reviews.
  reviewer TEXT NOT NULL, -- Who.
  reviewed_at TEXT NOT NULL -- When, UTC.
) STRICT;
CREATE INDEX article_reviews_by_text ON article_reviews (url, text_sha256, id);
CREATE TRIGGER article_reviews_stay BEFORE UPDATE ON article_reviews
BEGIN SELECT RAISE(ABORT, 'article_reviews are append-only'); END;
CREATE TRIGGER article_reviews_remain BEFORE DELETE ON article_reviews
BEGIN SELECT RAISE(ABORT, 'article_reviews are append-only'); END;
