"""Which jobs stand in which list, and in which order."""

from datetime import date

from tests.unit.insight.catalogues import a_catalogue

ROLE = "backend-engineer"


def test_postings_of_one_job_are_one_job_with_all_their_places() -> None:
    text = "We build services that ship parcels."
    catalogue = a_catalogue(
        {"description": text, "places": ["Austin, TX"], "posted_on": "2026-03-01"},
        {"description": text, "places": ["Boston, MA"], "posted_on": "2026-03-09"},
    )
    (job,) = catalogue.by_role[ROLE]
    assert len(job.adverts) == 2
    assert job.states == {"TX", "MA"}
    assert job.lead.posting.id == "1"
    assert catalogue.postings == 2


def test_refusals_stand_last_and_else_the_newest_first() -> None:
    catalogue = a_catalogue(
        {"description": "One. We do not sponsor visas.", "posted_on": "2026-03-30"},
        {"description": "Two.", "posted_on": "2026-03-01"},
        {"description": "Three.", "posted_on": "2026-03-02"},
    )
    assert [job.lead.posting.id for job in catalogue.by_role[ROLE]] == ["2", "1", "0"]


def test_a_job_that_closed_yesterday_is_in_no_list() -> None:
    catalogue = a_catalogue(
        {"closes_on": "2026-03-31"}, {"title": "Backend Engineer II", "closes_on": "2026-04-01"}
    )
    assert [job.lead.posting.id for job in catalogue.by_role[ROLE]] == ["1"]
    assert len(catalogue.jobs) == 2
    assert len(a_catalogue({"closes_on": "2026-03-31"}, today=date(2026, 3, 31)).open) == 1


def test_jobs_abroad_are_counted_apart_and_jobs_without_a_country_at_home() -> None:
    catalogue = a_catalogue(
        {"places": ["Berlin, Germany"], "description": "a"},
        {"places": ["Austin, TX"], "description": "b"},
        {"description": "c"},
    )
    assert len(catalogue.by_role[ROLE]) == 2
    assert catalogue.abroad_by_role[ROLE] == 1
    assert len(catalogue.open) == 3


def test_every_job_knows_its_place_in_the_list_of_its_role() -> None:
    catalogue = a_catalogue({"description": "a"}, {"description": "b"}, {"description": "c"})
    jobs = catalogue.by_role[ROLE]
    assert [catalogue.place_in_role[ROLE, job.key] for job in jobs] == [0, 1, 2]


def test_spellings_of_one_employer_are_united_and_different_ones_never_share_an_address() -> None:
    names = ("ACME", "acme", "Acmé", "Acme", "!!!", "???", "🚀", "日本", "x" * 80, "x" * 90)
    catalogue = a_catalogue(*({"employer": name, "title": f"Job {n}"} for n, name in enumerate(names)))
    assert len(catalogue.employers) == len(names) - 3
    assert all(employer.slug and employer.slug[0].isalnum() for employer in catalogue.employers.values())
    (acme,) = (employer for employer in catalogue.employers.values() if "acme" in employer.names)
    assert acme.slug == "acme"
