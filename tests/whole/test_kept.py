"""What is kept between builds never shows in what they come to."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.program import rolepages
from tests.whole.small import a_line, a_small_site, lines_of
from tests.whole.test_unchanged import appended, tree_of

KEPT = (".cache/readings.msgpack", ".cache/pages.msgpack", ".cache/gate.msgpack")
TITLES = ("Backend Engineer", "Florist", "Senior Backend Engineer", "Data Analyst")
EMPLOYERS = ("Larkspur Systems", "Quince & Sons", "Tern Labs")
PLACES = ("Denver, CO", "Austin, TX", "Remote", "Boston, MA")
WORDS = ("H-1B sponsorship is offered.", "We do not sponsor visas.", "Boats.", "H-1B transfers are welcome.")


def posting(chance: random.Random, number: int) -> dict[str, Any]:
    return a_line(
        id=str(number),
        url=f"https://larkspur.example/jobs/{number}",
        title=chance.choice(TITLES),
        employer=chance.choice(EMPLOYERS),
        places=[chance.choice(PLACES)],
        description=f"<p>{chance.choice(WORDS)} {chance.choice(WORDS)}</p>",
    )


class Site:
    """A site whose files are changed at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.postings = {number: posting(self.chance, number) for number in range(24)}
        self.folder = a_small_site(folder, list(self.postings.values()))

    def edit(self) -> None:
        self.chance.choice((self.data, self.data, self.data, self.text, self.role, self.template, self.day))()

    def data(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            number = self.chance.randrange(30)
            if number in self.postings and self.chance.random() < 0.5:
                del self.postings[number]
            else:
                self.postings[number] = posting(self.chance, number)
        (self.folder / "data/postings.jsonl").write_bytes(lines_of(list(self.postings.values())))

    def text(self) -> None:
        name = f"content/tips/tip-{self.chance.randrange(3)}.md"
        head = "---\ntitle: Ask early\nroles: [backend-engineer]\nreviewed_on: 2026-03-01\n---\n"
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        if path.exists() and self.chance.random() < 0.4:
            path.unlink()
        else:
            path.write_text(f"{head}\nAsk {self.chance.randrange(100)} times.\n")

    def role(self) -> None:
        path = self.folder / "roles/backend-engineer.yaml"
        text = path.read_text().replace("aliases: [Backend Developer]\n", "")
        path.write_text(text + ("aliases: [Backend Developer]\n" if self.chance.random() < 0.5 else ""))

    def template(self) -> None:
        appended("templates/pages/posting.html", f"{{# {self.chance.randrange(9)} #}}")(self.folder)

    def day(self) -> None:
        path = self.folder / "data/snapshot.yaml"
        lines = path.read_text().split("\n")
        path.write_text("\n".join([f"as_of: 2026-03-{self.chance.randint(20, 31)}", *lines[1:]]))


@pytest.mark.parametrize("seed", range(2))
def test_builds_after_edits_are_those_of_a_machine_that_knows_nothing(seed: int, tmp_path: Path) -> None:
    site = Site(tmp_path / "site", seed)
    for number in range(7):
        alone = tmp_path / str(number)
        shutil.copytree(site.folder, alone, ignore=shutil.ignore_patterns(".*", "build"))
        for folder in (site.folder, alone):
            result = rolepages("build", "--today", "2026-04-01", cwd=folder)
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
