"""Structured data of a built site: each kind of page has its own, and a posting's is complete and honest."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.audit.vocabulary import KINDS
from tests.program import rolepages
from tests.whole.small import SNAPSHOT, a_line, a_small_site

WORDS = (
    "<h2>What you will do</h2><p>You build services that nobody sees &amp; everybody uses. "
    "We sponsor H-1B visas.</p><ul><li>Five years of work with queues</li></ul>"
)
SILENT_SOURCES = """\
  - name: listed
    title: A list without markup
    rights: full_text
    markup: false
  - name: short
    title: A list of summaries
    rights: summary
    markup: true
"""


def a_job(number: int, **changes: Any) -> dict[str, Any]:
    own = {"id": f"n{number}", "title": f"Backend Engineer {number}x", "description": WORDS}
    return a_line(**{**own, "posted_on": "2026-03-01", "places": ["Austin, TX"], **changes})


PAY = {"low": 120000, "high": 150000, "currency": "USD", "unit": "year"}
POSTINGS = [
    a_job(
        1,
        pay=PAY,
        closes_on="2026-05-31",
        employment_type="full_time",
        employer_url="https://larkspur.example/",
    ),
    a_job(2, source="listed"),
    a_job(3, source="short"),
    a_job(4, posted_on=None),
    a_job(5, places=[]),
    a_job(6, closes_on="2026-03-20"),
    a_job(7, description="Backend Engineer 7x"),
    a_job(8, places=["Remote"], work_mode="remote"),
    a_job(9, places=["Remote"], work_mode="remote", remote_within=["United States", "Canada"]),
    a_job(10, places=["Remote - California"]),
    a_job(11, places=["Remote - Austin, TX"]),
    a_job(12, places=["Austin, TX"], work_mode="hybrid"),
    a_job(13, posted_on="2026-04-09"),
    a_job(14, title="Backend Engineer 14x - Austin, TX (Remote)"),
    a_job(15, pay={"low": 45.5, "unit": "hour", "currency": "USD"}),
    a_job(16, pay={"low": 45.5, "unit": "hour"}),
    a_job(17, pay={"low": 90000, "currency": "EUR"}),
    a_job(18, places=["Remote - US (excluding California)"]),
    a_job(19, places=["Austin, TX"], work_mode="remote", remote_within=["US except California"]),
    a_job(20, places=["Berlin, Germany"], work_mode="remote", remote_within=["DE"]),
    a_job(21, places=["somewhere nice"]),
    a_job(22, places=["Not in Texas"]),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = a_small_site(tmp_path_factory.mktemp("markup"), POSTINGS)
    (folder / "data/snapshot.yaml").write_text(SNAPSHOT + SILENT_SOURCES)
    result = rolepages("build", "--today", "2026-04-01", cwd=folder)
    assert result.returncode == 0, result.stderr
    assert "markup-" not in result.stderr
    return folder / "build"


def graph_in(path: Path) -> list[dict[str, Any]]:
    document = LexborHTMLParser(path.read_bytes())
    blocks = document.css("script[type='application/ld+json']")
    assert len(blocks) <= 1, path
    return json.loads(blocks[0].text())["@graph"] if blocks else []


def types_on(path: Path) -> list[str]:
    return [node["@type"] for node in graph_in(path)]


def job_of(site: Path, number: int) -> Mapping[str, Any] | None:
    (folder,) = [path for path in (site / "jobs").iterdir() if f"-{number}x-" in path.name]
    return next((n for n in graph_in(folder / "index.html") if n["@type"] == "JobPosting"), None)


def every_node(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_node(each)


def test_each_kind_of_page_has_its_types(site: Path) -> None:
    expected = {
        "index.html": ["WebPage", "Organization", "WebSite"],
        "roles/index.html": ["CollectionPage", "BreadcrumbList"],
        "roles/backend-engineer/index.html": ["CollectionPage", "BreadcrumbList"],
        "roles/backend-engineer/h-1b/index.html": ["CollectionPage", "BreadcrumbList"],
        "visas/h-1b/index.html": ["CollectionPage", "BreadcrumbList"],
        "employers/larkspur-systems/index.html": ["CollectionPage", "BreadcrumbList"],
        "places/texas/index.html": ["CollectionPage", "BreadcrumbList"],
        "guides/first/index.html": ["WebPage", "BreadcrumbList"],
        "about/index.html": ["AboutPage", "BreadcrumbList"],
        "data/index.html": ["WebPage", "BreadcrumbList", "Dataset"],
        "search/index.html": ["WebPage", "BreadcrumbList"],
        "404.html": [],
        "saved/index.html": [],
    }
    assert {name: types_on(site / name) for name in expected} == expected


def test_every_type_and_property_of_every_page_is_in_the_table(site: Path) -> None:
    """And the table is held against schema.org beside the audit."""
    used = set()
    for path in site.rglob("*.html"):
        for node in every_node(graph_in(path)):
            if node.keys() == {"@id"}:
                continue
            kind = KINDS[node["@type"]]
            assert {name for name in node if not name.startswith("@")} <= {*kind.required, *kind.optional}
            used.add(node["@type"])
    assert used == KINDS.keys(), "types of the table that no page shows"


def test_a_whole_posting_is_told_completely(site: Path) -> None:
    job = job_of(site, 1)
    assert job
    assert job["title"] == "Backend Engineer 1x"
    assert job["description"].count("We sponsor H-1B visas.") == 1
    assert "<h3>What you will do</h3>" in job["description"]
    assert (job["datePosted"], job["validThrough"]) == ("2026-03-01", "2026-05-31")
    assert job["employmentType"] == "FULL_TIME"
    assert job["directApply"] is False
    assert job["hiringOrganization"] == {
        "@type": "Organization",
        "name": "Larkspur Systems",
        "sameAs": "https://larkspur.example/",
    }
    assert job["identifier"] == {"@type": "PropertyValue", "name": "Demo board", "value": "n1"}
    assert job["baseSalary"]["currency"] == "USD"
    assert job["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "unitText": "YEAR",
        "minValue": 120000.0,
        "maxValue": 150000.0,
    }
    assert job["jobLocation"] == [
        {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Austin",
                "addressRegion": "TX",
                "addressCountry": "US",
            },
        }
    ]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (2, "its source does not allow it"),
        (3, "only a summary may be shown"),
        (4, "nobody knows when it was posted"),
        (5, "nobody knows where it is"),
        (6, "it has closed"),
        (7, "its text is its title"),
        (8, "it is remote, and nobody says within which country"),
        (13, "it was posted after the day of the page"),
        (18, "markup cannot leave California out"),
        (21, "its words name no place"),
        (22, "it says only where it is not"),
    ],
)
def test_a_posting_is_left_out_when(site: Path, number: int, why: str) -> None:
    assert job_of(site, number) is None, why


def test_nothing_is_told_that_the_posting_does_not_say(site: Path) -> None:
    job = job_of(site, 12)
    assert job
    assert not {"validThrough", "baseSalary", "employmentType", "estimatedSalary"} & job.keys()


def test_remote_work_is_told_with_its_countries_or_states_and_never_beside_a_city(site: Path) -> None:
    near, state, city, hybrid = (job_of(site, number) or {} for number in (9, 10, 11, 12))
    assert all((near, state, city, hybrid))
    assert near["jobLocationType"] == "TELECOMMUTE"
    assert near["applicantLocationRequirements"] == [
        {"@type": "Country", "name": "Canada"},
        {"@type": "Country", "name": "United States"},
    ]
    assert state["applicantLocationRequirements"] == [{"@type": "State", "name": "California, United States"}]
    for job in (city, hybrid):
        assert "jobLocationType" not in job
        assert job["jobLocation"][0]["address"]["addressLocality"] == "Austin"


def test_the_title_is_the_jobs_alone(site: Path) -> None:
    job = job_of(site, 14)
    assert job
    assert job["title"] == "Backend Engineer 14x"


def test_pay_with_one_side_has_no_other(site: Path) -> None:
    job = job_of(site, 15)
    assert job
    assert job["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "unitText": "HOUR",
        "minValue": 45.5,
    }


def test_pay_without_a_stated_currency_or_unit_is_told_on_the_page_alone(site: Path) -> None:
    for number in (16, 17):
        job = job_of(site, number)
        assert job
        assert "baseSalary" not in job
    (folder,) = [path for path in (site / "jobs").iterdir() if "-16x-" in path.name]
    assert "$45.50" in (folder / "index.html").read_text()


def test_a_place_that_is_left_out_stands_on_the_page_in_its_own_words(site: Path) -> None:
    (folder,) = [path for path in (site / "jobs").iterdir() if "-18x-" in path.name]
    page = (folder / "index.html").read_text()
    assert "United States; Remote - US (excluding California)" in page
    california = (site / "places/california/index.html").read_text()
    assert "Backend Engineer 10x" in california
    assert "Backend Engineer 18x" not in california


def test_an_exception_to_where_one_may_live_leaves_the_city_alone(site: Path) -> None:
    job = job_of(site, 19)
    assert job
    assert "applicantLocationRequirements" not in job
    assert [place["address"]["addressLocality"] for place in job["jobLocation"]] == ["Austin"]


def test_a_countrys_code_is_read_by_the_country_of_the_posting(site: Path) -> None:
    job = job_of(site, 20)
    assert job
    assert job["applicantLocationRequirements"] == [{"@type": "Country", "name": "Germany"}]


def test_the_data_set_names_its_licence_and_files(site: Path) -> None:
    (dataset,) = [node for node in graph_in(site / "data/index.html") if node["@type"] == "Dataset"]
    assert dataset["license"] == "https://licences.example/by"
    assert {file["encodingFormat"] for file in dataset["distribution"]} == {"application/json", "text/csv"}
    assert 'href="https://licences.example/by" rel="license"' in (site / "data/index.html").read_text()
