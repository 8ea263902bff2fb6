-- Filings: what employers gave notice of, or others list, outside the press. Kept apart from articles' claims: no sentence
-- stands behind a row, and a register counts by site what an article tells as a whole.

CREATE TABLE filing_lists ( -- Each file that was imported. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the list.
  outlet TEXT NOT NULL REFERENCES outlets (slug), -- The register that it is of: warn, or layoffs_list.
  file TEXT NOT NULL, -- Name of the file.
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- Hex SHA-256 of its bytes.
  bytes INTEGER NOT NULL, -- Its length.
  rows INTEGER NOT NULL, -- Rows that could be read.
  skipped INTEGER NOT NULL, -- Rows that could not.
  imported_at TEXT NOT NULL, -- When, UTC.
  UNIQUE (outlet, sha256)
) STRICT;

CREATE TABLE filing_versions ( -- Each wording that a list gave a filing; the view filings has the latest. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the wording.
  filing_id TEXT NOT NULL, -- The filing: 16 hex digits of its register and the register's own id, or who, where and when.
  list_id INTEGER NOT NULL REFERENCES filing_lists (id), -- The file that first has it so.
  line INTEGER NOT NULL, -- The line of that file at which its row ends; the first is 1.
  outlet TEXT NOT NULL REFERENCES outlets (slug), -- The register.
  company TEXT NOT NULL, -- The employer as the register writes it.
  company_key TEXT NOT NULL REFERENCES companies (key), -- The same by its usual name, as a key of companies.
  jobs INTEGER CHECK (jobs >= 0), -- Jobs; NULL where the list has none.
  percent REAL CHECK (percent BETWEEN 0 AND 100), -- Percent of staff; NULL where the list has none.
  noticed_on TEXT, -- Day of the notice, or on which a list says that it became known.
  effective_on TEXT, -- Day on which jobs end.
  place TEXT, -- Where, as the list has it.
  region TEXT, -- The state's postal code, or the country.
  is_closure INTEGER CHECK (is_closure IN (0, 1)), -- 1: a site closes; NULL where the list doesn't say.
  is_temporary INTEGER CHECK (is_temporary IN (0, 1)), -- 1: for a time; NULL where the list doesn't say.
  is_amendment INTEGER NOT NULL CHECK (is_amendment IN (0, 1)), -- 1: it amends an earlier notice.
  is_superseded INTEGER NOT NULL CHECK (is_superseded IN (0, 1)), -- 1: a later notice takes its place: in no sum.
  source TEXT, -- The address that the list gives for it.
  cells TEXT NOT NULL CHECK (json_valid(cells)), -- JSON object of the row as it stands in the file.
  UNIQUE (filing_id, list_id)
) STRICT;
CREATE INDEX filing_versions_by_company ON filing_versions (company_key);
CREATE INDEX filing_versions_by_list ON filing_versions (list_id);

CREATE TABLE filing_events ( -- Which event a filing belongs to. Derived: rebuilt with the events.
  filing_id TEXT PRIMARY KEY, -- The filing.
  event_id TEXT NOT NULL REFERENCES events (id), -- The event.
  days INTEGER NOT NULL, -- Days from the event's announcement to the notice; less than 0: the notice came first.
  reason TEXT NOT NULL -- Why it was linked, in words.
) STRICT;
CREATE INDEX filing_events_by_event ON filing_events (event_id);

CREATE TRIGGER filing_lists_stay BEFORE UPDATE ON filing_lists
BEGIN SELECT RAISE(ABORT, 'filing_lists are append-only'); END;
CREATE TRIGGER filing_lists_remain BEFORE DELETE ON filing_lists
BEGIN SELECT RAISE(ABORT, 'filing_lists are append-only'); END;
CREATE TRIGGER filing_versions_stay BEFORE UPDATE ON filing_versions
BEGIN SELECT RAISE(ABORT, 'filing_versions are append-only'); END;
CREATE TRIGGER filing_versions_remain BEFORE DELETE ON filing_versions
BEGIN SELECT RAISE(ABORT, 'filing_versions are append-only'); END;
