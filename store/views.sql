-- What people query. The comment after a view's name and after each column is its description (see schema_0001.sql).
-- Views are not migrated: a writing command that opens a database puts the newest ones in.

CREATE VIEW verdicts AS -- The verdict that holds for each claim: the latest that nobody has taken back.
SELECT
  r.claim_id AS claim_id, -- The claim.
  r.decision AS decision, -- accept, correct, reject, unsure or add.
  r.corrections AS corrections, -- JSON object of the fields put right.
  r.reason AS reason, -- Why it was rejected.
  r.note AS note, -- More, in the reviewer's words.
  r.was AS was, -- JSON object of the claim as the reviewer saw it.
  r.reviewer AS reviewer, -- Who.
  r.reviewed_at AS reviewed_at, -- When, UTC.
  r.id AS review_id -- Its row of reviews.
FROM reviews AS r
WHERE r.id = (
  SELECT max(o.id) FROM reviews AS o
  WHERE o.claim_id = r.claim_id AND o.decision != 'undo' AND NOT EXISTS (
    SELECT 1 FROM reviews AS u
    WHERE u.claim_id = o.claim_id AND u.id > o.id AND u.decision = 'undo' AND (u.undoes IS NULL OR u.undoes = o.id)
  )
);

CREATE VIEW reader_verdicts AS -- What each reviewer says of each claim: of one reviewer's verdicts the latest standing.
SELECT
  r.claim_id AS claim_id, -- The claim.
  r.reviewer AS reviewer, -- Who.
  r.decision AS decision, -- accept, correct, reject, unsure or add.
  r.corrections AS corrections, -- JSON object of the fields put right.
  r.was AS was, -- JSON object of the claim as the reviewer saw it.
  r.reading AS reading, -- first, second, third or again.
  r.reviewed_at AS reviewed_at, -- When, UTC.
  r.id AS review_id -- Its row of reviews.
FROM reviews AS r
WHERE r.id = (
  SELECT max(o.id) FROM reviews AS o
  WHERE o.claim_id = r.claim_id AND o.reviewer = r.reviewer AND o.decision != 'undo' AND NOT EXISTS (
    SELECT 1 FROM reviews AS u
    WHERE u.claim_id = o.claim_id AND u.id > o.id AND u.decision = 'undo' AND (u.undoes IS NULL OR u.undoes = o.id)
  )
);

CREATE VIEW current_causes AS -- The reasons of each claim that articles make now, verdicts applied.
SELECT
  w.claim_id AS claim_id, -- The claim.
  w.version_id AS version_id, -- The article version.
  w.code AS code, -- The reason.
  w.stance AS stance, -- asserts or denies.
  w.speaker AS speaker, -- company: the employer's word; other: anybody else's.
  w.detail AS detail, -- For ai: replace, efficiency, investment, disruption or skills.
  w.text AS text -- The words that state it; NULL for a reason that a reviewer put in.
FROM claim_causes AS w
JOIN articles AS a ON a.version_id = w.version_id
LEFT JOIN verdicts AS r ON r.claim_id = w.claim_id
WHERE r.decision IS NOT 'reject' AND (json_type(r.corrections, '$.causes') IS NULL OR EXISTS (
  SELECT 1 FROM json_each(r.corrections, '$.causes') AS j
  WHERE json_extract(j.value, '$.code') = w.code AND json_extract(j.value, '$.stance') = w.stance AND json_extract(j.value, '$.speaker') = w.speaker
))
UNION ALL
SELECT c.id, c.version_id, json_extract(j.value, '$.code'), json_extract(j.value, '$.stance'), json_extract(j.value, '$.speaker'), NULL, NULL
FROM verdicts AS r
JOIN claims AS c ON c.id = r.claim_id
JOIN articles AS a ON a.version_id = c.version_id
JOIN json_each(r.corrections, '$.causes') AS j
WHERE r.decision = 'correct' AND NOT EXISTS (
  SELECT 1 FROM claim_causes AS w
  WHERE w.claim_id = c.id AND w.version_id = c.version_id AND json_extract(j.value, '$.code') = w.code
    AND json_extract(j.value, '$.stance') = w.stance AND json_extract(j.value, '$.speaker') = w.speaker
);

CREATE VIEW current_claims AS -- Each claim of what articles say now, verdicts applied: rejected gone, fields put right.
SELECT
  c.id AS id, -- The claim.
  iif(json_type(r.corrections, '$.kind') IS NULL, c.kind, json_extract(r.corrections, '$.kind')) AS kind, -- layoff: one
    -- employer; aggregate: many.
  iif(json_type(r.corrections, '$.company') IS NULL, c.company, json_extract(r.corrections, '$.company'))
    AS company, -- Who cuts.
  iif(json_type(r.corrections, '$.low') IS NULL, c.low, json_extract(r.corrections, '$.low')) AS low, -- Least number of
    -- jobs that the words allow; NULL for an open end or no count.
  iif(json_type(r.corrections, '$.high') IS NULL, c.high, json_extract(r.corrections, '$.high')) AS high, -- Greatest
    -- number of jobs that the words allow; NULL for an open end or no count.
  iif(json_type(r.corrections, '$.qualifier') IS NULL, c.qualifier, json_extract(r.corrections, '$.qualifier'))
    AS qualifier, -- How the count was worded: exact, about, at_least, at_most, range, vague.
  iif(json_type(r.corrections, '$.percent_low') IS NULL, c.percent_low, json_extract(r.corrections, '$.percent_low'))
    AS percent_low, -- Least percent of staff.
  iif(json_type(r.corrections, '$.percent_high') IS NULL, c.percent_high, json_extract(r.corrections, '$.percent_high'))
    AS percent_high, -- Greatest percent of staff.
  iif(json_type(r.corrections, '$.date') IS NULL, c.date, json_extract(r.corrections, '$.date')) AS date, -- When it was
    -- announced or happened, as coarse as known: 2025-10-28, 2025-10, 2025-Q3, 2025.
  iif(json_type(r.corrections, '$.date') IS NULL, c.date_start, json_extract(r.corrections, '$.date_start'))
    AS date_start, -- First day of that.
  c.date_basis AS date_basis, -- text: the article says when; published: its own date stands in.
  iif(json_type(r.corrections, '$.effective') IS NULL, c.effective, json_extract(r.corrections, '$.effective'))
    AS effective, -- When the jobs end.
  iif(json_type(r.corrections, '$.status') IS NULL, c.status, json_extract(r.corrections, '$.status'))
    AS status, -- How sure it is: announced, planned, reported, completed, denied, reversed.
  iif(json_type(r.corrections, '$.cut_type') IS NULL, c.cut_type, json_extract(r.corrections, '$.cut_type'))
    AS cut_type, -- By what means jobs end: layoff, voluntary, attrition, contract, unspecified.
  c.part_of AS part_of, -- The claim that is the total of which this is a part; leave parts out of sums.
  c.cumulative AS cumulative, -- 1: a running total over several actions; leave it out of sums.
  c.confidence AS confidence, -- 0 to 1.
  r.decision AS verdict, -- accept, correct, unsure or add; NULL where nobody has looked.
  r.reviewer AS reviewer, -- Who judged it.
  l.event_id AS event_id, -- The action that it tells of; see events. NULL for aggregates.
  a.outlet AS outlet, -- Who published the article.
  a.url AS url, -- The article.
  v.title AS title, -- Its headline.
  v.published_on AS published_on, -- The day it was published.
  s.text AS evidence, -- The sentence that makes the claim.
  c.version_id AS version_id, -- The article version.
  a.id AS article_id -- The article.
FROM articles AS a
JOIN claims AS c ON c.version_id = a.version_id
JOIN article_versions AS v ON v.id = c.version_id
LEFT JOIN verdicts AS r ON r.claim_id = c.id
LEFT JOIN event_claims AS l ON l.claim_id = c.id
LEFT JOIN claim_spans AS s INDEXED BY claim_evidence ON s.claim_id = c.id AND s.version_id = c.version_id AND s.position = 0
WHERE r.decision IS NOT 'reject';

CREATE VIEW changed_claims AS -- Claims that read otherwise than when they were judged, and not as the reviewer put them right.
SELECT
  c.id AS id, -- The claim.
  r.decision AS verdict, -- The verdict that stands.
  r.reviewer AS reviewer, -- Who gave it.
  r.reviewed_at AS reviewed_at, -- When, UTC.
  h.claim_id IS NOT NULL AS only_held, -- 1: the rules don't find it any more; the verdict alone keeps it.
  c.version_id AS version_id -- The article version.
FROM verdicts AS r
JOIN claims AS c ON c.id = r.claim_id
JOIN articles AS a ON a.version_id = c.version_id
LEFT JOIN held_claims AS h
  ON h.claim_id = c.id AND h.version_id = c.version_id AND h.review_id = r.review_id AND r.decision != 'add'
WHERE r.was IS NOT NULL AND r.decision != 'unsure' AND (h.claim_id IS NOT NULL
  OR (c.kind IS NOT json_extract(r.was, '$.claim.kind')
    AND (json_type(r.corrections, '$.kind') IS NULL OR c.kind IS NOT json_extract(r.corrections, '$.kind')))
  OR (c.company IS NOT json_extract(r.was, '$.claim.company')
    AND (json_type(r.corrections, '$.company') IS NULL OR c.company IS NOT json_extract(r.corrections, '$.company')))
  OR (c.low IS NOT json_extract(r.was, '$.claim.low')
    AND (json_type(r.corrections, '$.low') IS NULL OR c.low IS NOT json_extract(r.corrections, '$.low')))
  OR (c.high IS NOT json_extract(r.was, '$.claim.high')
    AND (json_type(r.corrections, '$.high') IS NULL OR c.high IS NOT json_extract(r.corrections, '$.high')))
  OR (c.qualifier IS NOT json_extract(r.was, '$.claim.qualifier')
    AND (json_type(r.corrections, '$.qualifier') IS NULL OR c.qualifier IS NOT json_extract(r.corrections, '$.qualifier')))
  OR (c.percent_low IS NOT json_extract(r.was, '$.claim.percent_low')
    AND (json_type(r.corrections, '$.percent_low') IS NULL OR c.percent_low IS NOT json_extract(r.corrections, '$.percent_low')))
  OR (c.percent_high IS NOT json_extract(r.was, '$.claim.percent_high')
    AND (json_type(r.corrections, '$.percent_high') IS NULL OR c.percent_high IS NOT json_extract(r.corrections, '$.percent_high')))
  OR (c.date IS NOT json_extract(r.was, '$.claim.date')
    AND (json_type(r.corrections, '$.date') IS NULL OR c.date IS NOT json_extract(r.corrections, '$.date')))
  OR (c.effective IS NOT json_extract(r.was, '$.claim.effective')
    AND (json_type(r.corrections, '$.effective') IS NULL OR c.effective IS NOT json_extract(r.corrections, '$.effective')))
  OR (c.status IS NOT json_extract(r.was, '$.claim.status')
    AND (json_type(r.corrections, '$.status') IS NULL OR c.status IS NOT json_extract(r.corrections, '$.status')))
  OR (c.cut_type IS NOT json_extract(r.was, '$.claim.cut_type')
    AND (json_type(r.corrections, '$.cut_type') IS NULL OR c.cut_type IS NOT json_extract(r.corrections, '$.cut_type')))
  OR (json_type(r.corrections, '$.causes') IS NULL AND (
    SELECT group_concat(words) FROM (
      SELECT DISTINCT w.code || w.stance || w.speaker AS words FROM claim_causes AS w
      WHERE w.claim_id = c.id AND w.version_id = c.version_id ORDER BY words
    )
  ) IS NOT (
    SELECT group_concat(words) FROM (
      SELECT DISTINCT json_extract(j.value, '$.code') || json_extract(j.value, '$.stance')
        || json_extract(j.value, '$.speaker') AS words FROM json_each(r.was, '$.claim_causes') AS j ORDER BY words
    )
  ))
);

CREATE VIEW review_queue AS -- Claims of what articles say now that nobody has judged: the unsure and the large first.
SELECT
  c.id AS id, -- The claim.
  c.company AS company, -- Who cuts.
  coalesce(c.high, c.low) AS jobs, -- How many jobs at most, or at least where no end is given.
  c.status AS status, -- How sure it is.
  c.confidence AS confidence, -- How sure the extraction is, 0 to 1.
  s.text AS evidence, -- The sentence that makes the claim.
  a.outlet AS outlet, -- Who published it.
  a.url AS url, -- The article.
  v.published_on AS published_on -- The day it was published.
FROM articles AS a
JOIN claims AS c ON c.version_id = a.version_id
JOIN article_versions AS v ON v.id = c.version_id
LEFT JOIN verdicts AS r ON r.claim_id = c.id
LEFT JOIN claim_spans AS s INDEXED BY claim_evidence ON s.claim_id = c.id AND s.version_id = c.version_id AND s.position = 0
WHERE r.decision IS NULL OR r.decision = 'unsure'
ORDER BY CAST(round(c.confidence * 10) AS INTEGER) * 10000000000 /* one number sorts several times as fast as three values */
  - coalesce(c.high, c.low, 0);

CREATE VIEW cuts AS -- Each action that counts in sums: one figure an event; denied, reversed and running totals left out.
SELECT
  e.id AS event_id, -- The event.
  n.name AS company, -- Who cuts.
  e.company_key AS company_key, -- The same as a key of companies.
  e.date AS date, -- When, as coarse as known.
  CASE length(e.date) WHEN 10 THEN substr(e.date, 1, 7) ELSE e.date END AS period, -- Its month; its quarter or year
    -- where nothing closer is told.
  coalesce(e.low, 0) AS jobs_low, -- Jobs at least; 0 where no count is told.
  coalesce(e.high, e.low, 0) AS jobs_high, -- Jobs at most; where the words leave that open, the same as at least.
  e.low IS NULL AND e.high IS NULL AS unquantified, -- 1: no count is told.
  e.status AS status, -- announced, planned, reported or completed.
  e.status IN ('announced', 'completed') AS is_firm, -- 1: said by the employer or told as fact; 0: planned or reported.
  e.cut_type AS cut_type, -- By what means jobs end.
  e.figure_claim AS figure_claim, -- The claim whose figure it is: pinkslip explain FIGURE_CLAIM.
  e.figure_basis AS figure_basis, -- employer, corroborated or only.
  e.outlets AS outlets, -- Outlets that tell it.
  e.origins AS independent_reports -- Reports of it that stand on their own: no copies, and citing no other outlet for it;
    -- a cited outlet that the store lacks counts as one.
FROM events AS e
JOIN companies AS n ON n.key = e.company_key
WHERE e.cumulative = 0 AND e.status NOT IN ('denied', 'reversed');

CREATE VIEW cuts_by_month AS -- Jobs cut by month; quarters and years stand for actions of which no month is told.
SELECT
  period AS period, -- Month, or quarter or year where nothing closer is told; NULL without any date.
  count(*) AS events, -- Actions.
  count(DISTINCT company_key) AS companies, -- Employers.
  sum(jobs_low) AS jobs_low, -- Jobs at least.
  sum(jobs_high) AS jobs_high, -- Jobs at most, open ends counted at their least.
  sum(iif(is_firm, jobs_low, 0)) AS firm_low, -- Of these, said by the employer or told as fact: at least.
  sum(iif(is_firm, jobs_high, 0)) AS firm_high, -- The same, at most.
  sum(unquantified) AS unquantified -- Actions without any count.
FROM cuts
GROUP BY period
ORDER BY period DESC;

CREATE VIEW cuts_by_company AS -- Jobs cut by employer.
SELECT
  company AS company, -- Who cuts.
  company_key AS company_key, -- The same as a key of companies.
  count(*) AS events, -- Actions.
  sum(jobs_low) AS jobs_low, -- Jobs at least.
  sum(jobs_high) AS jobs_high, -- Jobs at most, open ends counted at their least.
  sum(iif(is_firm, jobs_low, 0)) AS firm_low, -- Of these, said by the employer or told as fact: at least.
  sum(iif(is_firm, jobs_high, 0)) AS firm_high, -- The same, at most.
  sum(unquantified) AS unquantified, -- Actions without any count.
  min(date) AS first_date, -- Its first action.
  max(date) AS last_date -- Its latest action.
FROM cuts
GROUP BY company_key
ORDER BY jobs_low DESC;

CREATE VIEW event_causes AS -- The reasons told for each action, by any of the claims that articles make now.
SELECT
  l.event_id AS event_id, -- The event.
  w.code AS code, -- The reason.
  w.stance AS stance, -- asserts or denies.
  w.speaker AS speaker, -- company: the employer's word; other: anybody else's.
  w.detail AS detail, -- For ai: replace, efficiency, investment, disruption or skills.
  w.text AS text, -- The words that state it.
  c.id AS claim_id, -- The claim that it stands with.
  a.outlet AS outlet, -- Who published it.
  a.url AS url -- The article.
FROM event_claims AS l
JOIN claims AS c ON c.id = l.claim_id
JOIN articles AS a ON a.version_id = c.version_id
JOIN current_causes AS w ON w.claim_id = c.id AND w.version_id = c.version_id;

CREATE VIEW cuts_by_cause AS -- Jobs cut by stated reason. An action with two reasons counts under each: never add the rows up.
SELECT
  w.code AS code, -- The reason.
  count(*) AS events, -- Actions for which anybody gives it.
  sum(c.jobs_low) AS jobs_low, -- Their jobs at least.
  sum(c.jobs_high) AS jobs_high, -- Their jobs at most.
  sum(w.stated) AS stated_events, -- Actions for which the employer gives it.
  sum(iif(w.stated, c.jobs_low, 0)) AS stated_low, -- Their jobs at least.
  sum(iif(w.stated, c.jobs_high, 0)) AS stated_high -- Their jobs at most.
FROM (
  SELECT event_id, code, max(speaker = 'company') AS stated
  FROM event_causes WHERE stance = 'asserts' GROUP BY event_id, code
) AS w
JOIN cuts AS c ON c.event_id = w.event_id
GROUP BY w.code
ORDER BY jobs_low DESC;

CREATE VIEW event_scopes AS -- Whose jobs go: each role that any report of an action names among them, once an action.
SELECT
  c.event_id AS event_id, -- The event.
  c.company AS company, -- Who cuts.
  c.date AS date, -- When, as coarse as known.
  c.period AS period, -- Its month, or quarter or year.
  s.code AS code, -- The role: entry_level, managers, engineers, warehouse, ...
  s.text AS words, -- The words that name it.
  s.is_part AS is_part, -- 1: the claim in whose words it stands is a part of the action, so that its figure is the role's
    -- own; 0: the role is named beside the whole figure, of which it may be all or some.
  s.low AS low, -- Least number of jobs that this claim gives.
  s.high AS high, -- Greatest number of jobs that this claim gives.
  c.jobs_low AS jobs_low, -- Jobs of the whole action at least, all roles.
  c.jobs_high AS jobs_high, -- Jobs of the whole action at most.
  c.status AS status, -- announced, planned, reported or completed.
  s.outlet AS outlet, -- Who published these words.
  s.url AS url, -- The article.
  s.claim_id AS claim_id -- The claim.
FROM (
  SELECT l.event_id, l.is_part, w.code, w.text, k.low, k.high, a.outlet, a.url, k.id AS claim_id,
    row_number() OVER (PARTITION BY l.event_id, w.code ORDER BY l.is_part DESC, k.confidence DESC, k.id) AS place
  FROM event_claims AS l
  JOIN claims AS k ON k.id = l.claim_id
  JOIN articles AS a ON a.version_id = k.version_id
  JOIN claim_scopes AS w ON w.claim_id = k.id AND w.version_id = k.version_id
) AS s
JOIN cuts AS c ON c.event_id = s.event_id
WHERE s.place = 1
ORDER BY c.date DESC, c.company, s.code;

CREATE VIEW role_scopes AS -- Jobs cut by role. An action that names two roles counts under each: never add the rows up.
SELECT
  code AS code, -- The role.
  count(*) AS events, -- Actions in which any report names it.
  count(DISTINCT company) AS companies, -- Employers.
  sum(iif(is_part, coalesce(low, 0), 0)) AS own_low, -- Jobs that are told as this role's own, at least.
  sum(iif(is_part, coalesce(high, low, 0), 0)) AS own_high, -- The same, at most.
  sum(jobs_low) AS jobs_low, -- Jobs of the whole actions at least: those of other roles are among them.
  sum(jobs_high) AS jobs_high -- The same, at most.
FROM event_scopes
GROUP BY code
ORDER BY events DESC, code;

CREATE VIEW entry_level AS -- Cuts of first jobs: actions that name graduates, juniors, interns or apprentices, with the reasons given.
SELECT
  e.event_id AS event_id, -- The event.
  e.company AS company, -- Who cuts.
  e.date AS date, -- When, as coarse as known.
  e.period AS period, -- Its month, or quarter or year.
  e.words AS words, -- The words that name them.
  e.is_part AS is_part, -- 1: low and high are of first jobs alone; 0: of the whole action.
  e.low AS low, -- Least number of jobs that the claim gives.
  e.high AS high, -- Greatest number of jobs that the claim gives.
  (
    SELECT group_concat(code, ', ') FROM (
      SELECT DISTINCT w.code || iif(w.speaker = 'company', '', ' (others)') AS code
      FROM event_causes AS w WHERE w.event_id = e.event_id AND w.stance = 'asserts' ORDER BY code
    )
  ) AS causes, -- Reasons given for the action; (others): not by the employer.
  e.status AS status, -- announced, planned, reported or completed.
  e.outlet AS outlet, -- Who published these words.
  e.url AS url, -- The article.
  e.claim_id AS claim_id -- The claim.
FROM event_scopes AS e
WHERE e.code = 'entry_level'
ORDER BY e.date DESC, e.company;

CREATE VIEW ai_cuts AS -- Each action that anything ties to AI, with its grade; sum one grade, or the first two.
WITH said AS (
  SELECT event_id, claim_id, text, detail, outlet, url, CASE
    WHEN stance = 'asserts' AND speaker = 'company' THEN 1
    WHEN stance = 'asserts' THEN 2
    ELSE 3
  END AS rank
  FROM event_causes WHERE code = 'ai'
),
mentioned AS (
  SELECT l.event_id, l.claim_id, NULL, NULL, a.outlet, a.url, 4
  FROM event_claims AS l
  JOIN claims AS c ON c.id = l.claim_id
  JOIN articles AS a ON a.version_id = c.version_id
  JOIN article_versions AS v ON v.id = c.version_id
  WHERE v.mentions_ai
),
best AS (
  SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY rank, claim_id, text) AS place
  FROM (SELECT * FROM said UNION ALL SELECT * FROM mentioned)
)
SELECT
  c.event_id AS event_id, -- The event.
  CASE b.rank WHEN 1 THEN 'stated' WHEN 2 THEN 'attributed' WHEN 3 THEN 'denied' ELSE 'mentioned' END AS grade, -- stated:
    -- the employer gives AI as a reason; attributed: others do; denied: only denials; mentioned: AI is in the article.
  c.company AS company, -- Who cuts.
  c.date AS date, -- When, as coarse as known.
  c.period AS period, -- Its month, or quarter or year.
  c.jobs_low AS jobs_low, -- Jobs at least; 0 where no count is told.
  c.jobs_high AS jobs_high, -- Jobs at most.
  c.status AS status, -- announced, planned, reported or completed.
  b.detail AS detail, -- replace, efficiency, investment, disruption or skills.
  b.text AS words, -- The words that tie it to AI, or deny it.
  b.claim_id AS claim_id, -- The claim with these words: pinkslip explain CLAIM_ID leads to the page.
  b.outlet AS outlet, -- Who published them.
  b.url AS url -- The article.
FROM best AS b
JOIN cuts AS c ON c.event_id = b.event_id
WHERE b.place = 1
ORDER BY b.rank, c.jobs_low DESC;

CREATE VIEW ai_totals AS -- Jobs tied to AI by month, each action under its grade alone.
SELECT
  period AS period, -- Month, or quarter or year where nothing closer is told.
  sum(iif(grade = 'stated', jobs_low, 0)) AS stated_low, -- Jobs that employers themselves tie to AI, at least.
  sum(iif(grade = 'stated', jobs_high, 0)) AS stated_high, -- The same, at most.
  sum(iif(grade = 'attributed', jobs_low, 0)) AS attributed_low, -- Jobs that only others tie to AI, at least.
  sum(iif(grade = 'attributed', jobs_high, 0)) AS attributed_high, -- The same, at most.
  sum(iif(grade = 'denied', jobs_low, 0)) AS denied_low, -- Jobs of which a tie to AI is only denied, at least.
  sum(iif(grade = 'mentioned', jobs_low, 0)) AS mentioned_low, -- Jobs told in an article that merely names AI, at least.
  count(*) AS events -- Actions of all grades.
FROM ai_cuts
GROUP BY period
ORDER BY period DESC;

CREATE VIEW cause_drift AS -- An employer's own stated reasons over time.
SELECT
  c.company AS company, -- The employer.
  c.period AS period, -- Month, or quarter or year where nothing closer is told.
  w.code AS code, -- The reason that it gave.
  w.stance AS stance, -- asserts or denies.
  count(DISTINCT c.event_id) AS events, -- Actions with it.
  min(w.text) AS words, -- One wording of it.
  min(w.claim_id) AS claim_id -- A claim with it.
FROM cuts AS c
JOIN event_causes AS w ON w.event_id = c.event_id AND w.speaker = 'company'
GROUP BY c.company_key, c.period, w.code, w.stance
ORDER BY c.company, c.period, w.code;

CREATE VIEW citations AS -- Who cites whom: each outlet from which an article says that it has a claim.
WITH named AS MATERIALIZED (
  SELECT slug, lower(iif(name LIKE 'The %', substr(name, 5), name)) AS key FROM outlets
)
SELECT
  l.event_id AS event_id, -- The event.
  c.company AS company, -- Who cuts, as the article has it.
  a.outlet AS outlet, -- Who cites.
  coalesce(v.published_at, v.published_on) AS published_at, -- When, UTC; its day where no time is known.
  w.source AS source, -- Who is cited, by its usual name.
  o.slug AS source_outlet, -- The same as an outlet of the store; NULL where the store has no such outlet.
  w.kind AS kind, -- first_report: it was first; report: it reported; interview: somebody told it; document: it has seen
    -- a paper; wire: the text is this agency's.
  w.text AS words, -- The words that say so.
  a.url AS url, -- The article.
  c.id AS claim_id -- The claim.
FROM claim_citations AS w
JOIN claims AS c ON c.id = w.claim_id AND c.version_id = w.version_id
JOIN articles AS a ON a.version_id = w.version_id
JOIN article_versions AS v ON v.id = w.version_id
LEFT JOIN event_claims AS l ON l.claim_id = c.id
LEFT JOIN named AS o ON o.key = w.source_key
WHERE o.slug IS NOT a.outlet OR o.slug IS NULL
ORDER BY published_at DESC, a.url;

CREATE VIEW lineage AS -- Each event's reports in their order, each with what it goes back to.
SELECT
  l.event_id AS event_id, -- The event.
  n.name AS company, -- Who cuts.
  a.outlet AS outlet, -- Who reports it.
  coalesce(v.published_at, v.published_on) AS published_at, -- When, UTC; its day where no time is known.
  CASE
    WHEN l.copy_of IS NOT NULL THEN 'copy'
    WHEN l.cites IS NOT NULL THEN 'cites'
    WHEN l.claim_id = l.event_id THEN 'first'
    ELSE 'own'
  END AS role, -- copy: a near copy of another's text; cites: has it from another outlet; first: the first of the store,
    -- and neither of these; own: a later report that is neither. Only first and own are independent.
  iif(l.copy_of IS NULL, l.cites, (
    SELECT o.outlet FROM claim_ids AS i JOIN articles AS o ON o.id = i.article_id WHERE i.id = l.copy_of
  )) AS taken_from, -- Whose report it repeats; NULL for a report of its own.
  l.copy_of IS NULL AND l.cites IS NOT NULL AND l.cites_claim IS NULL AS source_is_missing, -- 1: it cites a report that
    -- the store does not hold.
  c.status AS status, -- How sure it is.
  c.low AS low, -- Its least number of jobs.
  c.high AS high, -- Its greatest number of jobs.
  a.url AS url, -- The article.
  c.id AS claim_id -- The claim.
FROM event_claims AS l
CROSS JOIN claims AS c ON c.id = l.claim_id
CROSS JOIN articles AS a ON a.version_id = c.version_id
CROSS JOIN article_versions AS v ON v.id = c.version_id
CROSS JOIN events AS e ON e.id = l.event_id
CROSS JOIN companies AS n ON n.key = e.company_key
WHERE l.is_part = 0;

CREATE VIEW first_reports AS -- Who told of each action first, in the store and by others' word.
WITH named AS MATERIALIZED (
  SELECT slug, lower(iif(name LIKE 'The %', substr(name, 5), name)) AS key FROM outlets
),
told AS MATERIALIZED (
  SELECT e.id AS event_id, n.name AS company, a.outlet, coalesce(v.published_at, v.published_on) AS published_at,
    k.status, k.low, k.high, l.cites, a.url, e.outlets, e.origins,
    (
      SELECT w.source
      FROM event_claims AS x
      CROSS JOIN claim_citations AS w ON w.claim_id = x.claim_id AND w.kind = 'first_report'
      CROSS JOIN articles AS b ON b.version_id = w.version_id
      LEFT JOIN outlets AS p ON p.slug = b.outlet
      WHERE x.event_id = e.id
        AND lower(iif(p.name LIKE 'The %', substr(p.name, 5), p.name)) IS NOT w.source_key
      GROUP BY w.source ORDER BY count(*) DESC, w.source LIMIT 1
    ) AS credited
  FROM events AS e
  CROSS JOIN companies AS n ON n.key = e.company_key
  CROSS JOIN event_claims AS l ON l.claim_id = e.id
  CROSS JOIN claims AS k ON k.id = e.id
  CROSS JOIN articles AS a ON a.version_id = k.version_id
  CROSS JOIN article_versions AS v ON v.id = k.version_id
)
SELECT
  r.event_id AS event_id, -- The event.
  r.company AS company, -- Who cuts.
  r.outlet AS outlet, -- Whose report is the first that the store holds.
  r.published_at AS published_at, -- When, UTC; its day where no time is known.
  r.status AS status, -- How sure that report is.
  r.low AS low, -- Its least number of jobs.
  r.high AS high, -- Its greatest number of jobs.
  r.cites AS taken_from, -- Whose report it repeats itself; NULL for a report of its own.
  r.credited AS credited, -- Whom most reports credit with having been first; NULL where none credits anybody.
  CASE
    WHEN r.credited IS NULL THEN NULL
    WHEN o.slug IS NULL THEN 'not in the store'
    WHEN o.slug = r.outlet THEN 'first in the store'
    WHEN (
      SELECT 1 FROM event_claims AS l CROSS JOIN claim_ids AS i ON i.id = l.claim_id
      CROSS JOIN articles AS a ON a.id = i.article_id WHERE l.event_id = r.event_id AND l.is_part = 0 AND a.outlet = o.slug
    ) IS NULL THEN 'its report is not in the store'
    ELSE 'later in the store'
  END AS credited_report, -- What the store holds of the credited report.
  iif(o.slug IS NULL, NULL, (
    SELECT min(coalesce(v.published_at, v.published_on))
    FROM event_claims AS l
    CROSS JOIN claims AS k ON k.id = l.claim_id
    CROSS JOIN articles AS a ON a.version_id = k.version_id
    CROSS JOIN article_versions AS v ON v.id = k.version_id
    WHERE l.event_id = r.event_id AND l.is_part = 0 AND a.outlet = o.slug
  )) AS credited_at, -- When the credited outlet first reported it, as far as the store holds it.
  r.url AS url, -- The first article.
  r.event_id AS claim_id, -- Its claim.
  r.outlets AS outlets, -- Outlets that tell of it by now.
  r.origins AS independent_reports -- Reports of their own among them: no copies, and citing nobody for it.
FROM told AS r
LEFT JOIN named AS o ON o.key = lower(iif(r.credited LIKE 'The %', substr(r.credited, 5), r.credited))
ORDER BY r.published_at DESC;

CREATE VIEW conflicts AS -- Actions of which reports disagree, each report's word side by side.
SELECT
  e.id AS event_id, -- The event.
  n.name AS company, -- Who cuts.
  e.date AS date, -- When, as coarse as known.
  min(coalesce(c.high, 1e12)) * 1.06 < max(coalesce(c.low, 0)) AS figures_differ, -- 1: no number fits all reports, even
    -- with 6 in 100 for rounding.
  max(c.status IN ('denied', 'reversed')) AND max(c.status NOT IN ('denied', 'reversed')) AS is_disputed, -- 1: told by
    -- some, denied or taken back by others.
  e.id IN (SELECT event_id FROM event_causes WHERE code = 'ai' AND stance = 'asserts')
    AND e.id IN (SELECT event_id FROM event_causes WHERE code = 'ai' AND stance = 'denies') AS ai_differs, -- 1: AI is
    -- given as a reason by some and denied by others.
  (
    SELECT group_concat(words, '; ') FROM (
      SELECT coalesce(ra.outlet, ra.url) || ': '
        || coalesce(rc.count_raw, rc.percent_raw || ' of staff', 'no figure') || ', ' || rc.status AS words
      FROM event_claims AS rl
      JOIN claims AS rc ON rc.id = rl.claim_id
      JOIN articles AS ra ON ra.version_id = rc.version_id
      JOIN article_versions AS rv ON rv.id = rc.version_id
      WHERE rl.event_id = e.id AND rl.is_part = 0
      ORDER BY coalesce(rv.published_at, rv.published_on), ra.outlet, rc.id
    )
  ) AS reports -- Outlet, figure as worded and status of each report, in their order of publication.
FROM events AS e
JOIN companies AS n ON n.key = e.company_key
JOIN event_claims AS l ON l.event_id = e.id AND l.is_part = 0
JOIN claims AS c ON c.id = l.claim_id
JOIN articles AS a ON a.version_id = c.version_id
GROUP BY e.id
HAVING figures_differ OR is_disputed OR ai_differs
ORDER BY e.first_on DESC;

CREATE VIEW aggregates AS -- Figures over many employers, such as the monthly job-cut reports, by period.
SELECT
  c.date AS period, -- The period counted.
  c.company AS employers, -- The group of employers, as written.
  c.low AS low, -- Jobs at least.
  c.high AS high, -- Jobs at most.
  (
    SELECT group_concat(code, ', ') FROM (
      SELECT DISTINCT w.code FROM current_causes AS w
      WHERE w.claim_id = c.id AND w.version_id = c.version_id AND w.stance = 'asserts' ORDER BY w.code
    )
  ) AS causes, -- The reasons that the figure is of; NULL for all reasons.
  c.status AS status, -- announced: the news; completed: background.
  c.outlet AS outlet, -- Who published it.
  c.published_on AS published_on, -- The day it was published.
  c.evidence AS evidence, -- The sentence that says so.
  c.url AS url, -- The article.
  c.id AS claim_id -- The claim.
FROM current_claims AS c
WHERE c.kind = 'aggregate' AND c.part_of IS NULL
ORDER BY c.date DESC, c.low DESC;

CREATE VIEW challenger_totals AS -- The figure over all employers of the United States that the monthly job-cut report gives for each period.
SELECT
  period AS period, -- Month, quarter or year.
  starts_on AS starts_on, -- Its first day.
  ends_on AS ends_on, -- Its last day; of a year or quarter that was not over, the last day of the month before the report.
  low AS low, -- Jobs, at least.
  high AS high, -- Jobs, at most.
  employers AS employers, -- The group of employers, as written.
  outlet AS outlet, -- Who published it.
  published_on AS published_on, -- The day it was published.
  url AS url, -- The article.
  claim_id AS claim_id -- The claim.
FROM (
  SELECT
    p.period, p.starts_on, p.low, p.high, p.employers, p.outlet, p.published_on, p.url, p.claim_id,
    iif(length(p.period) = 7 AND p.period NOT LIKE '%Q%' OR p.published_on > p.ends_on, p.ends_on,
      max(p.starts_on, date(p.published_on, 'start of month', '-1 day'))) AS ends_on,
    row_number() OVER (
      PARTITION BY p.period ORDER BY p.is_its_own DESC, p.status = 'announced' DESC, p.published_on DESC, p.low DESC, p.claim_id
    ) AS place
  FROM (
    SELECT c.date AS period, c.date_start AS starts_on,
      date(c.date_start, CASE WHEN length(c.date) = 4 THEN '+1 year' WHEN c.date LIKE '%Q%' THEN '+3 months' ELSE '+1 month' END,
        '-1 day') AS ends_on,
      coalesce(c.low, c.high) AS low, coalesce(c.high, c.low) AS high, c.company AS employers, c.outlet, c.published_on, c.url,
      c.id AS claim_id, c.status, o.kind IS 'official' AS is_its_own
    FROM current_claims AS c
    JOIN article_versions AS v ON v.id = c.version_id
    LEFT JOIN outlets AS o ON o.slug = c.outlet
    WHERE c.kind = 'aggregate' AND c.part_of IS NULL AND c.status IN ('announced', 'completed')
      AND length(c.date) IN (4, 7) AND coalesce(c.low, c.high) IS NOT NULL
      AND replace(replace(lower(c.company), '.', ''), '-based', '') IN (
        'employers', 'us employers', 'american employers', 'companies', 'us companies', 'american companies'
      )
      AND (o.kind IS 'official' OR v.text LIKE '%Challenger, Gray%')
      AND NOT EXISTS (
        SELECT 1 FROM claim_causes AS w
        WHERE w.claim_id = c.id AND w.version_id = c.version_id AND w.stance = 'asserts'
      )
  ) AS p
)
WHERE place = 1;

CREATE VIEW challenger_bridge AS -- Our sum beside the job-cut report's figure, by period and by what is counted: pick a scope, buyouts and dated_by.
WITH RECURSIVE cut AS MATERIALIZED (
  SELECT c.event_id, c.jobs_low, c.jobs_high, c.unquantified, c.cut_type = 'voluntary' AS is_buyout,
    s.country = 'United States' AS is_us, e.first_on, d.effective_on,
    CASE WHEN length(e.date) = 4 THEN 3 WHEN e.date LIKE '%Q%' THEN 2 ELSE 1 END AS coarseness
  FROM cuts AS c
  JOIN events AS e ON e.id = c.event_id
  LEFT JOIN company_seats AS s ON s.company_key = c.company_key
  LEFT JOIN (
    SELECT l.event_id, min(k.effective_start) AS effective_on
    FROM event_claims AS l
    JOIN claims AS k ON k.id = l.claim_id
    JOIN articles AS a ON a.version_id = k.version_id
    WHERE k.effective_precision IN ('day', 'week', 'month') GROUP BY l.event_id
  ) AS d ON d.event_id = c.event_id
  WHERE e.first_on IS NOT NULL
),
total AS MATERIALIZED (
  SELECT *, CASE WHEN length(period) = 4 THEN 3 WHEN period LIKE '%Q%' THEN 2 ELSE 1 END AS coarseness FROM challenger_totals
),
part AS MATERIALIZED (
  SELECT p.period, 'announced' AS dated_by, c.is_us, c.is_buyout, count(*) AS events, sum(c.jobs_low) AS low,
    sum(c.jobs_high) AS high, sum(c.unquantified) AS unquantified
  FROM total AS p
  JOIN cut AS c ON c.first_on BETWEEN p.starts_on AND p.ends_on AND c.coarseness <= p.coarseness
  GROUP BY p.period, c.is_us, c.is_buyout
  UNION ALL
  SELECT p.period, 'effective', c.is_us, c.is_buyout, count(*), sum(c.jobs_low), sum(c.jobs_high), sum(c.unquantified)
  FROM total AS p
  JOIN cut AS c ON c.effective_on BETWEEN p.starts_on AND p.ends_on
  GROUP BY p.period, c.is_us, c.is_buyout
),
toggle AS (
  SELECT scope, buyouts, dated_by
  FROM (SELECT 'us' AS scope UNION ALL SELECT 'world'),
    (SELECT 'out' AS buyouts UNION ALL SELECT 'in'),
    (SELECT 'announced' AS dated_by UNION ALL SELECT 'effective')
),
month AS (
  SELECT period, substr(starts_on, 1, 7) AS month, ends_on FROM total
  UNION ALL
  SELECT period, strftime('%Y-%m', month || '-01', '+1 month'), ends_on FROM month WHERE month < substr(ends_on, 1, 7)
),
seen AS MATERIALIZED (
  SELECT substr(v.published_on, 1, 7) AS month, count(*) AS articles, count(DISTINCT v.published_on) AS days
  FROM articles AS a JOIN article_versions AS v ON v.id = a.version_id GROUP BY 1
),
sight AS (
  SELECT m.period, sum(coalesce(s.articles, 0)) AS articles, sum(coalesce(s.days, 0)) AS days,
    group_concat(iif(s.articles IS NULL, m.month, NULL), ', ') AS blind
  FROM month AS m LEFT JOIN seen AS s ON s.month = m.month GROUP BY m.period
),
ours AS (
  SELECT p.period, t.scope, t.buyouts, t.dated_by,
    coalesce(sum(iif(t.scope = 'world' OR b.is_us, b.events, 0)), 0) AS events,
    coalesce(sum(iif(t.scope = 'world' OR b.is_us, b.low, 0)), 0) AS low,
    coalesce(sum(iif(t.scope = 'world' OR b.is_us, b.high, 0)), 0) AS high,
    coalesce(sum(iif(t.scope = 'world' OR b.is_us, b.unquantified, 0)), 0) AS unquantified,
    coalesce(sum(iif(b.is_us IS NULL, b.low, 0)), 0) AS unplaced
  FROM total AS p
  CROSS JOIN toggle AS t
  LEFT JOIN part AS b
    ON b.period = p.period AND b.dated_by = t.dated_by AND (t.buyouts = 'in' OR NOT b.is_buyout)
  GROUP BY p.period, t.scope, t.buyouts, t.dated_by
)
SELECT
  p.period AS period, -- Month, quarter or year of the report.
  o.scope AS scope, -- us: employers whose seat is known to be in the United States; world: all.
  o.buyouts AS buyouts, -- in: voluntary cuts count; out: they don't.
  o.dated_by AS dated_by, -- announced: by the day of the announcement, as the report counts; effective: by when jobs end.
  p.low AS theirs, -- Jobs by the report.
  o.low AS ours_low, -- Jobs by the store at least, one figure an action.
  o.high AS ours_high, -- Jobs by the store at most.
  p.low - o.high AS residual_low, -- What their figure has over ours, at least; less than 0: ours is greater.
  p.low - o.low AS residual_high, -- The same, at most.
  round(100.0 * o.low / nullif(p.low, 0), 1) AS percent_seen, -- Ours at least, in percent of theirs.
  o.events AS events, -- Actions in ours.
  o.unquantified AS unquantified, -- Of these, without a count.
  o.unplaced AS unplaced_low, -- Jobs of employers whose country is not known: in world, and not in us.
  (
    SELECT count(*) FROM cut AS c
    WHERE c.coarseness > p.coarseness AND substr(c.first_on, 1, 4) = substr(p.period, 1, 4)
  ) AS coarse_events, -- Actions told of that year or quarter alone, so in no month.
  s.articles AS articles, -- Articles of the period in the store.
  s.days AS days_seen, -- Days of it with an article.
  CAST(julianday(p.ends_on) - julianday(p.starts_on) AS INTEGER) + 1 AS days, -- Days of it.
  s.blind AS blind_months, -- Months of it without a single article; NULL where there is none.
  CASE o.events WHEN 0 THEN 'We have no action' WHEN 1 THEN 'We have 1 action' ELSE printf('We have %,d actions', o.events) END
    || iif(o.events, printf(' with %,d', o.low) || iif(o.high > o.low, printf(' to %,d', o.high), '') || ' jobs', '')
    || CASE
      WHEN o.low > p.low THEN printf(', more than their %,d: other kinds of cut, other days, or fewer employers in theirs', p.low)
      WHEN o.high >= p.low THEN printf(', as many as their %,d, as far as our figures go', p.low)
      ELSE printf('; %,d of their %,d are not in the store', p.low - o.high, p.low)
    END
    || iif(s.articles, printf('. Seen: articles on %d of %d days', s.days,
      CAST(julianday(p.ends_on) - julianday(p.starts_on) AS INTEGER) + 1), '. Seen: no article')
    || coalesce('; blind in ' || s.blind, '')
    || iif(o.unquantified, printf('; actions without a count: %d', o.unquantified), '')
    || iif(o.scope = 'us' AND o.unplaced, printf('; left out: %,d jobs of employers whose country we don''t know', o.unplaced), '')
    || iif(o.dated_by = 'effective', '; left out: actions that don''t say when jobs end', '')
    || '.' AS words, -- The residual in words: what we have, and where we are blind.
  p.outlet AS outlet, -- Who published their figure.
  p.url AS url, -- Its article.
  p.claim_id AS claim_id -- Its claim.
FROM ours AS o
JOIN total AS p ON p.period = o.period
JOIN sight AS s ON s.period = p.period
ORDER BY p.period DESC, o.scope, o.buyouts DESC, o.dated_by;

CREATE VIEW edits AS -- Claims that an article made, dropped or changed between two of its texts.
WITH seen AS (
  SELECT v.article_id, e.version_id, s.fetched_at AS seen_at,
    lag(e.version_id) OVER (PARTITION BY v.article_id ORDER BY s.fetched_at, s.sha256, v.content_sha256) AS before_id,
    row_number() OVER (PARTITION BY e.version_id ORDER BY s.fetched_at, s.sha256) > 1 AS is_return
  FROM article_versions AS v
  JOIN extractions AS e ON e.version_id = v.id
  JOIN snapshots AS s ON s.id = e.snapshot_id
  WHERE v.article_id IN (SELECT article_id FROM article_versions GROUP BY article_id HAVING count(*) > 1)
),
texts AS (
  SELECT * FROM seen WHERE before_id != version_id
),
told AS NOT MATERIALIZED (
  SELECT c.*,
    (
      SELECT count(*) FROM claims AS o
      WHERE o.version_id = c.version_id AND o.position < c.position AND (o.kind, o.company) IS (c.kind, c.company)
    ) AS place,
    (
      SELECT group_concat(words, ', ') FROM (
        SELECT DISTINCT w.stance || ' ' || w.code AS words FROM claim_causes AS w
        WHERE w.claim_id = c.id AND w.version_id = c.version_id ORDER BY words
      )
    ) AS causes
  FROM claims AS c
),
pairs AS (
  SELECT t.article_id, t.seen_at, t.is_return, old.id AS old_id, new.id AS new_id, coalesce(new.company, old.company) AS company,
    old.low AS old_low, old.high AS old_high, new.low AS low, new.high AS high, old.status AS old_status, new.status,
    old.causes AS old_causes, new.causes
  FROM texts AS t
  JOIN told AS old ON old.version_id = t.before_id
  LEFT JOIN told AS new
    ON new.version_id = t.version_id AND (new.kind, new.company, new.place) IS (old.kind, old.company, old.place)
  UNION ALL
  SELECT t.article_id, t.seen_at, t.is_return, NULL, new.id, new.company, NULL, NULL, new.low, new.high, NULL, new.status, NULL,
    new.causes
  FROM texts AS t
  JOIN told AS new ON new.version_id = t.version_id
  LEFT JOIN told AS old
    ON old.version_id = t.before_id AND (new.kind, new.company, new.place) IS (old.kind, old.company, old.place)
  WHERE old.id IS NULL
)
SELECT
  a.url AS url, -- The article.
  a.outlet AS outlet, -- Who published it.
  p.seen_at AS seen_at, -- When the new text was first fetched, UTC.
  CASE WHEN p.old_id IS NULL THEN 'added' WHEN p.new_id IS NULL THEN 'dropped' ELSE 'changed' END AS change, -- added,
    -- dropped or changed.
  p.is_return AS is_return, -- 1: the article went back to a text that it had before.
  p.company AS company, -- Who cuts.
  p.old_low AS old_low, -- Least number of jobs before.
  p.old_high AS old_high, -- Greatest number of jobs before.
  p.low AS low, -- Least number of jobs now.
  p.high AS high, -- Greatest number of jobs now.
  p.old_status AS old_status, -- How sure it was before.
  p.status AS status, -- How sure it is now.
  p.old_causes AS old_causes, -- Reasons before.
  p.causes AS causes, -- Reasons now.
  p.old_id AS old_claim_id, -- The claim before.
  p.new_id AS claim_id -- The claim now.
FROM pairs AS p
JOIN articles AS a ON a.id = p.article_id
WHERE (p.old_id IS NULL) OR (p.new_id IS NULL)
  OR (p.low, p.high, p.status, p.causes) IS NOT (p.old_low, p.old_high, p.old_status, p.old_causes)
ORDER BY p.seen_at DESC, a.url;

CREATE VIEW claim_states AS -- What each claim said and from when to when, verdicts aside. For a past moment ask for
  -- said_from <= :moment AND (said_until IS NULL OR said_until > :moment).
WITH given AS (
  SELECT snapshot_id, version_id FROM extractions WHERE version_id IS NOT NULL
  UNION SELECT e.snapshot_id, h.version_id
  FROM extraction_history AS h JOIN extractions AS e ON e.id = h.extraction_id WHERE h.version_id IS NOT NULL
),
texts AS (
  SELECT g.version_id, v.article_id, r.started_at AS came_at, min(r.started_at) OVER (
    PARTITION BY v.article_id ORDER BY s.fetched_at, s.sha256, g.snapshot_id
    GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
  ) AS went_at
  FROM given AS g
  JOIN article_versions AS v ON v.id = g.version_id
  JOIN snapshots AS s ON s.id = g.snapshot_id
  JOIN runs AS r ON r.id = s.run_id
),
readings AS (
  SELECT id, version_id, kind, company, low, high, percent_low, percent_high, date, status, run_id, NULL AS to_run
  FROM claims
  UNION ALL
  SELECT claim_id, version_id, json_extract(was, '$.claim.kind'), json_extract(was, '$.claim.company'),
    json_extract(was, '$.claim.low'), json_extract(was, '$.claim.high'), json_extract(was, '$.claim.percent_low'),
    json_extract(was, '$.claim.percent_high'), json_extract(was, '$.claim.date'), json_extract(was, '$.claim.status'),
    from_run, to_run
  FROM claim_history
)
SELECT
  d.id AS claim_id, -- The claim.
  d.kind AS kind, -- layoff: one employer; aggregate: many.
  d.company AS company, -- Who cuts.
  d.low AS low, -- Least number of jobs that the words allow.
  d.high AS high, -- Greatest number of jobs that the words allow.
  d.percent_low AS percent_low, -- Least percent of staff.
  d.percent_high AS percent_high, -- Greatest percent of staff.
  d.date AS date, -- When it was announced or happened, as coarse as known.
  d.status AS status, -- How sure it was.
  max(t.came_at, f.started_at) AS said_from, -- Start of the run since which the store said so, UTC.
  nullif(min(coalesce(t.went_at, '~'), coalesce(u.started_at, '~')), '~') AS said_until, -- Start of the run that made it
    -- say otherwise: the article had changed, or was read otherwise; NULL where it says so still.
  d.version_id AS version_id, -- The article version.
  a.outlet AS outlet, -- Who published it.
  a.url AS url -- The article.
FROM readings AS d /* CROSS JOIN keeps SQLite to this order: it knows no sizes of WITH's tables, and would try all pairs. */
CROSS JOIN texts AS t ON t.version_id = d.version_id
JOIN articles AS a ON a.id = t.article_id
JOIN runs AS f ON f.id = d.run_id
LEFT JOIN runs AS u ON u.id = d.to_run
WHERE max(t.came_at, f.started_at) < min(coalesce(t.went_at, '~'), coalesce(u.started_at, '~'));

CREATE VIEW rule_precision AS -- How reviewers judged the claims that each rule had a hand in.
SELECT
  u.rule AS rule, -- The rule's id.
  count(*) AS claims, -- Claims it had a hand in, in any text of an article.
  sum(r.decision IS 'accept') AS accepted, -- Accepted as they are.
  sum(r.decision IS 'correct') AS corrected, -- Put right.
  sum(r.decision IS 'reject') AS rejected, -- Rejected.
  round(sum(r.decision IS 'accept') * 1.0 / nullif(sum(r.decision IN ('accept', 'correct', 'reject')), 0), 3)
    AS precision -- Share accepted of those judged; NULL where none was.
FROM (
  SELECT DISTINCT c.id, j.value AS rule FROM claims AS c, json_each(c.rules) AS j
  UNION SELECT claim_id, rule FROM claim_spans WHERE rule IS NOT NULL
  UNION SELECT claim_id, rule FROM claim_causes
) AS u
LEFT JOIN verdicts AS r ON r.claim_id = u.id
GROUP BY u.rule
ORDER BY claims DESC, u.rule;

CREATE VIEW outlet_status AS -- What each outlet has yielded, and when it last did.
SELECT
  o.slug AS outlet, -- The outlet.
  o.name AS name, -- Its display name.
  (SELECT max(fetched_at) FROM fetches AS f WHERE f.outlet = o.slug) AS last_asked_at, -- When it was last asked for
    -- anything, UTC.
  (SELECT max(fetched_at) FROM snapshots AS s WHERE s.outlet = o.slug AND s.kind = 'page') AS last_page_at, -- When the
    -- last page came, UTC.
  (SELECT count(*) FROM snapshots AS s WHERE s.outlet = o.slug AND s.kind = 'page') AS pages, -- Pages kept.
  (SELECT count(*) FROM articles AS a WHERE a.outlet = o.slug AND a.version_id IS NOT NULL) AS articles, -- Articles.
  coalesce(r.refused, 0) AS refused, -- Pages that were no articles.
  coalesce(r.failed, 0) AS failed, -- Pages that could not be read to the end.
  coalesce(r.waiting, 0) AS waiting, -- Pages kept and not yet read.
  (
    SELECT count(*) FROM claims AS c JOIN articles AS a ON a.version_id = c.version_id WHERE a.outlet = o.slug
  ) AS claims, -- Claims in what its articles say now.
  (
    SELECT max(v.published_on) FROM article_versions AS v JOIN articles AS a ON a.version_id = v.id
    WHERE a.outlet = o.slug
  ) AS newest_article_on, -- Day of its newest article.
  (SELECT count(*) FROM fetches AS f WHERE f.outlet = o.slug AND f.outcome = 'error') AS errors, -- Requests that failed.
  o.min_weekly_articles AS min_weekly_articles -- The floor that the catalogue sets.
FROM outlets AS o
LEFT JOIN (
  SELECT s.outlet, sum(e.outcome IS 'refused') AS refused, sum(e.outcome IS 'failed') AS failed,
    sum(e.outcome IS NULL) AS waiting
  FROM extractions AS e JOIN snapshots AS s ON s.id = e.snapshot_id
  WHERE e.outcome IS NOT 'article' GROUP BY s.outlet
) AS r ON r.outlet = o.slug
WHERE coalesce(o.kind, '') NOT IN ('register', 'tracker');

CREATE VIEW filings AS -- Notices and lists of cuts that were imported, each as the latest list has it.
SELECT
  v.filing_id AS filing_id, -- The filing.
  v.outlet AS outlet, -- warn: notices that employers gave by law; layoffs_list: lists that others keep.
  v.company AS company, -- The employer as the register writes it.
  v.company_key AS company_key, -- The same by its usual name, as a key of companies.
  v.jobs AS jobs, -- Jobs; NULL where the list has none.
  v.percent AS percent, -- Percent of staff; NULL where the list has none.
  v.noticed_on AS noticed_on, -- Day of the notice, or on which a list says that it became known.
  v.effective_on AS effective_on, -- Day on which jobs end.
  v.place AS place, -- Where, as the list has it.
  v.region AS region, -- The state's postal code, or the country.
  v.is_closure AS is_closure, -- 1: a site closes; NULL where the list doesn't say.
  v.is_temporary AS is_temporary, -- 1: for a time; NULL where the list doesn't say.
  v.is_amendment AS is_amendment, -- 1: it amends an earlier notice.
  v.is_superseded AS is_superseded, -- 1: a later notice takes its place: in no sum.
  e.event_id AS event_id, -- The event to which it belongs; NULL where no article in the store tells of one.
  e.days AS days, -- Days from the event's announcement to the notice; less than 0: the notice came first.
  e.reason AS reason, -- Why it was linked.
  l.file AS file, -- The file that has it so.
  v.line AS line, -- The line of that file at which its row ends.
  l.sha256 AS sha256, -- Hex SHA-256 of the file.
  v.source AS source -- The address that the list gives for it.
FROM filing_versions AS v
JOIN filing_lists AS l ON l.id = v.list_id
LEFT JOIN filing_events AS e ON e.filing_id = v.filing_id
WHERE v.id = (SELECT max(id) FROM filing_versions WHERE filing_id = v.filing_id);

CREATE VIEW follow_through AS -- What became of announced cuts: notices given, lists kept, cuts taken back; and notices of which no article tells.
WITH noticed AS (
  SELECT event_id, count(*) AS filings, sum(jobs) AS jobs, min(noticed_on) AS first_on, min(effective_on) AS effective_on,
    group_concat(DISTINCT region) AS regions
  FROM filings WHERE outlet = 'warn' AND is_superseded = 0 AND event_id IS NOT NULL GROUP BY event_id
),
listed AS (
  SELECT event_id, max(jobs) AS jobs, min(noticed_on) AS first_on
  FROM filings WHERE outlet = 'layoffs_list' AND event_id IS NOT NULL GROUP BY event_id
),
taken_back AS (
  SELECT l.event_id, min(v.published_on) AS reversed_on
  FROM event_claims AS l
  JOIN claims AS c ON c.id = l.claim_id
  JOIN articles AS a ON a.version_id = c.version_id
  JOIN article_versions AS v ON v.id = c.version_id
  WHERE c.status = 'reversed' GROUP BY l.event_id
)
SELECT
  n.name AS company, -- Who cuts.
  CASE
    WHEN e.status IN ('denied', 'reversed') THEN e.status || iif(w.filings, ' after a notice', '')
    WHEN w.filings THEN 'announced and filed'
    WHEN li.first_on IS NOT NULL THEN 'announced and listed'
    ELSE 'announced'
  END AS outcome, -- announced; announced and listed: on a list of cuts; announced and filed: the employer gave notice;
    -- reversed or denied, also after a notice; filed only: notices of which no article in the store tells.
  e.id AS event_id, -- The event; NULL for filed only.
  e.first_on AS announced_on, -- When it was announced.
  e.low AS announced_low, -- Jobs announced, at least; NULL where no count is told.
  e.high AS announced_high, -- Jobs announced, at most.
  e.status AS status, -- How sure it is.
  coalesce(w.filings, 0) AS filings, -- Notices given.
  w.jobs AS filed_jobs, -- Jobs in them.
  w.regions AS regions, -- States of them.
  w.first_on AS first_filed_on, -- Day of the first notice.
  CAST(julianday(w.first_on) - julianday(e.first_on) AS INTEGER) AS days_to_filing, -- Days from the announcement to it;
    -- less than 0: the notice came first.
  e.low - w.jobs AS jobs_not_filed, -- Jobs announced at least, less those in notices: other states, small sites, abroad.
  w.effective_on AS first_effective_on, -- Day on which the first of these jobs end.
  li.jobs AS listed_jobs, -- Jobs by a list of cuts.
  CAST(julianday(li.first_on) - julianday(e.first_on) AS INTEGER) AS days_to_listing, -- Days from the announcement to its
    -- day there.
  t.reversed_on AS reversed_on, -- Day of the first report that it was taken back.
  CAST(julianday(t.reversed_on) - julianday(e.first_on) AS INTEGER) AS days_to_reversal -- Days from the announcement to
    -- that.
FROM events AS e
JOIN companies AS n ON n.key = e.company_key
LEFT JOIN noticed AS w ON w.event_id = e.id
LEFT JOIN listed AS li ON li.event_id = e.id
LEFT JOIN taken_back AS t ON t.event_id = e.id
WHERE e.cumulative = 0
UNION ALL
SELECT n.name, 'filed only', NULL, NULL, NULL, NULL, NULL, count(*), sum(f.jobs), group_concat(DISTINCT f.region),
  min(f.noticed_on), NULL, NULL, min(f.effective_on), NULL, NULL, NULL, NULL
FROM filings AS f
JOIN companies AS n ON n.key = f.company_key
WHERE f.outlet = 'warn' AND f.is_superseded = 0 AND f.event_id IS NULL
GROUP BY f.company_key, substr(coalesce(f.noticed_on, f.effective_on), 1, 7)
ORDER BY 4 DESC, 11 DESC;
