"""The words pages use for what is computed: labels, notes and figures as a reader sees them."""

from collections.abc import Sequence
from datetime import date

from generator.domain.posting import EmploymentType, Seniority, WorkMode
from generator.domain.visa import VISA_BY_SLUG, VISAS
from generator.domain.wage import Pay, WageUnit
from generator.evidence.ladder import Evidence, Rung
from generator.pages.model.listing import Badge

NOT_STATED = "Not stated"

WORK_MODES = {WorkMode.ON_SITE: "On site", WorkMode.HYBRID: "Hybrid", WorkMode.REMOTE: "Remote"}
EMPLOYMENT_TYPES = {
    EmploymentType.FULL_TIME: "Full time",
    EmploymentType.PART_TIME: "Part time",
    EmploymentType.CONTRACT: "Contract",
    EmploymentType.TEMPORARY: "Temporary",
    EmploymentType.INTERNSHIP: "Internship",
}
SENIORITIES = {
    Seniority.INTERN: "Intern",
    Seniority.ENTRY: "Entry level",
    Seniority.MID: "Mid level",
    Seniority.SENIOR: "Senior",
    Seniority.STAFF: "Staff or principal",
    Seniority.MANAGER: "Manager",
    Seniority.DIRECTOR: "Director or above",
}
RUNG_LABELS = {
    Rung.REFUSED: "Refuses sponsorship",
    Rung.OFFERED: "Offers sponsorship",
    Rung.CONDITIONAL: "Sponsorship on conditions",
    Rung.REPORTED: "Reported by the source",
    Rung.FILINGS_SAME: "Employer filed for this occupation",
    Rung.FILINGS_OTHER: "Employer filed for other jobs",
    Rung.APPROVALS: "Employer has H-1B approvals",
    Rung.HISTORY: "Employer sponsored before",
    Rung.CAP_EXEMPT: "May be outside the H-1B limit",
    Rung.UNKNOWN: "Sponsorship not stated",
}
RUNG_TONES = {
    Rung.REFUSED: "no",
    Rung.OFFERED: "yes",
    Rung.CONDITIONAL: "maybe",
    Rung.REPORTED: "maybe",
    Rung.FILINGS_SAME: "maybe",
    Rung.FILINGS_OTHER: "maybe",
    Rung.APPROVALS: "maybe",
    Rung.HISTORY: "maybe",
    Rung.CAP_EXEMPT: "unknown",
    Rung.UNKNOWN: "unknown",
}
RUNG_MEANINGS = {
    Rung.REFUSED: "The posting's own words come first, whatever the employer did before.",
    Rung.OFFERED: "The posting says so. It does not say that a petition will be approved.",
    Rung.CONDITIONAL: "The posting limits the offer or makes it depend on something. Ask before you apply.",
    Rung.REPORTED: "The source says that the posting mentions sponsorship. Our data do not hold the words, "
    "so read the original.",
    Rung.FILINGS_SAME: "The employer filed labor condition applications (LCAs) for this occupation, and the "
    "US Department of Labor certified them. An LCA comes before a petition. It is an intent to hire, not an "
    "approval and not an offer of this job.",
    Rung.FILINGS_OTHER: "These certified labor condition applications (LCAs) of the employer are for other "
    "occupations. They say little about this job.",
    Rung.APPROVALS: "US Citizenship and Immigration Services (USCIS) approved H-1B petitions of this "
    "employer. Initial petitions are mostly for people new to H-1B; continuing ones mostly extend or change "
    "it. They say nothing about this job.",
    Rung.HISTORY: "The source says that this employer sponsored workers in recent years. "
    "That says nothing about this job.",
    Rung.CAP_EXEMPT: "Universities, nonprofits that belong to them and research organisations may be outside "
    "the yearly H-1B limit, so that they can file at any time. The name alone does not settle it: ask the "
    "employer.",
    Rung.UNKNOWN: "The words we have say neither yes nor no. Ask the employer.",
}
CURRENCY_NAMES = {
    "USD": "US dollars",
    "EUR": "euros",
    "GBP": "pounds sterling",
    "CAD": "Canadian dollars",
    "INR": "Indian rupees",
    "SGD": "Singapore dollars",
    "AUD": "Australian dollars",
}
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "CAD": "CA$", "AUD": "A$", "SGD": "S$"}
_UNITS = {
    WageUnit.HOUR: "an hour",
    WageUnit.DAY: "a day",
    WageUnit.WEEK: "a week",
    WageUnit.MONTH: "a month",
    WageUnit.YEAR: "a year",
}
_RESIDENCE = next(visa.name for visa in VISAS if visa.slug == "green-card")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def badge_of(evidence: Evidence, shown: str = "") -> Badge:
    """The badge of one rung; `shown` says what records show on it."""
    return Badge(
        rung=evidence.rung.value,
        tone=RUNG_TONES[evidence.rung],
        label=RUNG_LABELS[evidence.rung],
        quote=evidence.quote,
        note="; ".join(filter(None, (shown, _note(evidence)))),
        visas=named_visas(evidence),
    )


def named_visas(evidence: Evidence) -> tuple[str, ...]:
    """The visas a statement is about. "Citizens and green card holders only" is about none."""
    if evidence.citizenship:
        return tuple(name for name in evidence.visas if name != _RESIDENCE)
    return evidence.visas


def rung_badge(rung: Rung) -> Badge:
    """The badge of a rung without the proof of one job, for counts."""
    return badge_of(Evidence(rung))


def pay_words(pay: Pay | None) -> str:
    """`$120,000 to $150,000 a year`; empty when there is none."""
    if pay is None:
        return ""
    unit = _UNITS[pay.unit]
    low, high = (amount_words(side, pay.currency) if side else "" for side in (pay.low, pay.high))
    if low and high:
        return f"{low} {unit}" if low == high else f"{low} to {high} {unit}"
    return f"from {low} {unit}" if low else f"up to {high} {unit}"


def amount_words(amount: float, currency: str) -> str:
    """`$120,000`, `€18.50`, `CHF 90,000`."""
    figure = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    sign = _SIGNS.get(currency)
    return f"{sign}{figure}" if sign else f"{currency} {figure}"


def pay_unit_words(currency: str, unit: WageUnit) -> str:
    """`US dollars a year`."""
    return f"{CURRENCY_NAMES.get(currency, currency)} {_UNITS[unit]}"


def month_words(month: str) -> str:
    """`2026-04` as `Apr 2026`."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def day_words(day: date) -> str:
    """`1 Apr 2026`, whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 job`, `1,204 jobs`."""
    return f"{number:,} {noun_for(number, noun, plural)}"


def noun_for(number: int, noun: str, plural: str = "") -> str:
    """The noun in the number's form."""
    return noun if number == 1 else plural or f"{noun}s"


def listed_names(names: Sequence[str], shown: int) -> str:
    """Names in a row, the first few of many: `A, B and 3 more`."""
    first, rest = names[:shown], len(names) - shown
    return f"{', '.join(first)} and {rest:,} more" if rest > 0 else ", ".join(first)


def visa_phrase(slug: str) -> str:
    """A visa's name as a modifier before `jobs`."""
    visa = VISA_BY_SLUG[slug]
    return "Green card" if slug == "green-card" else visa.name


def _note(evidence: Evidence) -> str:
    notes = []
    if evidence.kind:
        notes.append(f"by its name a {evidence.kind}")
    if evidence.reported and evidence.rung is Rung.REFUSED:
        notes.append("reported by the source, words not quoted")
    if evidence.citizenship:
        notes.append("asks for citizenship or permanent residence")
    if evidence.country:
        notes.append(f"about {evidence.country}")
    if evidence.rung in {Rung.OFFERED, Rung.CONDITIONAL} and not evidence.visas:
        notes.append("which visa is not stated")
    if evidence.accepts:
        notes.append(f"accepts {', '.join(evidence.accepts)}")
    return "; ".join(notes)
