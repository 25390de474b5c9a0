"""Figures in the title of a job that are no part of it: codes of the posting, days and pay."""

import re
from typing import Final

_NUMBER = r"[a-z]{0,4}[-_/ ]?\d[\w./-]*"
_LABELLED = (
    r"(?:(?:(?:job|position|posting|vacancy|opening)\s+)?"
    r"(?:requisition|req|ref(?:erence)?|job|posting|position|vacancy)\.?"
    rf"\s*(?:(?:(?:id|no|nr|num(?:ber)?|code|req|ref)\b\.?\s*[:#]*|[:#]+)\s*{_NUMBER}|\d{{4,}}\b[\w./-]*)"
    rf"|(?:requisition|req)\.?\s*{_NUMBER}|\bid\s*[:#]+\s*{_NUMBER})"
)
_PREFIXED = (
    r"(?:(?:req|jr|job|jo|id|ref|pos|r|j)[-_]?\d{3,}(?:[-_]\d+)*|(?:r|j|jr|req)(?:[-_]\d+)+|[a-z]{1,2}\d{5,})"
)
_HASHED = r"#\s*(?:[a-z]{1,5}[-_]?\d[\w.-]*|\d{3,}[\w.-]*|\d+[-._]\d[\w.-]*)"
_CODE = re.compile(
    rf"{_LABELLED}|{_PREFIXED}|{_HASHED}|[a-z]{{0,4}}-?\d{{4,}}[a-z]?(?:[-.]\d+)?", re.IGNORECASE
)
"""A part that is nothing but a code."""
_CODE_BEHIND = re.compile(rf"\s+(?:{_LABELLED}|{_PREFIXED}|{_HASHED})$", re.IGNORECASE)
_CODE_BEFORE = re.compile(rf"^(?:{_HASHED}|(?:req|jr)[-_]?\d{{3,}})\s+", re.IGNORECASE)
_NO_CODE = re.compile(
    r"(?:19|20)\d{2}|1099|(?:as|iso|iec|iatf|en|do|din|mil|nfpa|api|asme|ipc|ed|cs|fy|sox|sap|osha|ifrs|astm|ansi|sae"
    r"|ieee|rfc|mpo|cpt|ssae)-?\d[\d-]*",
    re.IGNORECASE,
)
"""Years, forms and standards."""
_CURRENCY = r"(?:USD|EUR|GBP|INR|CAD|AUD|SGD|CHF|US\$|CA\$|[$€£₹])"
_TIME = (
    r"(?:\s*(?:/|per\s|an?\s)\s*(?:hr|hour|h|yr|year|annum|month|mo|week|wk|day)s?\b\.?"
    r"|\s*(?:p\.?a|p\.?h|annually|hourly)\b\.?)"
)
_SUM = r"\d[\d,.]*\s?(?:k|lpa|lakhs?)?\+?"
A_SUM: Final = re.compile(
    rf"{_CURRENCY}\s?\d|\b\d[\d,.]*\s?k?\s?(?:USD|EUR|GBP|INR|CAD|AUD|SGD|CHF)\b|\d{_TIME}", re.IGNORECASE
)
"""A sum of money, by its currency or the time it is for."""
_THOUSANDS = re.compile(rf"\d{{2,3}}k?\s*(?:[-–—]|to)?\s*(?:\d{{2,3}})?k\+?{_TIME}?", re.IGNORECASE)
_MONEY_BEHIND = re.compile(
    rf"\s+{_CURRENCY}\s?{_SUM}(?:\s*(?:[-–—]|to)\s*(?:{_CURRENCY}\s?)?{_SUM})?{_TIME}?$", re.IGNORECASE
)
SUM_FIRST: Final = re.compile(rf"^\W*{_CURRENCY}\s?\d", re.IGNORECASE)
"""A part that begins with a sum of money."""
_PAY_WORDS: Final = frozenset(
    "usd eur gbp inr cad aud sgd chf us ca base salary pay paid rate wage wages up to from starting "
    "starts start at max min hourly hour hours hrs hr yr year years annum annual annually month monthly "
    "week weekly wk day daily per plus and or bonus bonuses sign signing hiring on commission commissions "
    "uncapped ote incentive incentives benefits range compensation comp equity an guaranteed average avg "
    "earn earning earnings potential first tips dollars of in with depending doe experience lpa lakh "
    "lakhs net gross fixed".split()
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}-\d{1,2}-\d{4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_DAY = re.compile(
    r"(?:(?:posted|updated|starting|starts?|start date|closing|closes|deadline|apply by|until)\b"
    rf"\s*(?:on\s+)?:?\s*)?{_DATE}",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(rf"\s+{_DATE}$", re.IGNORECASE)


def is_figure(text: str) -> bool:
    """Whether a part is nothing but a code, a day or pay; years, forms and standards are none of these."""
    if _CODE.fullmatch(text):
        return not _NO_CODE.fullmatch(text)
    return bool(_DAY.fullmatch(text) or _THOUSANDS.fullmatch(text)) or _is_pay(text)


def without_figure(text: str) -> str:
    """The title without one code, sum or day that no sign parts from it."""
    for pattern in (_CODE_BEHIND, _MONEY_BEHIND, _DAY_BEHIND, _CODE_BEFORE):
        found = pattern.search(text)
        if found and not _NO_CODE.fullmatch(found[0].strip()):
            return text[: found.start()] + text[found.end() :]
    return text


def _is_pay(text: str) -> bool:
    """A sum with nothing but words about pay beside it."""
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    return bool(A_SUM.search(text)) and all(word in _PAY_WORDS for word in words)
