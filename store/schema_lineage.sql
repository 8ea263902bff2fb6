-- Lineage: whom each report has its news from.

CREATE TABLE claim_citations ( -- The outlets from which an article says that it has a claim.
  claim_id TEXT NOT NULL, -- The claim.
  version_id INTEGER NOT NULL, -- The article version whose text the offsets count.
  position INTEGER NOT NULL, -- Order, from 0.
  source TEXT NOT NULL, -- The cited outlet by its usual name; that may be the article's own ("told us", in the third person).
  source_key TEXT NOT NULL, -- The same in small letters without a leading "The": what outlets are told by.
  kind TEXT NOT NULL CHECK (kind IN ('first_report', 'report', 'interview', 'document', 'wire')), -- What is said of it:
    -- it was first; it reported; somebody told it; it has seen a paper; the text is this agency's.
  rule TEXT NOT NULL, -- The rule that read it.
  start_char INTEGER NOT NULL CHECK (start_char >= 0), -- Character of the version's text at which it starts.
  end_char INTEGER NOT NULL CHECK (end_char >= start_char), -- Character after its last.
  text TEXT NOT NULL, -- The words that say so.
  PRIMARY KEY (claim_id, version_id, position),
  FOREIGN KEY (claim_id, version_id) REFERENCES claims (id, version_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_citations_by_source ON claim_citations (source_key);

-- Derived tables are made anew: a column changed its meaning, others came. Their rows stay until they are linked anew.
CREATE TEMPORARY TABLE kept_events AS SELECT * FROM events;
CREATE TEMPORARY TABLE kept AS SELECT * FROM event_claims;
DROP TABLE event_claims;
DROP TABLE events;
CREATE TABLE events ( -- Each action that claims tell of, from one article or many. Derived: rebuilt from the claims.
  id TEXT PRIMARY KEY, -- The id of its first claim.
  company_key TEXT NOT NULL REFERENCES companies (key), -- Whose action it is.
  date TEXT, -- When, as closely as any of its claims tells: 2025-10-28, 2025-10, 2025-Q3, 2025; NULL where none does.
  first_on TEXT, -- First day of that.
  low INTEGER, -- Least number of jobs by its figure.
  high INTEGER, -- Greatest number of jobs by its figure.
  percent_low REAL, -- Least percent of staff by its figure.
  percent_high REAL, -- Greatest percent of staff by its figure.
  status TEXT NOT NULL, -- Status by its figure.
  cut_type TEXT NOT NULL, -- By what means jobs end, by its figure.
  cumulative INTEGER NOT NULL CHECK (cumulative IN (0, 1)), -- 1: a running total over several actions, in no sum.
  figure_claim TEXT NOT NULL REFERENCES claim_ids (id), -- The one claim whose figure stands for the event in sums.
  figure_basis TEXT NOT NULL CHECK (figure_basis IN ('employer', 'corroborated', 'only')), -- Why that one: the
    -- employer's latest word, the figure that most independent reports give, or the only claim.
  claims INTEGER NOT NULL, -- Claims linked to it, parts left out.
  articles INTEGER NOT NULL, -- Articles that tell it.
  outlets INTEGER NOT NULL, -- Outlets that tell it.
  origins INTEGER NOT NULL -- Reports of it that stand on their own: no copies, and citing no other outlet for it; a cited
    -- outlet that the store lacks counts as one.
) STRICT;
CREATE INDEX events_by_company ON events (company_key, first_on);
CREATE INDEX events_by_day ON events (first_on);
CREATE INDEX events_by_figure ON events (figure_claim);
INSERT INTO events SELECT * FROM kept_events;
CREATE TABLE event_claims ( -- Which claims tell of which event. Derived: rebuilt from the claims.
  claim_id TEXT PRIMARY KEY REFERENCES claim_ids (id), -- The claim; as articles say it now.
  event_id TEXT NOT NULL REFERENCES events (id), -- The event.
  is_part INTEGER NOT NULL CHECK (is_part IN (0, 1)), -- 1: a part of the event's total.
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1), -- How well it fits a claim before it; 1 for the first.
  reason TEXT NOT NULL, -- Why it was linked, in words.
  copy_of TEXT REFERENCES claim_ids (id), -- A claim of the article of which its own is a near copy; NULL for an original.
  cites TEXT, -- The outlet from which its article says it has the news, another than its own; NULL for a report of its own.
  cites_claim TEXT REFERENCES claim_ids (id) -- That outlet's own claim of the event; NULL where the store holds none.
) STRICT;
CREATE INDEX event_claims_by_copy ON event_claims (copy_of);
CREATE INDEX event_claims_by_event ON event_claims (event_id);
CREATE INDEX event_claims_by_cited ON event_claims (cites_claim);
INSERT INTO event_claims SELECT *, NULL, NULL FROM kept;
DROP TABLE temp.kept;
DROP TABLE temp.kept_events;
