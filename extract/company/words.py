"""The closed word lists of company resolution. Each is a set of lemmas or lower-case words."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Single-word names that are also ordinary words, places or persons' names: context must confirm them.
ORDINARY_WORDS = word_set(
    """
    3com abbey aberdeen acorns admiral affirm aker aldo ally alphabet american amnesty amp ampere amplitude
    anaconda ant anthem anthology apache apollo apple arcadia argonaut arm army arrival arsenal asahi ascension
    atria aurora autonomy avalanche avon away babylon bain ball bandwidth bark bat baxter beats bentley
    betterment bild billboard bird blackboard blend blind blizzard block blockbuster bluebird bolt booking boots
    boral borders bose box buckle budd bulb bull bumble bunge burton bustle byron cactus camelot cameo campbell
    candy canopy cape capita cargo caribou carlyle carnival carrier carter case casino casper cathay cba celsius
    cerebral charter chelsea chewy chime chubb circle citadel citizen clintons coach cognition cohere coke coles
    colgate colt columbia comet compass condor consol continental copia cornell corning corus costa cox crane
    cred crown cruise cursor dana dartmouth dave deadline deere delphi delta deluxe devon dfs dice diploma disco
    discord discover discovery dish dna docker dole dominion douglas dover dow dreams drexel drift dune dyson
    eater eaton ecco eir elan elastic elis elisa embark emerson emirates emory endo endpoints enso ergo esprit
    et eternal evoke evolution excite exel farmers fed ferguson fiat fidelity flagstar fleet flutter forbes ford
    fortis forward fox free frontier future gamble game gap gates gateway gemini genesis georgetown gillette
    ginkgo glance globes gol goldsmiths gong goodrich goodyear gorillas grab grail greyhound griffon guardian
    guggenheim guinness gusto halifax harmonic harmony hartford harvard hawkins hays hayward hearst heidelberg
    heinz hercules hermes hertz hess hexagon hilton hinge hippo holden hopin humane huntington husky hutchison
    hyatt hydro iceland ifo imagination inco indeed indigo indra informa ing insider integer intercom interface
    intermountain investor irving itc jaguar janus jasper jeep jigsaw joules juniper kaiser karma kayak kenwood
    kerry king kingfisher kirin knock kohler koo kraft kraken kroger kt lada latam latch lattice lear ledger
    lehman leighton lemonade leonardo lightspeed lilly lime linde lindsay loft loom lotte lotus lowe lucid lumen
    lupin lush mack macmillan magna magnite mango marathon mars marsh marvel match matches maxim medium mellon
    mercedes meredith merlin merrill messenger meta mic michaels midway mint miro mobil mohawk monarch monolith
    monsoon moog mosaic motive mta mulberry mullen muller nab nationwide nbn nest newell next nine noble noon
    northwest norwegian notion novo now nuance o2 oasis oath obsidian occidental oculus odeon oi ola olive
    olympus op opera oppenheimer optimum oracle orange organon origin orion orkla oscar otis outreach overstock
    oxy pa palm pandora paradox paramount parle partners patria peabody pearson perdue persimmon picnic pico
    pinewood pioneer pitchfork plaid playboy plexus polaris polaroid poly polygon pool posti potash princeton
    progressive proha prospect protocol proton providence prudential puig puma purple quaker quanta quantum
    quartz quelle quiz rabbit raisio ramp rank rapid rare rational raymond reach rec recode recruit recursion
    reliance relic remedy resolute respawn rex rim ring riot ripple rippling ro roadway robinhood roche rocket
    rockstar rogers rollins root rover ryder sabre safeway sage salon santos sapporo sas saturn schindler
    scholastic scoot scripps sea seat sharp shaw shell shift shorts showtime siebel signa sinch sinclair singer
    sky slack slate slice smart smithfield snap snowflake solidarity sonder southern southwest spar spectrum
    spiegel spirit sprint square staples star starling starz stash stepan steward sto stride stripe stuff subway
    suez sun sunbeam sunrise swatch tableau tal tap tapestry target teck telegraph tenet threads three tidal
    tier tim toast total toto travelers tribune true twitch tyson udaan un unison unite united unity universal
    upstart va vale valve vanderbilt vanguard vanke variety varo ventas verdi verily versant verso vertex verve
    very vestis vice view visa vivo vogue voi volition vox vr vroom vue wag waters waystar whirlpool whitehall
    who wiley wired wise wish wolt workhorse wrigley wynn x yale yellow yum zee zepto zimmer zoom zurich news
    td city everest phoenix hilltop audible convoy improbable enact telltale acclaim signify countrywide downer
    domino employers
    """
)

#: Ordinary words that open longer names ("General Motors"): such a name keeps all its capitals.
FIRST_WORDS = word_set(
    """
    general american united british national royal first home best family party big old new bed dollar red best
    ball bank sun standard western eastern southern northern pacific central federal state city university
    department the social world human save third three open big blue black green white good great just rent
    stack scale palo hot fair air news press sky real red public east west north south delta capital future time
    post star music space
    """
)

#: First words of names written with a small first letter.
LOWER_CASE_STARTS = word_set(
    "easyJet iRobot id eBay xAI iHeartMedia iHeart bluebird abrdn thyssenkrupp adidas eToro edX lululemon bet365 "
    "nDreams "
    "miHoYo ver eir iQiyi iQIYI iFood onsemi npower lastminute ams voestalpine loanDepot upGrad nbn dnata ironSource "
    "foodpanda civil federal layoffs eXp dpa athenahealth comScore thredUP slice"
)


#: Nouns for a firm as such; with a determiner they stand for the firm spoken of.
FIRM_NOUNS = word_set(
    """
    company firm group business corporation conglomerate giant behemoth titan startup start-up unicorn employer
    concern outfit operator maker manufacturer producer developer studio publisher broadcaster network newspaper
    paper outlet magazine site website platform app retailer grocer supermarket chain store e-tailer marketplace
    seller wholesaler distributor brand label fashion bank lender insurer brokerage broker financier fintech
    exchange fund manager airline carrier airport railway railroad shipper haulier courier automaker carmaker
    truckmaker planemaker chipmaker drugmaker brewer distiller tiremaker steelmaker shipbuilder shipyard
    toymaker jetmaker phonemaker planmaker smelter refiner miner driller utility supplier contractor consultancy
    provider vendor agency department ministry bureau regulator council authority university college school
    hospital trust charity nonprofit non-profit foundation club league museum theatre theater orchestra
    hotelier restaurant pub brewery bookmaker builder housebuilder homebuilder landlord telco telecom telecoms
    biotech pharma clinic subsidiary unit division arm affiliate parent owner institution organisation
    organization entity association cooperative co-operative multinational heavyweight powerhouse specialist
    pioneer bookseller advertiser adtech edtech proptech insurtech healthtech district county city state system
    center centre
    """
)
#: What an industry word of the gazetteer may be called.
TRADE_OF_NOUN = {
    "bank": "bank",
    "lender": "bank",
    "brokerage": "financ",
    "insurer": "insur",
    "airline": "airline",
    "carrier": "airline telecom",
    "automaker": "auto",
    "carmaker": "auto",
    "chipmaker": "semic hardware",
    "drugmaker": "health pharma",
    "biotech": "health bio",
    "retailer": "retail",
    "grocer": "retail",
    "chain": "retail food",
    "studio": "game entertain",
    "publisher": "media game",
    "broadcaster": "media entertain",
    "newspaper": "media",
    "paper": "media",
    "outlet": "media",
    "brewer": "food bever",
    "university": "educat",
    "college": "educat",
    "school": "educat",
    "agency": "govern",
    "department": "govern",
    "ministry": "govern",
    "planemaker": "aero",
    "consultancy": "consult",
    "hospital": "health",
    "steelmaker": "material steel",
    "miner": "material mining",
}
#: Persons who stand for the firm they lead or speak for.
PERSON_ROLES = word_set(
    """
    ceo cfo coo cto cio cmo boss chief chairman chairwoman chairperson chair president founder co-founder
    cofounder head executive director officer manager spokesman spokeswoman spokesperson spokespeople management
    leadership board owner leader bosses executives managers spokespersons vp principal chancellor provost dean
    superintendent editor publisher administrator representative official officials exec execs
    """
)
#: Those who lose jobs, and the jobs.
WORKER_NOUNS = word_set(
    """
    job employee worker staff staffer workforce position role post people person headcount member personnel
    headcounts engineer developer journalist reporter teacher nurse pilot miner clerk operator manager executive
    payroll team contractor colleague employment labour labor associate recruiter salesperson adviser advisor
    hand servant redundancy layoff lay-off cut cutback reduction dismissal termination firing retrenchment
    job-cut teammate associate Amazonian Googler Noogler Metamate tweep educator civil lecturer academic
    technician driver officer half third quarter percent % thousand hundred dozen number
    """
)
#: Plural nouns for many employers.
GROUP_NOUNS = word_set(
    """
    employer company firm business corporation retailer bank lender insurer manufacturer automaker carmaker
    airline startup start-up studio publisher newsroom newspaper outlet broadcaster agency university college
    school hospital charity nonprofit council chipmaker drugmaker steelmaker brewer miner builder housebuilder
    supplier shop store restaurant pub giant conglomerate chain farm brokerage organisation organization
    developer government supermarket utility district telco telecom exporter producer contractor biotech fintech
    unicorn multinational institution carrier consultancy broker hotel airport museum theatre casino dealer
    dealership municipality county clinic lab outlet label authority ministry refiner grower foundry orchestra
    maker operator provider grocer hotelier homebuilder truckmaker planemaker wholesaler haulier distributor magazine
    brewery shipyard smelter vendor railway
    """
)
GROUP_PLURALS = frozenset(
    noun[:-1] + "ies" if noun.endswith("y") else noun + ("es" if noun.endswith("ss") else "s") for noun in GROUP_NOUNS
)
#: Singular nouns for many employers together.
SECTOR_NOUNS = word_set(
    """
    industry sector manufacturing retail
    """
)
#: Plans and acts, whose owner is who cuts.
ACT_NOUNS = word_set(
    """
    plan move decision restructuring reorganization reorganisation overhaul announcement memo program programme
    drive effort proposal scheme round wave cut layoff shake-up shakeup revamp closure shutdown plant factory
    site store step measure process strategy email letter filing report statement result loss action initiative
    merger acquisition deal office campus headquarters newsroom bid intention target turnaround restructure
    exercise purge cull spree notice
    """
)
SPEECH_VERBS = word_set(
    """
    say tell report announce confirm note add claim state estimate predict forecast warn write reveal disclose
    explain argue insist deny suggest expect believe think show find indicate post tweet comment allege fear
    worry calculate count track know see learn understand cite quote according describe mean
    """
)
#: Words that make a capitalised name a firm's or an institution's.
ORG_WORDS = word_set(
    """
    bank university college hospital hospitals studio studios games interactive entertainment therapeutics
    pharmaceuticals
    pharma biosciences bioscience biotech biotechnologies biopharma bio medical health healthcare airlines
    airways motors systems technologies technology tech group foundation council ministry agency schools
    institute energy foods steel records media software labs laboratories capital partners holdings industries
    electric electronics insurance museum theatre theater semiconductor semiconductors networks communications
    telecom mobile robotics automotive aerospace aviation space solutions services logistics stores supermarkets
    brands bikes brewing coffee restaurants hotels resorts ventures trust authority library orchestra times post
    tribune herald gazette press news publishing books mining resources petroleum oil gas power solar chemical
    chemicals materials paper packaging mills works foundry shipyard shipbuilding railway railways rail
    transport trucking express financial finance bancorp securities consulting advertising analytics cloud data
    ai digital security learning education academy devices instruments diagnostics genomics sciences dynamics
    wireless international worldwide global enterprises manufacturing engineering construction homes internet
    online properties realty estates motorcycles cycles fashion apparel clothing footwear jewelers district
    center centre county city system church school monitor telegraph
    """
)
#: Last words that no person's name has, though they make no firm of what stands before them.
NO_SURNAMES = ORG_WORDS | word_set(
    """
    air airline ferries buses lines mutual shipping dairies farms bakeries breweries distillers tyres textiles
    carpets ceramics glass cement steelworks
    """
)
#: Ordinary words that open sentences and headlines: there they are never taken for firms.
WEAK_FIRST_WORDS = word_set(
    """
    next now time free it who what we here real three true that's always very which once forward away in to up
    only do every fair fast first here home honest indeed just key last like live may mine most new on one open
    or other own past people public right same some stage star team ten the there this today top true under us
    we well what while work works remote recall spring summit union united universal national community social
    federal eastern western southern northern continental pacific american british general standard army student
    prime price light line power force gold
    """
)
#: Names that are places or persons as often as firms: a capital within a sentence proves nothing.
PLACES_AND_PEOPLE = word_set(
    """
    boston hartford columbia halifax aberdeen washington houston heidelberg iceland alaska hamilton lincoln
    madison cornell brown harris carter douglas morgan taylor wilson walker smith johns robert robertson raymond
    jordan georgia orlando prudential ferguson fairfax fidelity providence temple emory princeton georgetown
    zurich eastman campbell mark marks jeep ford charles roland oscar shaw singer rogers collins leonardo cruz
    crane dana casey macmillan kraft heinz hearst gates trump sinclair lindsay leighton huntington meredith
    merrill lehman baxter eaton booking
    """
)
#: Firm nouns that are persons' trades as well: "X, the owner" is a person.
PERSONS_TOO = word_set(
    """
    owner manager publisher developer operator contractor pioneer specialist broker advertiser seller driller
    miner driver builder landlord supplier provider financier club league union council site institution
    authority
    """
)
#: Capitalised words that begin a sentence or a date, not a name.
NOT_NAMES = word_set(
    """
    the a an it this that these those they we he she i in on at by for from as after before when while but and
    or if no not monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december mr mrs ms dr ceo cfo president chief executive chairman u.s
    us uk eu u.k update report breaking exclusive layoffs jobs job company companies all most some many more
    several other its their his her our your management today yesterday last next since however meanwhile
    according also now then there here what why how who which where sales revenue profit shares stock q1 q2 q3
    q4 inc corp ltd warn act ai covid has is was will laid are have had been to about founded indefinite
    consequently longtime interim mayor senator gov governor justice judge financial officer under members autumn
    brexit fte ftes welsh scottish irish english
    including nonfarm non-farm services city dow covid-19 video
    local photo image reduction force rif notice division total prior only
    related read watch editor ebitda hiv tv ev gp mp mps vp gaap phd usd eur gbp nyse hr pr jan feb mar apr jun
    minister ministers tánaiste taoiseach td premier councillor over around nearly almost
    jul aug sep sept oct nov dec with without despite although though because amid among during between within
    through until unlike like each every another such than layoff download teachers matters
    """
) | {"artificial intelligence", "cost-cutting", "cost cutting", "economic conditions"}
#: Offices of government; who holds one stands for the place.
GOVERNMENT_NOUNS = word_set("mayor city county governor state council town municipality borough province")
#: Words that headlines write small.
SMALL_WORDS = word_set(
    "a an the and or but nor to of in on at by for as up with from into over after amid its it is be than s t "
)
#: Nouns for a place of work: a name before them is more often the town's.
SITE_NOUNS = word_set(
    "plant factory site campus office headquarters store warehouse mine mill facility airport port depot yard "
    "refinery hub "
)
#: Who runs a firm that failed, and is not the firm.
CARETAKERS = word_set("administrator liquidator receiver trustee")
#: The end of a place of work.
CLOSINGS = word_set("closure closing shutdown shuttering")
#: Trades whose workers are many employers': "16,000 tech workers lost their jobs".
TRADES = word_set(
    "mining construction manufacturing steel auto tech technology media gaming games bank banking retail journalism "
    "biotech crypto startup newspaper airline aviation aerospace university college insurance car automotive oil "
    "pharmaceutical energy textile hospitality restaurant hotel council charity shipbuilding telecom software"
)
#: Proper names that stand for many employers.
PROPER_GROUPS = frozenset(
    (
        "Wall Street",
        "Silicon Valley",
        "Hollywood",
        "Corporate America",
        "Big Tech",
        "Fleet Street",
        "Detroit's Big Three",
    )
)
#: Words that open a sentence before a name and are none of it.
OPENERS = word_set(
    """
    the a an it this that these those they we he she i in on at by for from as after before when while but and
    or if no not monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms
    dr inside ceo cfo president chief executive chairman update report breaking exclusive all most some many more
    several other its their his her our your management today yesterday last next since however meanwhile
    according also now then there here what why how who which where has is was will are have had been to about
    consequently longtime interim mayor senator gov governor justice judge officer under related read watch
    editor with without despite although though because amid among during between within through until unlike
    like each every another such than only both even once just still yet soon earlier later recently fellow
    former struggling troubled embattled us u.s uk u.k eu over around nearly almost roughly approximately up minister
    secretary tánaiste taoiseach td premier councillor deputy speaker spokesman spokeswoman factbox explainer deeper
    biggest largest timeline opinion
    """
)
