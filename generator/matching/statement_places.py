"""Which country a statement about sponsorship or citizenship is about.

Only countries, their people and a few large cities are known here: enough to keep an offer for London
from being read as an offer for the United States. Where a job is done is read elsewhere.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.domain.countries import COUNTRIES, country_name
from generator.domain.place import Place

UNITED_STATES = "United States"
EUROPEAN_UNION = "European Union"


@lru_cache(maxsize=4096)
def countries_in(sentence: str) -> tuple[str, ...]:
    """Names of the countries a sentence names by name, people or city, in order, each once.

    Kept, because one sentence is asked about by several rules and stands in many postings.
    """
    found = (_NAME_OF[_key(match.group())] for match in _WORDS.finditer(sentence))
    return tuple(dict.fromkeys(found))


def foreign_country_in(sentence: str) -> str:
    """The first other country a sentence is about; empty when it is about the United States."""
    names = countries_in(sentence)
    return "" if UNITED_STATES in names or not names else names[0]


def people_of(words: str) -> str:
    """The country whose people (Thai, Singaporeans, Emirati) the words name, or empty."""
    return _PEOPLE.get(_key(words), "")


def foreign_country_of(places: Iterable[Place]) -> str:
    """The country of the job's places when none of them is in the United States."""
    codes = tuple(dict.fromkeys(place.country for place in places))
    return "" if not codes or "US" in codes else country_name(codes[0])


def workplace_in(text: str) -> str:
    """The other country a whole text says the work is in; empty without such words.

    A text that also names the United States as a workplace, or American places only, gives nothing.
    """
    foreign = [_NAME_OF[_key(match.group("place"))] for match in _WORKPLACE.finditer(text)]
    foreign += [_NAME_OF[_key(m.group("place"))] for m in _HEADED.finditer(text[:600])]
    if not foreign and "£" in text and "$" not in text:
        return "United Kingdom"
    others = [name for name in foreign if name != UNITED_STATES]
    if not others or _AMERICAN.search(text):
        return ""
    return others[0]


_PEOPLE_AND_PLACES: dict[str, tuple[str, str]] = {
    "AE": ("Emirati Emiratis UAE", "Dubai,Abu Dhabi,Emirates"),
    "AR": ("Argentine Argentinian Argentinians", "Buenos Aires"),
    "AT": ("Austrian Austrians", "Vienna,Österreich"),
    "AU": ("Australian Australians", "Sydney,Melbourne,Brisbane"),
    "BE": ("Belgian Belgians", "Brussels,Antwerp,Ghent"),
    "BR": ("Brazilian Brazilians", "São Paulo,Sao Paulo,Rio de Janeiro,Brasil"),
    "CA": ("Canadian Canadians", "Toronto,Montreal,Ottawa,Calgary,Ontario,Quebec,British Columbia,Vancouver"),
    "CH": ("Swiss", "Zurich,Zürich,Geneva,Lausanne,Basel,Schweiz,Suisse"),
    "CL": ("Chilean Chileans", ""),
    "CN": ("Chinese", "Shanghai,Beijing,Shenzhen"),
    "CO": ("Colombian Colombians", "Bogota,Bogotá,Medellín"),
    "CZ": ("Czech Czechs", "Prague,Brno,Czech Republic"),
    "DE": ("German Germans", "Berlin,Munich,München,Hamburg,Frankfurt,Cologne,Köln,Stuttgart,Deutschland"),
    "DK": ("Danish Danes", "Copenhagen,Aarhus"),
    "EE": ("Estonian Estonians", "Tallinn"),
    "ES": ("Spanish Spaniards", "Madrid,Barcelona,España"),
    "FI": ("Finnish Finns", "Helsinki"),
    "FR": ("French", "Paris,Lyon,Bordeaux,Marseille,Toulouse"),
    "GB": (
        "British UK-based UK",
        ("London,Manchester,Edinburgh,Cambridge UK,England,Scotland,Britain,Great Britain"),
    ),
    "GR": ("Greek Greeks", "Athens"),
    "HK": ("", ""),
    "HU": ("Hungarian Hungarians", "Budapest"),
    "ID": ("Indonesian Indonesians", "Jakarta"),
    "IE": ("Irish", "Dublin,Republic of Ireland"),
    "IL": ("Israeli Israelis", "Tel Aviv"),
    "IN": ("Indian Indians", "Bangalore,Bengaluru,Mumbai,Hyderabad,Delhi,Gurgaon,Pune,Chennai"),
    "IT": ("Italian Italians", "Milan,Rome,Italia"),
    "JP": ("Japanese", "Tokyo,Osaka"),
    "KE": ("Kenyan Kenyans", "Nairobi"),
    "KR": ("Korean Koreans", "Seoul,Korea"),
    "LU": ("Luxembourgish", ""),
    "MX": ("Mexican Mexicans", "Mexico City,México,Guadalajara"),
    "MY": ("Malaysian Malaysians", "Kuala Lumpur,Penang"),
    "NG": ("Nigerian Nigerians", "Lagos"),
    "NL": ("Dutch", "Amsterdam,Rotterdam,Utrecht,Eindhoven,Holland,Nederland"),
    "NO": ("Norwegian Norwegians", "Oslo"),
    "NZ": ("New Zealander", "Auckland,Wellington,NZ"),
    "PH": ("Filipino Filipinos Philippine", "Manila,Cebu"),
    "PK": ("Pakistani Pakistanis", "Karachi,Lahore"),
    "PL": ("Polish", "Warsaw,Krakow,Kraków,Wroclaw"),
    "PT": ("Portuguese", "Lisbon,Porto"),
    "QA": ("Qatari Qataris", "Doha"),
    "RO": ("Romanian Romanians", "Bucharest"),
    "SA": ("Saudi Saudis", "Riyadh,Jeddah,KSA"),
    "SE": ("Swedish Swedes", "Stockholm,Gothenburg,Malmö"),
    "SG": ("Singaporean Singaporeans", ""),
    "TH": ("Thai Thais", "Bangkok"),
    "TR": ("Turkish", "Istanbul,Turkey"),
    "TW": ("Taiwanese", "Taipei"),
    "UA": ("Ukrainian Ukrainians", "Kyiv"),
    "VN": ("Vietnamese", "Hanoi,Ho Chi Minh City"),
    "ZA": ("South African", "Cape Town,Johannesburg"),
}
_ALSO_ENGLISH_WORDS = {"Georgia", "Jersey", "Jordan", "Chad", "Guam", "Puerto Rico", "American Samoa"}
_US_WORDS = (
    "US",
    "U.S.",
    "U.S",
    "USA",
    "U.S.A.",
    "United States",
    "United States of America",
    "America",
    "American",
    "Americans",
    "San Francisco",
    "New York",
    "NYC",
    "Bay Area",
    "Silicon Valley",
    "California",
    "Texas",
    "Seattle",
    "Boston",
    "Chicago",
    "Austin",
    "Los Angeles",
    "Washington",
    "SF",
    "North America",
    "stateside",
    "Colorado",
    "Virginia",
    "Florida",
    "Massachusetts",
    "Palo Alto",
    "Mountain View",
    "Denver",
    "Atlanta",
)
_UNIONS = {
    "EU": EUROPEAN_UNION,
    "E.U.": EUROPEAN_UNION,
    "European Union": EUROPEAN_UNION,
    "EEA": EUROPEAN_UNION,
    "Europe": "Europe",
    "European": "Europe",
    "Europeans": "Europe",
    "EMEA": "EMEA",
    "Schengen": EUROPEAN_UNION,
    "U.K.": "United Kingdom",
    "U.K": "United Kingdom",
}
_PERMITS = {
    "sponsor licence": "United Kingdom",
    "sponsor license": "United Kingdom",
    "sponsorship licence": "United Kingdom",
    "licensed sponsor": "United Kingdom",
    "Certificate of Sponsorship": "United Kingdom",
    "Home Office": "United Kingdom",
    "482 visa": "Australia",
    "482 visas": "Australia",
    "TSS visa": "Australia",
    "TSS visas": "Australia",
    "subclass 482": "Australia",
    "Critical Skills Employment Permit": "Ireland",
    "Critical Skills Employment Permits": "Ireland",
    "Stamp 4": "Ireland",
    "highly skilled migrant": "Netherlands",
    "kennismigrant": "Netherlands",
    "AEWV": "New Zealand",
    "Iqama": "Saudi Arabia",
}


def _key(words: str) -> str:
    return words.lower().removesuffix("'s")


def _names() -> dict[str, str]:
    names = {_key(name): name for name, _ in COUNTRIES.values() if name not in _ALSO_ENGLISH_WORDS}
    for code, (people, places) in _PEOPLE_AND_PLACES.items():
        words = [*_people(people), *(place for place in places.split(",") if place)]
        names |= {_key(word): country_name(code) for word in words}
    names |= {_key(word): UNITED_STATES for word in _US_WORDS}
    return names | {_key(w): name for w, name in (_UNIONS | _PERMITS).items()}


def _people(words: str) -> list[str]:
    pairs = {"New Zealander", "South African"}
    return [words] if words in pairs else words.split()


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NAME_OF = _names()
_PEOPLE = {
    _key(word): country_name(code)
    for code, (people, _) in _PEOPLE_AND_PLACES.items()
    for word in _people(people)
} | {"eu": EUROPEAN_UNION, "european": "Europe", "e.u.": EUROPEAN_UNION}
PEOPLES = _alternatives(
    word
    for people, _ in _PEOPLE_AND_PLACES.values()
    for word in _people(people)
    if word.endswith("s") and len(word) > 4
)
"""The peoples a posting may be limited to, as a pattern: Singaporeans, Emiratis ..."""
_CASED = {"us", "sf", "uk", "nz", "eu", "eea", "ksa", "uae", "polish"}
_WORDS = re.compile(
    rf"(?<![\w.@])(?:{_alternatives(key.upper() if key != 'polish' else 'Polish' for key in _CASED)}"
    rf"|(?i:{_alternatives(key for key in _NAME_OF if key not in _CASED)}))(?!\w)"
)
_PLACE_NAME = (
    rf"(?P<place>(?:{_alternatives(key.upper() for key in _CASED - {'polish'})}"
    rf"|(?i:{_alternatives(key for key in _NAME_OF if key not in _CASED)})))(?!\w)"
)
_WORKPLACE = re.compile(
    r"(?i:\b(?:based|located|relocat\w+|move|moving|office|offices|hub|"
    r"headquartered|location:?|work|working|live"
    r"|living|team|role|position|onsite|on-site|hybrid|remote(?:ly)?)(?: (?:is|in|"
    r"to|at|from|our|the|located|based"
    rf"|for|days?|a|week|-|–))* ?(?:in|to|from|:|–|-|\(|,|at)? ?(?:the |our |"
    rf"central |sunny )?){_PLACE_NAME}"
)
_HEADED = re.compile(rf"(?:^|\n)\s*{_PLACE_NAME}(?=[,\s]*(?:\(|\n|,|$|office|HQ|-based))")
_AMERICAN = re.compile(
    r"\bU\.?S\.?A?\b|United States|America\b|San Francisco|New York|\bNYC\b|"
    r"\bSF\b|Bay Area|\$ ?\d|\b401\(?k"
)
