"""The words of a posting that a search should find beyond its title, and the form in which words are indexed.

Names of technologies that no table knows look like names: capitals, digits or signs inside a word, or a
capital in the middle of a sentence. They are found by that form, and never shown as skills.
"""

import re

from anyascii import anyascii

MOST_WORDS = 150
"""A posting with more of them is a list; its first ones are kept."""

_TOKEN = re.compile(r"[^\s,;()\[\]{}<>\"“”‘|•!?*…]+")
_NAME_IN_SENTENCE = re.compile(r"[A-Z](?:(?<=[a-z0-9,;&:] [A-Z])|(?<=[/(][A-Z]))[\w'-]*[a-z]\b")
"""Its first letter comes before the look at what stands in front of it, so a search runs to it at once."""
_LOOKS_TECHNICAL = re.compile(
    r"[a-z][A-Z]|[A-Za-z][+#]|\d[A-Za-z]|[A-Za-z]-?\d|^\.?\w+\.\w{2,}$|^[A-Z]{2,6}s?(?:[/&-][A-Z]{1,6})*$"
)
_ACRONYM_BEFORE_A_WORD = re.compile(
    r"[A-Z](?<![\w-][A-Z])(?:[A-Z]{1,5}(?=[/\u2011-][A-Z]*[a-z]|[’']s)|[A-Z](?=-[A-Z]))"
)
"""`AI-powered`, `AI/LLMs`, `SD-WAN`. U+2011 is a hyphen that keeps a line together. Its first letter comes
first for the same reason."""
_ADDRESS = re.compile(r"@|://|^www\.|\.(?:com|org|net|io|co)\b.*/")
_LONGEST = 30
_IN_LISTS = frozenset("0123456789,;/")
ORDINARY = frozenset(
    "US USA UK EU CA NY CEO CFO COO CTO CRO CMO VP SVP EVP HR PTO EEO EEOC LLC INC LTD AND THE FOR WITH "
    "YOU OUR WE ARE NOT ALL WHAT WHO WHY HOW ABOUT ROLE TEAM JOB LGBTQ LGBTQIA OTE RSU RSUS ESPP FSA HSA "
    "DOE ET PT EST PST CST AM PM FAQ TBD N/A NA EOE ADA DEI I I'm I've We We're We've We'll You You'll "
    "You're Your Our The This That These Those They Their And Or But If As At By For From In Into Of On "
    "To With What Who Why How When Where Is Are Be Will Not No All Any Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday January February March April May June July August September October November "
    "December Equal Opportunity Employer Inc Ltd Corp".split()
)
"""Words that look like names and are those of no technology."""


def search_words(text: str) -> tuple[str, ...]:
    """Words of a posting's text that look like names of things, by first appearance within each kind."""
    sentences = "\n".join(line for line in text.split("\n") if not _is_heading(line))
    every = dict.fromkeys(_TOKEN.findall(sentences))
    # Most are plain words, and to ask in place costs half of what calls do.
    tokens = (token.strip(".:'’/-–—&") for token in every if not (token.isalpha() and token[1:].islower()))
    technical = (token for token in tokens if _looks_technical(token) and _is_word(token))
    names = _NAME_IN_SENTENCE.findall(sentences)
    acronyms = _ACRONYM_BEFORE_A_WORD.findall(sentences)
    words = dict.fromkeys(word for word in (*technical, *acronyms, *names) if word not in ORDINARY)
    return tuple(words)[:MOST_WORDS]


def _is_heading(line: str) -> bool:
    """Whether a line of capitals is one, and not a list of acronyms."""
    return line.isupper() and line.count(" ") > 1 and not _IN_LISTS.intersection(line)


def _looks_technical(token: str) -> bool:
    plain = token[1:].islower() and token.isalpha()  # most tokens are, and a pattern takes ten times as long
    return not plain and _LOOKS_TECHNICAL.search(token) is not None


def _is_word(token: str) -> bool:
    return len(token) <= _LONGEST and not _ADDRESS.search(token)


_SENTENCE_SIGNS = re.compile(r"[.!?:;,](?=\s|$)|[\"“”()\[\]|•]")
_SHORT = re.compile(r"(?<![\w.+#&/'’-])([^\W_]{1,2})(?![\w+#&/'’.-])")
_COMPOUND = re.compile(r"(?<!\S)[\w+#.-]+(?:/[\w+#.-]+)+")
_DOTTED = re.compile(r"(?<=\w)(\.[A-Z]\w+)")
_SPLIT_PAIRS = re.compile(
    r"\b(front|back|full|dev|data|mid|cyber|web|soft|hard) (end|stack|ops|base|level|security|site)\b",
    re.IGNORECASE,
)


def indexed_form(text: str) -> str:
    """Words as they go into the index; the search page gives the words of a query the same form.

    - A word of one or two letters ends in a dot, so that `Go` does not find Google, nor `C` everything.
    - `front end` becomes `front-end`, which is found as both words and as `frontend`.
    - `React/Redux` is followed by its parts, `ASP.NET` by `.NET`, `Łódź` by `Lodz`.
    - Signs that end a sentence are left out: a dot belongs to the word in this index.
    """
    words = _SENTENCE_SIGNS.sub(" ", text)
    parts = " ".join(part for whole in _COMPOUND.findall(words) for part in whole.split("/") if part)
    dotted = " ".join(_DOTTED.findall(words))
    pairs = _SPLIT_PAIRS.sub(r"\1-\2", f"{words} {parts}")
    plain = "" if pairs.isascii() else " ".join(_in_ascii(pairs))
    closed = _SHORT.sub(r"\1.", pairs)
    return " ".join(f"{closed} {dotted} {plain}".split())


def _in_ascii(words: str) -> list[str]:
    return [anyascii(word) for word in words.split() if not word.isascii()]
