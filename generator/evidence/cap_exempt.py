"""Employers whose name is that of a kind outside the yearly H-1B limit: "may be", never "is".

The kinds are those of section 214(g)(5) of the Immigration and Nationality Act: institutions of higher
education, nonprofit entities related to or affiliated with them, and nonprofit or governmental research
organisations. Whether one employer is of a kind turns on facts that no name tells.
"""

import re
from enum import StrEnum

from generator.matching.duplicates import words_key


class CapExemptKind(StrEnum):
    """The kind a name points to, in the words shown to readers."""

    UNIVERSITY = "university or college"
    AFFILIATED = "nonprofit that may belong to a university"
    RESEARCH = "research organisation"


_BUSINESS = re.compile(
    r"\b(bank|board|credit union|federal credit|realty|properties|apartments?|books?|bookstore|press|"
    r"publishing|prep|academy|association|tutors?|tutoring|bound|loans?|games|hub|tours|housing|ford|toyota|"
    r"honda|auto|motors|inc|llc|corp|corporation|ventures|capital|technologies|software|solutions|consulting|"
    r"group|partners)\b"
)
_SCHOOL = re.compile(r"\b(high|elementary|middle|primary|secondary|preparatory|day|charter|pre) school\b")
_AFFILIATED = re.compile(
    r"\b(university|college)\b.*\b(hospitals?|health system|health|medical (center|system|branch)|foundation|"
    r"physicians|clinics?)$"
    r"|\buniversity (hospitals?|health)\b"
    r"|\b(hospitals?|health system|medical center|foundation) (of|at) (the )?(university|college)\b"
)
_UNIVERSITY = re.compile(
    r"\b(university|universities|community college|state college|college (of|at|district)|"
    r"institute of technology|polytechnic institute|regents of|medical school|"
    r"school of (medicine|law|business|engineering|mines|design))\b|\bcolleges?( [a-z]+)?$"
)
_RESEARCH = re.compile(
    r"\b(national (laboratory|laboratories|lab)|(lincoln|jackson|dynamics|physics|naval [a-z]+) laboratory|"
    r"research (institute|foundation|laboratory|center)|bureau of [a-z]+ research|"
    r"institute for ([a-z]+ )*(research|studies|study|science|sciences|biology|analyses)|"
    r"institute of ([a-z]+ )*(biomedical|medical|cancer|research|genetics)( [a-z]+)*|"
    r"observatory|cancer institute|hughes medical institute|medical research|smithsonian institution)\b"
)


def cap_exempt_kind(name: str) -> CapExemptKind | None:
    """The kind an employer's name points to; None for most names.

    A legal form of business in the name, a bank or a bookshop that only carries a university's name, and
    schools below higher education point to none.
    """
    words = words_key(name)
    if _BUSINESS.search(words) or _SCHOOL.search(words):
        return None
    if _AFFILIATED.search(words):
        return CapExemptKind.AFFILIATED
    if _UNIVERSITY.search(words):
        return CapExemptKind.UNIVERSITY
    return CapExemptKind.RESEARCH if _RESEARCH.search(words) else None
