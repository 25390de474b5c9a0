"""`content/eligibility.yaml`: the table of who can use which visa."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.domain.countries import COUNTRIES
from generator.domain.eligibility import Eligibility, Way
from generator.domain.visa import VISA_BY_SLUG
from generator.problems.problem import Checked, Problem
from generator.problems.wording import did_you_mean, shown
from generator.sources.files import MOST_LISTS, SourceFile, read_file
from generator.sources.list_files import read_list
from generator.sources.located_yaml import Located
from generator.sources.located_yaml import Path as Place
from generator.sources.names import folded

ELIGIBILITY_FILE = "eligibility.yaml"
_LIST, _TEXTS = "ways", "commonly_requires"


@dataclass(frozen=True, slots=True)
class EligibilityFile:
    """What could be read of the file, with its places."""

    path: str
    eligibility: Eligibility | None = None
    """None when there is no file, or when its head cannot be used."""
    numbers: tuple[int, ...] = ()
    """For each of its ways the number in the file, from 0; broken ones are left out."""
    located: Located = field(default_factory=lambda: Located({}))
    files: tuple[SourceFile, ...] = ()

    @property
    def texts(self) -> tuple[Place, ...]:
        """Places of the texts that may hold variables."""
        return tuple(at for at, _ in self.located.texts if at[:1] == (_LIST,) and at[2:3] == (_TEXTS,))


def read_eligibility(root: Path, content: str) -> Checked[EligibilityFile]:
    """The table in the folder `content`; a site without the file has none."""
    path = f"{content}/{ELIGIBILITY_FILE}"
    if not (root / path).exists():
        return Checked(EligibilityFile(path))
    file = read_file(root, path)
    if file.value is None:
        return Checked(EligibilityFile(path), file.problems)
    return _table(file.value)


@lru_cache(maxsize=MOST_LISTS)
def _table(file: SourceFile) -> Checked[EligibilityFile]:
    read = read_list(file, _LIST, Eligibility, Way)
    ways, located = read.entries, read.located
    if ways is None:
        return Checked(EligibilityFile(file.path, files=(file,)), read.problems)
    table = read.head.model_copy(update={_LIST: tuple(ways.values())}) if read.head else None
    problems = (
        *read.problems,
        *_unknown_names(ways, located, file.path),
        *_doubled(ways, located, file.path),
    )
    return Checked(EligibilityFile(file.path, table, tuple(ways), located, (file,)), problems)


def _unknown_names(ways: dict[int, Way], located: Located, path: str) -> Iterator[Problem]:
    """Visas and countries that do not exist."""
    for at, way in ways.items():
        if way.visa not in VISA_BY_SLUG:
            message = f"There is no visa {shown(way.visa)}."
            position = located.best((_LIST, at, "visa"))
            yield Problem(path, "unknown-visa", message, did_you_mean(way.visa, VISA_BY_SLUG), position)
        for index, code in enumerate(way.citizenship if way.citizenship != "any" else ()):
            if code not in COUNTRIES:
                message = f"{shown(code)} is not the code of a country."
                hint = "write two letters of ISO 3166, such as `CA` or `SG`."
                position = located.best((_LIST, at, "citizenship", index))
                yield Problem(path, "unknown-value", message, hint, position)


def _doubled(ways: dict[int, Way], located: Located, path: str) -> Iterator[Problem]:
    """Ways of one visa with one title."""
    first: dict[tuple[str, str], int] = {}
    for at, way in ways.items():
        earlier = first.setdefault((way.visa, folded(way.title)), at)
        if earlier != at:
            line = located.best((_LIST, earlier, "title")).line
            message = f"The way {shown(way.title)} of `{way.visa}` stands on line {line} already."
            hint = "say in the title what tells the two apart, or take one out."
            yield Problem(path, "doubled-way", message, hint, located.best((_LIST, at, "title")))
