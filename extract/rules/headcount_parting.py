"""Cuts with a figure told in other verbs for ending jobs: "let 40 people go", "showed 30 staffers the door"."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.model import CutType
from extract.rules.rule import Rule, Token
from extract.rules.tokens import COUNT, FILL, PEOPLE, QUANTITY, gap, modifiers, sym, word

_QUIT: Token = {"ORTH": {"IN": [str(Symbol.LEAVE), "resign", "quit", "go"]}}

RULES: tuple[Rule, ...] = (
    Rule(
        id="headcount.ask-n-to-leave",
        pattern=(word("ask asks asked asking told tell tells"), FILL, PEOPLE, word("to"), _QUIT),
        yes=("Acme {count=300: asked 300 employees to leave}.", "Acme {count=9..: tells at least 9 staff to resign}."),
        anchor=("ask", "asks", "asked", "asking", "told", "tell", "tells"),
    ),
    Rule(
        id="headcount.n-asked-to-leave",
        pattern=(PEOPLE, gap(4), word("asked told ordered"), word("to"), _QUIT),
        yes=(
            "{count=75..: At least 75 advisers at Acme have been told to leave}.",
            "{count=40: Some 40 managers were asked to resign}.",
        ),
        no=("300 employees were told to expect news.",),
        anchor=("asked", "told", "ordered"),
    ),
    Rule(
        id="headcount.end-n-contracts",
        pattern=(
            word("renew renewing renewed extend extending end ends ending expire lapse"),
            FILL,
            modifiers(1),
            word("contract contracts"),
            word("of for"),
            FILL,
            QUANTITY,
        ),
        yes=("Acme will not {count=500: renew the contracts of 500 temps}.",),
        anchor=("contract", "contracts"),
        cut_type=CutType.CONTRACT,
    ),
    Rule(
        id="headcount.let-n-go",
        pattern=(word("let lets letting"), FILL, QUANTITY, gap(3), sym(Symbol.GO)),
        yes=("Acme {count=40: let 40 people go}.",),
        no=("Acme let 40 people in.",),
        anchor=("let", "lets", "letting"),
    ),
    Rule(
        id="headcount.make-n-redundant",
        pattern=(
            word("make makes made making leave leaves leaving left put puts putting throw throws threw throwing"),
            FILL,
            QUANTITY,
            gap(3),
            sym(Symbol.LOSE, Symbol.IDLE),
        ),
        yes=(
            "Acme {count=786: made 786 staff redundant} by video call.",
            "The move {count=60: puts 60 people out of work}.",
        ),
        anchor=tuple(
            "make makes made making leave leaves leaving left put puts putting throw throws threw throwing".split()
        ),
    ),
    Rule(
        id="headcount.make-n-and-n-redundant",
        pattern=(
            word("make makes made making leave leaves leaving left put puts putting"),
            FILL,
            QUANTITY,
            word("and", op="?"),
            FILL,
            QUANTITY,
            gap(3),
            sym(Symbol.LOSE, Symbol.IDLE),
        ),
        yes=("Acme shut its base, {count=120: making 120 pilots and 85 cabin crew redundant}.",),
        anchor=("make", "makes", "made", "making", "leave", "leaves", "leaving", "left", "put", "puts", "putting"),
        first=True,
    ),
    Rule(
        id="headcount.reinstate-n",
        pattern=(word("reinstate reinstates reinstated reinstating rehire rehires rehired rehiring"), FILL, QUANTITY),
        yes=("A judge voided the layoffs and told Acme to {count=700: reinstate 700 workers}.",),
        anchor=tuple("reinstate reinstates reinstated reinstating rehire rehires rehired rehiring".split()),
        needs_context=True,
    ),
    Rule(
        id="headcount.put-n-at-risk",
        pattern=(
            word("put puts putting place places placing leave leaves leaving"),
            FILL,
            PEOPLE,
            gap(4),
            sym(Symbol.RISK),
            {"LOWER": {"NOT_IN": ["of", "from"]}},
        ),
        yes=("Acme could {count=..600: put as many as 600 journalists at risk.}",),
        no=("The leak at Acme put 600 workers at risk of cancer.",),
        anchor=("<risk>",),
    ),
    Rule(
        id="headcount.put-n-on-the-block",
        pattern=(word("put puts putting"), FILL, COUNT, sym(Symbol.RISK)),
        yes=("Job cuts spread: Acme has {count=7150: put 7,150 on the block}.",),
        no=("Job cuts spread: Acme put 12 sites on the block.",),
        anchor=("<risk>",),
        needs_context=True,
    ),
    Rule(
        id="headcount.close-with-n",
        pattern=(
            word("close closes closing shut shuts shutting"),
            {"ORTH": {"NOT_IN": [",", ";", "(", "<end>"]}, "OP": "{1,7}"},
            word("with employing"),
            FILL,
            sym(Symbol.PEOPLE, Symbol.POSTS),
        ),
        yes=("Job cuts spread: Acme will {count=868: close two French sites with 868 posts}.",),
        no=("Acme will close the books and meet 868 people.",),
        anchor=("close", "closes", "closing", "shut", "shuts", "shutting"),
        last=True,
        needs_context=True,
    ),
    Rule(
        id="headcount.leave-n-jobless",
        pattern=(
            sym(Symbol.LEAVE),
            FILL,
            sym(Symbol.PEOPLE, Symbol.POSTS, Symbol.STAFFSHARE, Symbol.COUNT),
            gap(3),
            sym(Symbol.LOSE, Symbol.IDLE),
        ),
        yes=(
            "The closure will {count=60: leave 60 people out of work}.",
            "Acme shutdown {count=60: leaves 60 jobless}",
        ),
    ),
    Rule(
        id="headcount.show-n-the-door",
        pattern=(
            word("show shows showed showing shown"),
            FILL,
            QUANTITY,
            word("the"),
            {"ORTH": {"IN": ["door", str(Symbol.LEAVE)]}},
        ),
        yes=("Acme {count=30: showed 30 staffers the door}.",),
        anchor=("show", "shows", "showed", "showing", "shown"),
    ),
    Rule(
        id="headcount.give-n-the-sack",
        pattern=(
            word("give gives gave giving hand hands handed handing send sends sent sending"),
            FILL,
            QUANTITY,
            word("their the a", op="?"),
            {"ORTH": {"IN": [str(Symbol.LAYOFFS), "marching", "sack", "boot", "chop", "push"]}},
        ),
        yes=("Acme {count=300: gave 300 workers their marching} orders.",),
        anchor=("give", "gives", "gave", "giving", "hand", "hands", "handed", "handing", "send", "sends", "sent"),
    ),
    Rule(
        id="headcount.terminate-employment-of-n",
        pattern=(
            sym(Symbol.FIRE, Symbol.CUT),
            FILL,
            word("employment contract contracts services"),
            word("of for"),
            FILL,
            QUANTITY,
        ),
        yes=("Acme {count=300: terminated the employment of 300 staff}.",),
        anchor=("terminate", "terminates", "terminated", "terminating", "cut", "cuts", "cutting"),
    ),
    Rule(
        id="headcount.axe-on-n",
        pattern=(
            sym(Symbol.CUT, Symbol.FIRE),
            word("will to could may is was has been fall falls fell falling fallen hanging swing", op="{0,4}"),
            word("on over at for"),
            FILL,
            sym(Symbol.PEOPLE, Symbol.POSTS),
        ),
        yes=("The {count=300: axe will fall on 300 posts} at Acme.",),
        anchor=("axe",),
    ),
    Rule(
        id="headcount.letters-to-n",
        pattern=(
            word("termination dismissal severance separation"),
            word("letter letters notice notices email emails"),
            word("to for"),
            FILL,
            QUANTITY,
        ),
        yes=("Acme sent {count=95: termination letters to 95 workers}.",),
        anchor=("termination", "dismissal", "severance", "separation"),
    ),
    Rule(
        id="headcount.notice-to-n",
        pattern=(word("notice notices"), word("to for on"), FILL, QUANTITY),
        yes=("Acme will give {count=20: notice to 20 production employees}.",),
        no=("Acme gave notice of a meeting to 20 employees.",),
        anchor=("notice", "notices"),
    ),
)
