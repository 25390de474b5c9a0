"""What is kept between builds never shows in what they come to."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import FACTS_YAML, ROLE_YAML, a_text
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site, lines_of
from tests.whole.test_unchanged import appended, tree_of

STEPS = ("readings", "pages", "gate", "exports", "search", "jobs", "templates", "snapshot")
KEPT = tuple(f".cache/{name}.msgpack" for name in STEPS)
TITLES = ("Backend Engineer", "Florist", "Senior Backend Engineer", "Data Analyst")
EMPLOYERS = ("Larkspur Systems", "Quince & Sons", "Tern Labs")
PLACES = ("Denver, CO", "Austin, TX", "Remote", "Boston, MA")
WORDS = ("H-1B sponsorship is offered.", "We do not sponsor visas.", "Boats.", "H-1B transfers are welcome.")


DAYS = ("2026-03-20", "2026-03-28", "2026-03-30", "2026-04-01")


def posting(chance: random.Random, number: int) -> dict[str, Any]:
    kinds = ("posted_on", "first_seen", "last_seen", "updated_on", "closes_on")
    days = {kind: chance.choice(DAYS) for kind in kinds if chance.random() < 0.5}
    return a_line(
        **days,
        id=str(number),
        url=f"https://larkspur.example/jobs/{number}",
        title=chance.choice(TITLES),
        employer=chance.choice(EMPLOYERS),
        places=[chance.choice(PLACES)],
        description=f"<p>{chance.choice(WORDS)} {chance.choice(WORDS)}</p>",
    )


SETTINGS = (
    "",
    "per_page: 10\n",
    "closed_days: 3\n",
    "floors: {role_state: 1, employer: 2}\n",
    "gate: {role_visa: 1, role_state: 1, place: 1, own_text: 0, own_figures: 0, written: 0, editorial: 0}\n",
)


class Site:
    """A site whose files are changed at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.postings = {number: posting(self.chance, number) for number in range(24)}
        self.folder = a_small_site(folder, list(self.postings.values()))
        self.today = "2026-04-01"

    def edit(self) -> None:
        edits = (
            self.data, self.data, self.data, self.day, self.day, self.tip, self.answer, self.reuse,
            self.guide, self.visa_text, self.fact, self.about, self.role, self.other_role, self.setting,
            self.template,
        )  # fmt: skip
        self.chance.choice(edits)()

    def data(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            number = self.chance.randrange(30)
            if number in self.postings and self.chance.random() < 0.5:
                del self.postings[number]
            else:
                self.postings[number] = posting(self.chance, number)
        self.write_postings()

    def write_postings(self) -> None:
        (self.folder / "data/postings.jsonl").write_bytes(lines_of(list(self.postings.values())))

    def tip(self) -> None:
        self.text("tips", "title: Ask early", "[backend-engineer]")

    def answer(self) -> None:
        self.text("faq", "question: When to ask?", self.chance.choice(("all", "[backend-engineer]")))

    def text(self, kind: str, heading: str, roles: str) -> None:
        number = self.chance.randrange(3)
        path = self.folder / f"content/{kind}/{kind}-{number}.md"
        path.parent.mkdir(exist_ok=True)
        if path.exists() and number and self.chance.random() < 0.4:
            path.unlink()
            return
        keys = (f"{heading} {number}", f"roles: {roles}", f"visas: {self.chance.choice(('none', 'all'))}")
        path.write_text(a_text(*keys, body=self.words()))

    def words(self) -> str:
        more = self.chance.choice(("", "It costs {{ fact.registration_fee }}.", "Of {{ snapshot.date }}."))
        return f"Ask {self.chance.randrange(100)} times. {more}"

    def reuse(self) -> None:
        """A text of one file on the pages of another role."""
        if (self.folder / "content/tips/tips-0.md").exists():
            keys = f"use: tips-0\nroles: [backend-engineer]\norder: {self.chance.randrange(9)}"
            (self.folder / "content/tips/again.md").write_text(f"---\n{keys}\n---\n")

    def guide(self) -> None:
        description = f"What a guide says in one sentence, for the {self.chance.randrange(9)}th time."
        keys = ("title: A first guide", f"description: {description}")
        (self.folder / "content/guides/first.md").write_text(a_text(*keys, body=self.words()))

    def visa_text(self) -> None:
        appended("content/visas/h-1b.md", f"\n{self.words()}\n")(self.folder)

    def fact(self) -> None:
        fee = f"${self.chance.randrange(100, 999)}"
        (self.folder / "content/facts.yaml").write_text(FACTS_YAML.replace("$215", fee))

    def about(self) -> None:
        appended("content/pages/about.md", f"\n{self.words()}\n")(self.folder)

    def role(self) -> None:
        plural = self.chance.choice(("Backend Engineers", "Engineers of backends"))
        aliases = self.chance.choice(("", "aliases: [Backend Developer]\n"))
        text = ROLE_YAML.replace("plural: Backend Engineers", f"plural: {plural}") + aliases
        (self.folder / "roles/backend-engineer.yaml").write_text(text)

    def other_role(self) -> None:
        text = ROLE_YAML.replace("Backend Engineer", "Florist").replace("backend engineer", "florist")
        path = self.folder / "roles/florist.yaml"
        path.write_text(text.replace("not see", f"not see {self.chance.randrange(9)} times"))

    def setting(self) -> None:
        path = self.folder / "site.yaml"
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join(lines[:7]) + self.chance.choice(SETTINGS))

    def template(self) -> None:
        appended("templates/pages/posting.html", f"{{# {self.chance.randrange(9)} #}}")(self.folder)

    def day(self) -> None:
        """Another day of the data, on which it still holds most postings, and of the pages."""
        as_of = f"2026-03-{self.chance.randint(20, 31)}"
        path = self.folder / "data/snapshot.yaml"
        lines = path.read_text().split("\n")
        path.write_text("\n".join([f"as_of: {as_of}", *lines[1:]]))
        seen = [each for each in self.postings.values() if self.chance.random() < 0.8]
        for each in seen:
            each["last_seen"] = as_of
        self.write_postings()
        self.today = self.chance.choice(("2026-03-31", "2026-04-01", "2026-04-02"))


@pytest.mark.parametrize("seed", range(3))
def test_builds_after_edits_are_those_of_a_machine_that_knows_nothing(seed: int, tmp_path: Path) -> None:
    site = Site(tmp_path / "site", seed)
    for number in range(9):
        alone = tmp_path / str(number)
        shutil.copytree(site.folder, alone, ignore=shutil.ignore_patterns(".*", "build"))
        for folder in (site.folder, alone):
            result = rolepages("build", "--today", site.today, cwd=folder)
            assert result.returncode == 0, result.stderr
        assert tree_of(site.folder / "build") == tree_of(alone / "build")
        site.edit()


def one_byte_less(content: bytes) -> bytes:
    return content[:-1]


def another_byte(content: bytes) -> bytes:
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


@pytest.mark.parametrize("damaged", [one_byte_less, another_byte])
@pytest.mark.parametrize("name", KEPT)
def test_a_damaged_file_is_ignored_in_one_line(
    name: str, damaged: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    site = a_small_site(tmp_path / "site")
    assert rolepages("build", "--today", "2026-04-01", cwd=site).returncode == 0
    before = tree_of(site / "build")
    (site / ".cache/last-build.json").unlink()
    (site / name).write_bytes(damaged((site / name).read_bytes()))
    again = rolepages("build", "--today", "2026-04-01", cwd=site)
    assert again.stderr.count(f"{name} cannot be read and is ignored.") == 1
    assert tree_of(site / "build") == before


def test_a_check_keeps_nothing(tmp_path: Path) -> None:
    site = a_small_site(tmp_path / "site")
    assert rolepages("check", cwd=site).returncode == 0
    assert not list(site.glob(".cache/*"))
