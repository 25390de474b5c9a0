"""Words of names that many organisations have, and the words that tell one from another."""

from typing import Final

from generator.evidence.legal_names import LegalName, singular

GENERIC: Final = frozenset(
    singular(word)
    for word in """
    academy advanced advisory advisors agency alliance america american analytics apparel
    architecture art asset associate association bank business capital care center central city
    clinic club college commerce commercial communication company construction consultant consulting
    corporate county creative data dental design development digital direct east education electric
    electronics energy engineering enterprise entertainment equity family fashion finance financial
    first food foundation fund gaming general global government group health healthcare holding home
    hospital hotel hospitality human industry information infrastructure innovation institute
    insurance integrated international investment it job lab law learning life logistics management
    manufacturing market marketing media medical medicine mobile motor music national network new
    north office online operation partner pharma pharmacy pharmaceutical physician platform power
    product production professional project property public realty recruiting recruitment research
    resource restaurant retail robotics school science search secure security service software solar
    solution south staffing state store strategy studio supply support system talent team tech
    technical the therapy tool trade training travel trust union united university us usa venture
    web west wireless work world worldwide of for in at by and good samaritan mercy memorial trinity
    sacred heart holy cross baptist methodist lutheran christ community regional providence st mary
    joseph john luke analysis building builder contracting contractor environmental electrical
    mechanical industrial integration interior landscape legal quality structural testing transport
    transportation trucking confidential hr ai io app cloud cyber one
    """.split()
)
"""Words that name a kind of organisation or business and no organisation."""


def own_words(name: LegalName) -> tuple[str, ...]:
    """The words of the core that tell one organisation from another."""
    return tuple(word for word in name.words if singular(word) not in GENERIC)
