"""The wordings of the constructed news year: sentences of our own about invented firms; ``[…]`` marks the cut word.

Slots: ``{c}`` the firm; ``{n}`` a number, ``{p}`` a percent as worded; ``{when}``, ``{place}``, ``{paper}``.
"""

from __future__ import annotations

FRESH_COUNT = (
    "{c} will [cut] {n} jobs, it said on {when}.",
    "{c} is [laying off] {n} people.",
    "{n} workers at {c} are to [lose their jobs].",
    "{c} told its staff on {when} that {n} of them would be [let go].",
    "{c} plans to [shed] {n} positions, according to a statement.",
    "The firm, {c}, announced {n} [redundancies] on {when}.",
    "{c} has begun to [dismiss] {n} employees.",
    "{n} posts are to be [axed] at {c}.",
    "{c} said it would [eliminate] {n} roles.",
    "{c} is [trimming] its workforce by {n}.",
    "A spokeswoman for {c} confirmed on {when} that {n} employees would be [made redundant].",
    "{c} [slashes] {n} jobs after a review of its business.",
    "In a letter to staff {c} wrote that it would [part with] {n} colleagues.",
    "{c} intends to [reduce] its headcount by {n}, the company said on {when}.",
)
FRESH_PERCENT = (
    "{c} will [cut] {p} of its workforce, it said on {when}.",
    "{c} is [laying off] {p} of its staff.",
    "{p} of the employees of {c} are to [lose their jobs].",
    "{c} said that it would [shrink] its staff by {p}.",
    "{c} [slashes] {p} of its workforce.",
    "{c} told employees on {when} that {p} of them would be [let go].",
)
FRESH_NONE = (
    "{c} confirmed [layoffs] on {when} and gave no number.",
    "{c} is [cutting jobs], it said on {when}.",
    "{c} has started to [lay off] staff.",
    "There will be [job cuts] at {c}, the company said on {when}.",
)
BACKGROUND_COUNT = (
    "{c} [cut] {n} jobs {when}.",
    "{when_first}, {c} [laid off] {n} people.",
    "The company had already [shed] {n} posts {when}: that was a decision of {c}.",
    "It was {when} that {c} [dismissed] {n} employees.",
    "{c}, which [let] {n} people [go] {when}, declined to comment.",
)
BACKGROUND_PERCENT = (
    "{c} [cut] {p} of its staff {when}.",
    "{when_first}, {c} [laid off] {p} of its workforce.",
    "{c} [dismissed] {p} of its employees {when}.",
)
BACKGROUND_NONE = (
    "{c} [laid off] staff {when}.",
    "{when_first}, {c} [cut jobs].",
    "There were [layoffs] at {c} {when}.",
)
REPEAT_COUNT = (
    "{c}, which has [cut] {n} jobs, has a new chairman.",
    "Since {c} [laid off] {n} people its shares have risen.",
    "The pain of the {n} [layoffs] at {c} lingers in {place}.",
    "{c} has sold a site, having [dismissed] {n} workers.",
)
LEAK = (
    "{c} is preparing to [lay off] {n} people, people familiar with the plans said.",
    "{c} may [cut] {n} jobs, according to two people who asked not to be named.",
    "As many jobs as {n} could be [axed] at {c}, sources close to the board said.",
)
REVERSAL = (
    "{c} has called off its plan to [cut] {n} jobs.",
    "{c} won't [lay off] {n} people after all: it rescinded the notices on {when}.",
    "A deal with the union averted {n} [layoffs] at {c}.",
)
DENIAL = (
    "{c} denied on {when} that it would [cut] {n} jobs.",
    "A report that {c} is to [lay off] {n} people is untrue, the company said.",
)
PART = (
    "Of these, {n} will [go] in {place}.",
    "That includes {n} jobs [cut] in {place}.",
    "{n} of the [layoffs] are in {place}.",
)
CREDIT = (
    "The cuts were first reported by the {paper}.",
    "The {paper} first reported the news.",
    "The news was earlier reported by the {paper}.",
)
REASON_AI = (
    "It said that artificial intelligence now does much of the work.",
    "The chief executive wrote that AI agents answer most of the questions that people used to.",
    "Money will go into AI instead, the company said.",
)
REASON_COST = (
    "It wants to save {m} million dollars a year.",
    "Costs have risen for {k} quarters in a row, the company said.",
    "The step is part of a plan to bring margins back to {k} percent.",
)
TITLE_COUNT = (
    "{c} to [cut] {n} jobs",
    "{n} to [lose jobs] at {c}",
    "{c} [lays off] {n}",
    "{n} [job cuts] at {c}",
)
TITLE_OTHER = (
    "[Job cuts] at {c}",
    "{c} [lays off] staff",
    "[Layoffs] at {c}",
)
#: What else a reporter finds to say. The numbers differ from article to article, as do the order and the choice.
FILLER = (
    "The company was founded in {y} by two brothers who sold pumps from a cart.",
    "Its {k} sites stretch along the river from {place} to the sea.",
    "Shares fell {k} percent in early trading and made up half of it by noon.",
    "The mayor of {place} spoke of a bitter day and asked for talks.",
    "The union's {k} stewards meet on Thursday in a school gym.",
    "A canteen worker said that the soup had been cold since {y}.",
    "Competitors in {place} have grown for {k} years.",
    "Analysts had expected a quieter autumn; {k} of them changed their advice.",
    "Its largest customer, a chain of {m} bakeries, had switched suppliers in {y}.",
    "Rain kept the pickets small; somebody brought {k} umbrellas.",
    "The board met for {k} hours in a hotel near {place}.",
    "A museum of the firm's early machines opened in {y}.",
    "Rents in {place} have doubled since {y}, a broker said.",
    "The finance chief joined {k} months ago from a maker of lifts.",
    "Its best known product, a folding ladder, turns {k} this year.",
    "The regional bank has lent it {m} million dollars.",
    "Outside the gate {k} reporters shared one bench.",
    "The next figures are due on the {k}th.",
    "A pension fund holds {k} percent of the shares.",
    "Staff in {place} heard of it over the loudspeakers at noon.",
    "Its apprentices won {k} medals at the fair of {place} in {y}.",
    "The old chimney, {m} metres tall, is to stay.",
    "The minister, on a visit to {place}, took {k} questions and left.",
    "A consultant's report of {m} pages has lain on the table since spring.",
)
PLACES = ("Ashby; Corley; Dunmere; Ridgeton; Saltmarsh; Harrow Bridge; Vell; Tarn Hill; Lower Quay; Eastmoor").split(
    "; "
)
TOWNS = ("Ashby Corley Dunmere Ridgeton Saltmarsh Harrow Vellmouth Tarnhill Lowquay Eastmoor").split()
PAPERS = ("Gazette", "Courier", "Herald", "Tribune")
FIRST = (
    "Alder Birch Cobalt Dunlin Ember Fern Gannet Hazel Iris Juniper Kestrel Larch Merlin Nettle Osprey Plover "
    "Quarry Rowan Sorrel Tansy Umber Violet Willow Yarrow Zinnia Bramble Curlew Damson"
).split()
MIDDLE = (
    "Ridge Vale Point Lake Gate Stone Mill Crest Ford Bay Moor Field Bridge Cross Haven Wood Spring Hollow Brook "
    "Cliff Glen March Summit Harbour"
).split()
LAST = (
    "Foods Bank Robotics Media Freight Pharma Steel Games Energy Retail Airways Labs Motors Insurance Textiles Software"
).split()
