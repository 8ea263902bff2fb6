"""What verdicts teach: how often rules, outlets and fields are right, and how much the rules miss, with intervals."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.corrections import FIELDS
from store.queue import share_limit
from store.sentences_missed import find_candidates, reviewed_sentences
from store.store import Store

#: Of a normal distribution: 95 in 100 lie within so many standard deviations.
_Z = 1.959964


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """So many of so many, with the Wilson interval of 95 in 100."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """right / of; None where nothing was looked at."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """The least and greatest share that fit what was seen; 0 and 1 where nothing was.

        >>> [round(end, 3) for end in Proportion(right=8, of=10).interval]
        [0.49, 0.943]
        """
        if not self.of:
            return 0.0, 1.0
        share, n = self.right / self.of, self.of
        middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        reach = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How claims of one kind fared with reviewers."""

    name: str  # the rule, outlet or field
    true: Proportion  # accepted or corrected, of those judged: a cut is told there
    right: Proportion  # accepted as they are, of those judged; of a field, not corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What the rules miss among sentences that pass the trigger, by the sample that people have read."""

    candidates: int  # sentences that could tell of a cut and gave no claim
    read: Proportion  # of those read, how many tell of a cut that no claim has
    claims: float  # claims that tell of a cut: those found, less the share that reviewers reject

    @property
    def missed(self) -> float | None:
        """How many claims are missed, by the sample; None where nothing was read."""
        return None if self.read.share is None else self.read.share * self.candidates

    @property
    def share(self) -> float | None:
        """Claims found of all there are; None where nothing was read, or no claim is."""
        return self._of(self.read.share)

    @property
    def interval(self) -> tuple[float, float]:
        """The least and greatest recall that the sample's size allows."""
        low, high = self.read.interval
        return self._of(high) or 0.0, self._of(low) or 1.0

    def _of(self, missed_share: float | None) -> float | None:
        total = self.claims + (missed_share or 0.0) * self.candidates
        return None if missed_share is None or not total else self.claims / total


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Everything that verdicts teach."""

    judged: Score  # all claims judged: the queue sends the doubtful first, so that this is worse than the whole
    drawn: Score  # those of the share that is drawn by hash for second readings: fair, once all of it was judged
    drawn_claims: int  # claims in that share
    rules: tuple[Score, ...]
    outlets: tuple[Score, ...]
    fields: tuple[Score, ...]
    recall: Recall


#: Claims that rules found, with the verdict that stands. A doubt, and a claim that people added, teach otherwise.
_JUDGED = """
    SELECT v.claim_id, v.decision, coalesce(v.corrections, '{}') FROM verdicts AS v
    WHERE v.decision IN ('accept', 'correct', 'reject')
      AND coalesce(json_extract(v.was, '$.claim.rules'), '') NOT LIKE '%"reviewer.added"%'"""
_RULES = """
    SELECT DISTINCT c.id, r.value FROM claims AS c, json_each(c.rules) AS r
    UNION SELECT claim_id, rule FROM claim_spans WHERE rule IS NOT NULL
    UNION SELECT claim_id, rule FROM claim_causes"""
_OUTLETS = """
    SELECT i.id, coalesce(a.outlet, 'elsewhere') FROM claim_ids AS i JOIN articles AS a ON a.id = i.article_id"""
_CLAIMS = "SELECT c.id FROM claims AS c JOIN articles AS a ON a.version_id = c.version_id"


def measure_accuracy(store: Store, *, second_share: float, candidates: int | None = None) -> Accuracy:
    """The figures of a store as it is.

    ``candidates`` is the number of sentences that could tell of a cut and gave no claim; None has each article read.
    """
    judged = {
        str(claim): (str(decision), frozenset(json.loads(corrections)))
        for claim, decision, corrections in store.execute(_JUDGED)
    }
    limit = share_limit(second_share)
    verdicts = {claim: decision for claim, (decision, _) in judged.items()}
    everything = _score("all judged", verdicts.values())
    share = 1.0 if everything.true.share is None else everything.true.share
    current = int(store.value("SELECT count(*) FROM current_claims WHERE verdict IS NOT 'add'"))
    return Accuracy(
        judged=everything,
        drawn=_score("drawn", [decision for claim, decision in verdicts.items() if claim[:4] < limit]),
        drawn_claims=sum(1 for (claim,) in store.execute(_CLAIMS) if claim[:4] < limit),
        rules=_by(store, _RULES, verdicts),
        outlets=_by(store, _OUTLETS, verdicts),
        fields=tuple(_fields([fields for decision, fields in judged.values() if decision != "reject"])),
        recall=_recall(store, current * share, candidates),
    )


def _score(name: str, decisions: Iterable[str]) -> Score:
    counts = Counter(decisions)
    accepted, cuts = counts["accept"], counts["accept"] + counts["correct"]
    of = counts.total()
    return Score(name=name, true=Proportion(right=cuts, of=of), right=Proportion(right=accepted, of=of))


def _by(store: Store, sql: str, verdicts: Mapping[str, str]) -> tuple[Score, ...]:
    """Scores of what a query names for each claim, the most judged first."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim, name in store.execute(sql):
        if claim in verdicts:
            found[name].append(verdicts[claim])
    scores = (_score(name, decisions) for name, decisions in found.items())
    return tuple(sorted(scores, key=lambda score: (-score.right.of, score.name)))


def _fields(corrected: Sequence[frozenset[str]]) -> Iterator[Score]:
    """Of claims that tell of a cut, how often each field was right: ``corrected`` has each claim's fields put right."""
    for name in FIELDS:
        right = sum(name not in fields for fields in corrected)
        of = len(corrected)
        yield Score(name=name, true=Proportion(right=of, of=of), right=Proportion(right=right, of=of))


def _recall(store: Store, claims: float, candidates: int | None) -> Recall:
    read = reviewed_sentences(store)
    return Recall(
        candidates=sum(1 for _ in find_candidates(store)) if candidates is None else candidates,
        read=Proportion(right=sum(read.values()), of=len(read)),
        claims=claims,
    )
