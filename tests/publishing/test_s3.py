"""Publishing to a local server that speaks S3."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from generator.publishing.destination import DestinationError
from generator.publishing.s3 import S3Destination
from generator.publishing.transfer import carry_out, planned
from tests.program import rolepages
from tests.publishing.sites import a_built_site, a_page, tree_of, with_search
from tests.whole.small import a_small_site


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    for name, value in settings(endpoint).items():
        monkeypatch.setenv(name, value)
    store = boto3.resource("s3").Bucket(f"bucket-{abs(hash(tmp_path))}")
    store.create()
    return store


def settings(endpoint: str) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "an-id",
        "AWS_SECRET_ACCESS_KEY": "the-secret-key",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def objects(bucket: Any, prefix: str = "") -> dict[str, bytes]:
    found = {each.key.removeprefix(prefix): each.get()["Body"].read() for each in bucket.objects.all()}
    return {key: content for key, content in found.items() if not key.startswith("published")}


def test_a_bucket_becomes_what_was_built(bucket: Any, tmp_path: Path) -> None:
    first = a_built_site(tmp_path / "1", {"/": a_page("a.1.css"), "/jobs/a/": a_page("a.1.css")}, ["a.1.css"])
    second = a_built_site(tmp_path / "2", {"/": a_page("b.2.css")}, ["b.2.css"])
    for folder in (first, second):
        place = S3Destination(bucket.name, "/site/", folder)
        carry_out(planned(folder, place), place)
        assert objects(bucket, "site/") == tree_of(folder)
        assert planned(folder, place).total == 0


def test_without_its_list_a_bucket_loses_what_is_old_and_nothing_else(bucket: Any, tmp_path: Path) -> None:
    pages = {url: a_page("a.1.css") for url in ("/", "/jobs/a/")}
    first = with_search(a_built_site(tmp_path / "1", pages, ["a.1.css"]))
    second = a_built_site(tmp_path / "2", {"/": a_page("b.2.css")}, ["b.2.css"])
    place = S3Destination(bucket.name, "/site/", first)
    carry_out(planned(first, place), place)
    for key in ("site/mine.txt", "pagefind/jobs/0/fragment/en_1f.pf_fragment"):
        bucket.put_object(Key=key, Body=b"mine")
    bucket.Object("site/published.json").delete()
    carry_out(planned(second, place), place)
    there = objects(bucket)
    assert there.pop("pagefind/jobs/0/fragment/en_1f.pf_fragment") == b"mine"
    assert there.pop("site/mine.txt") == b"mine"
    kept = {"site/published.json"}
    assert there.keys() - kept == {f"site/{path}" for path in tree_of(second)}
    assert planned(second, place).total == 0


def test_objects_are_served_as_the_build_for_s3_says(bucket: Any, endpoint: str, tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    role = folder / "roles/backend-engineer.yaml"
    role.write_text(role.read_text() + "aliases: [Server Developer]\n")
    rules = "redirects:\n  - {from: /caf%C3%A9.html, to: /roles/, since: 2026-03-01}\n"
    (folder / "content/redirects.yaml").write_text(rules)
    assert rolepages("build", "--host", "s3", cwd=folder).returncode == 0
    result = rolepages(
        "publish", f"s3://{bucket.name}", "--max-age", "9999", cwd=folder, **settings(endpoint)
    )
    assert result.returncode == 0, result.stderr
    assert "the-secret-key" not in result.stderr
    page = bucket.Object("roles/backend-engineer/index.html")
    assert (page.content_type, page.cache_control) == (
        "text/html; charset=utf-8",
        "public, max-age=300, must-revalidate",
    )
    alias = bucket.Object("roles/server-developer/index.html")
    assert alias.website_redirect_location == "/roles/backend-engineer/"
    assert bucket.Object("café.html").website_redirect_location == "/roles/"
    style = next(
        each.key for each in bucket.objects.filter(Prefix="assets/site.") if each.key.endswith("css")
    )
    assert bucket.Object(style).cache_control == "public, max-age=31536000, immutable"
    assert not list(bucket.objects.filter(Prefix=".host/"))


def test_other_metadata_alone_brings_an_object_again(bucket: Any, tmp_path: Path) -> None:
    built = a_built_site(tmp_path / "built", {"/": a_page("a.1.css")}, ["a.1.css"])
    place = S3Destination(bucket.name, "", built)
    carry_out(planned(built, place), place)
    (built / ".host").mkdir()
    (built / ".host/s3.json").write_text('{"objects":{"index.html":{"ContentType":"text/html"}}}')
    again = planned(built, S3Destination(bucket.name, "", built))
    assert [path for step in again.steps for path in step.paths] == ["index.html"]


def test_more_objects_than_one_request_deletes_are_deleted(bucket: Any, tmp_path: Path) -> None:
    many = {f"/jobs/{number}/": a_page("a.1.css") for number in range(1_050)}
    place = S3Destination(bucket.name, "", tmp_path)
    for pages in (many, {"/": a_page("a.1.css")}):
        folder = a_built_site(tmp_path / f"built-{len(pages)}", pages, ["a.1.css"])
        carry_out(planned(folder, place), place)
    assert objects(bucket) == tree_of(folder)


def test_a_bucket_of_somebody_else_or_none_is_refused(bucket: Any, tmp_path: Path) -> None:
    built = a_built_site(tmp_path / "built", {"/": a_page("a.1.css")}, ["a.1.css"])
    bucket.put_object(Key="letter.txt", Body=b"keep me")
    with pytest.raises(DestinationError, match="left alone"):
        planned(built, S3Destination(bucket.name, "", built))
    with pytest.raises(DestinationError):
        planned(built, S3Destination("no-such-bucket-anywhere", "", built))
