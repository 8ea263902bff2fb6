-- What the catalogue said of outlets over time, so that a past day can be shown with the outlets as they were described
-- then (comments as in schema_0001.sql).

CREATE TABLE outlet_history ( -- Each description of an outlet by the catalogue; the latest holds. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  outlet TEXT NOT NULL REFERENCES outlets (slug), -- The outlet.
  run_id INTEGER NOT NULL REFERENCES runs (id), -- The run that found it described so.
  name TEXT NOT NULL, -- Display name.
  domain TEXT, -- Its web domain.
  kind TEXT, -- news, official or aggregator.
  timezone TEXT, -- IANA zone in which its days are counted.
  access TEXT, -- open: pages are read; summary: only what its feeds publish.
  min_weekly_articles INTEGER -- The floor below which its silence is a fault.
) STRICT;
CREATE INDEX outlet_history_by_outlet ON outlet_history (outlet, id);
CREATE INDEX outlet_history_by_run ON outlet_history (run_id);
INSERT INTO outlet_history (outlet, run_id, name, domain, kind, timezone, access, min_weekly_articles)
  SELECT slug, (SELECT min(id) FROM runs), name, domain, kind, timezone, access, min_weekly_articles FROM outlets
  WHERE EXISTS (SELECT 1 FROM runs) AND (name, domain, kind, timezone, access, min_weekly_articles)
    IS NOT (slug, NULL, NULL, NULL, NULL, NULL)
  ORDER BY slug;
CREATE TRIGGER outlet_history_stays BEFORE UPDATE ON outlet_history
BEGIN SELECT RAISE(ABORT, 'outlet_history is append-only'); END;
CREATE TRIGGER outlet_history_remains BEFORE DELETE ON outlet_history
BEGIN SELECT RAISE(ABORT, 'outlet_history is append-only'); END;
