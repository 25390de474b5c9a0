"""What the CMS is told, and what its page may ask of other hosts."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.admin.configuration import configuration, security_policy
from generator.admin.installed import PACKAGE
from generator.admin.page import page_files
from generator.domain.settings import CMS_NEEDS, CMS_TAKES, Cms, CmsBackend, Settings

SITE = {
    "name": 'Larkspur "Jobs" & <more>',
    "base_url": "https://jobs.example",
    "description": "Jobs whose employers say that they sponsor a visa.",
    "organisation": {"name": "Larkspur Press"},
    "report_url": "mailto:editors@jobs.example",
}
CHOICES: dict[CmsBackend, dict[str, Any]] = {
    "github": {"repo": "a/b", "sign_in": "https://sign-in.example/oauth/begin"},
    "gitlab": {"repo": "a/b", "app_id": "1f"},
    "gitea": {"repo": "a/b", "app_id": "1f", "server": "https://git.example"},
    "git-gateway": {},
    "local": {},
}
HOSTS = {
    "github": {"api.github.com", "avatars.githubusercontent.com"},
    "gitlab": {"gitlab.com"},
    "gitea": {"git.example"},
    "git-gateway": set(),
    "local": {"localhost:8081"},
}


def settings(**cms: Any) -> Settings:
    return Settings.model_validate({**SITE, "cms": cms} if cms else SITE)


def told(**cms: Any) -> dict[str, Any]:
    return configuration(settings(**cms), Cms.model_validate(cms), frozenset())


def test_without_the_key_there_is_no_file() -> None:
    assert page_files(settings(), frozenset()) == {}


@pytest.mark.parametrize("backend", CHOICES)
def test_the_page_may_ask_the_host_of_the_repository_and_no_other(backend: CmsBackend) -> None:
    policy = security_policy(Cms(backend=backend, **CHOICES[backend]))
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == "'self' 'unsafe-eval'"
    assert {urlsplit(word).netloc for word in parts["connect-src"].split()} - {""} == HOSTS[backend]


def test_the_service_that_signs_editors_in_is_the_owners() -> None:
    backend = told(backend="github", **CHOICES["github"])["backend"]
    assert (backend["base_url"], backend["auth_endpoint"]) == ("https://sign-in.example", "oauth/begin")


def test_a_site_in_a_folder_of_the_repository_is_edited_there() -> None:
    collections = told(backend="local", folder="sites/jobs/")["collections"]
    assert collections[0]["folder"] == "sites/jobs/roles"
    assert collections[-1]["files"][-1]["file"] == "sites/jobs/site.yaml"


def test_a_list_that_the_site_does_not_have_has_no_form() -> None:
    assert [each["name"] for each in told(backend="local")["collections"][-1]["files"]] == ["site"]


def test_drafts_wait_only_where_the_owner_asks_for_it() -> None:
    assert told(backend="local")["publish_mode"] == "simple"
    assert told(backend="local", review=True)["publish_mode"] == "editorial_workflow"


def test_the_page_says_the_sites_name_and_keeps_search_engines_away() -> None:
    page = page_files(settings(backend="local"), frozenset())["/admin/"].decode()
    assert "<title>Edit Larkspur &quot;Jobs&quot; &amp; &lt;more&gt;</title>" in page
    assert '<meta name="robots" content="noindex, nofollow">' in page


def test_every_kind_of_repository_says_what_it_needs_and_takes() -> None:
    assert CMS_NEEDS.keys() == CMS_TAKES.keys() == CHOICES.keys()
    for backend, keys in CHOICES.items():
        assert set(CMS_NEEDS[backend]) == set(keys)
        assert not set(CMS_NEEDS[backend]) & set(CMS_TAKES[backend])


def test_what_is_fetched_is_held_against_digests_and_names_no_host() -> None:
    text = (PACKAGE / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert all(each["integrity"].startswith("sha512-") for path, each in packages.items() if path)
    assert packages[""]["dependencies"] == json.loads((PACKAGE / "package.json").read_bytes())["dependencies"]
