"""The visa kinds, statuses and permits a sentence names, and where.

Short tokens name a visa only among immigration words: TN is a state, CPT a medical code, L1 a support
level, F1 a score and Visa a card company.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

GREEN_CARD = "green card"


@dataclass(frozen=True, slots=True)
class Mention:
    """A named kind in a sentence."""

    name: str
    """A name of `VISAS`, of another country's permit, or empty for a visa of no stated kind."""
    start: int
    end: int
    holder: bool = False
    """The words name people who hold it (permanent residents, US persons' green cards)."""


@lru_cache(maxsize=4096)
def mentions_in(sentence: str) -> tuple[Mention, ...]:
    """Every visa word of a sentence in plain typography, in order, brands and lookalikes left out.

    Kept, because one sentence is asked about by several rules and stands in many postings.
    """
    context = bool(_CONTEXT.search(sentence))
    found = []
    for match in _NAMES.finditer(sentence):
        kind = match.lastgroup or ""
        if _counts(kind, match, sentence, context=context):
            found.append(Mention(_NAME_OF[kind], match.start(), match.end(), kind == "holder"))
    return tuple(found)


def visas_in(sentence: str) -> tuple[str, ...]:
    """The names of the kinds a sentence mentions, in order, each once."""
    return tuple(dict.fromkeys(mention.name for mention in mentions_in(sentence) if mention.name))


_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("h1b1", "H-1B1", r"(?i:\bH[- ]?1[- ]?B[- ]?1s?\b)"),
    ("h1b", "H-1B", r"(?i:\bH[- ]?1[- ]?Bs?\b)"),
    ("h4", "H-4 EAD", r"\bH[- ]?4(?:[- ]EAD)?\b"),
    ("h2", "H-2B", r"\bH[- ]?2[- ]?B\b"),
    ("stem", "F-1 STEM OPT", r"(?i:\b(?:F[- ]?1[- /]*)?STEM[- ]?OPT\b|\bOPT[- ]?STEM\b|\bSTEM extension\b)"),
    (
        "opt",
        "F-1 OPT",
        r"\b(?:F[- ]?1[- /(]*)?OPT\b(?!-)|(?i:\boptional practical training\b)"
        r"|(?i:\bf[- ]?1[- /(]*opt\b)|(?i:\bopt(?=/cpt\b))",
    ),
    (
        "cpt",
        "F-1 CPT",
        (r"\b(?:F[- ]?1[- /(]*)?CPT\b|(?i:\bcurricular practical training\b)|(?i:(?<=\bopt/)cpt\b)"),
    ),
    ("f1", "F-1", r"\b[Ff][- ]?1\b"),
    ("e3", "E-3", r"\bE[- ]?3\b"),
    ("tn", "TN", r"\bTN(?:[- ]?[12])?\b"),
    ("o1", "O-1", r"\b[Oo][- ]?1[ABab]?s?\b"),
    ("l1", "L-1", r"\b[Ll][- ]?1[ABab]?s?\b"),
    ("j1", "J-1", r"\b[Jj][- ]?1s?\b"),
    ("eb", "green card", r"\bEB[- ]?[123]\b|\bPERM\b|\bI-?140\b|\bNIW\b"),
    (
        "holder",
        GREEN_CARD,
        r"(?i:\b(?:lawful(?:ly)? |legal )?(?:U\.?S\.? )?permanent resident(?:s| "
        r"aliens?)?\b"
        r"(?! (?:card|status))|\bgreen[- ]?card[- ]holders?\b|\blpr\b)|\bGC[- "
        r"](?:holders?|EAD)\b|\bLPRs?\b",
    ),
    (
        "gc",
        GREEN_CARD,
        r"(?i:\bgreen[- ]?cards?\b|\bpermanent residen(?:cy|ce)\b|\bpermanent "
        r"resident (?:card|status)\b)"
        r"|\b(?:GC)\b(?!-)|(?i:\bgc(?=/usc\b)|(?<=\busc/)gc\b)",
    ),
    (
        "skilled",
        "Skilled Worker",
        (
            r"(?i:\bskilled[- ]worker(?:s? visas?| permits?| route| sponsorship)\b|"
            r"\btier[- ]?2(?= visa| sponsor)\b)"
        ),
    ),
    ("blue", "EU Blue Card", r"(?i:\b(?:EU )?blue[- ]cards?\b)"),
    ("pass", "work pass", r"(?i:\b(?:work|s)[- ]pass(?:es)?\b)"),
    ("ep", "Employment Pass", r"(?i:\bemployment[- ]pass(?:es)?\b)"),
    ("lmia", "LMIA", r"\bLMIA\b"),
    (
        "permit",
        "",
        r"(?i:\b(?:work(?:ing)?|residence|employment|labou?r)(?: and (?:work|"
        r"residence))?[- ]permits?\b"
        r"|\barbeits(?:erlaubnis|visum|visa|genehmigung)\b|\baufenthalts(?:titel|"
        r"erlaubnis|genehmigung)\b"
        r"|\b(?:critical[- ]skills|highly[- ]skilled[- ]migrant|talent)(?: employment)? "
        r"(?:permit|passport)s?\b"
        r"|\bpermis de travail\b|\btitre de s[ée]jour\b|\bpermiso de trabajo\b|"
        r"\bwerkvergunning\b)",
    ),
    (
        "visa",
        "",
        r"(?i:\b(?:(?:work|employment|immigrant|nonimmigrant|non-immigrant|"
        r"immigration|working)[- ])?"
        r"visas?\b(?!-free)|\bvisum(?:s)?\b|\bvisados?\b|\bvistos?\b|\bvis(?= sponsor))",
    ),
)
_NAME_OF = {kind: name for kind, name, _ in _PATTERNS}
_NAMES = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, _, pattern in _PATTERNS))

_CONTEXT = re.compile(
    r"visas?\b|spons[oe]r|h-?1-?b|work (?:authori|permit|status)|\bEAD\b|immigra|"
    r"petition|green ?card|citizen"
    r"|permanent resid|candidates?\b|\bholders?\b|transfer|\bOPT\b|\bUSC\b|"
    r"\bC2C\b|non-?immigrant|\bUSMCA\b"
    r"|students?\b|premium processing|paperwork"
    r"|\b(?:TN|[EHJLOF]-[13])(?:, |/| / | and | or | & )(?:TN|[EHJLOF]-[13])\b",
    re.IGNORECASE,
)
_ALWAYS = frozenset({"h1b1", "h1b", "stem", "holder", "skilled", "blue", "permit"})
_LOOKALIKE: dict[str, re.Pattern[str]] = {
    "cpt": re.compile(r"code|coding|coder|ICD|HCPCS|billing|medical", re.IGNORECASE),
    "l1": re.compile(
        (r"blockchain|support|tier|\bL-?[0234]\b|escalat|layer|protocol|chain|triage|level|desk"),
        re.IGNORECASE,
    ),
    "f1": re.compile(r"score|precision|recall|formula|movie|racing|metric|grand prix", re.IGNORECASE),
    "gc": re.compile(r"general counsel|garbage|\blegal\b|litigation|heap|memory|compaction|google cloud"),
    "e3": re.compile(r"microsoft|office|license|licence|expo|gaming|level|grade", re.IGNORECASE),
    "opt": re.compile(r"\bOPT (?:in|out|IN|OUT|for|FOR)\b"),
    "eb": re.compile(r"\bhair|contract-to-perm|full[- ]time perm", re.IGNORECASE),
    "o1": re.compile(r"complexity|time and space|\bO\(1\)"),
    "h4": re.compile(r"heading|<h4>|\bH[1235]\b"),
    "pass": re.compile(r"hall|boarding"),
}
_BRAND = re.compile(
    r"mastercard|(?:prepaid|gift|virtual|company|corporate|branded) visa|"
    r"amex|american express|discover\b|paypal|visa (?:inc|direct|"
    r"cards?\b|debit|credit|gift|network"
    r"|token|transaction|checkout)|\bcards?\b|payments?\b|issuer|acquir|merchant|"
    r"networks?\b|\bbanks?\b"
    r"|stripe|visa'?s\b|fintech|financial services|brands?\b|olympi",
    re.IGNORECASE,
)
_BRAND_SUBJECT = re.compile(
    r"\bVisa(?: (?:is|has|was|offers|provides|welcomes|will|does|employees|values|"
    r"believes|processes|sponsors"
    r"|considers|complies)\b|,? (?:and its|Inc\b))|\b(?:at|join|joining) Visa\b"
)
_IMMIGRATION = re.compile(
    r"work visa|visa (?:status|holder|transfer|spons|support)|h-?1-?b|immigra|"
    r"work authori|work permit"
    r"|employment visa|green card|spons[oe]r(?:ing|ship)?(?: of| for| an?| any| "
    r"your| employment| work)* visa"
    r"|spons[oe]r(?:ing|ship)?\b.{0,30}\bvisas\b",
    re.IGNORECASE,
)
_STATE_LIST = re.compile(
    r"\b(?:A[KLRZ]|CA|CO|CT|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|"
    r"N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|TX|UT"
    r"|V[AT]|W[AIVY])\b"
)
_TOWN = re.compile(r"[A-Z][a-z]+,? $")
_AMONG_VISAS = re.compile(r"H-?1-?B1?|O-1|E-3|L-1|OPT|visa", re.IGNORECASE)


def _counts(kind: str, match: re.Match[str], sentence: str, *, context: bool) -> bool:
    if kind == "visa":
        return not _is_brand(match, sentence)
    if kind in _ALWAYS:
        return True
    lookalike = _LOOKALIKE.get(kind)
    if lookalike and lookalike.search(sentence) and not _AMONG_VISAS.search(sentence):
        return False
    if kind == "tn":
        return context and not _is_tennessee(match, sentence)
    return context or (kind in {"lmia", "ep", "pass", "gc"} and len(match.group()) > 2)


def _is_tennessee(match: re.Match[str], sentence: str) -> bool:
    around = sentence[max(0, match.start() - 8) : match.start()] + sentence[match.end() : match.end() + 8]
    before = sentence[: match.start()]
    return bool(_STATE_LIST.search(around)) or (
        bool(_TOWN.search(before)) and before.rstrip().endswith(",") and not _AMONG_VISAS.search(around)
    )


def _is_brand(match: re.Match[str], sentence: str) -> bool:
    if match.group() not in {"Visa", "VISA"} or _IMMIGRATION.search(sentence):
        return False
    return bool(_BRAND.search(sentence) or _BRAND_SUBJECT.search(sentence))
