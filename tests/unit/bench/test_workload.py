"""Both programs of the bench get the same postings, always the same for a number."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.bench.whole.hugo_site import write_hugo_site
from tests.bench.whole.our_site import edit, line_of, write_our_site, write_snapshot
from tests.bench.whole.words import sentences, vocabulary
from tests.bench.whole.workload import VISAS, Workload, Writer
from tests.program import ROOT, rolepages

NUMBER = 60
PRINT = "from tests.bench.whole.workload import Writer; print(Writer(sample=True).workload(5))"


@pytest.fixture(scope="module")
def writer() -> Writer:
    return Writer(sample=True)


@pytest.fixture(scope="module")
def workload(writer: Writer) -> Workload:
    return writer.workload(NUMBER)


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "data/postings.jsonl").read_text("utf-8").splitlines()]


def test_a_workload_is_the_same_whatever_the_order_of_sets() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] == f"{Writer(sample=True).workload(5)}\n".encode()


def test_another_seed_gives_other_postings(workload: Workload) -> None:
    other = Writer(seed=8, sample=True).workload(NUMBER)
    assert {advert.description for advert in other.adverts}.isdisjoint(
        advert.description for advert in workload.adverts
    )


def test_postings_are_as_many_as_asked_and_newest_first(workload: Workload) -> None:
    days = [advert.posted_on for advert in workload.adverts]
    assert (
        len({advert.id for advert in workload.adverts}) == len({a.slug for a in workload.adverts}) == NUMBER
    )
    assert days == sorted(days, reverse=True)
    assert max(days) <= workload.day < min(advert.closes_on for advert in workload.adverts)


def test_a_posting_says_what_it_is_taken_to_say(workload: Workload) -> None:
    for advert in workload.adverts:
        named = " and ".join(VISAS[visa] for visa in advert.visas)
        assert f"We sponsor {named} visas for this position." in advert.description
        assert ", ".join(advert.skills) in advert.description


def test_no_sentence_has_a_word_twice() -> None:
    words = vocabulary(Random(1), 400)
    assert len(set(words)) == 400
    for sentence in sentences(Random(1), words, 200):
        each = sentence.rstrip(".").lower().split()
        assert len(each) == len(set(each))


def test_both_sites_hold_the_same_postings(tmp_path: Path, workload: Workload) -> None:
    write_our_site(tmp_path / "ours", workload)
    write_hugo_site(tmp_path / "hugo", workload)
    ours = lines(tmp_path / "ours")
    theirs = json.loads((tmp_path / "hugo/assets/data/jobs.json").read_bytes())
    assert len(ours) == NUMBER
    assert ours == [{key: job[key] for key in ours[0]} for job in theirs]


def test_both_sites_hold_the_same_tips_and_answers(tmp_path: Path, workload: Workload) -> None:
    write_our_site(tmp_path / "ours", workload)
    write_hugo_site(tmp_path / "hugo", workload)
    for role in workload.roles:
        for folder, texts in (("tips", role.tips), ("faq", role.questions)):
            theirs = (tmp_path / "hugo/assets/data" / folder / f"{role.slug}.md").read_text("utf-8")
            for number, text in enumerate(texts, 1):
                file = tmp_path / "ours/content" / folder / role.slug / f"{number}.md"
                ours = file.read_text("utf-8")
                assert json.dumps(text.heading) in ours
                assert ours.endswith(f"---\n{text.body}\n")
                assert f"## {text.heading}\n\n{text.body}\n" in theirs


def of_few_roles(workload: Workload, number: int) -> Workload:
    """The first roles and their postings: a site of all of them takes seconds."""
    roles = workload.roles[:number]
    slugs = {role.slug for role in roles}
    return replace(workload, roles=roles, adverts=tuple(a for a in workload.adverts if a.role in slugs))


def test_our_site_finds_in_the_words_what_hugo_is_given(tmp_path: Path, writer: Writer) -> None:
    workload = of_few_roles(writer.workload(200), 3)
    write_our_site(tmp_path, workload)
    day, output = workload.day.isoformat(), tmp_path / "out"
    built = rolepages("build", "--site", str(tmp_path), "--output", str(output), "--today", day)
    assert built.returncode == 0, built.stderr
    listed = json.loads((output / "data/jobs.json").read_bytes())["jobs"]
    read = {job["postings"][0]["id"]: (job["roles"], set(job["visas"]), job["sponsorship"]) for job in listed}
    assert read == {
        advert.id: ([advert.role], {VISAS[visa] for visa in advert.visas}, "offered")
        for advert in workload.adverts
    }
    assert len(read) > 10


def test_a_day_changes_a_twentieth_and_nothing_else(writer: Writer) -> None:
    before = writer.workload(600)
    after = writer.next_day(before)
    old = {advert.id: advert for advert in before.adverts}
    new = {advert.id: advert for advert in after.adverts}
    came, left = new.keys() - old.keys(), old.keys() - new.keys()
    texts = [key for key in old.keys() & new.keys() if old[key].description != new[key].description]
    pays = [key for key in old.keys() & new.keys() if old[key].high != new[key].high]
    assert (len(came), len(left), len(texts), len(pays)) == (10, 10, 10, 10)
    assert sum(old[key] == new[key] for key in old.keys() & new.keys()) == 600 - 30
    assert all(new[key].posted_on == after.day for key in came)
    assert after == writer.next_day(before)


def test_a_new_day_takes_the_place_of_the_old_one(tmp_path: Path, writer: Writer, workload: Workload) -> None:
    write_our_site(tmp_path, workload)
    tomorrow = writer.next_day(workload)
    write_snapshot(tmp_path, tomorrow)
    assert lines(tmp_path) == [line_of(advert, tomorrow) for advert in tomorrow.adverts]
    assert f"as_of: {tomorrow.day}\n" in (tmp_path / "data/snapshot.yaml").read_text("utf-8")
    assert {line["last_seen"] for line in lines(tmp_path)} == {tomorrow.day.isoformat()}


def test_an_edit_changes_one_file_by_its_sentence(tmp_path: Path, workload: Workload) -> None:
    small = replace(workload, adverts=workload.adverts[:1])
    write_our_site(tmp_path, small)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    edit(tmp_path, small.roles[0], "One sentence more.")
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert [path.name for path in changed] == ["1.md"]
    assert changed[0].read_bytes() == before[changed[0]] + b"\nOne sentence more.\n"
