"""`content/employers.yaml` read with places, and held against the records."""

from pathlib import Path

from generator.alias_checks import unknown_entities
from generator.evidence.entities import RecordName, entity_index
from generator.problems.problem import Checked
from generator.sources.employers import AliasFile, read_employers

ENTRY = """\
  - brand: Quilly
    legal_names: [Stillwater Ltd]
    source: {title: Terms of use, url: https://quilly.example/terms}
    added_on: 2026-01-12
"""
HEAD = "employers:\n"


def read(folder: Path, text: str) -> Checked[AliasFile]:
    (folder / "content").mkdir()
    (folder / "content/employers.yaml").write_text(text, encoding="utf-8")
    return read_employers(folder, "content")


def rules_of(checked: Checked[AliasFile]) -> list[tuple[str, int]]:
    return [(problem.rule, problem.position.line) for problem in checked.problems]


def test_a_site_without_the_file_has_no_aliases(tmp_path: Path) -> None:
    checked = read_employers(tmp_path, "content")
    assert (checked.value.aliases, checked.problems) == ((), ())


def test_entries_keep_their_order(tmp_path: Path) -> None:
    checked = read(tmp_path, HEAD + ENTRY + ENTRY.replace("Quilly", "Pell"))
    assert [alias.brand for alias in checked.value.aliases] == ["Quilly", "Pell"]
    assert checked.problems == ()


def test_a_broken_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    broken = ENTRY.replace("    added_on: 2026-01-12\n", "    addedon: 2026-01-12\n").replace(
        "Quilly", "Pell"
    )
    checked = read(tmp_path, HEAD + broken + ENTRY)
    assert [alias.brand for alias in checked.value.aliases] == ["Quilly"]
    assert {rule for rule, _ in rules_of(checked)} == {"unknown-key", "missing-key"}


def test_an_entry_without_a_source_is_told_with_its_line(tmp_path: Path) -> None:
    lines = [line for line in ENTRY.splitlines(keepends=True) if "source" not in line]
    assert rules_of(read(tmp_path, HEAD + ENTRY + "".join(lines))) == [("missing-key", 6)]


def test_two_entries_that_disagree_are_told_at_the_later_one(tmp_path: Path) -> None:
    checked = read(tmp_path, HEAD + ENTRY + ENTRY.replace("Quilly", "QUILLY").replace("Stillwater", "Pell"))
    assert rules_of(checked) == [("aliases-disagree", 6)]
    assert "line 2" in checked.problems[0].message


def test_an_entry_that_replaces_disagrees_with_none_before_it(tmp_path: Path) -> None:
    later = ENTRY.replace("Stillwater", "Pell") + "    replaces: true\n"
    checked = read(tmp_path, HEAD + ENTRY + later)
    assert checked.problems == ()
    assert [entry.index for entry in checked.value.in_force] == [1]


def test_the_same_entry_twice_is_told(tmp_path: Path) -> None:
    assert rules_of(read(tmp_path, HEAD + ENTRY + ENTRY.replace("Ltd]", "LTD.]"))) == [("doubled-alias", 6)]


def test_entries_for_different_sites_stand_beside_each_other(tmp_path: Path) -> None:
    one = ENTRY + "    websites: [quilly.com]\n"
    other = ENTRY.replace("Stillwater", "Pell") + "    websites: [quilly.org]\n"
    assert read(tmp_path, HEAD + one + other).problems == ()


def test_other_shapes_of_the_file_are_problems(tmp_path: Path) -> None:
    for place, text in enumerate(("employers: Quilly\n", "- brand: Quilly\n", "employer: []\n", "a: b: c\n")):
        folder = tmp_path / str(place)
        folder.mkdir()
        checked = read(folder, text)
        assert checked.problems
        assert checked.value.aliases == ()


def test_a_legal_name_that_no_record_holds_is_told_with_the_nearest(tmp_path: Path) -> None:
    file = read(tmp_path, HEAD + ENTRY.replace("Stillwater", "Stillwatter")).value
    index = entity_index([RecordName("STILLWATER LTD", 9, 0), RecordName("PELL INC", 9, 0)])
    (problem,) = unknown_entities(file, index)
    assert (problem.rule, problem.path, problem.position.line) == (
        "unknown-entity",
        "content/employers.yaml",
        3,
    )
    assert problem.hint == "did you mean `STILLWATER LTD`?"


def test_known_replaced_and_unchecked_names_are_not_told(tmp_path: Path) -> None:
    replaced = ENTRY.replace("Stillwater", "Gone")
    file = read(tmp_path, HEAD + replaced + ENTRY + "    replaces: true\n").value
    assert list(unknown_entities(file, entity_index([RecordName("STILLWATER LTD", 9, 0)]))) == []
    assert list(unknown_entities(file, entity_index([]))) == []
