"""Tokens that rules are written with: symbols, words, gaps."""

from __future__ import annotations

from extract.lexer import Symbol
from extract.rules.rule import Token


def sym(*symbols: Symbol, op: str | None = None) -> Token:
    """One token that is any of these symbols."""
    token: Token = {"ORTH": {"IN": [str(s) for s in symbols]}}
    return token | {"OP": op} if op else token


def word(*words: str, op: str | None = None) -> Token:
    """One token that is any of these lower-case words."""
    token: Token = {"LOWER": {"IN": [w for word in words for w in word.split()]}}
    return token | {"OP": op} if op else token


_STOPS = [str(s) for s in Symbol if s is not Symbol.TEAM] + [";", ":", "(", ")", "—", "–", "-"]
_CLOSED = (
    "in to for from by with at on is are was were will would that which who as after before since than then but or "
    "nor so if while when where because has have had be been being can could may might must should said says it he "
    "she they we i you of and announced announces said plans plan sees faces warns"
).split()


def gap(most: int, *, comma: bool = False) -> Token:
    """Up to this many plain words: no figure, no cut word, no end of a clause."""
    return {"ORTH": {"NOT_IN": _STOPS if comma else [*_STOPS, ","]}, "OP": f"{{0,{most}}}"}


_FIGURES = [str(s) for s in (Symbol.COUNT, Symbol.SHARE, Symbol.PEOPLE, Symbol.POSTS, Symbol.STAFFSHARE, Symbol.TOTAL)]


def wide(most: int) -> Token:
    """Up to this many words and symbols but figures: all that one sentence may put between a cut and its number."""
    return {"ORTH": {"NOT_IN": [*_FIGURES, ";", "<end>"]}, "OP": f"{{0,{most}}}"}


def modifiers(most: int) -> Token:
    """Up to this many words of a noun phrase, before its noun."""
    return {"NORM": {"NOT_IN": [*(s.lower() for s in _STOPS), *_CLOSED, ",", "."]}, "OP": f"{{0,{most}}}"}


CUT, LAY, LAYOFFS = sym(Symbol.CUT), sym(Symbol.LAY), sym(Symbol.LAYOFFS)
DISMISS = sym(Symbol.LAY, Symbol.FIRE)
POSTS, PEOPLE, COUNT, STAFFSHARE = sym(Symbol.POSTS), sym(Symbol.PEOPLE), sym(Symbol.COUNT), sym(Symbol.STAFFSHARE)
HEADS = sym(Symbol.PEOPLE, Symbol.POSTS)
QUANTITY = sym(Symbol.PEOPLE, Symbol.POSTS, Symbol.STAFFSHARE)
BARE = sym(Symbol.COUNT, Symbol.SHARE)
FIGURE = sym(Symbol.PEOPLE, Symbol.POSTS, Symbol.STAFFSHARE, Symbol.COUNT, Symbol.SHARE)
NOUN = sym(Symbol.JOBS, Symbol.STAFF)
WHOLE = sym(Symbol.JOBS, Symbol.TRADES, Symbol.STAFF, Symbol.TEAM, Symbol.TOTAL)

_FILL = (
    "a an the its their his her our my of another additional further extra more total whopping mostly back down off at "
    "least almost staggering estimated as many much those these all also potentially reportedly around roughly "
    "between remaining other up some combined massive only just record initial planned \" “ ” ' ‘ ’ : yet still "
    "nearly about exactly out entire whole anywhere"
)
#: What may stand between a cutting verb and the jobs it cuts.
FILL = word(_FILL, op="{0,6}")
#: The same, with the prepositions that a measure may have: "by 300", "to 300".
FILL_BY = word(_FILL + " by to in", op="{0,6}")
#: Auxiliaries and adverbs of a passive.
AUX = word(
    "will would could made may might should must to be been being is are was were have has had get gets getting got "
    "who that which also reportedly now soon already expected set due likely recently immediately ultimately "
    "eventually since just not there then later this week month year last next suddenly abruptly permanently "
    "potentially today yesterday both all and thought believed said understood going facing face allegedly "
    "seemingly effectively simply",
    op="{0,8}",
)
BE = word("be been being is are was were get getting gets got having")
ADVERB: Token = {"LOWER": {"REGEX": "ly$|^(?:also|now|soon|already|just|then)$"}, "OP": "{0,2}"}
AFFECT = word(
    "affect affects affecting impact impacts impacting hitting claim claims claimed cost costs costing reach "
    "reached total totaled totalled totalling totaling exceed exceeded involve involves involving cover covers "
    "covering covered target targets targeting include includes including number numbered numbering represent "
    "represents representing amount amounts amounting account accounts accounting equal equals equalling touch "
    "touches come comes see sees saw mean means result results resulting leave number top tops"
)
#: Forms of verbs that cut jobs rather than happen to lose them.
CUTTING = tuple(
    "cut cuts cutting slash slashes slashed slashing eliminate eliminates eliminated eliminating axe axes axed "
    "axing trim "
    "trims trimmed trimming reduce reduces reduced reducing".split()
)
#: Verbs by which a number of staff falls by itself.
FALLS = ("<cut>", "<halve>", "fall", "falls", "fallen", "decline", "declines", "declined", "dwindle")
FALL: Token = {"ORTH": {"IN": list(FALLS)}}

AFTER = word(
    "in at on from across as amid after by worldwide globally more this next over through due , . ; — – and ( <end>"
)
