"""Search engines are told of what changed, as their protocols ask, and nothing that waits is lost."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from generator.publishing.folder import FolderDestination
from generator.publishing.queue import Queue, read_queue, write_queue
from generator.publishing.telling import Told, remember, tell
from generator.publishing.transfer import carry_out, planned
from generator.publishing.web import seconds_of
from tests.program import rolepages
from tests.publishing.search_engines import TOKEN, Engines, running
from tests.publishing.sites import BASE, a_built_site, a_page

KEY = "0123456789abcdef"
NOON = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
STYLE = "site.1.css"


@pytest.fixture
def engines() -> Iterator[Engines]:
    with running() as server:
        yield server


@pytest.fixture
def google(engines: Engines, tmp_path: Path) -> dict[str, str]:
    """An environment with a service account of the local server."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    account = {
        "type": "service_account",
        "client_email": "publisher@project.example",
        "private_key": pem.decode(),
        "private_key_id": "1",
        "token_uri": f"{engines.address}/token",
    }
    path = tmp_path / "account.json"
    path.write_text(json.dumps(account))
    return {
        "GOOGLE_APPLICATION_CREDENTIALS": str(path),
        "GOOGLE_INDEXING_ENDPOINT": f"{engines.address}/v3/urlNotifications:publish",
    }


def indexnow(engines: Engines) -> dict[str, str]:
    return {"INDEXNOW_KEY": KEY, "INDEXNOW_ENDPOINT": f"{engines.address}/indexnow"}


def published(
    folder: Path, pages: dict[str, str], srv: Path, environment: dict[str, str], **more: object
) -> Told:
    """Publish the pages and tell of it."""
    place = FolderDestination(srv)
    transfer = planned(a_built_site(folder, pages, [STYLE]), place)
    remember(transfer, place, environment)
    carry_out(transfer, place)
    return tell(BASE, place, environment, **{"now": NOON, "sleep": lambda _: None, **more})  # type: ignore[arg-type]


def test_indexnow_is_told_of_new_changed_and_gone_pages_alone(engines: Engines, tmp_path: Path) -> None:
    srv, environment = tmp_path / "srv", indexnow(engines)
    engines.site = srv
    first = {"/": a_page(STYLE), "/jobs/a/": a_page(STYLE), "/jobs/b/": a_page(STYLE)}
    published(tmp_path / "1", first, srv, environment)
    assert engines.batches.pop() == [f"{BASE}/", f"{BASE}/jobs/a/", f"{BASE}/jobs/b/"]
    second = {"/": a_page(STYLE), "/jobs/b/": a_page(STYLE, "Changed."), "/jobs/c/": a_page(STYLE)}
    told = published(tmp_path / "2", second, srv, environment)
    assert engines.batches.pop() == [f"{BASE}/jobs/c/", f"{BASE}/jobs/b/", f"{BASE}/jobs/a/"]
    assert told.lines == ("Told IndexNow of 3 addresses.",)
    assert (srv / f"{KEY}.txt").read_text() == KEY
    assert published(tmp_path / "2", second, srv, environment) == Told()
    assert engines.batches == []


def test_pages_that_are_kept_from_search_engines_are_not_told(engines: Engines, tmp_path: Path) -> None:
    folder = a_built_site(tmp_path / "1", {"/": a_page(STYLE)}, [STYLE])
    (folder / "saved").mkdir()
    (folder / "saved/index.html").write_text(a_page(STYLE))
    place = FolderDestination(tmp_path / "srv")
    transfer = planned(folder, place)
    remember(transfer, place, indexnow(engines))
    assert read_queue(place).indexnow == (f"{BASE}/",)


def test_addresses_go_out_ten_thousand_at_a_time(engines: Engines, tmp_path: Path) -> None:
    place = FolderDestination(tmp_path)
    write_queue(place, Queue(indexnow=tuple(f"{BASE}/jobs/{number}/" for number in range(25_000))))
    tell(BASE, place, indexnow(engines), NOON)
    assert [len(batch) for batch in engines.batches] == [10_000, 10_000, 5_000]


def test_too_many_requests_are_waited_for_as_long_as_is_asked(engines: Engines, tmp_path: Path) -> None:
    waits: list[float] = []
    engines.answers = [(429, {"Retry-After": "7"}), (429, {}), (503, {})]
    published(tmp_path / "1", {"/": a_page(STYLE)}, tmp_path / "srv", indexnow(engines), sleep=waits.append)
    assert waits == [7.0, 4.0, 8.0]
    assert engines.batches == [[f"{BASE}/"]]


@pytest.mark.parametrize(
    "answers", [[(429, {"Retry-After": "3600"})], [(429, {})] * 4, [(403, {})], [(422, {})], [(400, {})]]
)
def test_what_is_not_taken_waits_for_the_next_publication(
    engines: Engines, tmp_path: Path, answers: list[tuple[int, dict[str, str]]]
) -> None:
    srv, environment = tmp_path / "srv", indexnow(engines)
    engines.answers = list(answers)
    told = published(tmp_path / "1", {"/": a_page(STYLE)}, srv, environment)
    assert [problem.rule for problem in told.problems] == ["publish-notice"]
    assert engines.answers == []
    published(tmp_path / "1", {"/": a_page(STYLE)}, srv, environment)
    assert engines.batches == [[f"{BASE}/"]]


def test_a_first_publication_that_is_cut_before_its_first_file_is_taken_up(
    engines: Engines, tmp_path: Path
) -> None:
    place, environment = FolderDestination(tmp_path / "srv"), indexnow(engines)
    remember(planned(a_built_site(tmp_path / "1", {"/": a_page(STYLE)}, [STYLE]), place), place, environment)
    told = published(tmp_path / "1", {"/": a_page(STYLE)}, tmp_path / "srv", environment)
    assert told.lines == ("Told IndexNow of 1 address.",)


def test_a_key_that_is_none_is_told_and_not_sent(engines: Engines, tmp_path: Path) -> None:
    environment = {**indexnow(engines), "INDEXNOW_KEY": "../a key"}
    told = published(tmp_path / "1", {"/": a_page(STYLE)}, tmp_path / "srv", environment)
    assert "8 to 128" in told.problems[0].message
    assert engines.batches == []


def test_google_is_told_of_postings_alone_and_of_what_is_gone_first(
    engines: Engines, google: dict[str, str], tmp_path: Path
) -> None:
    srv = tmp_path / "srv"
    job = a_page(STYLE, job=True)
    first = {"/": a_page(STYLE), "/jobs/a/": job, "/jobs/b/": job, "/jobs/no-markup/": a_page(STYLE)}
    published(tmp_path / "1", first, srv, google)
    assert engines.notices == [("URL_UPDATED", f"{BASE}/jobs/a/"), ("URL_UPDATED", f"{BASE}/jobs/b/")]
    engines.notices.clear()
    closed = f'<meta name="robots" content="noindex">{a_page(STYLE)}'
    published(tmp_path / "2", {"/": a_page(STYLE), "/jobs/b/": closed, "/jobs/c/": job}, srv, google)
    assert engines.notices == [
        ("URL_DELETED", f"{BASE}/jobs/a/"),
        ("URL_DELETED", f"{BASE}/jobs/b/"),
        ("URL_DELETED", f"{BASE}/jobs/no-markup/"),
        ("URL_UPDATED", f"{BASE}/jobs/c/"),
    ]


def test_the_quota_of_a_day_is_kept_and_the_rest_waits_for_the_next(
    engines: Engines, google: dict[str, str], tmp_path: Path
) -> None:
    place, environment = FolderDestination(tmp_path / "srv"), {**google, "GOOGLE_INDEXING_QUOTA": "3"}
    write_queue(place, Queue(google_updated=tuple(f"{BASE}/jobs/{number}/" for number in range(5))))
    told = tell(BASE, place, environment, NOON)
    assert told.lines == ("Told Google of 3 addresses; 2 wait for the next publication.",)
    tell(BASE, place, environment, NOON)
    assert len(engines.notices) == 3
    # The day of the quota ends at midnight in California, eight hours after that of UTC.
    tell(BASE, place, environment, datetime(2026, 11, 24, 7, 59, tzinfo=UTC))
    assert len(engines.notices) == 3
    tell(BASE, place, environment, datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    assert [url for _, url in engines.notices] == [f"{BASE}/jobs/{number}/" for number in range(5)]
    assert read_queue(place).google_updated == ()


def test_no_secret_is_said(engines: Engines, google: dict[str, str], tmp_path: Path) -> None:
    built = a_built_site(tmp_path / "1", {"/jobs/a/": a_page(STYLE, job=True)}, [STYLE])
    engines.answers = [(403, {})]
    result = rolepages("publish", str(tmp_path / "srv"), "--from", str(built), "--max-age", "9999", **google)
    assert "Google stopped with status 403" in result.stderr
    assert TOKEN not in result.stderr + result.stdout
    Path(google["GOOGLE_APPLICATION_CREDENTIALS"]).write_text('{"private_key":"a-secret-key"}')
    result = rolepages("publish", str(tmp_path / "srv"), "--from", str(built), "--max-age", "9999", **google)
    assert "cannot be used" in result.stderr
    assert "a-secret-key" not in result.stderr
    assert not any(b"a-token" in path.read_bytes() for path in (tmp_path / "srv").rglob("*.json"))


def test_a_wait_may_be_a_number_or_a_time() -> None:
    assert seconds_of("120") == 120
    assert seconds_of("Mon, 23 Nov 2026 20:00:30 GMT", NOON) == 30
    assert seconds_of("Mon, 23 Nov 2026 19:00:00 GMT", NOON) == 0
    assert [seconds_of(each, NOON) for each in (None, "", "soon", "-5")] == [None] * 4
