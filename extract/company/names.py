"""Names of firms as prose writes them, cut to the short name that people use."""

from __future__ import annotations

import re
from functools import lru_cache

from cleanco import basename

#: What stands behind a name in brackets: "(NYSE: BA)", "(MULN)", "<GM>", and Wikipedia's "(software company)".
_TICKER = re.compile(
    r"\s*(?:\(\s*(?:[A-Z][\w ]{1,20}\s*:\s*[\w.\- ]{1,12}|[A-Z]{2,5}(?:\.[A-Z]{1,2})?(?:\s*:.*)?)\s*\)"
    r"|<[^<>]{1,40}>|\((?:Class \w|[a-z ]{3,40}|[A-Z][a-z ]{3,40})\))\s*$"
)
#: Words that end a full name and that the usual one drops; the legal forms that cleanco leaves among others.
_TAIL = re.compile(
    r"[\s,]+(?:Group|Holdings?|Cos\.?|Companies|International|Worldwide|AB|Oyj|plc|PLC|N\.?V|S\.?A|SE|ASA|K\.?K"
    r"|Incorporated"
    r"|(?:& |and )?Co)\.?$"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})


def key(name: str) -> str:
    """The form under which a name is looked up: case folded, apostrophes straight, single spaces."""
    return " ".join(name.translate(_APOSTROPHES).casefold().split())


@lru_cache(maxsize=4096)
def drop_legal_forms(name: str) -> str:
    """A name without ticker, possessive and legal forms: ``Nortel Networks Corp.`` gives ``Nortel Networks``."""
    text = " ".join(name.split()).strip(' ,;:"“”')
    text = re.sub(r"(?:'s|’s|\s's|['’])$", "", text) if re.search(r"['’]s?$", text) else text
    while True:
        before = text
        text = _TICKER.sub("", text).strip(" ,")
        text = basename(text).strip(" ,") or text
        if text == before:
            break
    return text.removeprefix("The ") if text.startswith("The ") and text.count(" ") < 2 else text


@lru_cache(maxsize=4096)
def short_name(name: str) -> str:
    """The usual short name of a firm the gazetteer does not know: ``Vaahto Group Ltd Oyj`` gives ``Vaahto``."""
    text = drop_legal_forms(name)
    while (shorter := _TAIL.sub("", text)) != text and len(shorter) > 2:
        text = shorter
    return text


_SMALL = frozenset(("of", "and", "the", "for", "&"))


def is_form_of(form: str, name: str) -> bool:
    """True where a form is the same name shortened, lengthened, run together or cut to its initials."""
    mine, other = (re.findall(r"[\w]+", key(drop_legal_forms(words)).replace("'s", "")) for words in (form, name))
    if not mine or not other or "".join(mine) == "".join(other):
        return True
    short, long = sorted((mine, other), key=len)
    if short[0] == long[0] and set(short) <= set(long):
        return True
    letters = "".join(short)
    initials = ("".join(w[0] for w in long), "".join(w[0] for w in long if w not in _SMALL))
    return len(letters) > 1 and letters in initials
