-- The first schema. The comment after a table's name and after each column is its description: `store.describe` reads
-- it back for the docs and Datasette, and SQLite itself keeps it (`.schema claims`).
-- Times are UTC text to the second (2026-11-25T22:11:00Z), days ISO dates, truth values 0 or 1, NULL is "unknown".

CREATE TABLE outlets ( -- The sources, as the catalogue last named them.
  slug TEXT PRIMARY KEY, -- The outlet's key: its catalogue file's name.
  name TEXT NOT NULL, -- Display name.
  domain TEXT, -- Its web domain.
  kind TEXT, -- news, official or aggregator.
  timezone TEXT, -- IANA zone in which its days are counted.
  access TEXT, -- open: pages are read; summary: only what its feeds publish.
  min_weekly_articles INTEGER -- The floor below which its silence is a fault.
) STRICT;

CREATE TABLE runs ( -- Each start of a command that writes.
  id INTEGER PRIMARY KEY, -- Number of the run.
  command TEXT NOT NULL, -- crawl, extract, demo, ...
  argv TEXT NOT NULL CHECK (json_valid(argv)), -- JSON list of its arguments.
  version TEXT NOT NULL, -- Version of Pinkslip.
  settings TEXT NOT NULL CHECK (json_valid(settings)), -- JSON object of the settings that matter.
  started_at TEXT NOT NULL, -- When it began, UTC.
  finished_at TEXT, -- When it ended; NULL while it runs, or after a kill.
  ending TEXT, -- How it ended: done, failures, stopped, error; NULL while it runs, or after a kill.
  counts TEXT CHECK (counts IS NULL OR json_valid(counts)) -- JSON object of what it did.
) STRICT;

CREATE TABLE snapshots ( -- Each response kept, as it came. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the snapshot.
  run_id INTEGER NOT NULL REFERENCES runs (id), -- The run that fetched it, or adopted its record after a crash.
  outlet TEXT REFERENCES outlets (slug), -- Whose page it is; NULL from elsewhere.
  kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'robots', 'page')), -- What was asked for.
  url TEXT NOT NULL, -- The URL asked for.
  final_url TEXT NOT NULL, -- The URL that answered, after redirects.
  fetched_at TEXT NOT NULL, -- When the response came, UTC; in a replay the archive's own date.
  status INTEGER NOT NULL, -- HTTP status.
  content_type TEXT, -- Content-Type header.
  bytes INTEGER NOT NULL, -- Length of the body, content encoding undone.
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- Hex SHA-256 of the body.
  context TEXT NOT NULL CHECK (json_valid(context)), -- JSON list of pairs: what the feed said of the page.
  warc_file TEXT NOT NULL, -- Archive file, named within the folder beside the database.
  warc_offset INTEGER NOT NULL, -- Byte at which the record starts.
  warc_length INTEGER NOT NULL, -- Bytes of the record in the file.
  warc_digest TEXT NOT NULL, -- The record's own payload digest.
  UNIQUE (warc_file, warc_offset)
) STRICT;
CREATE INDEX snapshots_by_url ON snapshots (url, fetched_at);
CREATE INDEX snapshots_by_final_url ON snapshots (final_url);
CREATE INDEX snapshots_by_run ON snapshots (run_id);
CREATE INDEX snapshots_by_outlet ON snapshots (outlet, fetched_at);

CREATE TABLE fetches ( -- Each request made, or not made, and what came of it.
  id INTEGER PRIMARY KEY, -- Number of the fetch.
  run_id INTEGER NOT NULL REFERENCES runs (id), -- The run that asked.
  outlet TEXT REFERENCES outlets (slug), -- The outlet it was asked of.
  kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'robots', 'page')), -- What was asked for.
  url TEXT NOT NULL, -- The URL.
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'seen', 'not_modified', 'error', 'refused')), -- What came of it.
  reason TEXT, -- Why, in words: HTTP status, exception, robots.txt.
  fetched_at TEXT NOT NULL, -- When, UTC.
  snapshot_id INTEGER REFERENCES snapshots (id), -- The response kept; NULL where none was.
  http_status INTEGER, -- HTTP status; NULL where nothing answered.
  etag TEXT, -- ETag of the response, to ask with next time.
  last_modified TEXT, -- Last-Modified of the response, to ask with next time.
  entries INTEGER, -- Entries of a feed or sitemap; NULL where none was read.
  newest_at TEXT, -- Time of the newest of them, UTC.
  not_before TEXT -- Not to be asked again before this, UTC; NULL: with the next run.
) STRICT;
CREATE INDEX fetches_by_url ON fetches (url, fetched_at);
CREATE INDEX fetches_by_run ON fetches (run_id);
CREATE INDEX fetches_by_outlet ON fetches (outlet, fetched_at);
CREATE INDEX fetches_by_snapshot ON fetches (snapshot_id);

CREATE TABLE outlet_health ( -- Each change in how an outlet does; the latest holds. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the change.
  outlet TEXT NOT NULL REFERENCES outlets (slug), -- The outlet.
  state TEXT NOT NULL CHECK (state IN ('ok', 'quiet', 'degraded', 'failing', 'blocked')), -- ok; quiet: fewer articles
    -- than its floor; degraded: some of it fails or has changed; failing: nothing can be read; blocked: it forbids us.
  since TEXT NOT NULL, -- When it was first found so, UTC.
  reason TEXT, -- Why, in words; NULL for ok.
  sample TEXT, -- An address that shows it.
  run_id INTEGER NOT NULL REFERENCES runs (id) -- The run that found it.
) STRICT;
CREATE INDEX outlet_health_by_outlet ON outlet_health (outlet, id);
CREATE INDEX outlet_health_by_run ON outlet_health (run_id);

CREATE TABLE articles ( -- Each article, by its canonical URL.
  id INTEGER PRIMARY KEY, -- Number of the article.
  url TEXT NOT NULL UNIQUE, -- Canonical URL.
  outlet TEXT REFERENCES outlets (slug), -- Who published it; NULL from elsewhere.
  version_id INTEGER REFERENCES article_versions (id) DEFERRABLE INITIALLY DEFERRED -- What it says now: the version
    -- of its latest snapshot; NULL where no snapshot gives an article any more.
) STRICT;
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX articles_by_version ON articles (version_id);

CREATE TABLE article_versions ( -- Each text an article has had. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the version.
  article_id INTEGER NOT NULL REFERENCES articles (id), -- The article.
  outlet TEXT, -- Outlet as extracted.
  title TEXT, -- Headline.
  byline TEXT, -- Who wrote it, as printed.
  published_at TEXT, -- When it was published, UTC; NULL where only a day, or nothing, is known.
  published_on TEXT, -- The day in the outlet's own zone, which relative words count from.
  published_basis TEXT, -- Where that was read: json_ld, meta, page, url or feed.
  published_raw TEXT, -- The words it was read from.
  modified_at TEXT, -- When the page says it was last changed, UTC.
  language TEXT, -- ISO 639-1 code.
  access TEXT NOT NULL CHECK (access IN ('open', 'summary', 'truncated')), -- How much of it could be read.
  text TEXT NOT NULL, -- Title, blank line, body. All offsets count its characters.
  text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64), -- Hex SHA-256 of the text in UTF-8.
  content_sha256 TEXT NOT NULL, -- Hex SHA-256 of all columns above but the ids: the version's identity.
  mentions_ai INTEGER NOT NULL CHECK (mentions_ai IN (0, 1)), -- 1: the text names artificial intelligence anywhere.
  run_id INTEGER NOT NULL REFERENCES runs (id), -- The run that first extracted it.
  UNIQUE (article_id, content_sha256)
) STRICT;
CREATE INDEX article_versions_by_day ON article_versions (published_on);
CREATE INDEX article_versions_by_run ON article_versions (run_id);

CREATE TABLE extractions ( -- What came of reading each page; a row without outcome waits to be read.
  id INTEGER PRIMARY KEY, -- Number of the extraction.
  snapshot_id INTEGER NOT NULL REFERENCES snapshots (id), -- The response it reads.
  url TEXT NOT NULL, -- The page; for a summary out of a feed, the item's link.
  context TEXT CHECK (context IS NULL OR json_valid(context)), -- JSON list of pairs for a feed's item; NULL for a page.
  outcome TEXT CHECK (outcome IN ('article', 'refused', 'failed')), -- NULL: waiting; refused: the page is no article;
    -- failed: it could not be read to the end (too slow, too large, a fault of ours).
  reason TEXT, -- Why it was refused or failed, one word.
  detail TEXT, -- The same in a sentence.
  rules TEXT, -- Newest version of the extraction code and rules that gave this outcome.
  version_id INTEGER REFERENCES article_versions (id), -- The version it gave.
  run_id INTEGER REFERENCES runs (id), -- The run since which it is this outcome.
  UNIQUE (snapshot_id, url),
  CHECK ((outcome IS 'article') = (version_id IS NOT NULL))
) STRICT;
CREATE INDEX extractions_by_url ON extractions (url);
CREATE INDEX extractions_by_version ON extractions (version_id);
CREATE INDEX extractions_by_rules ON extractions (rules);
CREATE INDEX extractions_by_run ON extractions (run_id);

CREATE TABLE extraction_history ( -- What came of reading a page before a later run read it otherwise. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  extraction_id INTEGER NOT NULL REFERENCES extractions (id), -- The extraction.
  from_run INTEGER NOT NULL REFERENCES runs (id), -- The run that gave this outcome.
  to_run INTEGER NOT NULL REFERENCES runs (id), -- The run that gave another.
  outcome TEXT NOT NULL, -- As in extractions, and the next likewise.
  reason TEXT, -- Why it was refused or failed, one word.
  detail TEXT, -- The same in a sentence.
  rules TEXT NOT NULL, -- Version of the extraction code and rules that gave this outcome.
  version_id INTEGER REFERENCES article_versions (id) -- The version it gave.
) STRICT;
CREATE INDEX extraction_history_by_extraction ON extraction_history (extraction_id);
CREATE INDEX extraction_history_by_version ON extraction_history (version_id);
CREATE INDEX extraction_history_by_from ON extraction_history (from_run);
CREATE INDEX extraction_history_by_to ON extraction_history (to_run);

CREATE TABLE companies ( -- Each employer that a claim has named.
  key TEXT PRIMARY KEY, -- Its name in small letters without accents, words joined by hyphens: deutsche-bank.
  name TEXT NOT NULL -- Its name as written; of several ways the first by the alphabet.
) STRICT;

CREATE TABLE company_aliases ( -- What people have said of two names. The latest row for an alias holds. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  alias TEXT NOT NULL REFERENCES companies (key), -- The name it is about.
  company TEXT NOT NULL REFERENCES companies (key), -- The company it belongs to; itself takes earlier rows back.
  relation TEXT NOT NULL CHECK (relation IN ('same', 'part')), -- same: another name of it; part: a firm that it owns.
  reason TEXT, -- Why, in words.
  added_by TEXT NOT NULL, -- Who said so.
  added_at TEXT NOT NULL -- When, UTC.
) STRICT;
CREATE INDEX company_aliases_by_alias ON company_aliases (alias, id);
CREATE INDEX company_aliases_by_company ON company_aliases (company);

CREATE TABLE claim_ids ( -- Each claim ever found: what a verdict holds on to, whatever later rules make of it.
  id TEXT PRIMARY KEY, -- 16 hex digits of (article URL, evidence sentence, place of its cut word in that sentence).
  article_id INTEGER NOT NULL REFERENCES articles (id) -- The article that makes it.
) STRICT;
CREATE INDEX claim_ids_by_article ON claim_ids (article_id);

CREATE TABLE claims ( -- Each claim of each article version, under the newest rules. Most questions want current_claims.
  id TEXT NOT NULL REFERENCES claim_ids (id), -- The claim; the same in each version that tells it.
  version_id INTEGER NOT NULL REFERENCES article_versions (id), -- The article version that tells it.
  position INTEGER NOT NULL, -- Place among the claims of its article, from 0.
  kind TEXT NOT NULL CHECK (kind IN ('layoff', 'aggregate')), -- layoff: one employer; aggregate: many.
  company TEXT, -- Who cuts, by its usual short name; for an aggregate the group.
  company_key TEXT REFERENCES companies (key), -- The same as a key of companies; NULL for an aggregate.
  low INTEGER CHECK (low >= 0), -- Least number of jobs that the words allow; NULL for an open end or no count.
  high INTEGER CHECK (high >= 0), -- Greatest number of jobs that the words allow; NULL for an open end or no count.
  qualifier TEXT CHECK (qualifier IN ('exact', 'about', 'at_least', 'at_most', 'range', 'vague')), -- How it was worded.
  count_raw TEXT, -- The words of the count.
  percent_low REAL, -- Least percent of staff.
  percent_high REAL, -- Greatest percent of staff.
  percent_qualifier TEXT CHECK (percent_qualifier IN ('exact', 'about', 'at_least', 'at_most', 'range', 'vague')), -- How
    -- the percent was worded.
  percent_raw TEXT, -- The words of the percent.
  date TEXT, -- When it was announced or happened, as coarse as known: 2025-10-28, 2025-10, 2025-Q3, 2025.
  date_start TEXT, -- First day of that.
  date_end TEXT, -- Last day of that.
  date_precision TEXT CHECK (date_precision IN ('day', 'week', 'month', 'quarter', 'year')), -- How coarse it is.
  date_basis TEXT CHECK (date_basis IN ('text', 'published')), -- text: the article says; published: its own date.
  date_raw TEXT, -- The words of the date.
  effective TEXT, -- When the jobs end, in the same form.
  effective_start TEXT, -- First day of that.
  effective_end TEXT, -- Last day of that.
  effective_precision TEXT
    CHECK (effective_precision IN ('day', 'week', 'month', 'quarter', 'year')), -- How coarse it is.
  effective_basis TEXT CHECK (effective_basis IN ('text', 'published')), -- Where it comes from.
  effective_raw TEXT, -- The words of it.
  status TEXT NOT NULL
    CHECK (status IN ('announced', 'planned', 'reported', 'completed', 'denied', 'reversed')), -- How sure it is.
  cut_type TEXT NOT NULL
    CHECK (cut_type IN ('layoff', 'voluntary', 'attrition', 'contract', 'unspecified')), -- By what means jobs end.
  part_of TEXT, -- The claim that is the total of which this is a part.
  cumulative INTEGER NOT NULL CHECK (cumulative IN (0, 1)), -- 1: a running total over several actions.
  rules TEXT NOT NULL CHECK (json_valid(rules)), -- JSON list of the ids of the rules that found it.
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- 0 to 1.
  run_id INTEGER NOT NULL REFERENCES runs (id), -- The run since which it reads so.
  PRIMARY KEY (id, version_id),
  FOREIGN KEY (part_of, version_id) REFERENCES claims (id, version_id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX claims_by_version ON claims (version_id, position);
CREATE INDEX claims_by_company ON claims (company_key);
CREATE INDEX claims_by_date ON claims (date_start);
CREATE INDEX claims_by_part ON claims (part_of, version_id);
CREATE INDEX claims_by_run ON claims (run_id);

CREATE TABLE claim_spans ( -- The words that a claim and each of its fields were read from.
  id INTEGER PRIMARY KEY, -- Number of the span.
  claim_id TEXT NOT NULL, -- The claim.
  version_id INTEGER NOT NULL, -- The article version whose text the offsets count.
  position INTEGER NOT NULL, -- Order, from 0.
  role TEXT NOT NULL, -- evidence: a whole sentence, the first gives the claim its id; anchor: the cut word; or a field.
  start_char INTEGER NOT NULL CHECK (start_char >= 0), -- Character of the version's text at which it starts.
  end_char INTEGER NOT NULL CHECK (end_char >= start_char), -- Character after its last.
  text TEXT NOT NULL, -- The words.
  rule TEXT, -- The rule or cue that read the field.
  UNIQUE (claim_id, version_id, position),
  FOREIGN KEY (claim_id, version_id) REFERENCES claims (id, version_id) ON DELETE CASCADE
) STRICT;

CREATE TABLE claim_causes ( -- The reasons that an article gives for a cut, or denies.
  claim_id TEXT NOT NULL, -- The claim.
  version_id INTEGER NOT NULL, -- The article version whose text the offsets count.
  position INTEGER NOT NULL, -- Order, from 0.
  code TEXT NOT NULL, -- The reason: ai, cost_cutting, restructuring, ...
  stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies')), -- Given as the reason, or denied to be it.
  speaker TEXT NOT NULL CHECK (speaker IN ('company', 'other')), -- Whose word it is: the employer's, or anybody else's.
  detail TEXT, -- For ai: replace, efficiency, investment, disruption or skills.
  rule TEXT NOT NULL, -- The rule that read it.
  start_char INTEGER NOT NULL CHECK (start_char >= 0), -- Character of the version's text at which it starts.
  end_char INTEGER NOT NULL CHECK (end_char >= start_char), -- Character after its last.
  text TEXT NOT NULL, -- The words that state it.
  PRIMARY KEY (claim_id, version_id, position),
  FOREIGN KEY (claim_id, version_id) REFERENCES claims (id, version_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_causes_by_code ON claim_causes (code, stance, speaker);

CREATE TABLE claim_history ( -- What a claim said before a later run read its article otherwise. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  claim_id TEXT NOT NULL REFERENCES claim_ids (id), -- The claim.
  version_id INTEGER NOT NULL REFERENCES article_versions (id), -- The article version.
  from_run INTEGER NOT NULL REFERENCES runs (id), -- The run since which it read so.
  to_run INTEGER NOT NULL REFERENCES runs (id), -- The run that changed or withdrew it.
  change TEXT NOT NULL CHECK (change IN ('changed', 'withdrawn')), -- withdrawn: the later run found no such claim.
  was TEXT NOT NULL CHECK (json_valid(was)) -- JSON object of its row of claims, with its spans and causes.
) STRICT;
CREATE INDEX claim_history_by_claim ON claim_history (claim_id, version_id);
CREATE INDEX claim_history_by_version ON claim_history (version_id);
CREATE INDEX claim_history_by_from ON claim_history (from_run);
CREATE INDEX claim_history_by_to ON claim_history (to_run);

CREATE TABLE reviews ( -- Each verdict of a person on a claim; the latest holds. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the verdict.
  claim_id TEXT NOT NULL REFERENCES claim_ids (id), -- The claim.
  decision TEXT NOT NULL CHECK (decision IN ('accept', 'correct', 'reject', 'undo')), -- undo: as if never judged.
  corrections TEXT CHECK (corrections IS NULL OR json_valid(corrections)), -- JSON object of the fields put right.
  reason TEXT, -- Why, in the reviewer's words.
  reviewer TEXT NOT NULL, -- Who.
  reviewed_at TEXT NOT NULL, -- When, UTC.
  CHECK ((decision = 'correct') = (corrections IS NOT NULL))
) STRICT;
CREATE INDEX reviews_by_claim ON reviews (claim_id, id);

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
  origins INTEGER NOT NULL -- Independent reports: articles that are no copies of an earlier one.
) STRICT;
CREATE INDEX events_by_company ON events (company_key, first_on);
CREATE INDEX events_by_day ON events (first_on);
CREATE INDEX events_by_figure ON events (figure_claim);

CREATE TABLE event_claims ( -- Which claims tell of which event. Derived: rebuilt from the claims.
  claim_id TEXT PRIMARY KEY REFERENCES claim_ids (id), -- The claim; as articles say it now.
  event_id TEXT NOT NULL REFERENCES events (id), -- The event.
  is_part INTEGER NOT NULL CHECK (is_part IN (0, 1)), -- 1: a part of the event's total.
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1), -- How well it fits a claim before it; 1 for the first.
  reason TEXT NOT NULL, -- Why it was linked, in words.
  copy_of TEXT REFERENCES claim_ids (id) -- A claim of the article of which its own is a near copy; NULL for an original.
) STRICT;
CREATE INDEX event_claims_by_copy ON event_claims (copy_of);
CREATE INDEX event_claims_by_event ON event_claims (event_id);

CREATE TABLE article_sketches ( -- What near copies are found by. Derived: made from the text.
  version_id INTEGER PRIMARY KEY REFERENCES article_versions (id), -- The article version.
  sketch BLOB NOT NULL -- The least hashes of its runs of words (see store/copies.py).
) STRICT;

CREATE TABLE event_links ( -- What people have said of two claims. The latest row for a pair holds. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  claim_a TEXT NOT NULL REFERENCES claim_ids (id), -- One claim: the lesser id.
  claim_b TEXT NOT NULL REFERENCES claim_ids (id), -- The other claim.
  decision TEXT NOT NULL CHECK (decision IN ('join', 'split', 'undo')), -- One action, two, or let the linker judge.
  reason TEXT, -- Why, in words.
  added_by TEXT NOT NULL, -- Who said so.
  added_at TEXT NOT NULL, -- When, UTC.
  CHECK (claim_a < claim_b)
) STRICT;
CREATE INDEX event_links_by_pair ON event_links (claim_a, claim_b, id);
CREATE INDEX event_links_by_other ON event_links (claim_b);

CREATE TABLE event_queue ( -- Companies whose claims changed since events were last linked.
  company_key TEXT PRIMARY KEY REFERENCES companies (key) -- The company.
) STRICT;

-- Full-text search. Texts are never changed, so that the index of articles only grows.
CREATE VIRTUAL TABLE article_fts USING fts5 (
  title, text, content = 'article_versions', content_rowid = 'id', tokenize = 'porter unicode61'
);
CREATE TRIGGER article_fts_follows AFTER INSERT ON article_versions
BEGIN INSERT INTO article_fts (rowid, title, text) VALUES (new.id, new.title, new.text); END;
CREATE VIRTUAL TABLE claim_fts USING fts5 (
  text, content = 'claim_spans', content_rowid = 'id', tokenize = 'porter unicode61'
);
CREATE TRIGGER claim_fts_follows AFTER INSERT ON claim_spans WHEN new.role = 'evidence'
BEGIN INSERT INTO claim_fts (rowid, text) VALUES (new.id, new.text); END;
CREATE TRIGGER claim_fts_forgets AFTER DELETE ON claim_spans WHEN old.role = 'evidence'
BEGIN INSERT INTO claim_fts (claim_fts, rowid, text) VALUES ('delete', old.id, old.text); END;

CREATE TRIGGER snapshots_stay BEFORE UPDATE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots are append-only'); END;
CREATE TRIGGER outlet_health_stays BEFORE UPDATE ON outlet_health
BEGIN SELECT RAISE(ABORT, 'outlet_health is append-only'); END;
CREATE TRIGGER outlet_health_remains BEFORE DELETE ON outlet_health
BEGIN SELECT RAISE(ABORT, 'outlet_health is append-only'); END;
CREATE TRIGGER snapshots_remain BEFORE DELETE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots are append-only'); END;
CREATE TRIGGER article_versions_stay BEFORE UPDATE ON article_versions
BEGIN SELECT RAISE(ABORT, 'article_versions are append-only'); END;
CREATE TRIGGER article_versions_remain BEFORE DELETE ON article_versions
BEGIN SELECT RAISE(ABORT, 'article_versions are append-only'); END;
CREATE TRIGGER extraction_history_stay BEFORE UPDATE ON extraction_history
BEGIN SELECT RAISE(ABORT, 'extraction_history is append-only'); END;
CREATE TRIGGER extraction_history_remain BEFORE DELETE ON extraction_history
BEGIN SELECT RAISE(ABORT, 'extraction_history is append-only'); END;
CREATE TRIGGER claim_history_stay BEFORE UPDATE ON claim_history
BEGIN SELECT RAISE(ABORT, 'claim_history is append-only'); END;
CREATE TRIGGER claim_history_remain BEFORE DELETE ON claim_history
BEGIN SELECT RAISE(ABORT, 'claim_history is append-only'); END;
CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
CREATE TRIGGER reviews_remain BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
CREATE TRIGGER company_aliases_stay BEFORE UPDATE ON company_aliases
BEGIN SELECT RAISE(ABORT, 'company_aliases are append-only'); END;
CREATE TRIGGER company_aliases_remain BEFORE DELETE ON company_aliases
BEGIN SELECT RAISE(ABORT, 'company_aliases are append-only'); END;
CREATE TRIGGER event_links_stay BEFORE UPDATE ON event_links
BEGIN SELECT RAISE(ABORT, 'event_links are append-only'); END;
CREATE TRIGGER event_links_remain BEFORE DELETE ON event_links
BEGIN SELECT RAISE(ABORT, 'event_links are append-only'); END;
