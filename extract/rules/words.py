"""The words of job cuts, by what they do in a sentence. Patterns here are regular expressions over lower-case text.

A *weak* verb ("cut", "slash", "shed") speaks of jobs only with jobs as its object; a *strong* one ("lay off", "make
redundant") speaks of people by itself. Nouns likewise: "layoffs" stands alone, "cuts" does not.
"""

from __future__ import annotations

import re


def alternatives(block: str) -> str:
    """The alternatives of a wrapped block, one group: a bar between blanks or a line's end parts them."""
    return "(?:" + "|".join(part.strip() for part in re.split(r"\s\|\s|\n", block) if part.strip(" |")) + ")"


#: Weak verbs, any form.
CUT = alternatives(
    r"""
    cut(?:s|ting)?(?: back on)? | slic(?:e|es|ed|ing) |
    ax(?:e|es|ing)? | slash(?:es|ed|ing)? | shed(?:s|ding)? | eliminat(?:e|es|ed|ing) |
    reduc(?:e|es|ed|ing) | trim(?:s|med|ming)? | scrap(?:s|ped|ping)? | drop(?:s|ped|ping)? |
    chop(?:s|ped|ping)? | cull(?:s|ed|ing)? | remov(?:e|es|ed|ing) | shrink(?:s|ing)? | shrank | shrunk |
    par(?:e|es|ed|ing)(?:[ -](?:back|down))? | prun(?:e|es|ed|ing) | downsiz(?:e|es|ed|ing) |
    right-?siz(?:e|es|ed|ing) | abolish(?:es|ed|ing)? | (?:do|does|did|doing) away with |
    (?:get|gets|got|getting) rid of | wip(?:e|es|ed|ing) out | lop(?:s|ped|ping)?(?: off)? |
    tak(?:e|es|ing) out | took out | ditch(?:es|ed|ing)? | jettison(?:s|ed|ing)? | hack(?:s|ed|ing)? |
    winnow(?:s|ed|ing)? | thin(?:s|ned|ning)? | slim(?:s|med|ming)?(?: down)? |
    scal(?:e|es|ed|ing) (?:back|down) | whittl(?:e|es|ed|ing) | curtail(?:s|ed|ing)? | phas(?:e|es|ed|ing) out |
    los(?:e|es|ing) | lost | decreas(?:e|es|ed|ing) | gut(?:s|ted|ting)? | decimat(?:e|es|ed|ing) |
    cleav(?:e|es|ing) | bin(?:s|ned|ning)? | kill(?:s|ed|ing)? off | lower(?:s|ed|ing)? | unload(?:s|ed|ing)? |
    carv(?:e|es|ed|ing) (?:away|out|off) | purg(?:e|es|ed|ing) | offload(?:s|ed|ing)? |
    discharg(?:e|es|ed|ing) | disestablish(?:es|ed|ing)? | dump(?:s|ed|ing)? | delet(?:e|es|ed|ing) |
    strip(?:s|ped|ping)? out | shav(?:e|es|ed|ing)(?: off)? | discard(?:s|ed|ing)? |
    outsourc(?:e|es|ed|ing) | offshor(?:es|ed|ing)
    """
)
#: Strong verbs, any form, active or passive: people, by themselves.
LAY = alternatives(
    r"""
    lay(?:s|ing)?[ -]?off | laid[ -]?off | retrench(?:es|ed|ing)? | pink-?slip(?:s|ped|ping)? | rif(?:s|fed|fing) |
    rif['’]d | let(?:s|ting)? go
    """
)
#: The verb in one piece, which the adjective in it must not break up: "made redundant 300 people".
LAY_REDUNDANT = "mak(?:e|es|ing) redundant|made redundant"
#: Verbs of dismissal that also speak of one person, of guns and of opinions: they need a number of people.
FIRE = alternatives(
    r"""
    sack(?:s|ed|ing)? | dismiss(?:es|ed|ing)? | fir(?:e|es|ed|ing) | terminat(?:e|es|ed|ing) | axed |
    boot(?:s|ed|ing)? | part(?:s|ed|ing)? (?:(?:ways|company) )?with | sever(?:s|ed|ing)? |
    (?:(?:say|says|said|saying|wave|waves|waved|waving|bid|bids|bidding) (?:goodbye|farewell)) to |
    dispens(?:e|es|ed|ing) with |
    oust(?:s|ed|ing)?
    """
)
_STAFF_NOUN = alternatives(
    r"""
    staff | staffing | workforce | work force | headcount | head count | personnel | employee | position | role |
    labou?r | payroll | manpower | newsroom
    """
)
_CUT_NOUN = alternatives(
    r"""
    cuts? | cutbacks? | cutting | reductions? | eliminations? | terminations? | culls? | purges? | losses |
    downsizing | trimming
    """
)
_STAFF_SORT = "(?:global|total|overall|corporate|permanent|salaried|civil|public|management|office|sales|whole) "
#: Nouns that mean a job cut by themselves.
LAYOFFS = alternatives(
    rf"""
    lay-?offs? | redundanc(?:y|ies) | retrenchments? |
    jobs?[ -](?:{_CUT_NOUN}|loss|axing|axe|slashing|bloodbath|shedding) | {_STAFF_NOUN} {_CUT_NOUN} |
    reductions?[ -]in[ -](?:force|workforce|work force|staff|headcount|employees|personnel) | r\.?i\.?fs? |
    downsizings? | right-?sizing | (?:mass|bulk|collective|wholesale) (?:firings?|dismissals?|sackings?|terminations?) |
    pink slips? | sackings | firings | dismissals |
    (?:cuts?|reductions?) (?:to|in|of) (?:(?:its|the|their) )?(?:{_STAFF_SORT})?(?:{_STAFF_NOUN}s?|jobs|workers|posts)
    """
)
VOLUNTARY = alternatives(
    r"""
    buy-?outs? | buyout offers? | early[ -]retirements? | deferred resignations? |
    voluntary (?:[a-z]+ )?(?:redundanc(?:y|ies)|severance|separations?|departures?|exits?|buyouts?|layoffs?) |
    voluntary (?:[a-z]+ )?(?:retirements?|resignations?|leaving schemes?)
    """
)
#: Jobs and people in the plural, as they are counted.
JOB = alternatives(
    """
    jobs | roles | positions | posts | ftes? | full-time equivalents | man-years | person-years |
    employment (?:contracts|relationships) | contracts of employment
    """
)
#: People of a payroll, whatever their trade.
STAFFERS = alternatives(
    r"""
    (?:(?:team|staff|crew|faculty|union|board) )?members of (?:staff|the team) | staff members | team members |
    crew members | faculty members | teammates | (?:guild|union) members | of (?:its|their) members |
    employees | workers | staff | staffers | people | personnel |
    associates | colleagues | staffs | individuals | persons | women and men | men and women | employes
    """
)
#: People by their trade: counted, they are jobs; uncounted, they may be anybody's.
TRADES = alternatives(
    r"""
    journalists | engineers | pilots | teachers | nurses | miners | drivers | bankers | consultants |
    civil servants | contractors | temps | managers | cabin crew | flight attendants | professors | officers |
    artists | developers | designers | reporters | editors | analysts | traders | sales ?people | advis[eo]rs |
    technicians | scientists | researchers | hands | heads | crew | labou?rers | professionals | executives |
    doctors | clerks | agents | recruiters | lecturers | academics | producers | writers | programmers |
    testers | operators | mechanics | machinists | assistants | administrators | specialists | cashiers |
    steelworkers | autoworkers | dockers | sailors | seafarers | men | women | folks | partners |
    police officers | firefighters | librarians | educators | servants | apprentices | interns | trainees |
    moderators | coders | coaches | instructors | inspectors | guards | couriers | postal workers | economists |
    lawyers | attorneys | paralegals | accountants | auditors | brokers | dealers | underwriters | curators |
    musicians | actors | chefs | cooks | waiters | baristas
    """
)
PERSON = f"{STAFFERS}|{TRADES}"
#: Numbers of these are never people.
THINGS = alternatives(
    """
    bn | billion | trillion | tonnes? | tons? | barrels? | bpd | miles | km | kilomet(?:er|re)s | square | sq | mw |
    gw | mwh | degrees | years?(?:[ -]old)? | months? | weeks? | days? | hours? | minutes? | points? | basis |
    shares | stores | shops | branches | flights | aircraft | homes | cars | vehicles | units | customers |
    countries | outlets | sites | plants | states | cities | pages | games | times | percentage | mph | ft | feet |
    acres | projects | offices | locations | brands | products
    """
)
#: Staff as a whole.
STAFF = alternatives(
    r"""
    (?:(?:global|total|entire|overall|own) )?(?:workforces?|work forces?|headcount|head count|payrolls?) |
    (?:its|their|the) ranks | sales[- ]?forces? |
    newsrooms? | staffing | labou?r force | manpower | employee (?:base|count)
    """
)
#: Part of a staff: it has sizes and shares, and is no staff by itself ("eliminated its design team").
TEAM = "(?:teams?|ranks|company|firm|organi[sz]ation)(?!['’]s)"
_FACED = r"(?:the )?axe|redundancy|the sack|losing their jobs|job losses|layoffs?|dismissal|being laid off|unemployment"
_HANDED = r"notice|pink slips|redundancy notices|marching orders|the sack|the boot|the push|the chop"
#: What happens to jobs: the predicate of "9,000 jobs ...".
GO = alternatives(
    r"""
    to go | will go | would go | could go | may go | might go | have gone | had gone |
    go | goes | went | gone | disappear(?:s|ed|ing)? | vanish(?:es|ed|ing)? | evaporat(?:e|es|ed|ing) |
    get the (?:axe|chop)
    """
)
RISK = alternatives(
    "at risk | under threat | on the line | in jeopardy | in danger | in the balance | threatened | at stake | "
    "on the (?:chopping )?block"
)
#: What happens to people who lose their jobs, and says so.
LOSE = alternatives(
    rf"""
    (?:lose|loses|lost|losing) (?:their |his or her )?(?:jobs?|livelihoods?|positions?|posts?|roles?) |
    redundant | (?:had|have|has) no (?:more )?jobs? | no longer (?:had|have|has) (?:a )?jobs? |
    declared surplus | surplus to requirements |
    fac(?:e|es|ing) (?:{_FACED}) | shown the door | given (?:their |the |a )?(?:{_HANDED}) |
    at risk of (?:redundancy|losing their jobs|being laid off)
    """
)
#: A state that a cut may leave people in, and much else.
IDLE = alternatives("(?:out of|without) (?:a job|work|jobs?) | jobless | unemployed")
#: What happens to people, in words that need a cut told nearby.
HIT = alternatives("affected | impacted | hit | displaced | notified | involved | concerned")
LEAVE = (
    r"(?:leave|leaves|leaving|left|depart|departing|exit|exiting)"
    r"(?: (?:the )?(?:company|business|firm|bank|group|organi[sz]ation))?"
)
HALVE = "halv(?:e|es|ed|ing)"


def word(pattern: str) -> re.Pattern[str]:
    """The pattern, bounded by non-word characters, case ignored, a blank standing for any white space."""
    return re.compile(rf"(?<![\w-])(?:{pattern.replace(' ', chr(92) + 's+')})(?![\w]|-\w)", re.IGNORECASE)
