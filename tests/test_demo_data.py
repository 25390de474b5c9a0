"""The shipped demo snapshot: made by its script, valid, and wide enough to show every page."""

import gzip
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.domain.posting import Manifest, Posting
from generator.domain.records import EvidenceManifest, Table
from generator.domain.settings import Settings

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
TITLE_WORDS = {
    "backend": (r"back.?end|node\.js|server-side|api developer", 100),
    "frontend": (r"front.?end|\bui (engineer|developer)|react dev|angular|web dev", 60),
    "full-stack": (r"full.?stack|mern", 60),
    "software": (r"^(?!.*full).*software (engineer|develop)", 60),
    "mobile": (r"mobile|ios|android|flutter|react native", 30),
    "devops": (r"devops|devsecops|platform engineer|kubernetes|ci/cd|build and release", 50),
    "sre": (r"reliability|\bsre\b", 25),
    "data engineer": (r"(data|analytics) (engineer|platform|warehouse)|etl|snowflake", 50),
    "data scientist": (r"data scien|decision sci|applied sci", 50),
    "machine learning": (r"machine learning|\bml|\bai\b|vision|\bnlp|llm", 60),
    "data analyst": (r"data analy|\bbi\b|business intell|reporting analyst|tableau|power bi", 40),
    "security": (r"security|penetration|\biam\b|devsecops", 40),
    "qa": (r"\bqa\b|quality assurance|sdet|\btest", 30),
    "embedded": (r"embedded|firmware|bsp", 25),
    "cloud": (r"cloud|\baws|azure|\bgcp|infrastructure", 30),
    "engineering manager": (r"engineering manager|(director|vp) of eng|manager, software", 25),
    "product manager": (r"product (manager|owner|lead)|head of product", 55),
    "program manager": (r"(technical|engineering) pro|(it|software) project", 20),
    "product designer": (r"product design|\bux\b.*design|\bui designer|interaction|web design", 25),
    "ux researcher": (r"research(er)?\b.*|user research", 15),
    "graphic designer": (r"graphic|visual|brand designer|digital designer|marketing design", 15),
    "business analyst": (r"business (analyst|systems|data)|requirements", 25),
    "marketing manager": (r"marketing (manager|director)|brand manager|head of mark|demand", 22),
    "solutions architect": (r"(solutions?|enterprise|technical|integration|application) arch", 20),
    "database": (r"database|dba|sql dev", 16),
    "network": (r"network|noc", 16),
    "mechanical": (r"mechanical|thermal|hvac", 25),
    "electrical": (r"electr|\brf\b|analog|power systems|substation", 22),
    "financial analyst": (r"financ|fp&a|investment|equity", 22),
    "quantitative": (r"quant|financial engineer", 16),
}
VISA_WORDS = {
    "H-1B": r"H-?1B(?!1)",
    "H-1B1": r"H-?1B1",
    "E-3": r"\bE-?3\b",
    "TN": r"\bTN\b",
    "O-1": r"\bO-?1\b",
    "L-1": r"\bL-?1\b",
    "J-1": r"\bJ-?1\b",
    "OPT": r"(?<!STEM )\bOPT\b",
    "STEM OPT": r"STEM OPT",
    "CPT": r"\bCPT\b(?! codes)",
    "green card": r"[Gg]reen card",
}


@cache
def lines() -> tuple[bytes, ...]:
    return tuple(gzip.decompress((DATA / "postings.jsonl.gz").read_bytes()).split(b"\n")[:-1])


@cache
def postings() -> tuple[Posting, ...]:
    return tuple(Posting.model_validate_json(line) for line in lines())


def said(posting: Posting) -> str:
    parts = posting.sections.model_dump().values() if posting.sections else ()
    return " ".join([posting.description, *filter(None, parts)])


def naming(pattern: str) -> list[Posting]:
    return [posting for posting in postings() if re.search(pattern, said(posting))]


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_running_the_script_again_gives_the_committed_snapshot(tmp_path: Path, hash_seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    script = [sys.executable, DATA / "generate.py", tmp_path]
    subprocess.run(script, check=True, capture_output=True, env=environment)
    assert (tmp_path / "snapshot.yaml").read_bytes() == (DATA / "snapshot.yaml").read_bytes()
    again = (tmp_path / "postings.jsonl.gz").read_bytes()
    # Versions of zlib compress differently; what is inside may not differ.
    assert gzip.decompress(again).split(b"\n")[:-1] == list(lines())
    assert again[:10] == (DATA / "postings.jsonl.gz").read_bytes()[:10]
    for table in (*(DATA / "evidence").glob("*.parquet"), DATA / "evidence" / "evidence.json"):
        assert (tmp_path / "evidence" / table.name).read_bytes() == table.read_bytes(), table.name


def test_the_public_records_are_marked_as_invented_and_hold_every_table() -> None:
    manifest = EvidenceManifest.model_validate_json((DATA / "evidence" / "evidence.json").read_bytes())
    assert all(each.demo for each in manifest.sets)
    assert {each.table for each in manifest.sets} == {*Table} - {Table.LCA_COUNTS}
    assert all(each.url is None or each.url.endswith(".example/") for each in manifest.sets)


def test_an_employer_that_could_be_several_companies_is_shown_as_unknown(demo_site: Path) -> None:
    page = (demo_site / "employers/plumbline-and-co/index.html").read_text("utf-8")
    assert "Unknown: several companies could be meant (Plumbline Inc., Plumbline LLC)" in page
    assert "Certified LCAs by occupation" not in page
    assert "H-1B petitions decided" not in page


def test_an_employer_that_mostly_places_workers_with_clients_is_labelled(demo_site: Path) -> None:
    page = (demo_site / "employers/nettlebridge-staffing/index.html").read_text("utf-8")
    placed, of = map(int, re.findall(r"Places workers with clients in (\d+) of (\d+) filings", page)[0])
    assert of >= 10
    assert 2 * placed >= of


def test_the_snapshot_is_small_and_carries_no_time_in_its_head() -> None:
    packed = (DATA / "postings.jsonl.gz").read_bytes()
    assert len(packed) < 700_000
    assert packed[4:8] == b"\0\0\0\0"


def test_every_posting_names_a_source_and_an_identifier_of_its_own() -> None:
    manifest = Manifest.model_validate(yaml.safe_load((DATA / "snapshot.yaml").read_text("utf-8")))
    assert manifest.demo
    assert manifest.as_of == date(2026, 11, 15)
    assert {one.source for one in postings()} == {source.name for source in manifest.sources}
    assert len({(one.source, one.id) for one in postings()}) == len(postings()) == 1500


def test_the_shipped_settings_are_valid() -> None:
    text = (ROOT / "site.yaml").read_text("utf-8")
    settings = yaml.safe_load(text)
    assert Settings.model_validate(settings).countries == ("US",)
    assert set(settings) | {"cms"} == set(Settings.model_fields), "every key is shown to editors"
    assert "\n# cms:\n" in text, "what is off is shown as a comment"


def test_every_address_is_an_example() -> None:
    addresses = re.findall(rb"https?://([^/\s\"\\<>]+)", b"\n".join(lines()))
    assert len(addresses) > 1500
    assert {host for host in addresses if not host.endswith(b".example")} == set()


@pytest.mark.parametrize("role", TITLE_WORDS)
def test_every_role_has_enough_titles(role: str) -> None:
    pattern, least = TITLE_WORDS[role]
    found = [one for one in postings() if re.search(pattern, one.title, re.IGNORECASE)]
    assert len(found) >= least


@pytest.mark.parametrize("visa", VISA_WORDS)
def test_every_visa_is_named_by_a_dozen_postings(visa: str) -> None:
    assert len(naming(VISA_WORDS[visa])) >= 12


def test_backend_jobs_are_rich_in_h1b_and_tn_evidence() -> None:
    def backend(found: list[Posting]) -> int:
        return sum(bool(re.search(r"(?i)back.?end|node\.js", one.title)) for one in found)

    assert backend(naming(VISA_WORDS["H-1B"])) >= 25
    assert backend(naming(VISA_WORDS["TN"])) >= 10


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        (r"(?i)(unable to|do not|cannot|does not) (offer visa |sponsor)|without sponsorship", 40),
        (r"(?i)U\.S\. (citizen|person)", 25),
        (r"(?i)we (will )?sponsor|sponsorship is available|eligible for visa sponsorship", 60),
        (r"(?i)case by case|may sponsor|not guaranteed|individually|do not file new", 20),
        (r"Visa, Mastercard|Visa and Mastercard|Visa Direct", 4),
        (r"executive sponsor|We sponsor a local|sponsored 401|sponsored search|sponsor of", 6),
        (r"Blue Card|Skilled Worker|Canadian work permit", 5),
    ],
)
def test_every_stance_and_its_imitations_occur(pattern: str, least: int) -> None:
    assert len(naming(pattern)) >= least


def test_most_postings_say_nothing_about_sponsorship() -> None:
    words = r"(?i)sponsor|visa|authoriz|citizen|right to work|\bOPT\b|\bCPT\b|work permit|E-Verify"
    with_text = [one for one in postings() if said(one)]
    assert len(naming(words)) < 0.65 * len(with_text)
    assert len(naming(r"(?i)sponsor")) < len(with_text) / 2


def test_the_source_that_allows_links_alone_gives_no_texts() -> None:
    bare = [one for one in postings() if one.source == "quarry-history"]
    assert {said(one).strip() for one in bare} == {""}
    bases = Counter(one.sponsorship.basis for one in bare if one.sponsorship)
    assert min(bases["employer_history"], bases["stated"]) >= 20
    assert not any(one.sponsorship.quote for one in bare if one.sponsorship)


def test_reported_quotes_stand_in_the_text() -> None:
    quoted = [one for one in postings() if one.sponsorship and one.sponsorship.quote]
    assert len(quoted) >= 10
    assert all(one.sponsorship.quote in said(one).replace("&amp;", "&") for one in quoted if one.sponsorship)


def test_dates_follow_each_other_and_reach_back_five_months() -> None:
    for one in postings():
        assert one.first_seen
        assert one.last_seen
        assert (one.posted_on or one.first_seen) <= one.first_seen <= one.last_seen
        assert (one.updated_on or one.first_seen) <= one.last_seen <= date(2026, 11, 15)
    months = Counter(one.first_seen.strftime("%Y-%m") for one in postings() if one.first_seen)
    assert set(months) == {f"2026-{month:02}" for month in range(6, 12)}
    closing = [one.closes_on for one in postings() if one.closes_on]
    assert sum(day < date(2026, 11, 15) for day in closing) >= 40
    assert sum(day >= date(2026, 11, 15) for day in closing) >= 100


def test_jobs_are_posted_again_under_other_identifiers() -> None:
    texts = Counter((one.employer, one.title, said(one)) for one in postings() if said(one))
    assert sum(count - 1 for count in texts.values()) >= 60


def test_texts_are_neither_stubs_nor_endless() -> None:
    lengths = sorted(len(re.sub(r"<[^>]+>", " ", said(one)).split()) for one in postings())
    with_text = [length for length in lengths if length]
    assert with_text[0] >= 120
    assert with_text[-1] <= 380
    formats = Counter(one.description_format for one in postings() if one.description)
    assert min(formats[kind] for kind in ("html", "markdown", "text")) >= 50
    assert sum(one.sections is not None for one in postings()) >= 50


@pytest.mark.parametrize(
    "bit",
    ["<script>", "onclick=", "javascript:", "<h1>", "<img", "<iframe", "style=", "\u200b", "\u2028"],
)
def test_harmful_and_careless_markup_is_part_of_the_demo(bit: str) -> None:
    assert 1 <= len(naming(re.escape(bit))) <= 3


def test_three_titles_are_odd_and_none_of_them_is_recent() -> None:
    odd = [
        one
        for one in postings()
        if len(one.title) > 100 or "\u200b" in one.title or not re.search(r"\w", one.title)
    ]
    assert sorted(len(one.title) > 250 for one in odd) == [False, False, True]
    assert all(one.last_seen and one.last_seen < date(2026, 11, 1) for one in odd)


def test_pay_is_stated_in_several_units_one_sided_and_left_out() -> None:
    paid = [one.pay for one in postings() if one.pay]
    assert 0.4 * len(postings()) < len(paid) < 0.8 * len(postings())
    assert {pay.unit for pay in paid} == {"hour", "day", "week", "month", "year"}
    assert {"USD", "EUR", "CAD", "GBP", "INR"} <= {pay.currency for pay in paid}
    assert sum(pay.low is None or pay.high is None for pay in paid) >= 30
