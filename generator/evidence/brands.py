"""The shipped list of brands whose legal names are other than their own, each with a public source."""

from functools import cache
from importlib.resources import files

from generator.domain.article import Citation
from generator.domain.employer_alias import Brand

_SEPARATOR = "|"


@cache
def shipped_brands() -> tuple[Brand, ...]:
    """The table `brands.tsv`: one line for one or several spellings of a brand and its legal names.

    Columns: brand, websites, legal_names (each with `|` between several), title and url of the source.
    """
    text = files("generator.evidence").joinpath("brands.tsv").read_text(encoding="utf-8")
    lines = text.rstrip("\n").split("\n")[1:]
    return tuple(brand for line in lines for brand in _brands(*line.split("\t")))


def _brands(spellings: str, websites: str, legal_names: str, title: str, url: str) -> tuple[Brand, ...]:
    source = Citation(title=title, url=url)
    names = tuple(legal_names.split(_SEPARATOR))
    hosts = tuple(filter(None, websites.split(_SEPARATOR)))
    return tuple(
        Brand(brand=brand, legal_names=names, source=source, websites=hosts)
        for brand in spellings.split(_SEPARATOR)
    )
