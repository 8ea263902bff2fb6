-- What people query. The comment after a view's name and after each column is its description (see schema_0001.sql).
-- Views are not migrated: a writing command that opens a database puts the newest ones in.

CREATE VIEW current_claims AS -- Each claim of what articles say now, verdicts applied: rejected ones gone, fields put right.
WITH verdicts AS (
  SELECT claim_id, decision, corrections, reviewer
  FROM reviews
  WHERE id IN (SELECT max(id) FROM reviews GROUP BY claim_id) AND decision != 'undo'
),
fixed AS (
  SELECT c.*, v.decision, v.reviewer, coalesce(v.corrections, '{}') AS fix
  FROM articles AS a
  JOIN claims AS c ON c.version_id = a.version_id
  LEFT JOIN verdicts AS v ON v.claim_id = c.id
  WHERE v.decision IS NOT 'reject'
)
SELECT
  f.id AS id, -- The claim.
  iif(json_type(fix, '$.kind') IS NULL, f.kind, json_extract(fix, '$.kind')) AS kind, -- layoff: one employer; aggregate: many.
  iif(json_type(fix, '$.company') IS NULL, f.company, json_extract(fix, '$.company')) AS company, -- Who cuts.
  iif(json_type(fix, '$.low') IS NULL, f.low, json_extract(fix, '$.low')) AS low, -- Least number of jobs.
  iif(json_type(fix, '$.high') IS NULL, f.high, json_extract(fix, '$.high')) AS high, -- Greatest number of jobs.
  iif(json_type(fix, '$.qualifier') IS NULL, f.qualifier, json_extract(fix, '$.qualifier')) AS qualifier, -- How the count was worded.
  iif(json_type(fix, '$.percent_low') IS NULL, f.percent_low, json_extract(fix, '$.percent_low')) AS percent_low, -- Least percent.
  iif(json_type(fix, '$.percent_high') IS NULL, f.percent_high, json_extract(fix, '$.percent_high')) AS percent_high, -- Greatest percent.
  iif(json_type(fix, '$.date') IS NULL, f.date, json_extract(fix, '$.date')) AS date, -- When it was announced or happened.
  iif(json_type(fix, '$.date_start') IS NULL, f.date_start, json_extract(fix, '$.date_start')) AS date_start, -- First day of that.
  f.date_basis AS date_basis, -- text: the article says when; published: its own date stands in.
  iif(json_type(fix, '$.effective') IS NULL, f.effective, json_extract(fix, '$.effective')) AS effective, -- When the jobs end.
  iif(json_type(fix, '$.status') IS NULL, f.status, json_extract(fix, '$.status')) AS status, -- How sure it is.
  iif(json_type(fix, '$.cut_type') IS NULL, f.cut_type, json_extract(fix, '$.cut_type')) AS cut_type, -- By what means jobs end.
  f.part_of AS part_of, -- The claim that is the total of which this is a part.
  f.cumulative AS cumulative, -- 1: a running total over several actions.
  f.confidence AS confidence, -- 0 to 1.
  f.decision AS verdict, -- accept or correct; NULL where nobody has looked.
  f.reviewer AS reviewer, -- Who judged it.
  a.outlet AS outlet, -- Who published the article.
  a.url AS url, -- The article.
  n.title AS title, -- Its headline.
  n.published_on AS published_on, -- The day it was published.
  s.text AS evidence, -- The sentence that makes the claim.
  f.version_id AS version_id, -- The article version.
  a.id AS article_id -- The article.
FROM fixed AS f
JOIN article_versions AS n ON n.id = f.version_id
JOIN articles AS a ON a.id = n.article_id
LEFT JOIN claim_spans AS s ON s.claim_id = f.id AND s.version_id = f.version_id AND s.position = 0;

CREATE VIEW outlet_status AS -- What each outlet has yielded, and when it last did.
SELECT
  o.slug AS outlet, -- The outlet.
  o.name AS name, -- Its display name.
  (SELECT max(fetched_at) FROM fetches AS f WHERE f.outlet = o.slug) AS last_asked_at, -- When it was last asked for anything.
  (SELECT max(fetched_at) FROM snapshots AS s WHERE s.outlet = o.slug AND s.kind = 'page') AS last_page_at, -- When the
    -- last page came.
  (SELECT count(*) FROM snapshots AS s WHERE s.outlet = o.slug AND s.kind = 'page') AS pages, -- Pages kept.
  (SELECT count(*) FROM articles AS a WHERE a.outlet = o.slug AND a.version_id IS NOT NULL) AS articles, -- Articles read.
  (
    SELECT count(*) FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id
    WHERE s.outlet = o.slug AND e.outcome = 'refused'
  ) AS refused, -- Pages that were no articles.
  (
    SELECT count(*) FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id
    WHERE s.outlet = o.slug AND e.outcome = 'failed'
  ) AS failed, -- Pages that could not be read to the end.
  (
    SELECT count(*) FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id
    WHERE s.outlet = o.slug AND e.outcome IS NULL
  ) AS waiting, -- Pages kept and not yet read.
  (
    SELECT count(*) FROM claims AS c JOIN articles AS a ON a.version_id = c.version_id WHERE a.outlet = o.slug
  ) AS claims, -- Claims in what its articles say now.
  (
    SELECT max(n.published_on) FROM article_versions AS n JOIN articles AS a ON a.version_id = n.id
    WHERE a.outlet = o.slug
  ) AS newest_article_on, -- Day of its newest article.
  (SELECT count(*) FROM fetches AS f WHERE f.outlet = o.slug AND f.outcome = 'error') AS errors, -- Requests that failed.
  o.min_weekly_articles AS min_weekly_articles -- The floor that the catalogue sets.
FROM outlets AS o;
