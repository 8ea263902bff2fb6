-- Whose jobs go: roles, which a claim's own fields don't have.

CREATE TABLE claim_scopes ( -- The roles that a claim's evidence names among those whose jobs go.
  claim_id TEXT NOT NULL, -- The claim.
  version_id INTEGER NOT NULL, -- The article version whose text the offsets count.
  position INTEGER NOT NULL, -- Order, from 0.
  code TEXT NOT NULL, -- The role: entry_level, managers, engineers, warehouse, ...
  rule TEXT NOT NULL, -- The rule that read it.
  start_char INTEGER NOT NULL CHECK (start_char >= 0), -- Character of the version's text at which it starts.
  end_char INTEGER NOT NULL CHECK (end_char >= start_char), -- Character after its last.
  text TEXT NOT NULL, -- The words that name it.
  PRIMARY KEY (claim_id, version_id, position),
  FOREIGN KEY (claim_id, version_id) REFERENCES claims (id, version_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_scopes_by_code ON claim_scopes (code);
