"""Every host gets its files, and is held against its limits before the search is indexed."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.hosting.caching import is_immutable
from generator.hosting.compressing import compressed
from generator.hosting.files import host_files
from generator.hosting.hosts import LIMITS, Host, Limits
from generator.hosting.policy import header_policy, page_policy
from generator.hosting.preflight import limit_problems, preflight_of
from generator.hosting.tree import HostTree
from generator.options import Options
from generator.problems.report import severity_of
from tests.program import ROOT, rolepages
from tests.whole.demo import part_of_input
from tests.whole.small import a_small_site
from tests.whole.test_publishing import tree_of

OWN = {
    Host.GITHUB: {".nojekyll"},
    Host.CLOUDFLARE: {"_headers", "_redirects"},
    Host.NETLIFY: {"_headers", "_redirects"},
    Host.VERCEL: {"vercel.json"},
    Host.S3: {".host/s3.json"},
    Host.NGINX: {".host/nginx.conf", ".host/nginx-brotli.conf"},
}
SMALL = {
    "index.html": 10,
    "404.html": 10,
    "jobs/a/index.html": 10,
    "assets/site.1.css": 10,
    "pagefind/jobs/0/pagefind-entry.json": 10,
    "pagefind/jobs/0/pagefind.en_1.pf_meta": 10,
}
MANY = {f"/old-{number}/": "/new/" for number in range(2_500)}


@pytest.mark.parametrize("host", Host)
def test_a_build_for_a_host_has_its_files_and_a_rebuild_replaces_it(host: Host, tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    before = None
    for _ in range(2):
        assert rolepages("build", "--host", host.value, cwd=folder).returncode == 0
        tree = tree_of(folder / "build")
        assert OWN[host] <= tree.keys()
        assert before in {None, len(tree)}
        before = len(tree)
    assert rolepages("build", cwd=folder).returncode == 0
    assert not OWN[host] & tree_of(folder / "build").keys()


def test_pages_and_headers_have_one_policy(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    assert rolepages("build", "--host", "netlify", cwd=folder).returncode == 0
    headers = (folder / "build/_headers").read_text()
    assert f"  Content-Security-Policy: {header_policy()}\n" in headers
    assert header_policy() == f"{page_policy()}; frame-ancestors 'none'"
    for page in (folder / "build").rglob("*.html"):
        (written,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page.read_text())
        assert re.sub(r" 'sha256-[\w+/=]+'", "", written) == page_policy()


@pytest.mark.parametrize("host", [Host.CLOUDFLARE, Host.NETLIFY])
def test_no_two_rules_give_one_header_to_an_address(host: Host) -> None:
    text = host_files(host, HostTree(SMALL))["_headers"].decode()
    rules = dict(re.findall(r"^(/\S*)\n  Cache-Control: (.+)$", text, re.M))
    for path in SMALL:
        address = f"/{path.removesuffix('index.html')}"
        met = [value for rule, value in rules.items() if _meets(rule, address)]
        assert len(met) <= 1, path
        if is_immutable(path):
            assert met == ["public, max-age=31536000, immutable"]


def _meets(rule: str, address: str) -> bool:
    return address.startswith(rule[:-1]) if rule.endswith("*") else address == rule


def test_cloudflare_gets_as_many_redirects_as_it_takes_and_the_rest_is_told() -> None:
    tree = HostTree(SMALL, MANY)
    assert host_files(Host.CLOUDFLARE, tree)["_redirects"].count(b"\n") == 2_000
    (problem,) = limit_problems(Host.CLOUDFLARE, preflight_of(Host.CLOUDFLARE, tree))
    assert (problem.rule, severity_of(problem)) == ("host-rules", "warning")
    assert "500 are left to the pages" in problem.message


def test_netlify_and_vercel_tell_what_is_gone_and_others_leave_it_away() -> None:
    tree = HostTree(SMALL, {"/a/": "/b/"}, ("/jobs/old/",))
    assert host_files(Host.NETLIFY, tree)["_redirects"] == b"/a/ /b/ 301!\n/jobs/old/ /404.html 410!\n"
    assert host_files(Host.CLOUDFLARE, tree)["_redirects"] == b"/a/ /b/ 301\n"
    routes = json.loads(host_files(Host.VERCEL, tree)["vercel.json"])["routes"]
    assert {"src": "/jobs/old/?", "status": 410, "dest": "/404.html"} in routes


def test_an_address_cannot_write_rules_of_its_own() -> None:
    odd = {"/a b/*\n/x /y 200": "/c\r\n/d /e 301"}
    for host in (Host.CLOUDFLARE, Host.NETLIFY):
        assert host_files(host, HostTree(SMALL, odd))["_redirects"].count(b"\n") == 1


def test_s3_is_told_type_cache_and_redirect_of_every_object() -> None:
    tree = HostTree({**SMALL, "a/index.html": 1}, {"/a/": "/b/"})
    told = json.loads(host_files(Host.S3, tree)[".host/s3.json"])
    assert set(told["objects"]) == {*SMALL, "a/index.html"}
    assert told["objects"]["a/index.html"]["WebsiteRedirectLocation"] == "/b/"
    assert told["objects"]["assets/site.1.css"]["ContentType"] == "text/css; charset=utf-8"


def test_s3_has_an_object_for_every_address_that_leads_on() -> None:
    moved = {"/a/": "/b/", "/old.html": "/b/", "/café/feed.atom": "/b/feed.atom"}
    files = host_files(Host.S3, HostTree({**SMALL, "a/index.html": 1}, moved))
    assert {path: files[path] for path in files if path != ".host/s3.json"} == {
        "old.html": b"",
        "café/feed.atom": b"",
    }
    told = json.loads(files[".host/s3.json"])["objects"]
    led = {path: each["WebsiteRedirectLocation"] for path, each in told.items() if len(each) > 2}
    assert led == {"a/index.html": "/b/", "old.html": "/b/", "café/feed.atom": "/b/feed.atom"}
    assert told["old.html"]["ContentType"] == "text/html; charset=utf-8"


def test_hosts_hold_rules_against_what_browsers_ask_for() -> None:
    tree = HostTree(SMALL, {"/café/a b+(c)/": "/b/"}, ("/x:y/",))
    lines = host_files(Host.NETLIFY, tree)["_redirects"].decode().splitlines()
    assert lines == ["/caf%C3%A9/a%20b+(c)/ /b/ 301!", "/x%3Ay/ /404.html 410!"]
    routes = json.loads(host_files(Host.VERCEL, tree)["vercel.json"])["routes"]
    (led,) = [each["src"] for each in routes if each.get("status") == 301]
    (gone,) = [each["src"] for each in routes if each.get("status") == 410]
    for asked in ("/caf%C3%A9/a%20b+(c)/", "/caf%c3%a9/a%20b+(c)"):
        assert re.fullmatch(led, asked)
    assert re.fullmatch(gone, "/x:y/")
    assert re.fullmatch(gone, "/x%3ay")
    assert not re.fullmatch(led, "/cafe/a%20b+(c)/")


def test_old_addresses_take_no_rules_for_headers() -> None:
    pages = {f"old-{number}/index.html": 1 for number in range(200)}
    moved = {f"/old-{number}/": "/jobs/a/" for number in range(200)}
    tree = HostTree({**SMALL, **pages}, moved)
    assert "old-" not in host_files(Host.CLOUDFLARE, tree)["_headers"].decode()


@pytest.mark.parametrize(
    ("host", "sizes", "rule"),
    [
        (Host.GITHUB, {"a.html": 1_000_000_001}, "host-limit"),
        (Host.GITHUB, {"a.html": 960_000_000}, "host-limit-near"),
        (Host.CLOUDFLARE, {"a.html": 25 * 1024 * 1024 + 1}, "host-limit"),
        (Host.CLOUDFLARE, {f"a/{number}.html": 1 for number in range(20_001)}, "host-limit-near"),
        (Host.CLOUDFLARE, {f"a/{number}.html": 1 for number in range(100_001)}, "host-limit"),
        (Host.NETLIFY, {f"jobs/{number}/index.html": 1 for number in range(54_001)}, "host-limit"),
    ],
)
def test_a_site_over_a_limit_of_its_host_is_told_with_the_source(
    host: Host, sizes: dict[str, int], rule: str
) -> None:
    (problem,) = limit_problems(host, preflight_of(host, HostTree(sizes)))
    assert problem.rule == rule
    assert LIMITS[host].source in problem.hint


@pytest.mark.parametrize("host", [Host.S3, Host.NGINX])
def test_a_host_without_limits_takes_everything(host: Host) -> None:
    sizes = {f"jobs/{number}/index.html": 10**7 for number in range(200_000)}
    assert limit_problems(host, preflight_of(host, HostTree(sizes, MANY))) == ()


@pytest.mark.parametrize("host", ["nginx", "cloudflare-pages"])
def test_the_preflight_is_within_a_twentieth_of_the_published_demo(tmp_path: Path, host: str) -> None:
    folder = part_of_input(tmp_path / "site", 150)
    result = rolepages("build", "--host", host, cwd=folder)
    assert result.returncode == 0, result.stderr
    said = re.search(r"([\d,]+) files, ([\d,.]+) MB, the largest ([\d.]+) MB \((\S+)\)", result.stderr)
    assert said
    sizes = {path: len(content) for path, content in tree_of(folder / "build").items()}
    files, size, largest = (float(number.replace(",", "")) for number in said.groups()[:3])
    assert files == pytest.approx(len(sizes), rel=0.05)
    assert size == pytest.approx(sum(sizes.values()) / 1e6, rel=0.05)
    assert largest == pytest.approx(max(sizes.values()) / 1e6, rel=0.05)


def test_a_site_that_its_host_would_refuse_is_not_indexed_and_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> dict[str, str]:
        raise AssertionError("it was indexed")

    monkeypatch.setitem(LIMITS, Host.GITHUB, Limits("https://host.example/limits", total_bytes=1_000))
    monkeypatch.setattr(pipeline, "_indexed", never)
    folder = a_small_site(tmp_path)
    outcome = pipeline.build(Options(folder, folder / "build", date(2026, 4, 1), host=Host.GITHUB))
    assert "host-limit" in {problem.rule for problem in outcome.problems}
    assert not (folder / "build").exists()


def test_packed_bytes_depend_on_the_content_alone() -> None:
    content = (ROOT / "README.md").read_bytes()
    first = compressed(content)
    assert set(first) == {".br", ".gz"}
    assert first == compressed(content)
    assert first[".gz"][4:10] == b"\0\0\0\0\x02\xff"
    assert compressed(b"short") == {}
