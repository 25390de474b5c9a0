"""The structured data of a page: every fault names its property, and what is right has none."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.audit.document import Measure, audited, one_for_each_cause
from generator.audit.vocabulary import CODES, KINDS
from generator.audit.weight import Budgets, Scales
from generator.problems.problem import Problem
from tests.unit.audit.pages import a_head

BASE = "https://jobs.example"
URL = "/jobs/engineer/"
ADDRESSES = frozenset({"/", "/jobs/engineer/", "/roles/", "/data/", "/data/jobs.json"})
MEASURE = Measure(ADDRESSES, BASE, Scales(Budgets(100, 25, 15)))
BODY = """
<main><h1>Backend Engineer (Remote)</h1><p>Larkspur Systems</p><p>$120,000 to $150,000.50 a year</p>
<section><h3>About</h3><p>You build   what users do not see.</p></section>
<p>Source: Demo, reference r-1</p>
<time datetime="2026-03-01">1 Mar</time>
<time datetime="2026-05-31" data-closes="2026-05-31">31 May</time></main>
"""
JOB: dict[str, Any] = {
    "@type": "JobPosting",
    "@id": f"{BASE}{URL}#job",
    "title": "Backend Engineer",
    "description": "<h3>About</h3><p>You build what users do not see.</p>",
    "datePosted": "2026-03-01",
    "validThrough": "2026-05-31",
    "hiringOrganization": {"@type": "Organization", "name": "Larkspur Systems"},
    "identifier": {"@type": "PropertyValue", "name": "Demo", "value": "r-1"},
    "directApply": False,
    "url": BASE + URL,
    "employmentType": "FULL_TIME",
    "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "US"}}],
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {
            "@type": "QuantitativeValue",
            "unitText": "YEAR",
            "minValue": 120000,
            "maxValue": 150000.5,
        },
    },
}
PAGE: dict[str, Any] = {
    "@type": "WebPage",
    "@id": f"{BASE}{URL}#webpage",
    "url": BASE + URL,
    "name": "Backend Engineer",
    "inLanguage": "en",
    "mainEntity": {"@id": f"{BASE}{URL}#job"},
}
Change = Callable[[dict[str, Any]], object]


def page_of(graph: str, body: str = BODY, robots: str = "max-image-preview:large", url: str = URL) -> bytes:
    block = f'<script type="application/ld+json">{graph}</script>'
    return (
        f"<html>{a_head(url, robots=robots, more=block)}"
        f'<body data-built-for="2026-04-01">{body}</body></html>'
    ).encode()


def graph_of(*nodes: dict[str, Any]) -> str:
    return json.dumps({"@context": "https://schema.org", "@graph": nodes})


def found(page: bytes, url: str = URL, *, is_posting: bool = True) -> tuple[Problem, ...]:
    return audited(page, url, "data", MEASURE, weighed=False, is_posting=is_posting).problems


def changed(change: Change) -> tuple[Problem, ...]:
    job = copy.deepcopy(JOB)
    change(job)
    return found(page_of(graph_of(PAGE, job)))


def put(**values: Any) -> Change:
    return lambda job: job.update(values)


def without(name: str) -> Change:
    return lambda job: job.pop(name)


def test_a_whole_and_true_graph_has_no_fault() -> None:
    assert found(page_of(graph_of(PAGE, JOB))) == ()


@pytest.mark.parametrize(
    ("change", "rule", "named"),
    [
        (without("title"), "markup-property", "JobPosting.title is missing"),
        (without("hiringOrganization"), "markup-property", "JobPosting.hiringOrganization"),
        (without("directApply"), "markup-property", "JobPosting.directApply"),
        (without("jobLocation"), "markup-untrue", "JobPosting.jobLocation is missing"),
        (put(directApply=True), "markup-untrue", "JobPosting.directApply is not false"),
        (put(directApply="false"), "markup-property", "JobPosting.directApply is neither true nor false"),
        (put(datePosted="1 March 2026"), "markup-property", "JobPosting.datePosted is no day"),
        (put(datePosted="2026-02-30"), "markup-property", "JobPosting.datePosted is no day"),
        (put(datePosted="2026-03-02"), "markup-untrue", "JobPosting.datePosted is a day that the page"),
        (put(validThrough="2026-06-30"), "markup-untrue", "JobPosting.validThrough is not the closing day"),
        (put(validThrough="2026-03-01"), "markup-untrue", "JobPosting.validThrough has passed"),
        (put(employmentType="full time"), "markup-property", "JobPosting.employmentType is no word"),
        (put(url="/jobs/engineer/"), "markup-property", "JobPosting.url is no whole address of the site"),
        (put(url=f"{BASE}/nowhere/"), "markup-property", "JobPosting.url is an address of no page"),
        (put(url="https://jobs.example.evil/"), "markup-property", "JobPosting.url is no whole address"),
        (put(jobLocationType="TELECOMMUTE"), "markup-untrue", "JobPosting.jobLocationType is TELECOMMUTE"),
        (put(jobLocationType="HYBRID"), "markup-property", "JobPosting.jobLocationType is no word"),
        (put(title="Another title"), "markup-untrue", "JobPosting.title is not on the page"),
        (put(title=" "), "markup-property", "JobPosting.title is no text"),
        (put(title="Backend\u0001 Engineer"), "markup-property", "JobPosting.title holds a control"),
        (put(description="<p>Other words.</p>"), "markup-untrue", "JobPosting.description is not the text"),
        (put(description="Backend Engineer"), "markup-untrue", "JobPosting.description says no more"),
        (put(estimatedSalary=1), "markup-property", "JobPosting has the property `estimatedSalary`"),
        (put(employmnetType="OTHER"), "markup-property", "JobPosting has the property `employmnetType`"),
        (put(jobLocation=[]), "markup-property", "JobPosting.jobLocation is an empty list"),
        (put(jobLocation="Tacoma"), "markup-property", "JobPosting.jobLocation is no node"),
        (put(jobLocation={"@type": "Country", "name": "US"}), "markup-property", "holds a Country"),
        (put(hiringOrganization={"@id": f"{BASE}/#gone"}), "markup-form", "points to no node"),
        (put(hiringOrganization={"@id": f"{BASE}{URL}#webpage"}), "markup-property", "points to a WebPage"),
        (put(**{"@id": "#job"}), "markup-form", "JobPosting.@id is not the page's address"),
        (put(**{"@reverse": {}}), "markup-form", "JobPosting has the keyword `@reverse`"),
        (
            lambda job: job["baseSalary"]["value"].update(minValue=110000),
            "markup-untrue",
            "QuantitativeValue.minValue is not on the page",
        ),
        (
            lambda job: job["baseSalary"]["value"].update(minValue="120000"),
            "markup-property",
            "QuantitativeValue.minValue is no number",
        ),
        (
            lambda job: job["jobLocation"][0]["address"].pop("addressCountry"),
            "markup-property",
            "PostalAddress.addressCountry is missing",
        ),
        (
            lambda job: job["hiringOrganization"].update(sameAs="http://[x"),
            "markup-property",
            "Organization.sameAs is no whole address",
        ),
    ],
)
def test_each_fault_of_a_posting_names_page_and_property(change: Change, rule: str, named: str) -> None:
    problems = changed(change)
    told = [problem for problem in problems if named in problem.message]
    assert [problem.rule for problem in told] == [rule], problems
    assert told[0].message.startswith(f"On the page {URL}: ")
    assert told[0].hint


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{", "is no JSON"),
        ('{"@context": "https://schema.org", "@graph": [NaN]}', "is no JSON"),
        (
            '{"@context": "https://schema.org", "@graph": [{"@type": "x", "@type": "y"}]}',
            "a key stands twice",
        ),
        ('{"@context": "https://schema.org", "@type": "WebPage"}', "one `@graph`"),
        ('{"@context": "http://schema.org", "@graph": [{}]}', "one `@graph`"),
        ('{"@context": "https://schema.org", "@graph": []}', "no list of nodes"),
        ('{"@context": "https://schema.org", "@graph": {"@type": "WebPage"}}', "no list of nodes"),
    ],
)
def test_what_is_no_single_graph_is_a_fault(text: str, named: str) -> None:
    (problem,) = found(page_of(text))
    assert problem.rule == "markup-form"
    assert named in problem.message


def test_a_second_block_a_node_without_id_and_a_doubled_id_are_faults() -> None:
    block = f'<script type="application/ld+json">{graph_of(PAGE, JOB)}</script>'
    assert "2 blocks" in found(page_of(graph_of(PAGE, JOB), BODY + block))[0].message
    bare = {key: value for key, value in JOB.items() if key != "@id"}
    messages = [problem.message for problem in found(page_of(graph_of(PAGE, bare)))]
    assert any("JobPosting of its graph has no `@id`" in message for message in messages)
    assert any("WebPage.mainEntity points to no node" in message for message in messages)
    twice = found(page_of(graph_of(PAGE, JOB, {**PAGE, "name": "Backend Engineer"})))
    assert [problem.rule for problem in twice] == ["markup-form"]


def test_a_posting_stands_on_its_own_page_alone_and_once() -> None:
    elsewhere = found(page_of(graph_of(PAGE, JOB)), is_posting=False)
    assert [problem.rule for problem in elsewhere] == ["markup-untrue"]
    twice = found(page_of(graph_of(PAGE, JOB, {**JOB, "@id": f"{BASE}{URL}#other"})))
    assert "JobPosting stands 2 times" in twice[0].message


def test_a_posting_kept_from_search_engines_has_no_markup() -> None:
    (problem,) = found(page_of(graph_of(PAGE, JOB), robots="noindex"))
    assert "search engines are not to keep" in problem.message


@pytest.mark.parametrize("kind", ["FAQPage", "Occupation", "Jobposting", "", None, 7])
def test_types_that_pages_do_not_use_are_faults(kind: object) -> None:
    problems = found(page_of(graph_of({"@type": kind, "@id": f"{BASE}{URL}#x"})))
    assert [problem.rule for problem in problems] == ["markup-property"]


def test_a_trail_counts_from_one_and_leads_to_pages_of_the_site() -> None:
    def steps(*places: int, item: str = f"{BASE}/roles/") -> dict[str, Any]:
        items = [{"@type": "ListItem", "position": n, "name": "Roles", "item": item} for n in places]
        return {"@type": "BreadcrumbList", "@id": f"{BASE}{URL}#breadcrumb", "itemListElement": items}

    assert not found(page_of(graph_of(steps(1, 2))))
    assert "fewer than two" in found(page_of(graph_of(steps(1))))[0].message
    assert "count from 1" in found(page_of(graph_of(steps(2, 1))))[0].message
    assert "ListItem.item" in found(page_of(graph_of(steps(1, 2, item=f"{BASE}/gone/"))))[0].message


def test_a_data_set_without_a_licence_is_told_and_goes_on() -> None:
    dataset = {
        "@type": "Dataset",
        "@id": f"{BASE}/data/#dataset",
        "name": "Open jobs",
        "description": "All open jobs of this site with what each posting says.",
        "url": f"{BASE}/data/",
        "creator": {"@type": "Organization", "name": "Larkspur Press"},
        "dateModified": "2026-03-01",
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{BASE}/data/jobs.json",
                "encodingFormat": "application/json",
            }
        ],
    }
    (problem,) = found(page_of(graph_of(dataset), url="/data/"), "/data/", is_posting=False)
    assert problem.rule == "markup-incomplete"
    assert "Dataset.license" in problem.message
    short = found(
        page_of(graph_of({**dataset, "description": "Jobs."}), url="/data/"), "/data/", is_posting=False
    )
    assert "Dataset.description has 5 characters" in short[0].message + short[1].message


def test_one_fault_of_the_generator_on_many_pages_is_told_once() -> None:
    pages = [page_of(graph_of(PAGE, {**JOB, "datePosted": f"{n} March"})) for n in range(1, 6)]
    problems = [problem for page in pages for problem in found(page)]
    merged = [each for each in one_for_each_cause(problems) if each.rule == "markup-property"]
    assert len(merged) == 1
    assert merged[0].message.endswith("The same on 4 further pages.")


def test_every_coded_property_has_its_words() -> None:
    coded = {
        name
        for kind in KINDS.values()
        for name, expected in {**kind.required, **kind.optional}.items()
        if "coded Text" in expected
    }
    assert coded == CODES.keys()
