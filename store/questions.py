"""Questions that journalists ask, as queries with parameters: Datasette shows them, and a test runs each."""

from __future__ import annotations

from dataclasses import dataclass

from store.search import ARTICLES, CLAIMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with a name; ``:words`` in it are asked for."""

    name: str
    title: str
    sql: str


QUESTIONS = (
    Question(
        name="largest_cuts",
        title="Which were the largest cuts of a year?",
        sql="""
SELECT company, date, jobs_low, jobs_high, status, independent_reports, figure_claim
FROM cuts WHERE substr(date, 1, 4) = :year ORDER BY jobs_high DESC LIMIT 100""",
    ),
    Question(
        name="company",
        title="What has a company cut, when, and how sure is it? (part of its name will do)",
        sql="""
SELECT company, date, jobs_low, jobs_high, status, cut_type, outlets, event_id, figure_claim
FROM cuts WHERE company LIKE '%' || :company || '%' ORDER BY date DESC""",
    ),
    Question(
        name="event",
        title="What did each outlet report of one event?",
        sql="""
SELECT c.published_on, c.outlet, c.low, c.high, c.percent_low, c.status, c.evidence, l.score, l.reason, l.copy_of,
  c.url, c.id AS claim_id
FROM event_claims AS l JOIN current_claims AS c ON c.id = l.claim_id
WHERE l.event_id = :event_id ORDER BY c.published_on, c.outlet""",
    ),
    Question(
        name="receipt",
        title="Which words is each field of a claim read from, by which rule?",
        sql="""
SELECT a.url, s.role, s.text, s.start_char, s.end_char, s.rule, s.version_id, s.claim_id
FROM claim_spans AS s
JOIN article_versions AS v ON v.id = s.version_id JOIN articles AS a ON a.id = v.article_id
WHERE s.claim_id = :claim_id ORDER BY s.version_id, s.position""",
    ),
    Question(
        name="ai_by_month",
        title="How many jobs did employers themselves tie to AI, by month?",
        sql="SELECT period, stated_low, stated_high, attributed_low, denied_low, mentioned_low, events FROM ai_totals",
    ),
    Question(
        name="ai_words",
        title="In which words is AI given, or denied, as the reason? (grade: stated, attributed, denied, mentioned)",
        sql="SELECT company, date, jobs_low, detail, words, outlet, url, claim_id FROM ai_cuts WHERE grade = :grade",
    ),
    Question(
        name="cuts_of_cause",
        title="Which cuts have a reason, and in whose words? (code: ai, demand, tariffs, cost_cutting, ...)",
        sql="""
SELECT c.company, c.date, c.jobs_low, c.jobs_high, w.speaker, w.stance, w.text AS words, w.outlet, w.claim_id
FROM event_causes AS w JOIN cuts AS c ON c.event_id = w.event_id
WHERE w.code = :code ORDER BY c.date DESC, c.company, w.claim_id""",
    ),
    Question(
        name="reasons_of",
        title="How have an employer's own reasons changed?",
        sql="""
SELECT period, code, stance, events, words, claim_id
FROM cause_drift WHERE company LIKE '%' || :company || '%'""",
    ),
    Question(
        name="disagreements",
        title="Which reports of one event contradict each other?",
        sql="SELECT company, date, figures_differ, is_disputed, ai_differs, reports, event_id FROM conflicts",
    ),
    Question(
        name="scoops",
        title="Which outlet is first how often?",
        sql="""
SELECT outlet, count(*) AS firsts, sum(outlets > 1) AS followed
FROM first_reports GROUP BY outlet ORDER BY firsts DESC""",
    ),
    Question(
        name="kept_promises",
        title="Of the cuts announced since a day, which were filed, and how many jobs of them? Which were taken back?",
        sql="""
SELECT company, outcome, announced_on, announced_low, filed_jobs, regions, days_to_filing, jobs_not_filed,
  days_to_reversal, event_id
FROM follow_through WHERE coalesce(announced_on, first_filed_on) >= :day""",
    ),
    Question(
        name="notices_of",
        title="Which notices has an employer given, out of which line of which file?",
        sql="""
SELECT company, noticed_on, effective_on, jobs, place, region, is_superseded, event_id, reason, file, line, sha256
FROM filings WHERE company LIKE '%' || :company || '%' ORDER BY noticed_on DESC""",
    ),
    Question(
        name="whose_jobs",
        title="Whose jobs go? (entry_level, managers, corporate, engineers, contractors, newsroom, ...)",
        sql="""
SELECT company, date, words, is_part, low, high, jobs_low, jobs_high, outlet, url
FROM event_scopes WHERE code = :code""",
    ),
    Question(
        name="lineage_of",
        title="Who had an event first, and who has it from whom?",
        sql="""
SELECT outlet, role, taken_from, source_is_missing, published_at,
  round((julianday(published_at) - min(julianday(published_at)) OVER ()) * 24, 1) AS hours_after_first,
  status, low, high, url
FROM lineage WHERE event_id = :event_id ORDER BY coalesce(published_at, '~'), claim_id""",
    ),
    Question(
        name="cited",
        title="Which outlets do others cite, and how often were they credited with being first?",
        sql="""
SELECT source, source_outlet, count(DISTINCT event_id) AS events, count(DISTINCT outlet) AS cited_by,
  count(DISTINCT iif(kind = 'first_report', event_id, NULL)) AS credited_as_first
FROM citations GROUP BY source ORDER BY events DESC, source""",
    ),
    Question(
        name="edited_since",
        title="Which articles changed a figure or a reason since a day?",
        sql="""
SELECT seen_at, outlet, change, is_return, company, old_low, low, old_causes, causes, url, old_claim_id, claim_id
FROM edits WHERE seen_at >= :day""",
    ),
    Question(
        name="said_on_a_day",
        title="What did the store say of a company on a past day? (day: 2026-11-12)",
        sql="""
SELECT company, low, high, percent_low, status, date, said_from, said_until, outlet, url, claim_id
FROM claim_states
WHERE said_from <= :day || 'T23:59:59Z' AND (said_until IS NULL OR said_until > :day || 'T23:59:59Z')
  AND company LIKE '%' || :company || '%'
ORDER BY date DESC, company, claim_id""",
    ),
    Question(
        name="denied_or_reversed",
        title="Which cuts were denied or taken back?",
        sql="""
SELECT n.name AS company, e.date, e.low, e.high, e.status, e.outlets, e.figure_claim, e.id AS event_id
FROM events AS e JOIN companies AS n ON n.key = e.company_key
WHERE e.status IN ('denied', 'reversed') ORDER BY e.first_on DESC""",
    ),
    Question(
        name="job_cut_reports",
        title="What do reports over many employers say of a period? (2026-10, or 2026 for all of it)",
        sql="""
SELECT period, employers, low, high, causes, status, outlet, url, claim_id
FROM aggregates WHERE period LIKE :period || '%'""",
    ),
    Question(
        name="claims_of_rule",
        title="Which claims had a rule a hand in? (rule: its id, as in rule_precision)",
        sql="""
SELECT c.id, c.company, c.low, c.high, c.status, c.verdict, c.outlet, c.evidence
FROM current_claims AS c
WHERE c.id IN (
  SELECT n.id FROM claims AS n, json_each(n.rules) AS j WHERE j.value = :rule
  UNION SELECT claim_id FROM claim_spans WHERE rule = :rule
  UNION SELECT claim_id FROM claim_causes WHERE rule = :rule)
ORDER BY c.published_on DESC, c.id""",
    ),
    Question(
        name="beside_challenger",
        title="What is our sum beside the job-cut report's, and why do they differ? (scope: us or world; buyouts: in or"
        " out; dated_by: announced or effective)",
        sql="""
SELECT period, theirs, ours_low, ours_high, residual_low, residual_high, percent_seen, blind_months, words, url,
  claim_id
FROM challenger_bridge WHERE (scope, buyouts, dated_by) = (:scope, :buyouts, :dated_by)""",
    ),
    Question(
        name="search_articles",
        title="Which articles have these words?",
        sql=ARTICLES.replace(":limit", "200").strip(),
    ),
    Question(
        name="search_claims",
        title="Which claims have these words in their evidence?",
        sql=CLAIMS.replace(":limit", "200").strip(),
    ),
)
