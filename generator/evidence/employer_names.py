"""The readings of an employer's name in postings, and what its website's address says."""

import re
from itertools import takewhile
from typing import Final
from urllib.parse import urlsplit

from generator.evidence.legal_names import LegalName, legal_name

_PART: Final = re.compile(
    r"\s+[-–—|•]+\s+|\s*[|:]\s+|,? an? (?=\S.*\b(?:company|business|brand|group)$)", re.I
)
_DOMAIN: Final = re.compile(r"(?<=\w)\.com$", re.I)
_SECOND_LEVEL: Final = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})
_EVERYWHERE: Final = frozenset("us io ai co me tv so gg ly fm vc to cc ac sh gl is eu bz ws im it".split())
_PLAIN: Final = frozenset("com org edu gov ai io".split())
_FORM_IN_FULL: Final = {"co": "company", "corp": "corporation", "ltd": "limited", "inc": "incorporated"}
_NOT_OWN: Final = frozenset(
    "linkedin facebook instagram twitter simplify jobright indeed glassdoor greenhouse lever ashbyhq workday "
    "myworkdayjobs smartrecruiters icims bit google sites wixsite wordpress github crunchbase about bamboohr "
    "workable jobs governmentjobs paylocity ultipro adp linktr".split()
)
"""Names of sites that belong to others than the employers they tell of."""
_AROUND: Final = re.compile(
    r"^(?:get|go|try|use|join|my|the|with|hello|meet|we|about|corporate|team)|"
    r"(?:inc|llc|corp|co|company|group|hq|app|usa|us|na|america|global|worldwide|international|official|online|"
    r"world|team|careers|jobs|it|tech|ai|io|labs|hr|law|llp|studio|design|university|edu|health)$"
)
"""What site names have around the employer's name without another employer being meant."""
_FILLING: Final = re.compile(
    r"(?:inc|llc|corp|co|company|group|hq|app|usa|us|na|america|global|worldwide|international|official|online|"
    r"world|team|careers|jobs|io)$"
)
"""Those endings that name no business of their own: `aptoslabs` may be another company than Aptos."""


def readings(name: str) -> tuple[LegalName, ...]:
    """The name in full, without a web ending (`Chewy.com`), each once, the fullest first."""
    found = (name, _DOMAIN.sub("", name.strip()))
    return tuple(dict.fromkeys(reading for reading in map(legal_name, found) if reading.core))


def first_part(name: str) -> LegalName | None:
    """What stands before a dash, a bar or a colon (`Deloitte - Consulting`); None without one."""
    parts = _PART.split(name.strip(), maxsplit=1)
    part = legal_name(parts[0]) if len(parts) > 1 else None
    return part if part and part.core else None


def site_name(address: str) -> str:
    """The name under which a site is registered: `deloitte` of `https://www2.deloitte.com/us`.

    Empty for an address that cannot be read, and for sites of others than the employer.
    """
    labels = _labels(address)
    if len(labels) < 2:
        return ""
    place = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else -2
    name = labels[place].replace("-", "")
    return "" if name in _NOT_OWN else name


def is_plain(ending: str) -> bool:
    """Whether a site's ending is one under which few but the owners of a name register it."""
    return ending in _PLAIN


def is_own_site(site: str, name: LegalName) -> bool:
    """Whether a site's name is the core, alone or with the name's legal form or region, or its initials."""
    initials = _initials(name)
    ends = {"", name.region, *name.form.split(), *(_FORM_IN_FULL.get(form, "") for form in name.form.split())}
    own = {name.key + end for end in ends} | {each for each in initials if len(each) > 2}
    return bool(site) and (site in own or site.removeprefix("the") in own)


def words_told(site: str, name: LegalName) -> int:
    """How many words of the core a site's name tells: the first in full, the others shortened or in full.

    `elmcap` tells both words of Elm Capital, `elmpharma` two of Elm Pharmaceutical Services. 0: the site's
    name is made of more than the words, or does not begin with the first.
    """
    first, *others = name.words
    rest = site.removeprefix(first)
    told = int(site.startswith(first))
    for word in others:
        shared = sum(1 for _ in takewhile(_are_equal, zip(rest, word, strict=False)))
        if not (told and shared):
            break
        rest, told = rest[shared:], told + 1
    return 0 if rest else told


def _are_equal(letters: tuple[str, str]) -> bool:
    return letters[0] == letters[1]


def letters_told(site: str, name: LegalName) -> int:
    """Letters by which a site's name tells the words behind the first one; 0 where it tells anything else."""
    return len(site) - len(name.words[0]) if words_told(site, name) > 1 else 0


def agrees(site: str, name: LegalName) -> bool:
    """Whether a site's name is the employer's: the core, its initials or its words shortened, or the core
    with usual words around it.

    An unknown site speaks neither for nor against the name and agrees.
    """
    if not site or site == name.key or site in _initials(name) or words_told(site, name) > 1:
        return True
    return name.key in (
        _AROUND.sub("", site, count=1),
        _AROUND.sub("", _AROUND.sub("", site, count=1), count=1),
    )


def goes_on(site: str, name: LegalName) -> bool:
    """Whether a site's name begins with the employer's and goes on with more than filling words."""
    return site.startswith(name.key) and name.key not in (site, _FILLING.sub("", site, count=1))


def _initials(name: LegalName) -> tuple[str, str]:
    """First letters of the core, without and with those of the legal form: `pmc` of Pell Media Corp."""
    core = "".join(word[0] for word in name.words)
    return core, core + "".join(form[0] for form in name.form.split())


def site_ending(address: str) -> str:
    """The last part of the site's address, such as `ai`; empty when it cannot be read."""
    labels = _labels(address)
    return labels[-1] if len(labels) > 1 else ""


def is_foreign(address: str) -> bool:
    """Whether the address ends in the code of another country than the United States.

    Codes that companies everywhere use for their sound (`.io`, `.ai`, `.co`) speak for no country.
    """
    ending = site_ending(address)
    return len(ending) == 2 and ending not in _EVERYWHERE


def _labels(address: str) -> list[str]:
    text = address.strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return []
    return [label for label in host.split(".") if label]
