"""The words by which news tells that something was told, and by whom."""

from __future__ import annotations

#: Lemmas of verbs that announce or report: a date beside one is the day of the telling.
TELLING = frozenset(
    (
        "say tell deny announce report confirm reveal disclose unveil notify inform warn state outline detail "
        "write post publish add explain release file learn hear email e-mail memo brief note acknowledge declare "
        "signal issue send receive claim indicate show cite quote blog tweet share advise update admit propose "
        "insist respond comment communicate alert present deliver submit read describe mention register lodge "
        "leak emerge vote approve agree decide endorse ratify authorise authorize"
    ).split()
)
#: Nouns of telling: "in a memo on Monday", "Thursday's announcement".
TELLING_NOUNS = frozenset(
    (
        "announcement decision statement memo filing notice letter email e-mail report release message note call "
        "conference meeting presentation post blog interview disclosure update briefing document article warning "
        "hearing speech"
    ).split()
)
