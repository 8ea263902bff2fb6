"""The words that tell whose jobs go, as data: roles, ranks and kinds of contract. A rule is a regular expression over a
sentence that tells of a cut, case ignored; ``yes`` sentences mark what it reads with ``{…}``.
"""

from __future__ import annotations

from extract.rules.scope import RoleScope, ScopeRule

#: Jobs, and those who have them, after a word that tells which.
_JOBS = (
    r"(?:\w+\s+){0,1}?(?:jobs?|roles?|positions|posts|staff(?:ers)?|workers|employees|workforce|personnel|ranks|hires|lay-?offs|"
    r"redundancies|headcount|teams?|cuts)\b"
)
SCOPES: tuple[ScopeRule, ...] = (
    ScopeRule(
        id="scope.entry-level",
        code=RoleScope.ENTRY_LEVEL,
        pattern=rf"\b(?:entry[\s-]level|junior(?:-level)?|graduate(?!\s+school)|early[\s-]career|trainee|apprentice|internship|intern|first[\s-]rung)\s+{_JOBS}|"
        r"\b(?:interns|trainees|apprentices|school[\s-]leavers|(?:new|recent|university|college)\s+graduates|juniors|"
        r"junior\s+(?:bankers|lawyers|analysts|associates|consultants|developers|engineers|auditors|reporters|doctors))\b",
        yes=(
            "Acme will cut 300 {entry-level jobs}.",
            "The firm laid off 40 {junior consultants}.",
            "Most of the 90 who lose their jobs are {apprentices}.",
            "Borel scrapped 200 {graduate roles} and cut 30 others.",
        ),
        no=("Acme, which graduated from a startup school, cut 30 jobs.", "Acme hired 40 interns and cut 30 jobs."),
    ),
    ScopeRule(
        id="scope.managers",
        code=RoleScope.MANAGERS,
        pattern=rf"\b(?:middle[\s-]management|managerial|manager|supervisory|management(?=\s+(?:jobs|roles|positions|posts|staff|employees|ranks|team)))\s+{_JOBS}|"
        r"\b(?:(?:middle|line|senior|branch|plant|store|shift|regional|people)\s+)?(?<!product\s)(?<!project\s)(?<!program\s)(?<!account\s)"
        r"(?:managers|supervisors|foremen)\b|\bmiddle\s+management\b",
        yes=(
            "Acme will cut 300 {management positions}.",
            "The bank is dismissing 90 {branch managers}.",
            "A tenth of its {supervisors} lose their jobs.",
            "Borel will thin out {middle management}, laying off 40.",
        ),
        no=(
            "Managers told the 300 workers that they are laid off.",
            "Acme laid off 40 product managers.",
            "Management announced 300 job cuts.",
            "Managers at Acme Foods began to tell the 300 on Monday.",
        ),
    ),
    ScopeRule(
        id="scope.executives",
        code=RoleScope.EXECUTIVES,
        pattern=rf"\b(?:executive|director[\s-]level|vice[\s-]president|senior\s+leadership|c-suite)\s+{_JOBS}|"
        r"\b(?:(?:senior|top)\s+)?(?:executives|vice[\s-]presidents|senior\s+directors|senior\s+leaders)\b",
        yes=(
            "Acme laid off 300 people, among them six {vice presidents}.",
            "The cuts take a fifth of {executive posts}.",
            "Borel dismissed 12 {senior executives}.",
        ),
        no=("Executives said that 300 jobs would go.", "Acme's chief executive laid off 40 people."),
    ),
    ScopeRule(
        id="scope.corporate",
        code=RoleScope.CORPORATE,
        pattern=rf"\b(?:corporate|white[\s-]collar|office(?:-based)?|head[\s-]office|headquarters|back[\s-]office|salaried|desk|administrative|clerical|overhead)\s+{_JOBS}|"
        r"\b(?:clerks|secretaries|office\s+workers)\b",
        yes=(
            "Acme will cut 14,000 {corporate jobs}.",
            "The carmaker is laying off 600 {salaried workers}.",
            "The cuts fall on {white-collar staff}.",
            "Borel axed 90 {head office roles}.",
        ),
        no=("Acme cut 300 jobs to raise corporate profits.", "Acme, which has a new office, cut 40 jobs."),
    ),
    ScopeRule(
        id="scope.engineers",
        code=RoleScope.ENGINEERS,
        pattern=rf"\b(?:engineering|software|programming|developer|(?-i:IT)|tech|technology|technical|data\s+science|cybersecurity|devops|coding)\s+{_JOBS}|"
        r"\b(?:(?:software|hardware|data|network|machine[\s-]learning|firmware|web|site[\s-]reliability)\s+)?"
        r"(?:(?<!operating\s)engineers|developers|programmers|coders|data\s+scientists|technologists|system\s+administrators)\b",
        yes=(
            "Acme laid off 300 {software engineers}.",
            "Two in five of those cut are {developers}.",
            "The bank will drop 90 {technology roles}.",
            "Borel cut half of its {engineering team}.",
        ),
        no=(
            "Acme will hire 300 engineers and lay off 90 clerks.",
            "Acme sold its software and cut 40 jobs.",
            "Acme is cutting 90 jobs, it told staff on Monday.",
            "The union of operating engineers counts 40 jobs cut.",
        ),
    ),
    ScopeRule(
        id="scope.designers",
        code=RoleScope.DESIGNERS,
        pattern=rf"\b(?:design|art|animation|creative)\s+{_JOBS}|\b(?:(?:graphic|game|product|web|fashion)\s+)?(?:designers|animators|illustrators|artists)\b",
        yes=(
            "Acme laid off 30 {game designers}.",
            "The studio let go of a dozen {animators}.",
            "The layoffs hit its {design team}.",
        ),
        no=("Acme cut 30 jobs by design.", "Acme's award-winning design was no shield from 40 layoffs."),
    ),
    ScopeRule(
        id="scope.researchers",
        code=RoleScope.RESEARCHERS,
        pattern=rf"\b(?:research|R&D|laboratory|lab|scientific|research\s+and\s+development)\s+{_JOBS}|\b(?:researchers|scientists|chemists|biologists|lab\s+technicians)\b",
        yes=(
            "The agency dismissed 300 {scientists}.",
            "Borel will cut 90 {research jobs}.",
            "Among those laid off are forty {chemists}.",
        ),
        no=("Researchers said that 300 jobs would go.", "Acme cut 40 jobs, new research shows."),
    ),
    ScopeRule(
        id="scope.recruiters",
        code=RoleScope.RECRUITERS,
        pattern=rf"\b(?:recruiting|recruitment|recruiter|talent[\s-]acquisition|human[\s-]resources|HR|people[\s-]operations)\s+{_JOBS}|"
        r"\b(?:recruiters|talent\s+acquisition|human\s+resources(?=\s+(?:department|division|unit)))\b",
        yes=(
            "Acme laid off a third of its {recruiters}.",
            "The cuts fall on the {human resources team}.",
            "Borel is shedding 40 {recruiting roles}.",
        ),
        no=("Recruiters said that 300 jobs would go.", "Acme cut 30 jobs and froze recruiting."),
    ),
    ScopeRule(
        id="scope.sales",
        code=RoleScope.SALES,
        pattern=r"\bsales\s+(?:\w+\s+)?(?:jobs|roles|positions|posts|staff|workers|employees|workforce|personnel|force|teams?|department|division|unit|reps|"
        r"representatives|organi[sz]ation)\b|\b(?:salespeople|salesmen|saleswomen|account\s+(?:executives|managers)|sellers)\b",
        yes=(
            "Acme is cutting 90 jobs in its {sales department}.",
            "The drugmaker lays off 300 {sales representatives}.",
            "A fifth of the {salespeople} were dismissed.",
        ),
        no=("Acme cut 40 jobs as sales fell.", "Acme laid off 40 people after retail sales slumped."),
    ),
    ScopeRule(
        id="scope.marketing",
        code=RoleScope.MARKETING,
        pattern=r"\b(?:marketing|advertising|communications|public\s+relations|brand)\s+(?:\w+\s+)?(?:jobs|roles|positions|posts|staff|workers|employees|personnel|"
        r"teams?|department|division|unit)\b|\b(?:marketers|copywriters)\b",
        yes=(
            "Acme cut 40 {marketing jobs}.",
            "The layoffs hit the {communications team}.",
            "Thirty {copywriters} were laid off.",
        ),
        no=("Acme cut 40 jobs and its marketing budget.", "Advertising fell, and Acme cut 40 jobs."),
    ),
    ScopeRule(
        id="scope.support",
        code=RoleScope.SUPPORT,
        pattern=rf"\b(?:customer[\s-](?:service|support|care|success|experience)|call[\s-]cent(?:er|re)|contact[\s-]cent(?:er|re)|help[\s-]?desk|support(?=\s+(?:roles|staff|jobs|workers|agents|team)))\s+(?:agents|representatives|reps|operators|{_JOBS})|"
        r"\b(?:support|service)\s+(?:agents|representatives)\b|\b(?:call|contact)\s+cent(?:er|re)s?\b",
        yes=(
            "Acme replaced 700 {customer service agents}.",
            "The bank will cut 90 {call centre jobs}.",
            "Borel laid off 300 {support staff}.",
        ),
        no=("Acme cut 40 jobs with the support of its union.", "Acme cut 30 jobs; customers were told."),
    ),
    ScopeRule(
        id="scope.newsroom",
        code=RoleScope.NEWSROOM,
        pattern=rf"\b(?:newsroom|editorial|editing|reporting|journalis[mt])\s+{_JOBS}|"
        r"\b(?:journalists|reporters|editors|correspondents|columnists|news\s+producers|staff\s+writers|copy\s+editors|photojournalists)\b",
        yes=(
            "Larch Media will cut 40 {editing jobs}.",
            "The paper laid off 12 {reporters}.",
            "A third of the {newsroom staff} was let go.",
        ),
        no=("Borel told reporters that 300 jobs would go.", "Journalists asked why 40 jobs were cut."),
    ),
    ScopeRule(
        id="scope.teachers",
        code=RoleScope.TEACHERS,
        pattern=rf"\b(?:teaching|academic|faculty|classroom|teacher)\s+{_JOBS}|\b(?:teachers|lecturers|professors|academics|faculty\s+members|teaching\s+assistants|tutors|instructors)\b",
        yes=(
            "The district will lay off 300 {teachers}.",
            "The university plans to cut 90 {academic posts}.",
            "Forty {lecturers} face redundancy.",
        ),
        no=("Professors warned that 300 jobs would go.", "Acme cut 40 jobs in the academic year 2024."),
    ),
    ScopeRule(
        id="scope.healthcare",
        code=RoleScope.HEALTHCARE,
        pattern=rf"\b(?:clinical|nursing|hospital|medical|care)\s+{_JOBS}|\b(?:nurses|doctors|physicians|clinicians|midwives|paramedics|pharmacists|carers|caregivers)\b",
        yes=(
            "The hospital laid off 60 {nurses}.",
            "The trust will cut 300 {clinical posts}.",
            "The chain dismissed a hundred {pharmacists}.",
        ),
        no=("Doctors warned that 300 jobs would go.", "Acme cut 40 jobs at its medical devices arm."),
    ),
    ScopeRule(
        id="scope.warehouse",
        code=RoleScope.WAREHOUSE,
        pattern=rf"\b(?:warehouse|fulfil?lment(?:[\s-]cent(?:er|re))?|distribution[\s-]cent(?:er|re)|depot|logistics|sorting)\s+{_JOBS}|"
        r"\b(?:warehouses?|fulfil?lment\s+cent(?:er|re)s?|distribution\s+cent(?:er|re)s?)\b|\b(?:pickers|packers|forklift\s+drivers)\b",
        yes=(
            "Acme will lay off 300 {warehouse workers}.",
            "The retailer shuts a {distribution centre}, at the cost of 90 jobs.",
            "Two hundred {packers} were let go.",
        ),
        no=("Acme cut 40 jobs at its data warehousing firm.", "Packaging maker Acme cut 40 jobs."),
    ),
    ScopeRule(
        id="scope.factory",
        code=RoleScope.FACTORY,
        pattern=rf"\b(?:factory|plant|production|assembly(?:[\s-]line)?|manufacturing|shop[\s-]floor|blue[\s-]collar|mill|hourly|foundry|mine|shipyard)\s+{_JOBS}|"
        r"\b(?:machinists|assemblers|welders|miners|steelworkers|autoworkers|line\s+workers|dockers)\b",
        yes=(
            "The carmaker will cut 300 {factory jobs}.",
            "The yard lays off 90 {welders}.",
            "Borel dismissed 40 {production workers}.",
        ),
        no=("Acme plants trees and cut 40 jobs.", "Acme will produce less and cut 40 jobs."),
    ),
    ScopeRule(
        id="scope.stores",
        code=RoleScope.STORES,
        pattern=rf"\b(?:store|shop|retail|branch|in-store|checkout|supermarket)\s+{_JOBS}|\b(?:cashiers|shop\s+assistants|tellers|sales\s+assistants|baristas|bakers)\b",
        yes=(
            "The grocer will cut 300 {store jobs}.",
            "The bank lets go of 90 {tellers}.",
            "Borel laid off 40 {shop assistants}.",
        ),
        no=("Acme stored grain and cut 40 jobs.", "Retail group Acme cut 40 jobs."),
    ),
    ScopeRule(
        id="scope.drivers",
        code=RoleScope.DRIVERS,
        pattern=rf"\b(?:delivery|driving|trucking)\s+{_JOBS}|\b(?:(?:delivery|truck|lorry|bus|van|train)\s+)?(?<!forklift\s)(?:drivers(?!\s+of\b)|truckers|couriers)\b",
        yes=(
            "The haulier laid off 300 {lorry drivers}.",
            "Acme cut 90 {delivery jobs}.",
            "Forty {couriers} were let go.",
        ),
        no=("Drivers said that 300 jobs would go.", "Costs were the drivers of 300 layoffs, told Acme."),
    ),
    ScopeRule(
        id="scope.flight-crew",
        code=RoleScope.FLIGHT_CREW,
        pattern=r"\b(?:pilots|flight\s+attendants|cabin\s+crew|air\s*crew|cockpit\s+crew)\b",
        yes=(
            "The airline will dismiss 300 {pilots}.",
            "Half of the 90 jobs are {cabin crew}.",
            "Borel Air lays off 40 {flight attendants}.",
        ),
        no=("Pilots said that 300 jobs would go.", "Acme ran two pilot projects and cut 40 jobs."),
    ),
    ScopeRule(
        id="scope.contractors",
        code=RoleScope.CONTRACTORS,
        pattern=r"\b(?:contract|agency|temporary|temp|seasonal|freelance|casual|gig|fixed-term|outsourced)\s+(?:\w+\s+)?(?:workers|staff(?:ers)?|employees|jobs|roles|"
        r"positions|posts|personnel|writers|moderators)\b|\b(?:contractors|subcontractors|temps|freelancers|vendors['’]\s+staff)\b",
        yes=(
            "Acme let 300 {contractors} go.",
            "The lab ended 90 {temporary jobs}.",
            "Borel dropped 40 {agency workers}.",
        ),
        no=(
            "Acme lost a contract and cut 40 jobs.",
            "The housing agency cut 40 jobs.",
            "Acme laid off 300 people and replaced them with agency staff.",
        ),
    ),
    ScopeRule(
        id="scope.remote",
        code=RoleScope.REMOTE,
        pattern=rf"\b(?:remote|work[\s-]from[\s-]home|home-based)\s+{_JOBS}|\b(?:remote|home)\s+workers\b",
        yes=(
            "Acme laid off 300 {remote workers}.",
            "The cuts fall on {home-based staff}.",
            "Borel ended 40 {remote jobs}.",
        ),
        no=("Acme cut 40 jobs in a remote town.", "The maker of remote controls cut 40 jobs."),
    ),
)
