"""Names of places other than cities, and the words of a location string that name no place.

The tables are small and hand-made: nicknames, metropolitan areas, other spellings, and what job
boards write around a place. Keys have the form of `gazetteer.key_of`.
"""

from functools import cache
from typing import Final

from generator.domain.countries import COUNTRIES
from generator.domain.place import Place
from generator.domain.states import CANADIAN_PROVINCES, INDIAN_STATES, STATES, US_STATES
from generator.matching.gazetteer import key_of


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COUNTRY_FORMS: Final = {
    "US": "us, usa, united states of america, the united states, u s, u s a, estados unidos, "
    "continental united states, continental us, contiguous united states",
    "GB": "uk, great britain, britain, england, scotland, wales, northern ireland, "
    "united kingdom of great britain and northern ireland",
    "AE": "uae, u a e, emirates",
    "AU": "new south wales, queensland, tasmania, western australia, south australia, "
    "northern territory, australian capital territory",
    "BA": "bosnia",
    "KR": "korea, republic of korea, korea south",
    "NL": "the netherlands, holland, nederland",
    "CZ": "czech republic",
    "TR": "turkey, turkiye",
    "CI": "ivory coast",
    "CV": "cabo verde",
    "RU": "russian federation",
    "VN": "viet nam",
    "DE": "deutschland, bavaria, bayern, hessen, north rhine westphalia, nordrhein westfalen, "
    "baden wurttemberg, saxony, lower saxony, rhineland palatinate",
    "ES": "espana, catalonia, cataluna, catalunya, andalusia, andalucia, basque country, "
    "community of madrid, comunidad de madrid",
    "FI": "uusimaa",
    "FR": "ile de france, occitanie, nouvelle aquitaine, auvergne rhone alpes, hauts de france",
    "BR": "brasil",
    "MX": "mexico",
    "IT": "italia, lombardy, lombardia, lazio, emilia romagna",
    "IL": "isreal",
    "HK": "hong kong sar, hong kong sar china",
    "MO": "macao",
    "TW": "taiwan roc",
    "CN": "peoples republic of china, prc, mainland china",
    "CD": "dr congo, drc",
    "PH": "the philippines",
    "CH": "schweiz, suisse",
    "AT": "osterreich",
    "SA": "ksa",
    "MK": "macedonia",
    "MM": "burma",
    "SZ": "swaziland",
    "IE": "republic of ireland",
}
"""Other names of countries, divided by commas."""

_STATE_FORMS: Final = {
    ("US", "DC"): "dc, d c, district of colombia",
    ("US", "MA"): "mass",
    ("US", "NC"): "n carolina",
    ("US", "SC"): "s carolina",
    ("US", "ND"): "n dakota",
    ("US", "SD"): "s dakota",
    ("US", "WV"): "w virginia",
    ("US", "CA"): "calif, silicon valley, california northern, "
    "california southern, orange county, inland empire, norcal, socal",
    ("US", "NY"): "new york state, upstate new york, long island, hudson valley",
    ("US", "WA"): "washington state",
    ("US", "FL"): "south florida",
    ("US", "PA"): "penn, lehigh valley",
    ("CA", "YT"): "yukon territory",
    ("CA", "NL"): "newfoundland",
    ("CA", "PE"): "pei",
    ("IN", "DL"): "nct of delhi",
    ("IN", "OR"): "orissa",
    ("IN", "TN"): "tamilnadu",
    ("IN", "UK"): "uttaranchal",
}

_FIXED: Final = {
    "US|NY|New York": "new york city, nyc, ny city, new york metro, nyc metro, ny metro",
    "US|CA|San Francisco": "sf, san fran, bay area, sf bay area, san francisco bay area, "
    "san francisco bay, san fransisco, san francsico, sf bay, greater san francisco bay area",
    "US|CA|City of Industry": "city of industry",
    "US|CA|Los Angeles": "greater la, l a, la metro, la area, dtla",
    "US|DC|Washington": "washington dc, washington d c, dc metro, washington dc metro, dmv, "
    "washington dc baltimore, dc baltimore, washington baltimore, washington district of columbia, dc area",
    "US|TX|Dallas": "dfw, dallas fort worth, dfw metroplex, dfw airport, dallas ft worth",
    "US|MN|Minneapolis": "twin cities, minneapolis st paul",
    "US|MO|Kansas City": "kc metro, kc",
    "US|UT|Salt Lake City": "slc",
    "US|OK|Oklahoma City": "okc",
    "US|NV|Las Vegas": "vegas, las vegas valley",
    "US|LA|New Orleans": "nola",
    "US|OR|Portland": "pdx",
    "US|TX|Austin": "atx",
    "US|IN|Indianapolis": "indy",
    "US|MO|St. Louis": "stl",
    "US|PA|Philadelphia": "philly",
    "US|GA|Atlanta": "atl",
    "US|WA|Seattle": "seattle tacoma",
    "US|FL|Tampa": "tampa bay",
    "US|VA|Tysons Corner": "tysons corner",
    "CA|ON|Toronto": "gta, greater toronto area",
    "CA|NS|Halifax": "halifax regional municipality",
    "IN|DL|Delhi NCR": "delhi ncr, ncr delhi",
    "IN|GJ|GIFT City": "gift city",
    "HK||Hong Kong": "hong kong",
    "SG||Singapore": "singapore",
    "MO||Macau": "macau",
    "JP||Tokyo": "chiyoda ku tokyo",
}
"""`country|state|city` a name always means: nicknames, metropolitan areas (their core city), city states."""

_OTHER_SPELLINGS: Final = {
    "IN|KA|Bengaluru": "bangalore, banglore, bengalore",
    "IN|HR|Gurugram": "gurgaon",
    "IN|MH|Mumbai": "bombay",
    "IN|WB|Kolkata": "calcutta",
    "IN|TN|Chennai": "madras",
    "IN|KA|Mysuru": "mysore",
    "IN|KA|Mangaluru": "mangalore",
    "IN|KL|Kochi": "cochin",
    "IN|KL|Thiruvananthapuram": "trivandrum",
    "IN|GJ|Vadodara": "baroda",
    "IN|AP|Visakhapatnam": "vizag",
    "IL||Tel Aviv": "tel aviv, tel aviv yafo, tel aviv jaffa",
    "US|NC|Research Triangle Park": "research triangle park, research triangle",
    "DE||Munich": "munchen, muenchen",
    "DE||Cologne": "cologne, koln, koeln",
    "DE||Frankfurt": "frankfurt am main, frankfurt",
    "DE||Nuremberg": "nurnberg",
    "DE||Düsseldorf": "duesseldorf",
    "PL||Warsaw": "warszawa",
    "PL||Kraków": "cracow",
    "IT||Milan": "milano",
    "IT||Rome": "roma",
    "IT||Turin": "torino",
    "CZ||Prague": "praha",
    "AT||Vienna": "wien",
    "CH||Zürich": "zuerich",
    "CH||Geneva": "geneve, genf",
    "CH||Basel": "basle",
    "CH||Zug": "zug",
    "PT||Lisbon": "lisboa",
    "ES||Sevilla": "seville",
    "BE||Brussels": "bruxelles, brussel",
    "BE||Antwerpen": "antwerp",
    "BE||Gent": "ghent",
    "NL||The Hague": "den haag, s gravenhage",
    "DK||Copenhagen": "kobenhavn, kopenhagen",
    "SE||Göteborg": "gothenburg",
    "RO||Bucharest": "bucuresti",
    "RO||Iași": "iasi",
    "RO||Cluj-Napoca": "cluj",
    "UA||Kyiv": "kiev",
    "UA||Lviv": "lvov",
    "MX||Mexico City": "cdmx, ciudad de mexico",
    "MX||Santiago de Querétaro": "queretaro",
    "CO||Bogotá": "bogata, bogota dc",
    "VN||Ho Chi Minh City": "hcmc, saigon",
    "IN|OR|Bhubaneswar": "bhubaneshwar",
    "US|MI|Detroit": "detriot",
}

REGION_NAMES: Final = frozenset(
    key_of(name)
    for name in (
        "EMEA", "LATAM", "APAC", "AMER", "AMERICAS", "NAMER", "NORAM", "NA", "EU", "European Union",
        "Europe", "Asia", "Africa", "North America", "South America", "Latin America", "Oceania",
        "Central America", "Middle East", "East Coast", "West Coast", "Midwest", "Southeast",
        "Northeast", "Southwest", "Northwest", "Pacific Northwest", "New England", "Tri-State",
        "Tri-State Area", "DACH", "Benelux", "Nordics", "CET", "MENA", "ANZ", "Caribbean",
        "Pacific Standard Time", "Eastern Time", "Balkans", "Scandinavia", "USCA", "South Bay",
        "South Bay Area", "Western Europe", "Eastern Europe", "Central Europe",
    )
)  # fmt: skip
"""Regions: understood, and no place of ours."""

NICKNAME_CODES: Final = {
    "NY": Place("US", "NY", "New York"),
    "LA": Place("US", "CA", "Los Angeles"),
    "DC": Place("US", "DC", "Washington"),
    "SEA": Place("US", "WA", "Seattle"),
}
"""Codes that mean a city in a list of cities: `SF, LA, NY`."""

FILLERS: Final = _word_set(
    "office offices hq headquarters hub corporate corp multiple various locations location all "
    "any nationwide field site main only preferred primary greater metro metropolitan area "
    "areas metroplex region downtown district dept division branch home house virtual flexible "
    "based the in of at from within near or and to other more countries cities states "
    "considered option options approved select new_hire usa_only vendor property campus "
    "campuses building bldg suite ste floor unit room store supercenter wm sams club warehouse "
    "plant facility center centre nonstore onsite travel required friendly eligible county "
    "counties parish twp working work business park airport international intl country hybrid "
    "remote first global worldwide anywhere team roc republic state city central "
)
"""Words beside a place that name none."""

INSTITUTIONS: Final = _word_set(
    "university college school academy hospital medical institute church seminary regional clinic elementary "
)
"""A site called so often carries the name of a place where it does not stand."""

UNSTATED_WORDS: Final = _word_set(
    "unspecified undisclosed undetermined undecided confidential tbd tba tbc null nil unlisted specified "
    "disclosed applicable provided determined"
)
"""What stands where a place is kept back."""

SITE_WORDS: Final = (
    INSTITUTIONS
    | _word_set(
        "mall plaza campus building center centre park tower towers shopping office warehouse store "
        "supercenter plant airport base floor suite multiple various location locations virtual "
        "field nationwide headquarters hq corporate corp headquarter department division club "
        "facility lab labs hub remote hybrid home gmbh inc llc ltd opco house airside studio "
        "nonstore sales unknown unavailable none blank statewide address "
    )
    | UNSTATED_WORDS
)
"""Words that keep an unknown text from being read as a town."""

SITE_NOUNS: Final = _word_set(
    "place plaza square tower towers mall centre hall house street st avenue ave road rd boulevard "
    "blvd drive "
)
"""Words that, right behind a city's name, make the name of a site, wherever it stands."""

PARTICLES: Final = _word_set(
    "de del della der den des di do du da dos das e el la las le les lo los of on sur sous upon under by "
    "am an ab im bei op ter ten aan van von und och og i y et the cum near shi ku gun machi cho al bin s "
    "d l"
)
"""Words that stand in small letters within the name of a town."""

FRAMES: Final = _word_set(
    "metro metropolitan area areas region metroplex downtown city center centre central"
)
"""Words behind a city's name that leave no doubt of it."""

ORDINARY_WORDS: Final = _word_set(
    "acre airport alliance along alpha alpine ann annex antelope anthem august bald ball bank barking "
    "base bath battle beacon bear best big bountiful branch brick bridge bright broad broadway brush "
    "cache canyon carefree cascade cathedral celebration centennial center central champion chase cheap "
    "citadel clay clever college combine comfort commerce concord conservation converse cool cork corning "
    "corona country crane crystal cure date day deal deer defiance delta dent diamond dig downtown driver "
    "during eagle early east echelon economy effort ely eminence empire enterprise eureka evergreen excel "
    "excelsior experiment fair faith fame farm field fields fire first flag flora flower flowery forest "
    "forks foster fountain freedom freeport friendly friendship front gap garden gateway gay gem general "
    "gentry glide globe gold golden goodyear grand grant grants green grove half halfway hall halls happy "
    "harbor hard harmony hazard heart heath helper heritage high highland hill home homeland honor hook "
    "hooks hope hot hub hull humble hungry hurricane ideal imperial independence industry iron jet joy "
    "jump junction justice keen king lake lakes land landing landmark lane last laurel lead legacy less "
    "level liberal liberty licking light lively lodge lone long loop loving lucky male man manning manor "
    "many marathon mass mast may mead media medical mellow mentor mercy mesa midway mill mills mission "
    "mobile model modern moody most mount mountain natural needles new nice noble none normal north "
    "novelty ok open opportunity optimal oracle oral orange outlook overland pace page palm paradise "
    "paramount park parole past patent peace pearl peculiar peer perm pink plain plains plant pleasant "
    "point port portage post prairie presidio price pride progress promise prospect prosper punch "
    "purchase quality quick rainbow ranger reading red reform remote reserve reservoir rich ridge rifle "
    "rise river riverside rock rocky romance rose royal rugby rush safety sail sale salt sandwich sandy "
    "savage savanna sells severance shaping sharp shields shop show silver snowflake some south spa "
    "sparks speed split spring springs square star start sterling stone strong success summit sun sunrise "
    "sunset superior surprise sweet talent tea telegraph temperance than thermal tool top total tours "
    "town trail tree triangle troop true truth turner twin union unity universal university uptown vale "
    "valley veteran victor victory village vision vista walker war ware watch waterfall wave wedding week "
    "welcome welcoming well wells west white why wild winner winter wise woods work worth young zone"
)
"""Names of towns that are everyday English: in small letters or among other words they are the word."""

NAME_HEADS: Final = _word_set("el la las los new port fort lake mount san santa st")
"""Words that belong to the name behind them, even where the two together are not known."""

STREETS: Final = _word_set(
    "street st str avenue ave av road rd boulevard blvd drive dr lane ln way parkway pkwy "
    "highway hwy place pl court ct circle cir square sq terrace ter trail trl turnpike tpke "
    "pike broadway loop row expressway expy freeway fwy route rte real real alley walk crossing "
    "plaza plz "
)
"""Words that end a street's name."""

CLEAR_STREETS: Final = _word_set(
    "street avenue ave road rd boulevard blvd parkway pkwy highway hwy drive lane expressway turnpike "
)
"""Words that make a street of a name without a number."""

DIRECTIONS: Final = _word_set("n s e w ne nw se sw north south east west ")


@cache
def country_names() -> dict[str, str]:
    """Country code by name key."""
    names = {key_of(name): code for code, (name, _) in COUNTRIES.items()}
    return names | {key_of(form): code for code, forms in _COUNTRY_FORMS.items() for form in forms.split(",")}


@cache
def country_codes() -> dict[str, str]:
    """Country code by its two- or three-letter code, capitals; NA stands for North America or nothing."""
    long = {alpha3: code for code, (_, alpha3) in COUNTRIES.items()}
    return {code: code for code in COUNTRIES if code != "NA"} | long | {"UK": "GB", "UAE": "AE", "KSA": "SA"}


_PARTS: Final = (
    *("northern", "southern", "eastern", "western", "central", "upstate"),
    *("north", "south", "east", "west", "northeast", "southeast", "northwest", "southwest"),
)
"""A part of a state is read as the state."""


@cache
def state_names() -> dict[str, tuple[str, str]]:
    """(country, state) by name key."""
    tables = (("IN", INDIAN_STATES), ("CA", CANADIAN_PROVINCES), ("US", US_STATES))
    names = {key_of(name): (land, code) for land, table in tables for code, name in table.items()}
    parts = {f"{part} {key_of(name)}": ("US", code) for code, name in US_STATES.items() for part in _PARTS}
    forms = {key_of(form): state for state, listed in _STATE_FORMS.items() for form in listed.split(",")}
    return parts | names | forms


@cache
def state_codes() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every (country, state) of a two-letter code, the USA first."""
    also = {"TS": ("IN", "TG"), "CG": ("IN", "CT"), "UT": ("IN", "UK"), "PQ": ("CA", "QC")}
    codes: dict[str, tuple[tuple[str, str], ...]] = {}
    for country, table in STATES.items():
        for code in table:
            codes[code] = (*codes.get(code, ()), (country, code))
    for code, state in also.items():
        codes[code] = (*codes.get(code, ()), state)
    return codes


@cache
def fixed_places() -> dict[str, Place]:
    """The one place of a nickname, a metropolitan area or another spelling, by key."""
    return _places_by_key(_FIXED)


@cache
def other_spellings() -> dict[str, Place]:
    """The one place of a city's other name; the string's spelling is kept."""
    return _places_by_key(_OTHER_SPELLINGS)


def _places_by_key(table: dict[str, str]) -> dict[str, Place]:
    return {
        key_of(form): Place(*spec.split("|")) for spec, forms in table.items() for form in forms.split(",")
    }
