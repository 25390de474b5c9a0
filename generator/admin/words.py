"""What the forms of the CMS are labelled with, for people who never saw the files."""

import re

from pydantic import BaseModel

_LABELS = {
    "soc": "SOC codes",
    "onet": "O*NET codes",
    "url": "Address (URL)",
    "base_url": "Address of the site",
    "report_url": "Address for reports of errors",
    "us_school": "US school",
    "app_id": "Application ID",
    "use": "Shared text",
    "cms": "Editing in the browser",
    "commonly_requires": "Requirements",
    "repo": "Repository",
    "short": "Short form",
    "long": "Stands for",
    "plain": "In plain words",
    "says": "Groups of phrases",
    "alone": "Counts alone",
    "over": "Goes before",
    "over_nearby": "Goes before, nearby",
    "everywhere": "On every role page",
    "next": "Announced value",
    "history": "Earlier values",
    "dates": "Days for the calendar",
    "ways": "Ways to a visa",
    "wrong": "Sentences it must find",
    "right": "Sentences it must let pass",
    "include": "Titles that belong",
    "exclude": "Titles that do not belong",
    "words": "Lists of words",
    "page_gzip": "Page, compressed",
    "scripts_gzip": "Scripts, compressed",
}
_SINGULAR = {
    "aliases": "alias",
    "cms": "repository",
    "next": "announced value",
    "countries": "country",
    "commonly_requires": "requirement",
    "dates": "day",
    "exclude": "pattern",
    "history": "earlier value",
    "include": "pattern",
    "legal_names": "legal name",
    "onet": "O*NET code",
    "right": "sentence",
    "says": "group",
    "soc": "SOC code",
    "unless": "phrase",
    "denials": "phrase",
    "words": "list of words",
    "wrong": "sentence",
}
KEY_HINTS = {
    "facts": "Texts cite the fact by it: {{ fact.h1b_cap }}. Do not change it once texts do.",
    "dates": "A name of its own, which stays the same when the days are corrected.",
    "words": "Titles of roles name the list by it as @language, phrases of claims as <wage>.",
    "says": "A name of your own, for reports.",
}
_SUMMARIES = {
    "Abbreviation": "{{fields.short}} - {{fields.long}}",
    "Citation": "{{fields.title}}",
    "Claim": "{{fields.name}}: {{fields.claim}}",
    "Cms": "{{fields.backend}} {{fields.repo}}",
    "DatedSource": "{{fields.title}} ({{fields.as_of}})",
    "EmployerAlias": "{{fields.brand}} ({{fields.added_on}})",
    "Fact": "{{fields._key}} - {{fields.label}}: {{fields.value}}",
    "FactDays": "{{fields.label}} ({{fields.first}})",
    "FactNext": "{{fields.value}} from {{fields.effective}}",
    "FactPast": "{{fields.value}} until {{fields.until}}",
    "Redirect": "{{fields.from}} to {{fields.to}}",
    "Occupation": "{{fields.title}}",
    "Way": "{{fields.visa}}: {{fields.title}}",
}
_OPTIONS = {
    "all": "All",
    "any": "Any",
    "none": "None",
    "Degree.none": "No bachelor's degree",
    "bachelor": "Bachelor's degree",
    "advanced": "Master's degree or more",
    "outside": "Outside the United States",
    "inside": "Inside the United States",
    "studying": "Studies at a US school",
    "graduated": "Graduated from a US school",
    "neither": "Neither",
    "github": "GitHub",
    "gitlab": "GitLab",
    "gitea": "Gitea",
    "git-gateway": "Git gateway",
    "local": "This computer",
}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens",
    r"^[a-z][a-z0-9_]*$": "small letters, digits and underscores",
    r"^[a-z][a-z0-9_ -]*$": "small letters, digits, blanks, hyphens and underscores",
    r"^[a-z][a-z0-9-]*$": "small letters, digits and hyphens",
    r"^[a-z]+$": "small letters",
    r"^\d{2}-\d{4}$": "a code such as 15-1252",
    r"^\d{2}-\d{4}\.\d{2}$": "a code such as 15-1252.00",
    r"^https?://[^\s<>\"]+$": "an address that begins with https://",
    r"^(https?://|mailto:)\S+$": "an address that begins with https:// or mailto:",
    r"^[1-9]\d? (month|months|year|years)$": "a time such as 6 months or 1 year",
    r"^[a-z0-9-]+(\.[a-z0-9-]+)+$": "a host such as ramp.com",
    r"^[A-Z]{2}$": "a country's code of two capitals, such as US",
    r"^[a-z]{2}(-[A-Z]{2})?$": "a language's code such as en",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "an email address",
    r"^[^/\\.][^\\]*$": "a folder's name, which does not begin with a slash or a dot",
    r"^[A-Z][\w*&/.+-]+( [A-Z][\w*&/.+-]*)*#?$": "a short form in capitals such as LCA",
    r"^[\w.-]+(/[\w.-]+)+$": "an owner and a name such as larkspur/jobs",
    r"^\w[\w./-]*$": "a name without blanks",
    r"^\S+$": "words without blanks",
}


def label_of(key: str) -> str:
    """A key as an editor reads it: `review_by` is Review by."""
    return _LABELS.get(key) or key.replace("_", " ").capitalize()


def singular_of(key: str) -> str:
    """One entry of a list."""
    return _SINGULAR.get(key) or key.replace("_", " ").removesuffix("s")


def key_label_of(key: str) -> str:
    """What names an entry of a mapping."""
    return "Id" if key == "facts" else "Name"


def hint_of(description: str) -> str:
    """A key's meaning as it stands under its field; Markdown's stars are letters here."""
    return re.sub(r"\s+", " ", description).replace("*", r"\*")


def option_label_of(value: str, kind: str = "") -> str:
    """A word of a fixed set as an editor reads it; `kind` is the set's name, for words of several sets."""
    return _OPTIONS.get(f"{kind}.{value}") or _OPTIONS.get(value) or value.capitalize()


def pattern_words(pattern: str) -> str:
    """What a text of a form has to look like. Raises `KeyError` for a form that nobody put into words."""
    return _PATTERNS[pattern]


def length_words(low: int | None, high: int | None) -> str:
    """How long a text may be."""
    if not high:
        return "some text"
    return f"{low or 0} to {high} characters" if low and low > 1 else f"at most {high} characters"


def summary_of(model: type[BaseModel]) -> str:
    """What a closed entry of a list shows."""
    return _SUMMARIES.get(model.__name__, "")
