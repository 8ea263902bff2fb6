"""Persons, so that their names are not taken for firms'."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.company.names import key
from extract.company.words import ORG_WORDS, word_set

#: First names of persons in English-language news: "Gordon Brown" is then no firm, nor is "Brown".
FIRST_NAMES = word_set(
    """
    aaron abdul adam adrian ahmed alan albert alejandro alex alexander alexandra alice alison allan allison
    amanda amy andrea andreas andrew andy angela anil anita ann anna anne anthony antonio arjun arthur arvind
    ashley barbara barry ben benjamin bernard bernd beth bill bob bobby boris brad brandon brenda brent brett
    brian bruce bryan byju carl carla carlos carol caroline catherine charles charlie charlotte chris christian
    christina christine christoph christophe christopher claire colin craig curtis cynthia daniel danielle
    darren dave david dean debbie deborah deepak dennis derek diane don donald donna dorothy doug douglas duncan
    dustin dylan ed eddie edward elaine elena elizabeth ellen elon emily emma eric erica erik ernest esther
    ethan eva evan fatima felix fernando fiona florian francesca francis francisco frank franz fred frederic
    gareth gary gavin gemma geoff geoffrey george gerald gerard gillian giorgia giovanni gordon graham grant
    greg gregory guillaume gunther guy hannah hans harold harry heather hein helen henrik henry herbert holger
    howard hugh hugo ian igor ilya ingrid isabel ivan jack jacob jacques jake james jamie jan jane janet jason
    javier jay jean jeff jeffrey jennifer jenny jensen jeremy jerome jerry jesse jessica jill jim jimmy joan
    joanna joao joe joel johan johann john johnny jon jonathan jordan jorge jose joseph josh joshua juan judith
    judy julia julian julie jurgen justin kamala karen karl kate katherine kathleen kathryn katie keir keith
    kelly ken kenneth kenny kevin kim kimberly kirsten kristen kurt kyle larry laura lauren laurent lee leo leon
    leonard leslie lewis liam linda lindsay lisa liz lloyd louis louise lucas lucy luis luke manuel marc marco
    marcus margaret maria marie mario marion marissa mark markus martha martin mary masayoshi mathias matt
    matthew matthias maurice max megan melanie melissa michael michel michelle miguel mike mohammed mohamed
    monica nancy naomi natalie nathan neil nicholas nick nicola nicolas nicole nigel nikesh nina noah norman
    oliver olivier omar oscar owen pam pamela parag patricia patrick paul paula pavel pedro penny peter phil
    philip philippe phillip pierre piyush rachel rafael rahul raj rajesh ralph ramesh randy raul ravi ray
    raymond rebecca reed renee ricardo richard rick riley rishi rob robert roberto robin rod roger roland ron
    ronald rosa ross roy russell ruth ryan sachin sally sam samantha samuel sandra sanjay sara sarah satya scott
    sean sebastian serge sergio shane shannon sharon sheila sheryl shinzo simon simone sophie stefan stella
    stephane stephanie stephen steve steven stewart stuart sundar sunil susan suzanne sven sylvester takeshi
    tanya tara taylor ted terry theresa thierry thomas tiffany tim timothy tina todd tom tomas tony tracy trevor
    tyler ulrich ursula vanessa veronica victor victoria vijay vikram vincent vinod virginia vivek vladimir
    volker walter warren wayne wendy werner wes wilfried will william wolfgang xavier yoshihide yves zach
    zachary
    """
)

#: Last names that news uses alone.
FAMOUS_NAMES = word_set(
    """
    musk zuckerberg bezos altman trump biden obama nadella pichai jassy cook gates buffett dimon benioff ellison
    jobs starmer sunak johnson reeves hunt macron merz scholz merkel modi putin xi thatcher reagan bush clinton
    ramaswamy vance iger zaslav farley barra ghosn tavares ma son dorsey agrawal yaccarino spiegel ek
    siemiatkowski
    """
)
#: "Gordon Brown", "Mr Brown", "Chancellor Brown": whose last name alone is then a person's, too.
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Chancellor|President|Minister|Secretary|Senator|Sen|Rep|Gov|Governor|Mayor|Judge"
    r"|Justice|CEO|Chairman|boss|"
    + "|".join(n.capitalize() for n in sorted(FIRST_NAMES))
    + r")\.?\s+(?:[A-Z]\.?\s+)?(?P<last>[A-Z][\w’'-]+)"
)
#: "Executive Director Nell Okoye", "boss Jim Hale".
_BEARER = re.compile(
    r"\b(?:[Ss]pokes(?:wo)?man|[Ss]pokesperson|[Dd]irector|[Bb]oss|[Cc]hief|[Ee]xecutive|[Oo]fficer|[Ff]ounder|[Pp]resident"
    r"|[Mm]anager|[Ee]conomist|[Aa]nalyst|[Pp]rofessor|[Ss]ecretary|[Ll]eader|[Oo]rgani[sz]er|[Ee]ditor|[Cc]hair(?:wo)?man"
    r"|CEO|CFO|COO|CTO)\s+[A-Z][\w’'-]+\s+(?:[A-Z]\.\s+)?(?P<last>[A-Z][\w’'-]+)\b(?!\s+(?:said|says)\s+it\b)"
)
_OFFICE = re.compile(
    r"(?P<first>[A-Z][\w’'-]+)\s+(?:[A-Z]\.?\s+)?(?P<last>[A-Z][\w’'-]+)\s?,\s+(?:(?:an?|the|its|their|who|group"
    r"|global|senior"
    r"|executive|managing|assistant|associate|deputy|vice|general|regional|national|interim|former|co-?)\s*)*"
    r"(?:chief|CEO|chair\w*|president|head|director|manager|secretary|official|spokes\w+|analyst|economist|founder"
    r"|co-founder|leader|minister|professor|partner|editor|strategist|organi[sz]er|officer)\b"
)

#: "Sriram, a techie", "Asha Nair, 31, who": so news introduces people that are nobody's boss.
_MET = re.compile(
    r"\b(?P<last>[A-Z][a-z’'-]+)\s?,\s+(?:\d\d\s?,|(?:an?|the)\s+(?:[\w-]+\s+){0,4}?(?:techie|engineer|worker|employee|developer|designer|nurse|teacher"
    r"|driver|technician|miner|machinist|operator|artist|writer|reporter|programmer|consultant|mother|father|resident|staffer|veteran)\b)"
)


@lru_cache(maxsize=1)
def persons_of(text: str) -> frozenset[str]:
    """Last names of the persons that a text names in full, or with their office. Cached, for an article asks twice."""
    named = {m["last"] for rule in (_PERSON, _OFFICE, _BEARER, _MET) for m in rule.finditer(text)}
    return frozenset(name for name in named if key(name) not in ORG_WORDS | FIRST_NAMES)


def is_person(parts: list[str]) -> bool:
    """True for the words of a person's name: a first name and another, or a last name that news uses alone."""
    if not parts:
        return False
    first = key(parts[0])
    if len(parts) == 1:
        return first in FIRST_NAMES | FAMOUS_NAMES
    named = first in FIRST_NAMES or re.fullmatch(r"[A-Z]\.(?:[A-Z]\.)?", parts[0]) is not None
    return named and key(parts[-1]) not in ORG_WORDS
