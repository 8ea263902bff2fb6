-- What `pinkslip prune` dropped from the archives (comments as in schema_0001.sql).

CREATE TABLE prunings ( -- Archive files of which `pinkslip prune` dropped records. Append-only.
  id INTEGER PRIMARY KEY, -- Number of the row.
  run_id INTEGER NOT NULL REFERENCES runs (id), -- The run that did it.
  warc_file TEXT NOT NULL UNIQUE, -- The file as it was named; it is gone.
  new_file TEXT UNIQUE, -- The file that has what stays of it; NULL where nothing does.
  records_kept INTEGER NOT NULL, -- Records that stay.
  records_dropped INTEGER NOT NULL, -- Records that are gone.
  bytes_freed INTEGER NOT NULL -- Bytes by which the archives are smaller.
) STRICT;
CREATE INDEX prunings_by_run ON prunings (run_id);

CREATE TABLE pruned_snapshots ( -- Snapshots whose record `pinkslip prune` dropped, for no claim or verdict stands on them
  -- and they were old. Their rows in snapshots, with digest, and the texts read from them stay. Append-only.
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots (id), -- The snapshot; its row says where the record was.
  run_id INTEGER NOT NULL REFERENCES runs (id) -- The run that dropped it.
) STRICT;
CREATE INDEX pruned_snapshots_by_run ON pruned_snapshots (run_id);

CREATE TRIGGER prunings_stay BEFORE UPDATE ON prunings
BEGIN SELECT RAISE(ABORT, 'prunings are append-only'); END;
CREATE TRIGGER prunings_remain BEFORE DELETE ON prunings
BEGIN SELECT RAISE(ABORT, 'prunings are append-only'); END;
CREATE TRIGGER pruned_snapshots_stay BEFORE UPDATE ON pruned_snapshots
BEGIN SELECT RAISE(ABORT, 'pruned_snapshots are append-only'); END;
CREATE TRIGGER pruned_snapshots_remain BEFORE DELETE ON pruned_snapshots
BEGIN SELECT RAISE(ABORT, 'pruned_snapshots are append-only'); END;

-- What was fetched never changes; the file and place where its record lies may, when a file is written anew.
DROP TRIGGER snapshots_stay;
CREATE TRIGGER snapshots_stay BEFORE UPDATE OF id, run_id, outlet, kind, url, final_url, fetched_at, status,
  content_type, bytes, sha256, context, warc_length, warc_digest ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots are append-only'); END;
