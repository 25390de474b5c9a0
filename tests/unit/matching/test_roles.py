"""The rules by which a title counts under roles, and one title in and one out for every role shipped."""

from pathlib import Path

import pytest
import yaml

from generator.domain.role import Role
from generator.matching.roles import RoleMatcher, compile_roles, pattern_problems, roles_of

ROLES = Path(__file__).parents[3] / "roles"


def a_role(**titles: object) -> Role:
    return Role.model_validate(
        {
            "title": "Some Role",
            "plural": "Some Roles",
            "family": "Some",
            "occupation": {"soc": ["15-1252"], "title": "Software Developers"},
            "intro": "Words.",
            "titles": titles,
        }
    )


@pytest.fixture(scope="module")
def roles() -> dict[str, Role]:
    # The base loader keeps every value as its words, as the reader of the site's files does.
    texts = {path.stem: path.read_text("utf-8") for path in sorted(ROLES.glob("*.yaml"))}
    return {
        slug: Role.model_validate(yaml.load(text, yaml.BaseLoader))  # noqa: S506
        for slug, text in texts.items()
    }


@pytest.fixture(scope="module")
def matcher(roles: dict[str, Role]) -> RoleMatcher:
    return compile_roles(roles)


def found(title: str, matcher: RoleMatcher) -> set[str]:
    return {match.role for match in roles_of(title, matcher)}


def test_every_shipped_pattern_can_be_read(roles: dict[str, Role]) -> None:
    assert [fault for role in roles.values() for fault in pattern_problems(role)] == []


def test_every_shipped_role_names_only_shipped_roles(roles: dict[str, Role]) -> None:
    named = {
        slug
        for role in roles.values()
        for slug in (*role.related, *role.titles.over, *role.titles.over_nearby)
    }
    assert named <= roles.keys()


def test_every_shipped_role_meets_its_own_title_and_plural(
    roles: dict[str, Role], matcher: RoleMatcher
) -> None:
    missed = [slug for slug, role in roles.items() if slug not in found(role.title, matcher)]
    assert missed == []
    assert [slug for slug, role in roles.items() if slug not in found(role.plural, matcher)] == []


def test_every_shipped_intro_has_60_to_110_words(roles: dict[str, Role]) -> None:
    lengths = {slug: len(role.intro.split()) for slug, role in roles.items()}
    assert {slug: count for slug, count in lengths.items() if not 60 <= count <= 110} == {}


@pytest.mark.parametrize(
    ("slug", "inside", "outside"),
    [
        ("backend-engineer", "Back-End Developer, Ledger Team", "Java Developer"),
        ("frontend-engineer", "Angular Developer - Rail Tickets", "Front End Web Designer"),
        ("full-stack-engineer", "Full Stack Python Developer", "Full Stack Product Designer"),
        ("software-engineer", "Software Engineer, Invoicing", "Business Developer"),
        ("mobile-engineer", "Kotlin Android Developer", "Mobile Crane Engineer"),
        ("devops-engineer", "Build and Release Engineer", "Data Platform Engineer"),
        ("site-reliability-engineer", "SRE II", "Plant Reliability Engineer"),
        ("data-engineer", "Snowflake Developer", "Data Center Engineer"),
        ("data-scientist", "Head of Data Science", "Data Science Project Manager"),
        ("machine-learning-engineer", "Computer Vision Engineer", "Product Manager, AI"),
        ("data-analyst", "Power BI Developer", "Data Entry Analyst"),
        ("security-engineer", "Identity and Access Management Engineer", "Security Guard"),
        ("qa-engineer", "SDET", "Quality Control Technician"),
        ("embedded-engineer", "Firmware Engineer", "Embedded Product Manager"),
        ("cloud-engineer", "Azure Administrator", "Java AWS Developer"),
        ("engineering-manager", "VP of Engineering", "Civil Engineering Manager"),
        ("product-manager", "Group Product Manager, Ferries", "Product Marketing Manager"),
        ("technical-program-manager", "IT Project Manager", "Construction Project Manager"),
        ("product-designer", "UX/UI Designer", "Interior Designer"),
        ("ux-researcher", "Quantitative UX Researcher", "Clinical Researcher"),
        ("graphic-designer", "Brand Designer", "Art Director"),
        ("business-analyst", "Business Systems Analyst", "Business Intelligence Analyst"),
        ("marketing-manager", "Brand Manager, Snacks", "Marketing Coordinator"),
        ("solutions-architect", "SAP Solution Architect", "Landscape Architect"),
        ("database-administrator", "PL/SQL Developer", "Software Engineer, Database"),
        ("network-engineer", "NOC Engineer", "Radio Network Planning Engineer"),
        ("mechanical-engineer", "Thermal Engineer", "Mechanical Technician"),
        ("electrical-engineer", "Substation Engineer", "Electrical Technician"),
        ("financial-analyst", "FP&A Manager", "Financial Systems Analyst"),
        ("quantitative-researcher", "Quant Strategist", "Quant Trader"),
    ],
)
def test_every_role_has_a_title_in_and_a_title_out(
    slug: str, inside: str, outside: str, matcher: RoleMatcher
) -> None:
    assert slug in found(inside, matcher)
    assert slug not in found(outside, matcher)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Software Engineer, Backend", "backend-engineer"),
        ("Software Engineer (iOS) - Parcel App", "mobile-engineer"),
        ("SOFTWARE ENGINEER MACHINE LEARNING", "machine-learning-engineer"),
        ("Software Engineer - Parking", "software-engineer"),
        ("Software Engineer - Lighthouse Security", "software-engineer"),
    ],
)
def test_after_a_general_title_a_discipline_names_the_role_and_a_team_does_not(
    title: str, expected: str, matcher: RoleMatcher
) -> None:
    assert found(title, matcher) == {expected}


def test_after_a_narrower_title_a_team_adds_no_role(matcher: RoleMatcher) -> None:
    assert found("DevOps Engineer (InfoSec)", matcher) == {"devops-engineer"}
    assert found("Product Designer, Data Science", matcher) == {"product-designer"}
    assert found("SRE Engineer (Platform)", matcher) == {"site-reliability-engineer"}


def test_a_match_names_the_pattern_that_found_it(matcher: RoleMatcher) -> None:
    (match,) = roles_of("Senior Finance Analyst", matcher)
    assert (match.reason, match.pattern) == ("finance analyst", "financial|finance ... analyst")


def test_two_jobs_in_one_title_are_two_roles(matcher: RoleMatcher) -> None:
    assert found("Data Analyst / Data Engineer", matcher) == {"data-analyst", "data-engineer"}
    assert found("Product Manager & UX Designer", matcher) == {"product-manager", "product-designer"}


def test_after_a_grade_the_parentheses_are_the_job(matcher: RoleMatcher) -> None:
    assert found("IT Consultant (Data Engineer)", matcher) == {"data-engineer"}


def test_a_narrower_role_replaces_the_general_one(matcher: RoleMatcher) -> None:
    assert found("Embedded Software Engineer", matcher) == {"embedded-engineer"}


def test_a_manager_of_engineering_gets_that_role_only(matcher: RoleMatcher) -> None:
    for title in ("Manager, Data Engineering", "Director of Software Engineering - Machine Learning"):
        assert found(title, matcher) == {"engineering-manager"}


def test_managers_of_other_families_stay_in_the_family(matcher: RoleMatcher) -> None:
    assert found("Director, Data Science", matcher) == {"data-scientist"}
    assert found("Manager of Product Design", matcher) == {"product-designer"}


def test_the_test_job_wins_over_the_platform(matcher: RoleMatcher) -> None:
    assert found("Mobile Developer in Test", matcher) == {"qa-engineer"}


@pytest.mark.parametrize(
    "title",
    [
        "Sr. Back End Engr II (m/f/d) - REQ-40417",
        "BACKEND ENGINEER L5 | Hybrid | C2C ok, any visa",
        "2027 Summer Back-End Engineer Co-op (12 weeks)",
        "Engineer, Senior - Backend",
        "Back\u200bend Engine\u0301er",
    ],
)
def test_levels_numbers_dates_and_contract_words_do_not_matter(title: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == {"backend-engineer"}


def test_teachers_and_sellers_of_a_field_are_not_in_it(matcher: RoleMatcher) -> None:
    for title in (
        "Adjunct Professor, Data Science",
        "Mechanical Engineering Instructor",
        "Data Engineer Recruiter",
    ):
        assert found(title, matcher) == set()


@pytest.mark.parametrize(
    "title", ["", ".", "软件", "((((", "🔹🔹", "/", "and", "-" * 500, "Senior II (Remote)"]
)
def test_a_title_without_a_job_has_no_role(title: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == set()


def test_a_lost_dot_is_still_dot_net(matcher: RoleMatcher) -> None:
    assert found("NET Developer", matcher) == {"software-engineer"}
    assert found("ASP.NET Web Developer", matcher) == {"software-engineer"}


def test_the_reason_is_the_part_of_the_title_that_matched(matcher: RoleMatcher) -> None:
    (match,) = roles_of("Senior FP&A Lead, Harbour", matcher)
    assert match.reason == "FP&A"


def test_roles_come_in_the_order_of_their_slugs(matcher: RoleMatcher) -> None:
    matches = roles_of("Site Reliability / DevOps Engineer", matcher)
    assert [match.role for match in matches] == ["devops-engineer", "site-reliability-engineer"]


def test_a_role_that_stands_alone_takes_the_title_from_all_others() -> None:
    matcher = compile_roles(
        {"boss": a_role(include=["baker manager"], alone=True), "baker": a_role(include=["baker"])}
    )
    assert found("Baker Manager", matcher) == {"boss"}


def test_a_role_gives_way_nearby_but_not_in_another_part() -> None:
    matcher = compile_roles(
        {
            "taster": a_role(include=["baker taster"], over_nearby=["baker"]),
            "baker": a_role(include=["baker"]),
        }
    )
    assert found("Baker Taster", matcher) == {"taster"}
    assert found("Baker Taster, Baker Operator", matcher) == {"taster", "baker"}


def test_a_broken_pattern_is_named_with_its_place_and_the_others_still_count() -> None:
    role = a_role(include=["(baker", "baker"], exclude=["a|"], disciplines=["@nobody"])
    assert [fault.path for fault in pattern_problems(role)] == [
        ("titles", "include", 0),
        ("titles", "exclude", 0),
        ("titles", "disciplines", 0),
    ]
    assert "`(baker`" in pattern_problems(role)[0].message
    assert found("Baker", compile_roles({"baker": role})) == {"baker"}


@pytest.mark.parametrize(
    ("title", "roles_named"),
    [
        ("Software Engineer (Full Stack, Frontend-leaning)", {"full-stack-engineer", "frontend-engineer"}),
        ("Fullstack Developer (backend-oriented)", {"full-stack-engineer", "backend-engineer"}),
    ],
)
def test_a_hyphen_beside_a_word_spelled_as_one_is_no_dash(
    title: str, roles_named: set[str], matcher: RoleMatcher
) -> None:
    assert found(title, matcher) == roles_named


def test_a_field_outside_software_is_a_team_after_a_software_title(matcher: RoleMatcher) -> None:
    assert found("Software Engineer, Electronics", matcher) == {"software-engineer"}
    assert found("Engineer, Electronics", matcher) == {"electrical-engineer"}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Submarine Software Intern", "software-engineer"),
        ("Software Co-op, Autumn Term", "software-engineer"),
        ("Computer Vision Software Intern", "machine-learning-engineer"),
        ("Engineering Student - Firmware", "embedded-engineer"),
    ],
)
def test_a_learner_of_a_field_belongs_to_its_role(title: str, role: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == {role}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Garden Marketing - Manager", "marketing-manager"),
        ("Manager Partner Marketing", "marketing-manager"),
        ("Data Science Guild, Associate Director", "data-scientist"),
        ("Development Manager, Software Engineering", "engineering-manager"),
    ],
)
def test_a_grade_alone_after_a_field_leads_the_field(title: str, role: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == {role}


def test_what_follows_with_is_asked_for_and_not_the_job(matcher: RoleMatcher) -> None:
    assert found("Film Editor with Graphic Design Skills", matcher) == set()
    assert found("UX Designer with Business Analyst Background", matcher) == {"product-designer"}


def test_a_narrower_job_in_parentheses_is_named_by_its_noun(matcher: RoleMatcher) -> None:
    assert found("Application Developer (Firmware Engineer)", matcher) == {"embedded-engineer"}
    assert found("Account Executive (Firmware Products)", matcher) == set()


def test_a_field_names_the_job_of_a_research_scientist(matcher: RoleMatcher) -> None:
    assert found("Research Scientist, Deep Learning", matcher) == {"machine-learning-engineer"}
    assert found("Research Scientist, Beekeeping", matcher) == set()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("SOFTWARE ENGINEERII", "software-engineer"),
        ("SRDEVOPS ENGINEER", "devops-engineer"),
        ("Rust Software Enginee", "software-engineer"),
        ("Pottery Product Manger", "product-manager"),
    ],
)
def test_words_run_together_or_cut_short_are_still_read(title: str, role: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == {role}


def test_a_server_and_a_browser_technology_are_software_engineering(matcher: RoleMatcher) -> None:
    assert found("Software Engineer (Elixir/React)", matcher) == {"software-engineer"}
    assert found("Software Engineer (React)", matcher) == {"frontend-engineer"}


@pytest.mark.parametrize(
    "title",
    [
        "Spelling Lessons Instructional Developer",
        "Choir Partnership Development Director",
        "Electrical Buyer",
    ],
)
def test_a_trade_that_only_shares_a_word_is_no_role(title: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == set()


def test_quality_names_testing_only_after_a_software_title(matcher: RoleMatcher) -> None:
    assert found("Software Engineer, Quality", matcher) == {"qa-engineer"}
    assert found("Engineer, Quality", matcher) == set()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Fulstack Ferry Developer", "full-stack-engineer"),
        ("Orchard Data Anaylst", "data-analyst"),
        ("Solution Archirect", "solutions-architect"),
    ],
)
def test_one_letter_wrong_or_two_exchanged_is_still_the_job(
    title: str, role: str, matcher: RoleMatcher
) -> None:
    assert found(title, matcher) == {role}


def test_a_word_that_only_resembles_a_job_is_no_slip_of_the_pen(matcher: RoleMatcher) -> None:
    assert found("Backend Engineer - Payment Processor", matcher) == {"backend-engineer"}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Software Engineer - Rust - Backend - Ferries", "backend-engineer"),
        ("Software Engineer, C++ - Embedded", "embedded-engineer"),
        ("Software Engineer (Elixir, React)", "software-engineer"),
        ("Software Engineer (Python, Kubernetes)", "software-engineer"),
        ("Software Engineer (React)", "frontend-engineer"),
        ("Software Engineer for Data Platforms", "data-engineer"),
    ],
)
def test_after_a_language_a_discipline_still_names_the_role_and_a_skill_does_not(
    title: str, role: str, matcher: RoleMatcher
) -> None:
    assert found(title, matcher) == {role}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Search Engine Marketing (SEM) Manager", "marketing-manager"),
        ("SVP, Product Management", "product-manager"),
        ("EVP of Software Engineering", "engineering-manager"),
        ("Marketing & Communications Manager", "marketing-manager"),
        ("Harbour Solution Architect Manager", "solutions-architect"),
        ("Manager, Applied Science", "data-scientist"),
        ("Project Engineer - Electrical", "electrical-engineer"),
        ("Quantitative Risk Internship", "quantitative-researcher"),
        ("Telecommunications Network Engineer", "network-engineer"),
        ("UXUI Designer", "product-designer"),
        ("Program Manager III, Tech, Ferries", "technical-program-manager"),
        ("IT Security (40417)", "security-engineer"),
        ("Product Finance Analyst", "financial-analyst"),
    ],
)
def test_a_job_in_many_forms_keeps_its_role(title: str, role: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == {role}


@pytest.mark.parametrize(
    "title",
    [
        "(Nordmark) Director, Learning & Development",
        "Manager, Research and Development",
        "Salesforce Marketing Cloud Director",
        "Marketing Project Manager",
        "Product Launch Manager",
        "Product Governance Manager",
        "Chip Layout Designer",
        "Structured Product Researcher, Bonds",
        "Battery Build Engineer",
        "SoC Front-End Timing Engineer",
        "Harbour AI Operations Intern",
        "Puzzle Editor, Cybersecurity",
        "Developer Relations (Harbourtown)",
        "IT Manager - Marketing Database",
        "Senior Engineer, I&C",
        "Backend Quality Engineer",
        "Traffic Engineering Project Manager",
    ],
)
def test_a_neighbouring_trade_has_no_role(title: str, matcher: RoleMatcher) -> None:
    assert found(title, matcher) == set()


@pytest.mark.parametrize(
    ("title", "roles_named"),
    [
        ("Infrastructure Site Reliability Engineer", {"site-reliability-engineer"}),
        ("Manager, Marketing FP&A", {"financial-analyst"}),
        ("Director of Product & Solution Marketing", {"marketing-manager"}),
        ("Full Stack Engineer (FE-oriented)", {"full-stack-engineer", "frontend-engineer"}),
        ("Data & Database Engineer", {"data-engineer", "database-administrator"}),
        ("Quantitative Product Researcher", {"ux-researcher"}),
        ("Android Platform Engineer", {"mobile-engineer"}),
        ("Director of Brand and Web Design", {"graphic-designer", "product-designer"}),
        ("Product Design & UX Internship", {"product-designer"}),
        ("AUTOSAR Platform Software Engineer", {"embedded-engineer"}),
    ],
)
def test_a_word_of_a_second_role_adds_it_only_where_it_is_meant(
    title: str, roles_named: set[str], matcher: RoleMatcher
) -> None:
    assert found(title, matcher) == roles_named


def test_a_role_of_an_editor_that_names_writers_or_recruiters_counts_them() -> None:
    matcher = compile_roles(
        {
            "technical-writer": a_role(include=["technical writer"]),
            "recruiter": a_role(include=["recruiter"]),
            "backend-engineer": a_role(include=["backend engineer"]),
        }
    )
    writer, recruiter = "Senior Technical Writer, Backend Engineer Guides", "Backend Engineer Recruiter"
    assert [match.role for match in roles_of(writer, matcher)] == ["technical-writer"]
    assert [match.role for match in roles_of(recruiter, matcher)] == ["recruiter"]
