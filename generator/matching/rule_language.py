"""The language in which rules about sponsorship are written: rows of tokens over canonical words.

| written | matches |
| --- | --- |
| `we` | that token; `NOT|NO` either; `charg*` a token beginning so |
| `$SPON` | a set of tokens, see `SETS` |
| `~4` | up to four tokens, none of them NEED, YES or a question mark |
| `*4` | up to four tokens of any kind |
| `^`, `$` | the clause's beginning or end; `for|$` a token or the end |
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.domain.sponsorship import Stance

SETS = {
    "$NOUN": "SPONSORSHIP|SUPPORT|BARE",
    "$SURE": "SPONSORSHIP|SUPPORT",
    "$SPON": "SPONSORSHIP|SUPPORT|BARE|SPONSOR",
    "$VISA": "VISA|KIND|GREENCARD",
    "$IMM": "VISA|KIND|GREENCARD|immigration|SPONSORSHIP|SUPPORT",
    "$COSTS": "fees|fee|costs|cost|expenses|filing|processing|attorney",
    "$PERSON": "CITIZEN|FOREIGNER|HOLDER|FOLK",
    "$US": "we|us|company|employer|team|firm|university|college|institute|school|district|hospital|department"
    "|practice|clinic|lab|organization|organisation|bank|agency|foundation|center|centre|institution"
    "|corporation|studio|business|startup|county|city|association|nonprofit|laboratory",
    "$DOUBT": "MAY|USUALLY|SOME|EXCEPT|GUARANTEE|NOGUARANTEE|ONLY",
    "$HIRES": "you|candidate|candidates|applicant|applicants|engineer|engineers|employees|"
    "employee|workers|hires|talent"
    "|people|anyone|individuals|international|foreign|both|them|those|everyone|"
    "students|hire|nationals|developers|great|physicians|nurses|teachers|researchers|scientists|faculty"
    "|scholars|fellows|therapists|postdocs",
    "$WEAK": "hard|difficult|struggl*|fail*|former*|ended|until|expired|few|little|nobody|"
    "nothing|neither|against|instead|pretend*|imagine|ban|bans|banned|halt*"
    "|barred|prohibit*|prevent*|forbid*|exclud*|withdr*|revok*|reject*|deny|"
    "denied|denies|stop*|WISH|whether|unsure|unclear|cease*|lose|lost|question|questioned|"
    "how|why|about|blog|article*",
    "$YES": ("yes|y|true|absolutely|definitely|certainly|sure|available|offered|provided|OK|GIVE"),
    "$NO": "NO|NOT|n|false|unavailable",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying something about sponsorship."""

    name: str
    stance: Stance
    """UNSTATED: the clause is recognised as saying nothing about the applicant's sponsorship."""
    patterns: tuple[str, ...]
    example: str
    """A sentence the rule decides."""
    other: str
    """A sentence like it that the rule leaves alone."""
    unless: tuple[str, ...] = ()
    """Patterns that keep the rule from holding."""
    flags: tuple[str, ...] = ()


def holds(rule: Rule, clause: str) -> bool:
    """Whether the rule's words stand in the clause."""
    return any(compiled(pattern).search(clause) for pattern in rule.patterns) and not any(
        compiled(pattern).search(clause) for pattern in rule.unless
    )


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """A row of tokens as a regular expression over a clause."""
    return re.compile("(?<= )" + "".join(_token(word) for word in pattern.split()))


def _token(word: str) -> str:
    if word == "^":
        return r"(?<=^ )"
    if word == "$":
        return r"$"
    if word[0] in "~*" and word[1:].isdigit():
        stop = r"(?!NEED |YES |\? )" if word[0] == "~" else ""
        return rf"(?:{stop}\S+ ){{0,{word[1:]}}}?"
    words = (SETS.get(part, part) for part in word.split("|"))
    alternatives = "|".join(words).split("|")
    tokens = f"(?:{'|'.join(_word(part) for part in alternatives if part != '$')}) "
    return f"(?:{tokens}|$)" if "$" in alternatives else tokens


def _word(part: str) -> str:
    return re.escape(part[:-1]) + r"\S*" if part.endswith("*") and len(part) > 1 else re.escape(part)
