"""Faults of files and folders themselves: deleted, renamed, doubled, linked in a circle."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from random import Random

from tests.faults.folder import Folder

Place = tuple[str, int]


@dataclass(frozen=True)
class Done:
    """What was done to the folder."""

    what: str
    places: frozenset[Place]
    """Paths and lines, from 1, of which one has to be named; none when it does no harm."""
    all_of_them: bool = False
    """Whether every place has to be named."""
    is_wanted: bool = False
    """Whether something else is read afterwards, as was meant."""


Move = Callable[[Folder, Random], Done]


def _told(what: str, *places: Place) -> Done:
    return Done(what, frozenset(places))


def _harmless(what: str) -> Done:
    return Done(what, frozenset())


def _any(folder: Folder, random: Random, *patterns: str) -> str:
    return random.choice(folder.files(*patterns))


def role_deleted(folder: Folder, random: Random) -> Done:
    """Every file that names the role has to be told."""
    path, named = random.choice(
        [(path, named) for path in folder.files("roles/*.yaml") if (named := _naming(folder, path))]
    )
    folder.delete(path)
    return Done(path, frozenset(named), all_of_them=True)


def _naming(folder: Folder, path: str) -> list[Place]:
    slug = PurePosixPath(path).stem
    return [
        (other, number)
        for other in folder.files("roles/*.yaml", "content/tips/**/*.md", "content/faq/**/*.md")
        if other != path
        for number, line in enumerate(folder.text(other).split("\n"), 1)
        if re.match(r" *(roles|related|over|over_nearby):", line)
        and re.search(rf"[\[ ,]{slug}[\], ]", f"{line} ")
    ]


def visa_deleted(folder: Folder, random: Random) -> Done:
    path = _any(folder, random, "content/visas/*.md")
    folder.delete(path)
    return _told(path, (path, 1))


def settings_deleted(folder: Folder, _: Random) -> Done:
    folder.delete("site.yaml")
    return _told("site.yaml", ("site.yaml", 1))


def snapshot_deleted(folder: Folder, _: Random) -> Done:
    folder.delete("data/snapshot.yaml")
    return _told("data/snapshot.yaml", ("data/snapshot.yaml", 1))


def postings_deleted(folder: Folder, _: Random) -> Done:
    folder.delete("data/postings.jsonl")
    return _told("data/postings.jsonl", ("data/postings.jsonl", 1))


def facts_deleted(folder: Folder, _: Random) -> Done:
    """Each text that cites a fact is told."""
    folder.delete("content/facts.yaml")
    cited = [
        (path, number)
        for path in folder.files("content/**/*.md", "roles/*.yaml")
        for number, line in enumerate(folder.text(path).split("\n"), 1)
        if "{{ fact." in line
    ]
    return Done("content/facts.yaml", frozenset(cited), all_of_them=True)


def folder_deleted(folder: Folder, random: Random) -> Done:
    path = random.choice(["roles", "content", "templates", "data"])
    folder.delete(path)
    return _told(path, (path, 1))


def tip_deleted(folder: Folder, random: Random) -> Done:
    """A text less is a text less."""
    path = _any(folder, random, "content/tips/**/*.md", "content/faq/**/*.md")
    folder.delete(path)
    return Done(path, frozenset(), is_wanted=True)


def method_deleted(folder: Folder, _: Random) -> Done:
    """Captions of figures lead to it."""
    folder.delete("content/pages/method.md")
    return _told("content/pages/method.md", ("content/pages/method.md", 1))


def guide_deleted(folder: Folder, _: Random) -> Done:
    """The texts that have a link to it are told."""
    path = "content/guides/read-a-posting-for-sponsorship.md"
    folder.delete(path)
    address = "/guides/read-a-posting-for-sponsorship/"
    return Done(path, frozenset(_lines_with(folder, address, path)), all_of_them=True)


def _lines_with(folder: Folder, words: str, but: str) -> list[Place]:
    return [
        (path, number)
        for path in folder.files("content/**/*.md", "roles/*.yaml")
        if path != but
        for number, line in enumerate(folder.text(path).split("\n"), 1)
        if words in line
    ]


_NAMES: dict[str, Callable[[str], str]] = {
    "capitals": str.capitalize,
    "a blank": lambda name: name.replace("-", " ", 1) if "-" in name else f"{name} 2",
    "an umlaut": lambda name: f"ü{name}",
    "an underscore": lambda name: name.replace("-", "_", 1) if "-" in name else f"{name}_2",
    "a copy": lambda name: f"{name} (1)",
    "a dot": lambda name: f"{name}.new",
}


def renamed_badly(folder: Folder, random: Random) -> Done:
    path = _any(folder, random, "roles/*.yaml", "content/*/**/*.md")
    file = PurePosixPath(path)
    other = file.with_name(_NAMES[random.choice(sorted(_NAMES))](file.stem) + file.suffix).as_posix()
    folder.rename(path, other)
    return _told(f"{path} -> {other}", (other, 1))


def other_ending(folder: Folder, random: Random) -> Done:
    path = _any(folder, random, "roles/*.yaml", "content/*/**/*.md")
    endings = (
        [".yml", ".YAML", ".yaml.txt"] if path.endswith("yaml") else [".markdown", ".MD", ".md.txt", ".docx"]
    )
    other = f"{path.rpartition('.')[0]}{random.choice(endings)}"
    folder.rename(path, other)
    return _told(f"{path} -> {other}", (other, 1))


def list_with_other_ending(folder: Folder, random: Random) -> Done:
    path = random.choice(folder.files("content/*.yaml"))
    other = path.replace(".yaml", random.choice([".yml", ".yaml.yaml", ".YAML"]))
    folder.rename(path, other)
    return _told(f"{path} -> {other}", (other, 1))


def settings_with_other_ending(folder: Folder, _: Random) -> Done:
    folder.rename("site.yaml", "site.yml")
    return _told("site.yaml -> site.yml", ("site.yaml", 1))


def folder_misspelt(folder: Folder, random: Random) -> Done:
    path = _any(folder, random, "content/tips/**/*.md")
    folder.write("content/tip/new.md", folder.text(path))
    return _told("content/tip", ("content/tip", 1))


def slug_doubled(folder: Folder, random: Random) -> Done:
    path = _any(
        folder, random, "roles/*.yaml", "content/guides/*.md", "content/pages/*.md", "content/visas/*.md"
    )
    file = PurePosixPath(path)
    other = (file.parent / "more" / file.name).as_posix()
    folder.write(other, folder.text(path))
    return _told(f"{path} twice", (other, 1), (path, 1))


def entry_doubled(folder: Folder, random: Random) -> Done:
    path = _any(folder, random, "content/tips/**/*.md", "content/faq/**/*.md")
    file = PurePosixPath(path)
    other = (file.parent.parent / "zz-more" / file.name).as_posix()
    folder.write(other, folder.text(path))
    lines = folder.text(path).split("\n")
    line = next(number for number, line in enumerate(lines, 1) if line.startswith("roles:"))
    return _told(f"{path} twice", (other, line))


def role_copied(folder: Folder, random: Random) -> Done:
    """A copy to be changed later still has the title of the first."""
    path = _any(folder, random, "roles/*.yaml")
    other = "roles/zz-new-role.yaml"
    folder.write(other, folder.text(path))
    lines = folder.text(path).split("\n")
    line = next(number for number, line in enumerate(lines, 1) if line.startswith("title:"))
    return _told(f"{path} copied", (other, line))


def case_alone(folder: Folder, random: Random) -> Done:
    path = _any(folder, random, "content/tips/**/*.md")
    file = PurePosixPath(path)
    other = file.with_name(file.name.upper().replace(".MD", ".md")).as_posix()
    folder.write(other, folder.text(path))
    return _told(f"{path} in capitals", (other, 1), (path, 1))


def link_in_a_circle(folder: Folder, random: Random) -> Done:
    path = random.choice(["content/tips/again", "content/faq/again", "roles/again", "content/guides/again"])
    folder.link(path, random.choice(["..", "."]))
    return _told(f"{path} -> ..", (path, 1))


def link_to_itself(folder: Folder, random: Random) -> Done:
    path = random.choice(["content/tips/again.md", "roles/again.yaml", "content/pages/again.md"])
    folder.link(path, PurePosixPath(path).name)
    return _told(f"{path} -> itself", (path, 1))


def link_to_nothing(folder: Folder, random: Random) -> Done:
    path = random.choice(["content/tips/lost.md", "roles/lost.yaml", "content/visas/lost.md"])
    folder.link(path, "nowhere")
    return _told(f"{path} -> nowhere", (path, 1))


def link_out_of_the_site(folder: Folder, random: Random) -> Done:
    path = random.choice(["content/tips/out.md", "roles/out.yaml"])
    folder.link(path, "/etc/hostname")
    return _told(f"{path} -> /etc/hostname", (path, 1))


def folder_for_file(folder: Folder, random: Random) -> Done:
    path = _any(
        folder,
        random,
        "roles/*.yaml",
        "content/*/**/*.md",
        "content/*.yaml",
        "site.yaml",
        "data/snapshot.yaml",
    )
    folder.delete(path)
    folder.folder(path)
    return _told(f"{path} is a folder", (path, 1))


def file_for_folder(folder: Folder, random: Random) -> Done:
    path = random.choice(["roles", "content/tips", "content/visas", "templates", "data"])
    folder.delete(path)
    folder.write(path, "not a folder\n")
    return _told(f"{path} is a file", (path, 1))


def left_by_programs(folder: Folder, random: Random) -> Done:
    names = [
        ".DS_Store",
        ".role.yaml.swp",
        "role.yaml~",
        "#role.yaml#",
        "Thumbs.db",
        "role.yaml.orig",
        "._role.yaml",
    ]
    path = (
        f"{random.choice(['roles', 'content', 'content/tips', 'content/visas/more'])}/{random.choice(names)}"
    )
    folder.write(path, b"\x00\x01\xff")
    return _harmless(path)


def stranger(folder: Folder, random: Random) -> Done:
    path = random.choice(
        ["roles/notes.txt", "content/tips/picture.png", "content/notes.md", "content/faq/x.docx"]
    )
    folder.write(path, b"\x89PNG")
    return _told(path, (path, 1))


def dead_link(folder: Folder, random: Random) -> Done:
    return _linked(folder, random, random.choice(["/roles/nobody/", "/guide/", "/visas/h1b/"]))


def dead_relative_link(folder: Folder, random: Random) -> Done:
    return _linked(folder, random, random.choice(["roles/backend-engineer", "../method.md"]))


def _linked(folder: Folder, random: Random, target: str) -> Done:
    path = _any(
        folder,
        random,
        "content/guides/*.md",
        "content/pages/*.md",
        "content/visas/*.md",
        "content/faq/shared/*.md",
    )
    text = folder.text(path).rstrip("\n")
    folder.write(path, f"{text}\n\nRead [more]({target}) first.\n")
    return _told(f"{path}: {target}", (path, text.count("\n") + 3))


_TEMPLATE_FAULTS = (
    "{% if %}",
    "{{ page. }}",
    "{% endfor %}",
    "{{ page.heading|nofilter }}",
    "{% include 'parts/none.html' %}",
)


def broken_template(folder: Folder, random: Random) -> Done:
    path = "templates/pages/role.html"
    lines = folder.text(path).split("\n")
    at = random.randrange(2, len(lines) - 3)
    fault = random.choice(_TEMPLATE_FAULTS)
    while not _is_outside(lines, at):
        at = random.randrange(2, len(lines) - 3)
    folder.write(path, "\n".join([*lines[:at], fault, *lines[at:]]))
    return _told(f"{path}:{at + 1} {fault}", (path, at + 1))


def _is_outside(lines: list[str], at: int) -> bool:
    """Whether a line can be put there, outside every tag of the template's language."""
    before = "\n".join(lines[:at])
    return all(
        before.count(opening) == before.count(closing)
        for opening, closing in (("{%", "%}"), ("{{", "}}"), ("{#", "#}"))
    )


def template_deleted(folder: Folder, random: Random) -> Done:
    path = random.choice(["templates/pages/role.html", "templates/pages/posting.html", "templates/base.html"])
    folder.delete(path)
    return _told(path, (path, 1))


def broken_posting(folder: Folder, random: Random) -> Done:
    lines = folder.text("data/postings.jsonl").split("\n")
    at = random.randrange(len(lines) - 1)
    changed = random.choice(
        [lines[at][:-1], lines[at].replace('"title"', '"titel"', 1), lines[at].replace("{", "", 1)]
    )
    folder.write("data/postings.jsonl", "\n".join([*lines[:at], changed, *lines[at + 1 :]]))
    return _told(f"data/postings.jsonl:{at + 1}", ("data/postings.jsonl", at + 1))


def source_renamed(folder: Folder, _: Random) -> Done:
    """Its postings belong to nobody; the first is named."""
    text = folder.text("data/snapshot.yaml")
    folder.write("data/snapshot.yaml", text.replace("name: lantern-list", "name: lantern-lists"))
    lines = folder.text("data/postings.jsonl").split("\n")
    named = [
        (("data/postings.jsonl"), number) for number, line in enumerate(lines, 1) if '"lantern-list"' in line
    ]
    return Done("data/snapshot.yaml", frozenset(named), all_of_them=True)
