"""Debian's nginx serves a built site as the written include says."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from generator.hosting.nginx import SITE, nginx_files
from generator.hosting.policy import header_policy
from generator.hosting.tree import HostTree
from tests.hosting.nginx_server import MODULE, Server, served
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site

IMMUTABLE = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, must-revalidate"
ROLE = "/roles/backend-engineer/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = a_small_site(
        tmp_path_factory.mktemp("site"), [a_line(), a_line(id="2", description="Words. " * 300)]
    )
    role = folder / "roles/backend-engineer.yaml"
    role.write_text(role.read_text() + "aliases: [Server Developer]\n")
    result = rolepages("build", "--host", "nginx", cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / "build"


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(built, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def test_a_page_has_the_policy_and_is_asked_for_again_soon(server: Server, built: Path) -> None:
    answer = server.get(ROLE)
    assert answer.status == 200
    assert answer.body == (built / "roles/backend-engineer/index.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == header_policy()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert answer.headers["cache-control"] == SHORT
    assert "server" not in answer.headers or answer.headers["server"] == "nginx"


def test_what_its_name_changes_with_is_kept_for_ever(server: Server, built: Path) -> None:
    style = next((built / "assets").glob("site.*.css"))
    chunk = next((built / "pagefind").rglob("*.pf_fragment"))
    listed = next((built / "pagefind").rglob("*.pf_meta"))
    for path in (style, chunk, listed):
        answer = server.get(f"/{path.relative_to(built).as_posix()}")
        assert (answer.status, answer.headers["cache-control"]) == (200, IMMUTABLE)
        assert answer.headers["content-security-policy"] == header_policy()


@pytest.mark.parametrize("address", ["/pagefind/shards.json", "/pagefind/jobs/0/pagefind.js", "/robots.txt"])
def test_what_keeps_its_name_is_asked_for_again(server: Server, address: str) -> None:
    assert server.get(address).headers["cache-control"] == SHORT


@pytest.mark.parametrize(
    "address", ["/no-such-page/", "/assets/site.00000000.css", "/assets/", "/.host/nginx.conf"]
)
def test_what_is_not_there_is_the_sites_own_page_with_404_and_is_not_kept(
    server: Server, built: Path, address: str
) -> None:
    answer = server.get(address)
    assert (answer.status, answer.body) == (404, (built / "404.html").read_bytes())
    assert answer.headers["cache-control"] == SHORT
    assert answer.headers["content-security-policy"] == header_policy()


@pytest.mark.parametrize("address", ["/roles/server-developer/", "/roles/server-developer"])
def test_an_alias_leads_to_its_role_for_good(server: Server, address: str) -> None:
    answer = server.get(address)
    assert (answer.status, answer.headers["location"]) == (301, ROLE)


def test_a_page_without_the_slash_leads_to_the_one_with_it(server: Server) -> None:
    answer = server.get(ROLE.rstrip("/"))
    assert (answer.status, answer.headers["location"]) == (301, ROLE)


def test_packed_pages_are_given_out_to_those_who_take_them(server: Server, built: Path) -> None:
    page = (built / "roles/backend-engineer/index.html").read_bytes()
    packed = server.get(ROLE, accept_encoding="gzip")
    assert (packed.headers["content-encoding"], gzip.decompress(packed.body)) == ("gzip", page)
    assert packed.headers["vary"] == "Accept-Encoding"
    assert packed.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.skipif(not MODULE.exists(), reason="the module for Brotli is not installed: see .ci/nginx")
def test_pages_packed_with_brotli_are_given_out_to_those_who_take_them(server: Server, built: Path) -> None:
    page = (built / "roles/backend-engineer/index.html").read_bytes()
    packed = server.get(ROLE, accept_encoding="gzip, br")
    assert (packed.headers["content-encoding"], brotli.decompress(packed.body)) == ("br", page)
    assert len(packed.body) < len(page) / 2


def test_types_that_nginx_does_not_know_by_itself_are_told(server: Server) -> None:
    assert server.get("/data/jobs.csv").headers["content-type"] == "text/csv; charset=utf-8"
    assert server.get(f"{ROLE}feed.atom").headers["content-type"] == "application/atom+xml; charset=utf-8"


def test_rules_of_redirects_lead_on_however_their_addresses_are_spelled(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path / "site")
    rules = ("/caf%C3%A9/, to: /roles/", "/東京/, to: gone", "/my%20old%20file.pdf, to: /roles/")
    lines = "".join(f"  - {{from: {rule}, since: 2026-03-01}}\n" for rule in rules)
    (folder / "content/redirects.yaml").write_text(f"redirects:\n{lines}", encoding="utf-8")
    assert rolepages("build", "--host", "nginx", cwd=folder).returncode == 0
    assert (folder / "build/café/index.html").is_file()
    with served(folder / "build", tmp_path) as server:
        for address in ("/caf%C3%A9/", "/caf%c3%a9", "/my%20old%20file.pdf"):
            answer = server.get(address)
            assert (answer.status, answer.headers["location"]) == (301, "/roles/")
        assert server.get("/%E6%9D%B1%E4%BA%AC/").status == 410


def test_what_is_gone_says_410_and_odd_addresses_break_nothing(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "404.html").write_bytes(b"not here")
    odd = {'/a "quoted" {one};/': "/roles/#$host", "/café/": "/b/", "/a\\b/": '/c"; return 200 "/'}
    tree = HostTree({}, odd, ("/jobs/closed-1/",))
    for path, content in nginx_files(tree).items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content)
    with served(root, tmp_path) as server:
        for address in ("/jobs/closed-1/", "/jobs/closed-1"):
            answer = server.get(address)
            assert (answer.status, answer.body) == (410, b"not here")
        for asked in ("/caf%C3%A9/", "/caf%c3%a9", "/caf%C3%A9"):
            assert server.get(asked).headers["location"] == "/b/"
        assert server.get("/a%20%22quoted%22%20%7Bone%7D;/").headers["location"] == "/roles/#%24host"
        assert server.get("/a%5Cb/").headers["location"] == "/c%22%3B%20return%20200%20%22/"
    assert (root / SITE).is_file()
