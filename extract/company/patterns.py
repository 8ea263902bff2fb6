"""What the words beside a name say of it: whether it is a firm at all, a source, or a bystander."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.company.gazetteer import Role
from extract.company.lexicon import is_word
from extract.company.names import key
from extract.company.regions import US_STATES
from extract.company.words import FIRM_NOUNS, ORG_WORDS, PLACES_AND_PEOPLE, SMALL_WORDS, WEAK_FIRST_WORDS


def any_of(phrases: str) -> str:
    """A regex for any of the phrases, which semicolons separate; they may hold regex parts, a space is any space."""
    parts = sorted((" ".join(p.split()) for p in phrases.split(";")), key=len, reverse=True)
    return "(?:" + "|".join(p.replace(" ", r"\s+") for p in parts if p) + ")"


#: The legal form after a firm's name.
LEGAL = (
    any_of(
        r"Inc; INC; Incorporated; Corp; CORP; CO; LTD; Plc; Corporation; Co; Cos; Company; Ltd; Limited; plc;"
        r" PLC; LLC; L\.?P; LLP; AG;"
        r" S\.?A; SE; N\.?V; AB; A/S;"
        "ASA; Oyj; Oy; GmbH; KGaA; SpA; Pty; Pvt; Bhd; KK; Group; Holdings?; Platforms"
    )
    + r"\b\.?"
)
TICKER = (
    r"(?:\(\s*(?:[A-Za-z]\w{1,10}(?:\s\w+)?\s*:\s*)?(?:[A-Z0-9]{1,6}"
    r"|[A-Z]{2,5}[a-z]?\.[A-Z]{1,2})(?:\.[A-Z]{1,2})?\s*\)"
    r"|<[A-Z][A-Z.]{0,5}>|\(\s*HEL\s*:)"
)
_NOUNS = any_of(
    "CEO; CFO; CTO; COO; CIO; boss; bosses; chief; chairman; chairwoman; founder; co-founder; president; employees?;"
    "workers?; staff(?:ers)?; layoffs?; lay-offs?; jobs?; workforce; headcount; redundancy; redundancies;"
    " executives?;"
    r"spokes\w+; shares?; stock; stores?; plants?; factory; factories; customers; bankruptcy; restructuring; memo;"
    r" parent;"
    "subsidiary; unit; managers?; engineers?; severance; cost-cutting"
)
VERBS = any_of(  # what firms do in the news
    "said; says; will; would; is; has; had; to; may; could; plans?; planned; planning; announces?; announced;"
    " lays?; laid;"
    "laying; cuts?; cutting; axes?; axed; axing; slash(?:es|ed|ing)?; sheds?; shedding; fires?; fired; firing;"
    " begins?;"
    "began; starts?; started; confirms?; confirmed; expects?; expected; eliminat(?:es?|ed|ing); reduc(?:es?|ed|ing);"
    "warns?; warned; dismiss(?:es|ed)?; trims?; trimm(?:ed|ing); drops?; dropped; clos(?:es?|ed|ing); shuts?;"
    " shutting;"
    r"reports?; reported; posts?; posted; considers?; considering; braces; offers?; offered; reveals?; restructur\w+;"
    r"downsiz\w+; employs; targets?; prepar(?:es?|ing); weighs?; unveils?; sacks?; makes?; blames?; cites?; citing;"
    "aims?; seeks?; hopes?; wants?; faces?; looks?; agrees?; moves?; vows?; pledges?; mulls?; eyes?; tells?;"
    " asks?; gets?; takes?;"
    "makes?; gives?; sells?; buys?; swings?; sinks?; falls?; rises?; jumps?; drops?; misses; beats?; needs?;"
    " continues?; ends?;"
    "halts?; delays?; pauses?; freezes?; hires?; adds?; trims?; culls?; chops?; ditches?; scraps?; winds?;"
    " files?; goes;"
    "anticipates?; anticipated; intends?; proposes?; proposed;"
    "reportedly; told; lost; loses?; suffers?; did; does; hit; was; were; are; have"
)
_FIRM_AFTER = re.compile(
    rf"(?:['’]s)?\s*,?\s*{LEGAL}|\s*{TICKER}|(?:\s?['’]s?)?\s+(?:own\s+|former\s+|\w+\s+)?{_NOUNS}\b"
    rf"|\s+(?:also\s+)?{VERBS}\b"
)
_POSSESSED = re.compile(rf"\s?['’]s?\s+(?:[\w-]+\s+){{0,3}}{_NOUNS}\b")
_APPOSED = re.compile(rf",\s(?:an?|the|one\s+of)\s(?:[\w’'-]+\s){{1,6}}?{any_of(';'.join(sorted(FIRM_NOUNS)))}\b")
_LEGAL_AFTER = re.compile(rf"\s*,?\s*{LEGAL}|\s*{TICKER}")
_CUTS = r"(?:cut|lay|laid|shed|ax|slash|eliminat|announc|trim|reduc|dismiss|sack)\w*\b"
_AUX = r"(?:(?:will|would|have|has|are|is|was|were|to|plans?|planned|also|both|all|now)\s+)*"
#: "Ford and Deere will cut 300 jobs", "Deere, in a smaller round, is cutting 300".
_LIST_CUTS = re.compile(
    rf"(?:,\s[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){{0,2}}){{0,4}},?\sand\s[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){{0,3}}\s{_AUX}{_CUTS}"
    rf"|,\s(?:in|as|after|under|with|which)\s[^,.;]{{3,60}},\s{_AUX}{_CUTS}"
)
_NEW_CLAUSE = re.compile(r"[.!?:]\s$|\b(?:And|At|By|As|From|For|In)\s$")


#: Letters of the longest word that headlines may leave small: "amid", "over".
_SMALL = 4


@lru_cache(maxsize=2048)
def is_title_case(words: str) -> bool:
    """True for a headline that writes most of its words with a capital; not for a sentence full of names.

    Cached: each name's proof asks it again.
    """
    long = [w for w in re.findall(r"[A-Za-z][\w'’-]*", words) if w.casefold() not in SMALL_WORDS]
    told = words.rstrip(" \"'”’").endswith(".") and any(w.islower() and len(w) > _SMALL for w in long)
    return not told and len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)


def is_legal_form(words: str) -> bool:
    """True for "Plc", "Inc." alone."""
    return bool(re.fullmatch(LEGAL, words))


#: How a news agency writes a share: "TRVO.L".
_INSTRUMENT = r"[A-Z]{2,5}\.[A-Z]{1,2}"


def is_instrument(word: str) -> bool:
    """True for the letters under which a news agency lists a share."""
    return re.fullmatch(_INSTRUMENT, word) is not None


def legal_tail(after: str) -> int:
    """How many of the characters after a name are its legal forms: 6 for " Corp.", 0 where there are none.

    What a news agency puts behind them goes with them: "Plc TRVO.L".
    """
    match = re.match(rf"(?:,?\s+{LEGAL})*(?:\s+<?{_INSTRUMENT}>?)?(?![\w.])", after)
    return match.end() if match else 0


def is_firm_in_context(words: str, start: int, end: int, *, titled: bool) -> bool:
    """True where the words around a name that is also an ordinary word show that a firm is meant."""
    before, name, after = words[:start], words[start:end], words[end:]
    follows_capital = bool(re.search(r"[A-Z][\w.]*\s(?:\([A-Z][\w. ]+\)\s)?$", before)) and not _NEW_CLAUSE.search(
        before
    )
    precedes_capital = bool(re.match(r"\s[A-Z][a-z]", after))
    word = name.casefold()
    if _LEGAL_AFTER.match(after):
        return True
    if words.upper() == words:
        return False
    if re.search(r"\b(?:an?|the|this|that|its|their|every|each|no)\s$", before, re.IGNORECASE):
        return False
    flags = re.IGNORECASE if titled else re.NOFLAG
    if _POSSESSED.match(after) or re.match(rf"\s+{_NOUNS}\b", after, flags):
        return titled or not follows_capital
    if re.search(r"\b(?:at|by|from|At|By|From)\s$", before) and not precedes_capital and word not in PLACES_AND_PEOPLE:
        return not titled or word not in WEAK_FIRST_WORDS
    opens = not before.strip(" \"'“‘*-—•(.…")
    if _APPOSED.match(after) and not follows_capital:
        return True
    if opens or titled or re.search(r"[:|–—-]\s$", before):
        if word in WEAK_FIRST_WORDS or (follows_capital and not titled):
            return False
        acts = re.match(rf"\s+(?:also\s+)?{VERBS}\b", after, flags)
        if opens and _LIST_CUTS.match(after):
            return True
        listed = not opens and re.match(r"(?:,|\s+and|\s*&)\s+[A-Z]", after)
        return bool(acts or listed)
    if follows_capital or precedes_capital:
        return False
    return word not in PLACES_AND_PEOPLE or bool(_FIRM_AFTER.match(after))


_DATELINE_HEAD = re.compile(
    r"[A-Z][A-Za-z.,'’/ ]{2,40}?(?:,\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*(?:\(\s*(?:[A-Z][\w. ]+)\)\s*)?"
    r"(?:\s[-–—]{1,2}\s|--)"
)


#: "Oct 11 (Reuters) -": a dateline without a town.
_DAY_HEAD = re.compile(
    r"\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{1,2}\s+\([A-Z][\w. ]+\)\s*[-–—]{1,2}\s"
)


def dateline(words: str) -> int:
    """Where a sentence begins after its dateline, "DETROIT, April 1 -", "LONDON (Reuters) -"; 0 without one."""
    if dated := _DAY_HEAD.match(words):
        return dated.end()
    match = _DATELINE_HEAD.match(words)
    return match.end() if match and words[: match.end()].split(",")[0].split("(")[0].strip(" -–—").isupper() else 0


def is_deed(word: str) -> bool:
    """True for the verbs that headlines write with a capital."""
    return bool(re.fullmatch(rf"{VERBS}|jobs?|cuts?|layoffs?", word, re.IGNORECASE))


_ORG_FOLLOWS = re.compile(r"\s(?P<word>[A-Z][a-z]+)\b")


def is_longer_name(after: str, *, ordinary: bool) -> bool:
    """True where a known name is only the first word of an unknown one: "Ring" in "Ring Therapeutics", and where it is
    an ordinary word "Screen" in "Screen Yorkshire"."""
    match = _ORG_FOLLOWS.match(after)
    if match is None or re.match(LEGAL, match["word"]):
        return False
    return match["word"].casefold() in ORG_WORDS or (ordinary and not is_word(match["word"]))


_UNKNOWN_BEFORE = re.compile(r"(?<![\w’'-])(?P<word>[A-Z][a-z]+)\s$")
_GENERIC = ORG_WORDS | frozenset("national first american united general royal central state new".split())


def is_name_tail(before: str, alias: str) -> bool:
    """True where a known name of words that many firms bear ends an unknown one: "Haven National Bank"."""
    match = _UNKNOWN_BEFORE.search(before)
    if match is None or not all(key(w) in _GENERIC for w in alias.split()):
        return False
    return not is_word(match["word"]) or bool(before[: match.start()].strip())


_TRACKED = re.compile(
    r"\bChallenger,?\s+Gray\b|\bChallenger(?:['’]s)?\s+(?:\w+\s+)?(?:report|job[- ]cuts?|layoffs)\b"
    r"|\bjob[- ]cuts?\s+report\b"
    r"|\b(?:layoffs|job\s+cuts)\b[^.]{0,60}:\s+Challenger\b"
)


_LEAD = 900  # characters of an article that say what it is about


def is_tracked(text: str) -> bool:
    """True for an article that retells a tracker's count of job cuts, not one that quotes the tracker further down."""
    return bool(_TRACKED.search(text[:_LEAD]))


_UNION = re.compile(
    r"\b(?:Union|Brotherhood|Guild|Federation\s+of\s+\w+|(?:Teachers|Nurses|Pilots|Workers|Employees|Officers"
    r"|Faculty)['’]?\s+(?:Association|Federation|Alliance)|Workers\s+of\s+America|Trade\s+Union)\b"
)


#: Offices to which employers give notice of cuts.
_LABOUR_OFFICE = re.compile(
    r"\b(?:Department|Division|Office|Bureau|Commission|Agency|Ministry)\s+(?:of|for)\s+(?:[A-Z]\w+\s+(?:and\s+|&\s+)?){0,2}"
    r"(?:Labou?r|Workforce|Employment|Commerce|Economic|Job)\b|\b(?:Employment|Workforce|Labou?r)\s+(?:[A-Z]\w+\s+)?"
    r"(?:Department|Commission|Commissioner|Agency|Court|Board|Office|Minister|Ministry)\b"
)


def role_of(name: str) -> Role:
    """The part of a name that the gazetteer does not know."""
    if _LABOUR_OFFICE.search(name):
        return Role.REGULATOR
    return Role.UNION if _UNION.search(name) else Role.EMPLOYER


def is_partner(words: str, start: int, end: int) -> bool:
    """True for a part of a longer name: "Vale" in "Orrin & Vale", "Douglas" in "McAllister Douglas Corp."."""
    before, after = words[:start], words[end:]
    if re.search(r"[A-Z][\w’']+\s&\s$", before) or re.match(r"\s&\s[A-Z]", after):
        return True
    surname = words[start:end].casefold() in PLACES_AND_PEOPLE and _LEGAL_AFTER.match(after)
    return bool(surname and re.search(r"[a-z]\s[A-Z][\w.]*\s$|^[A-Z][\w.]*\s$", before))


def is_states(before: str, name: str) -> bool:
    """True for a state's own office under a national one's name: "Idaho Department of Health"."""
    if name == "State Department":
        return re.search(r"[A-Z][a-z]+\s$", before) is not None  # "the New York State Department of Labor"
    owner = re.search(r"((?:(?:New|North|South|West)\s)?[A-Z][a-z]+)(?:['’]s)?\s$", before)
    return name.startswith(("Department of", "Ministry of")) and owner is not None and owner[1] in US_STATES


_OFFICE_OF = re.compile(
    r"\b(?:(?:Department|Ministry|Office|Bureau|Division|Secretary|Minister|Committee|Board)\s+(?:of|for)\s+(?:[A-Z][\w’']+,?\s+)+"
    r"|Worker\s+Adjustment\s+)(?:and|&)\s+$"
)


def is_office_tail(before: str) -> bool:
    """True for the last words of an office's or a law's name: "Department of Labor and Economic Opportunity"."""
    return bool(_OFFICE_OF.search(before))


def is_ticker(words: str, start: int, end: int) -> bool:
    """True for the letters that a stock exchange lists a firm under: "(NYSE: BA)", "<GM>", "Amazon (AMZN)"."""
    if words[:start].endswith("(") and words[end:].startswith(")") and words[start:end].isupper():
        return bool(re.search(r"[A-Z][\w.&'’]*\s*\($", words[:start]))
    return bool(re.search(r"(?:[(,;]\s*[A-Z][A-Za-z]{1,9}\s*:\s*|<)$", words[:start]))


_SOURCE_BEFORE = re.compile(
    r"\b"
    + any_of(
        "according to; told; tells; reported (?:by|in); reports? (?:by|from|in); seen by; reviewed by; obtained by;"
        "interview with; sources? (?:told|at); per; via; cited by; citing; photo by; data from; writes? for;"
        " courtesy of;"
        "(?:data|figures|statistics|research|analysis|numbers|study|survey)"
        " (?:released |published |collected |gathered )?(?:by|from);"
        "published (?:by|in|on); noted by; estimates? (?:by|from); surveyed? by; tracked by; compiled by; polled by;"
        "analysts? (?:at|with); economists? (?:at|with); reporting by; administrators?,?(?: (?:at|from))?"
    )
    + r"\s+(?:the\s+|an?\s+|a\s+note\s+from\s+|news\s+\w+\s+|newspaper\s+|website\s+)*$",
    re.IGNORECASE,
)
#: "Reuters reported", but not "Intel reported a loss".
_SOURCE_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:(?:(?:first|previously|also|exclusively|earlier|has|had)\s+)*(?:reports?|reported"
    r"|estimat\w+|learn(?:ed|t))\b"
    r"(?!\s+(?!that\b)(?:[a-z0-9$£€][\w$£€%.,’'-]*\s+){0,6}?(?:loss(?:es)?(?!\s+of\s+[\d,]+\s+(?:jobs|posts|roles|positions))|profits?|earnings?|results"
    r"|revenues?|sales|turnover|income|charges?|writedowns?|margins?|orders|shipments|quarter|weaker|better|lower|higher)\b)"
    r"|(?:analysts?|economists?|report|survey|data|poll|strategists?|researchers?|reporter|figures|statistics|research"
    r"|analysis|study|estimates?)\b)"
)
#: "Workers at Acme learned": whose they are, not who learned it.
_WORKERS_BEFORE = re.compile(r"\b(?:workers|employees|staff|staffers|people|men)\s+(?:at|of|with|from)\s+(?:the\s+)?$")
_DATELINE = re.compile(r"^\s*(?:\)|[-–—]{1,2}\s)")
_OUTLET_SAYS = re.compile(
    r"(?:['’]s)?,?\s+(?:has\s+)?(?:said|says|wrote|writes|reports?|reported|added|revealed|reveals)\b|\s*$|\s*\)"
    r"|,\s+citing"
    r"|\s+(?:article|story|interview|column)\b"
)
_TITLE_TAIL = re.compile(r"\s[-–—|]{1,2}\s+(?:The\s+)?$|\(\s*$")
_OUTLET_BEFORE = re.compile(r"\b(?:in|by|from|on|with|to|told|for)\s+(?:the\s+)?$", re.IGNORECASE)


#: "wrote in a LinkedIn post", "on a Zoom call": the medium of a word, not who it is about.
_MEDIUM_BEFORE = re.compile(r"\b(?:in|on|via|through|by|over|from)\s+(?:an?|his|her|their|its|the|one)\s+(?:\w+\s+)?$")
_MEDIUM_AFTER = re.compile(
    r"\s+(?:posts?|threads?|messages?|page|account|profile|updates?|videos?|calls?|channels?|groups?|polls?|chats?)\b"
)
#: "TechBeat Daily: Layoffs roundup": a column's name before its title.
_COLUMN_AFTER = re.compile(
    r"\s*[:|]\s+(?:\w+\s+){0,2}(?:layoffs?|job cuts)\s+(?:round-?up|tracker|list|news|digest|watch|update)\b",
    re.IGNORECASE,
)


def is_source(before: str, after: str, *, outlet: bool) -> bool:
    """True where a name is that of who reports the news, or of where it was said, not of whom it is about."""
    if _SOURCE_BEFORE.search(before) or (_SOURCE_AFTER.match(after) and not _WORKERS_BEFORE.search(before)):
        return True
    if _MEDIUM_BEFORE.search(before) and _MEDIUM_AFTER.match(after):
        return True
    if not before.strip() and _COLUMN_AFTER.match(after):
        return True
    if not outlet:
        return False
    opens = not before.strip() or before.rstrip().endswith("(")
    return bool(
        _TITLE_TAIL.search(before)
        or _OUTLET_SAYS.match(after)
        or (opens and _DATELINE.match(after))
        or _OUTLET_BEFORE.search(before)
    )


_MINOR_BEFORE = re.compile(
    r"\b"
    + any_of(
        "rivals?,?; rivals? (?:like|such as); competitors?; competitors? (?:like|such as); unlike; like; such as;"
        "compared (?:with|to); including; owned by; acquired by; bought by; backed by; sold to; sale to;"
        "contracted by; hired by; employed by; run by; managed by; operated by; represented by; advised by; founded by;"
        "led by; controlled by; funded by; supplied by; made by; makers? of; producers? of; owners? of; operators? of;"
        "publishers? of; developers? of; creators? of;"
        " acquisition (?:of|by);"
        "takeover (?:of|by); merger with; partnership with; deal with; contract with; stake in; bid for;"
        " supplier to; supplies;"
        "investment from; investors?; ex-?; previously at; formerly (?:at|of|with); joined;"
        "customers? (?:like|such as|including); clients? (?:like|such as|including); parent(?: company)?,?;"
        r"spun off from; spin-?off (?:from|of); versus; vs\.?; along with; as well as; on; between; (?:unit"
        r"|subsidiary|division|arm|affiliate) of; include;"
        r" attributed to; because of; due to;"
        r" mergers? (?:of|between)"
    )
    + r"\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_MINOR_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:bid|offer|takeover|acquisition|rival)\b|-(?:owned|backed|led|funded|run|controlled)\b"
    r"|\s+(?:parent|owner|maker|ally|rival|supplier|operator|developer|publisher|(?:sub)?contractor|partner|customer|client"
    r"|dealer|franchisee|bottler)\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
#: "After Meta and Lumo, Acme to cut 300 jobs", "Acme joins Meta, Lumo in layoffs": who went before.
_BEFORE_OTHERS = re.compile(
    r"\W*After\s+(?:[A-Z][\w&.-]*(?:,\s+|\s+and\s+))*$|\b(?:joins?|follows?)\s+(?:[A-Z][\w&.-]*(?:,\s+|\s+and\s+))*$"
)
_GOES_ON = re.compile(r"(?:(?:,|,?\s+and)\s+[A-Z][\w&.-]*)*(?:,|\s+(?:in|with)\b)")


#: "Larkfell Medical Center in": a firm's name before the place where it is.
_PLACING = re.compile(r"\b[A-Z][\w.'’&-]+,?\s+(?:in|near|outside)\s+(?:the\s+)?$")


def is_placing(before: str) -> bool:
    """True where the words before a town's name say that somebody named is in it."""
    return bool(_PLACING.search(before))


def is_minor(before: str, after: str) -> bool:
    """True where a name is a bystander's: a rival, owner, buyer, customer, example, or a place of former work."""
    if re.search(r"\bformer\s+$", before, re.IGNORECASE):
        return not re.match(r"(?:['’]s)?\s+(?:employees?|workers?|staff)", after)
    went_before = _BEFORE_OTHERS.search(before) and _GOES_ON.match(after)
    return bool(went_before or _MINOR_BEFORE.search(before) or _MINOR_AFTER.match(after))
