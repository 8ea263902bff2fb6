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
    cut(?:s|ting)? | ax(?:e|es|ing)? | slash(?:es|ed|ing)? | shed(?:s|ding)? | eliminat(?:e|es|ed|ing) |
    reduc(?:e|es|ed|ing) | trim(?:s|med|ming)? | scrap(?:s|ped|ping)? | drop(?:s|ped|ping)? |
    chop(?:s|ped|ping)? | cull(?:s|ed|ing)? | remov(?:e|es|ed|ing) | shrink(?:s|ing)? | shrank | shrunk |
    par(?:e|es|ed|ing)(?:[ -](?:back|down))? | prun(?:e|es|ed|ing) | downsiz(?:e|es|ed|ing) |
    right-?siz(?:e|es|ed|ing) | abolish(?:es|ed|ing)? | (?:do|does|did|doing) away with |
    (?:get|gets|got|getting) rid of | wip(?:e|es|ed|ing) out | lop(?:s|ped|ping)?(?: off)? | tak(?:e|es|ing) out |
    took out | ditch(?:es|ed|ing)? | jettison(?:s|ed|ing)? | hack(?:s|ed|ing)? | winnow(?:s|ed|ing)? |
    thin(?:s|ned|ning)? | slim(?:s|med|ming)?(?: down)? | scal(?:e|es|ed|ing) (?:back|down) |
    whittl(?:e|es|ed|ing) | curtail(?:s|ed|ing)? | phas(?:e|es|ed|ing) out | los(?:e|es|ing) | lost |
    decreas(?:e|es|ed|ing) | gut(?:s|ted|ting)? | decimat(?:e|es|ed|ing) | cleav(?:e|es|ing) |
    bin(?:s|ned|ning)? | kill(?:s|ed|ing)? off | lower(?:s|ed|ing)? | unload(?:s|ed|ing)?
    """
)
#: Strong verbs, any form, active or passive.
LAY = alternatives(
    r"""
    lay(?:s|ing)?[ -]?off | laid[ -]off | retrench(?:es|ed|ing)? | sack(?:s|ed|ing)? | dismiss(?:es|ed|ing)? |
    fir(?:e|es|ed|ing) | let(?:s|ting)?(?: [a-z]+){0,3}? go | pink-?slip(?:s|ped|ping)? | rif(?:s|fed|fing) |
    rif['’]d | terminat(?:e|es|ed|ing) | mak(?:e|es|ing) redundant | made redundant | axed
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
#: Nouns that mean a job cut by themselves.
LAYOFFS = alternatives(
    rf"""
    lay-?offs? | redundanc(?:y|ies) | retrenchments? |
    jobs?[ -](?:{_CUT_NOUN}|loss|axing|axe|slashing|bloodbath|shedding) |
    {_STAFF_NOUN} {_CUT_NOUN} |
    reductions?[ -]in[ -](?:force|workforce|work force|staff|headcount|employees|personnel) | r\.?i\.?fs? |
    downsizings? | right-?sizing |
    (?:mass|bulk|collective) (?:firings?|dismissals?|sackings?|terminations?) | pink slips? | sackings | firings |
    dismissals |
    (?:cuts?|reductions?) (?:to|in|of) (?:its |the |their )?(?:[a-z]+ )?(?:{_STAFF_NOUN}s?|jobs|workers|posts)
    """
)
VOLUNTARY = alternatives(
    r"""
    buy-?outs? | buyout offers? | early[ -]retirements? | deferred resignations? |
    voluntary (?:[a-z]+ )?(?:redundanc(?:y|ies)|severance|separations?|departures?|exits?|buyouts?|layoffs?) |
    voluntary (?:[a-z]+ )?(?:retirements?|resignations?|leaving schemes?)
    """
)
JOB = alternatives("jobs? | roles? | positions? | posts? | ftes? | full-time equivalents?")
PERSON = alternatives(
    r"""
    (?:(?:team|staff|crew|faculty|union|board) )?members of (?:staff|the team) | staff members? | team members? |
    crew members? | faculty members? | teammates? | employees? | workers? | staff | staffers? | people |
    personnel | associates | colleagues | journalists? | engineers? | pilots? | teachers? | nurses? | miners? |
    drivers? | bankers? | consultants? | civil servants? | contractors? | temps | managers? | cabin crew |
    flight attendants? | professors? | officers? | artists? | developers? | designers? | reporters? | editors? |
    analysts? | traders? | sales ?people | advis[eo]rs? | technicians? | scientists? | researchers? | hands |
    heads | crew | staffs | labou?rers? | professionals? | executives | doctors? | clerks? | agents? |
    recruiters? | lecturers? | academics? | producers? | writers? | programmers? | testers? | operators? |
    mechanics? | machinists? | assistants? | administrators? | specialists? | cashiers? | steelworkers? |
    autoworkers? | dockers? | sailors? | seafarers? | individuals | persons | women and men | men and women |
    men | women | folks | partners | police officers | firefighters | librarians | educators | employes |
    servants | apprentices | interns | trainees | moderators | coders | coaches | instructors | inspectors |
    guards | couriers | postal workers | economists | lawyers | attorneys | paralegals | accountants |
    auditors | brokers | dealers | underwriters | curators | musicians | actors | chefs | cooks | waiters |
    baristas
    """
)
#: Staff as a whole.
STAFF = alternatives(
    r"""
    (?:(?:global|total|entire|overall|own) )?(?:workforces?|work forces?|headcount|head count|payrolls?) |
    newsrooms? | staffing | labou?r force | manpower | employee (?:base|count) | teams? | ranks
    """
)
_FACED = r"the axe|redundancy|the sack|losing their jobs|job losses|layoffs?|dismissal|being laid off|unemployment"
#: What happens to jobs and people: the predicate of "9,000 jobs ...".
GO = alternatives(
    rf"""
    to go | will go | would go | going | have gone | had gone | go | went | gone |
    (?:at risk|under threat|on the line|in jeopardy|in danger|threatened|at stake) |
    (?:lose|loses|lost|losing) (?:their|his or her) (?:jobs?|livelihoods?|positions?|posts?) |
    (?:out of|without) (?:a job|work|jobs) | fac(?:e|es|ing) (?:{_FACED}) |
    affected | impacted | hit | displaced | disappear(?:s|ed|ing)? | vanish(?:es|ed|ing)? | shown the door |
    given (?:their |the )?(?:notice|pink slips|marching orders|the sack|the boot) |
    (?:leave|leaves|leaving|left|depart|exit)(?: the (?:company|business|firm|bank|group|organi[sz]ation))?
    """
)


def word(pattern: str) -> re.Pattern[str]:
    """The pattern, bounded by non-word characters, case ignored, a blank standing for any white space."""
    return re.compile(rf"(?<![\w-])(?:{pattern.replace(' ', chr(92) + 's+')})(?![\w]|-\w)", re.IGNORECASE)
