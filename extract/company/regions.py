"""States, countries, regions and peoples that news names by their name alone."""

from __future__ import annotations

from extract.company.words import word_set

US_STATES = frozenset(
    (
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho "
        "Illinois "
        "Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri "
        "Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington "
        "Wisconsin Wyoming D.C. DC U.S. USA"
    ).split()
) | {
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "North Carolina",
    "North Dakota",
    "Puerto Rico",
    "Rhode Island",
    "South Carolina",
    "South Dakota",
    "West Virginia",
}

#: The states as news style shortens them.
STATE_ABBREVIATIONS = word_set(
    "ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. "
    "neb. nev. n.h. n.j. n.m. n.y. n.c. n.d. okla. ore. pa. r.i. s.c. s.d. tenn. tex. vt. va. wash. w.va. wis. wyo. "
    "ont. que."
)

#: Countries, cities and peoples (states are US_STATES): as a subject alone they are no firm.
PLACES = word_set(
    """
    afghanistan africa america american argentina asia atlanta athens auckland australia australian austria
    bangalore bangkok beijing belgium bengaluru berlin birmingham bolivia boston brazil bristol britain british
    brooklyn brussels bulgaria cairo canada canadian chicago chile china chinese cleveland colombia copenhagen
    dallas delhi denmark detroit dubai dublin dutch edinburgh egypt england europe european finland finnish
    france frankfurt french geneva german germany ghana glasgow greece houston hungary india indian indonesia
    iran iraq ireland irish israel israeli istanbul italian italy jakarta japan japanese johannesburg kenya
    korea korean kyiv lagos leeds lisbon liverpool london lyon madrid malaysia manchester manhattan melbourne
    mexico miami milan minneapolis montreal moscow mumbai munich nairobi nashville netherlands nigeria nordic
    norway oslo ottawa pakistan paris philadelphia philippines phoenix pittsburgh poland portland portugal
    prague qatar redmond riyadh romania rome russia russian scotland scottish seattle seoul shanghai shenzhen
    singapore spain spanish stockholm stuttgart sunnyvale swansea sweden swedish swiss switzerland sydney taipei
    taiwan thailand tokyo toronto turkey uk u.k ukraine us u.s usa vancouver vienna vietnam wales warsaw
    washington wellington westminster whitehall zurich christmas covid covid-19 easter friday monday tuesday
    wednesday thursday saturday sunday january february march april may june july august september october
    november december congress helsinki lima budapest bogota santiago hanoi manila karachi lahore perth adelaide
    brisbane calgary edmonton winnipeg denver austin baltimore sacramento oakland tampa orlando tucson memphis
    midlands highlands tyneside teesside merseyside humberside wearside clydeside cornwall cumbria derbyshire devon
    dorset essex flintshire fife gloucestershire gwent hampshire hertfordshire kent lanarkshire lancashire
    leicestershire lincolnshire norfolk northumberland nottinghamshire oxfordshire pembrokeshire shropshire somerset
    staffordshire suffolk surrey sussex warwickshire wiltshire worcestershire yorkshire anglesey ulster munster
    leinster connacht donegal kerry mayo wicklow clare ontario quebec alberta manitoba saskatchewan queensland
    tasmania bavaria saxony catalonia lombardy flanders wallonia gauteng
    """
)

#: Countries: "laid off in Scotland" speaks of many employers.
COUNTRIES = word_set(
    """
    argentina australia austria belgium brazil britain bulgaria canada chile china colombia denmark egypt
    england europe finland france germany ghana greece hungary india indonesia iran iraq ireland israel italy
    japan kenya malaysia mexico netherlands nigeria norway pakistan philippines poland portugal romania russia
    scotland singapore spain sweden switzerland taiwan thailand turkey ukraine vietnam wales america
    """
)
