"""Definitions of what postings say about sponsorship, and of the order of the evidence."""

from collections.abc import Iterator

from generator.evidence.ladder import RUNGS, Rung
from generator.matching.sponsorship_rules import RULE_OF
from generator.pages.definition_ground import Ground
from generator.pages.definition_ids import ANSWERS, LADDER, STANCE
from generator.pages.model.article import Definition
from generator.pages.words import RUNG_LABELS, counted


def answer_definitions(ground: Ground) -> Iterator[Definition]:
    """The stance of one posting, how many jobs have each, and the ladder."""
    yield Definition(
        STANCE,
        "What a posting says about sponsorship",
        f"{counted(len(RULE_OF), 'rule')} written by people read each clause of a posting that speaks of "
        "visas, sponsorship, work authorization or citizenship, and the deciding words are quoted. Nothing "
        "else makes a stance: no score, no model, no history. A refusal comes before an offer in the same "
        "text.",
        dates=ground.snapshot,
        limits="Rules can misread new wording. A statement about another country does not count for the "
        "United States. “Must be authorized to work” alone is no refusal.",
    )
    yield Definition(
        ANSWERS,
        "Jobs by what is known about sponsorship",
        "Every job is counted once, under the first line of its evidence; the counts add up to the list. In "
        f"tables of employers “Offer” counts the jobs whose first line is “{RUNG_LABELS[Rung.OFFERED]}” or "
        f"“{RUNG_LABELS[Rung.CONDITIONAL]}”, “Refuse” those whose first line is "
        f"“{RUNG_LABELS[Rung.REFUSED]}”, and “Sponsored before” those for which a source or a public record "
        "speaks of the employer's past, whatever their own words say.",
        dates=ground.snapshot,
        limits="The past of an employer is no offer. A job that states nothing may still be sponsored.",
    )
    yield Definition(
        LADDER,
        "The order of the evidence",
        "The strongest line that holds is shown first, and a refusal before all: "
        + "; ".join(f"{place}. {RUNG_LABELS[rung]}" for place, rung in enumerate(RUNGS, 1))
        + ". “Not stated” is unknown. It is never counted as a no or as a yes.",
        dates=ground.snapshot,
        limits="Words show what a posting says, records what an employer did. Neither decides about you.",
    )
