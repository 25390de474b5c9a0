"""Technologies a posting names: found in their usual spelling, never where a word means something else."""

from importlib.resources import files

import pytest

from generator.matching.skills import MOST_SKILLS, skills_of


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Experience with C++, C# and .NET Core.", ("C++", "C#", ".NET")),
        ("ASP.NET MVC services", ("ASP.NET",)),
        ("nodejs, Node.JS or node js", ("Node.js",)),
        ("Kubernetes (k8s) on AWS", ("Kubernetes", "AWS")),
        ("CI/CD with GitHub Actions", ("CI/CD", "GitHub Actions")),
        ("Postgres and PL/SQL", ("PostgreSQL", "PL/SQL")),
        ("We write Go, Rust and Swift", ("Go", "Rust", "Swift")),
        ("Proficient in C/C++", ("C", "C++")),
        ("Languages: R", ("R",)),
        ("Tools:\n- Excel\n- Word", ("Excel", "Word")),
        ("Built with Spring and Hibernate", ("Spring", "Hibernate")),
        ("SolidWorks, ANSYS Fluent and GD&T", ("SolidWorks", "ANSYS", "GD&T")),
        ("SAP S/4HANA and Salesforce", ("SAP", "SAP HANA", "Salesforce")),
        ("React Native apps", ("React Native",)),
    ],
)
def test_technologies_are_found_in_their_usual_spelling(text: str, skills: tuple[str, ...]) -> None:
    assert skills_of("", text).names == skills


@pytest.mark.parametrize(
    "text",
    [
        "We go to market fast.",
        "A Go-to-market plan.",
        "React quickly to incidents.",
        "Excel at many tasks.",
        "Series C, R&D and C-level leaders",
        "Spring 2026 internship in Phoenix",
        "See careers.example.net and foo.NET",
        "A swift answer, a rusty spark and a chef",
        "The rest is history. We restful people.",
        "Act with ambition and express your ideas.",
        "You have access to Outlook.",
        "Javanese and Scalable",
    ],
)
def test_ordinary_words_are_not_technologies(text: str) -> None:
    assert not set(skills_of("", text).names) - {"REST"}


def test_a_title_is_read_as_well_and_comes_first() -> None:
    assert skills_of("Senior Go Developer", "Python and Docker").names == ("Go", "Python", "Docker")


def test_a_list_of_keywords_is_cut() -> None:
    rows = files("generator.matching").joinpath("skills.tsv").read_text("utf-8").splitlines()
    names = [row.split("\t")[0] for row in rows if "\tany" in row]
    assert len(skills_of("", ", ".join(names)).names) == MOST_SKILLS


def test_the_table_names_each_technology_once() -> None:
    rows = files("generator.matching").joinpath("skills.tsv").read_text("utf-8").splitlines()
    names = [row.split("\t")[0] for row in rows if not row.startswith("#")]
    assert len(names) == len(set(names)) > 800


def test_a_skill_is_also_told_in_the_words_of_the_posting() -> None:
    found = skills_of("Golang Developer", "Continuous integration,\nPython and GOLANG")
    assert found.names == ("Go", "CI/CD", "Python")
    assert found.spelled == ("golang", "continuous integration")
