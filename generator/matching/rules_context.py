"""Rules that no single clause can hold: what a question, a heading or the words around do to a statement.

Their conditions are code (`clauses.py`, `statement_context.py`, `offer_doubts.py`, `sponsorship.py`); here
each has its name, a text it decides and one like it that it leaves alone.
"""

from dataclasses import dataclass

from generator.domain.sponsorship import Stance

_R, _O, _C, _U = Stance.REFUSED, Stance.OFFERED, Stance.CONDITIONAL, Stance.UNSTATED


@dataclass(frozen=True, slots=True)
class ContextRule:
    """One way in which other words decide what a clause says."""

    name: str
    stance: Stance | None
    """None: the answer decides."""
    example: str
    """A text in which the rule speaks."""
    other: str
    """A text like it in which it does not."""


REPLIES = (
    ContextRule(
        "question-and-answer",
        None,
        "Do you sponsor visas? Not at the moment.",
        "Do you need a visa? Tell us.",
    ),
    ContextRule(
        "need-and-answer",
        None,
        "Need a visa? No problem.",
        "Do you need a visa? Yes / No",
    ),
    ContextRule(
        "heading-and-answer", None, "Visa sponsorship\n\nNo", "Visa sponsorship\n\nTell us your story."
    ),
    ContextRule(
        "table-column",
        None,
        "Job | Place | Sponsorship\nNurse | Waco | No",
        "Job | Place | Sponsorship\nNurse | Waco | Ask the ward",
    ),
    ContextRule(
        "as-said-before-yes", _O, "Many firms never sponsor a visa. We do.", "Many firms grow. We do."
    ),
    ContextRule(
        "as-said-before-no", _R, "Friends ask if we sponsor visas. We do not.", "Friends ask. We do not."
    ),
    ContextRule(
        "as-said-before-only",
        _C,
        "Yes, H-1B sponsorship, though only transfers.",
        "We hire, though only here.",
    ),
    ContextRule(
        "listed",
        _O,
        "Benefits\nHealth insurance\nVisa sponsorship\nUnlimited PTO",
        "Benefits\nHealth insurance\nQuestions about visa sponsorship\nUnlimited PTO",
    ),
    ContextRule(
        "listed-as-not-offered",
        _R,
        "What we do not offer:\n- Company cars\n- Visa sponsorship\n- Relocation",
        "What we offer:\n- Company cars\n- Visa sponsorship\n- Relocation",
    ),
)
"""What is said by a reply, by a list or by a reference to the words before."""

SET_ASIDE = (
    ContextRule(
        "not-a-benefit",
        _U,
        "Responsibilities\nPayroll\nVisa sponsorship\nOnboarding",
        "Benefits\nHealth insurance\nVisa sponsorship\nUnlimited PTO",
    ),
    ContextRule(
        "only-preferred",
        _U,
        "Nice to have\n- US citizenship\n- Docker",
        "Requirements\n- US citizenship\n- Docker",
    ),
    ContextRule(
        "named-in-passing",
        _U,
        "We map roads. US citizens. Also rivers.",
        "US citizens",
    ),
    ContextRule(
        "about-others",
        _U,
        "We work with universities that sponsor visas.",
        "We sponsor visas.",
    ),
)
"""What makes a statement say nothing about the applicant's sponsorship."""

DOUBTS = (
    ContextRule(
        "offer-in-unknown-words",
        _C,
        "We sponsor visas for glassblowers.",
        "We sponsor visas for engineers.",
    ),
    ContextRule(
        "offer-with-a-limit-beside-it",
        _C,
        "We sponsor visas for now.",
        "We sponsor visas.",
    ),
    ContextRule("offer-hedged", _C, "In theory, we sponsor visas.", "In this role, we sponsor visas."),
    ContextRule(
        "offer-followed-by-but",
        _C,
        "We sponsor visas, but read the small print.",
        "We sponsor visas. Read the small print.",
    ),
    ContextRule("offer-with-a-footnote", _C, "We sponsor visas*", "We sponsor visas."),
    ContextRule(
        "offer-taken-back",
        _C,
        "We sponsor visas. Only for nurses, that is.",
        "We sponsor visas. For nurses too.",
    ),
    ContextRule("offer-in-another-language", _C, "Wir bieten Visa-Sponsoring.", "We offer visa sponsorship."),
)
"""What lets an offer stand as a condition only."""

COMBINATIONS = (
    ContextRule(
        "offered-for-another-country",
        _C,
        "We sponsor visas in the Netherlands.",
        "We sponsor visas in New York.",
    ),
    ContextRule(
        "refused-and-offered",
        _C,
        "We sponsor H-1B visas. We do not sponsor green cards.",
        "We do not sponsor visas. We do not sponsor green cards.",
    ),
)
"""What several statements, or a statement and a place, say together."""

CONTEXT_RULES = (*REPLIES, *SET_ASIDE, *DOUBTS, *COMBINATIONS)
