"""Publishing to a local server of SFTP."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from pathlib import Path
from typing import Any

import asyncssh
import pytest

from generator.publishing.destination import DestinationError
from generator.publishing.places import destination_of
from generator.publishing.sftp import SftpDestination
from generator.publishing.transfer import carry_out, planned
from tests.publishing.sites import a_built_site, a_page, tree_of, with_search


def in_a_thread_of_its_own(test: Callable[..., None]) -> Callable[..., None]:
    """While a browser of the tests is open a loop runs in their thread, and none can run beside it."""

    @wraps(test)
    def run(*args: Any, **fixtures: Any) -> None:
        with ThreadPoolExecutor(1) as threads:
            threads.submit(test, *args, **fixtures).result()

    return run


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that knows the key of a person whose home is in the test's folder."""
    ssh = tmp_path / "home/.ssh"
    ssh.mkdir(parents=True)
    server_key, own_key = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    own_key.write_private_key(str(ssh / "id_ed25519"))
    own_key.write_public_key(str(tmp_path / "authorized"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    (tmp_path / "host").mkdir()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def start() -> Any:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[server_key],
            authorized_client_keys=str(tmp_path / "authorized"),
            sftp_factory=lambda chan: asyncssh.SFTPServer(chan, chroot=str(tmp_path / "host")),
        )

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    port = server.get_port()
    known = server_key.export_public_key().decode()
    (ssh / "known_hosts").write_text(f"[127.0.0.1]:{port} {known}")
    yield f"sftp://me@127.0.0.1:{port}/srv/jobs"
    loop.call_soon_threadsafe(server.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@in_a_thread_of_its_own
def test_sftp_makes_the_destination_what_was_built(address: str, tmp_path: Path) -> None:
    srv = tmp_path / "host/srv/jobs"
    pages = {"/": a_page("a.1.css"), **{f"/jobs/{number}/": a_page("a.1.css") for number in range(40)}}
    first = a_built_site(tmp_path / "1", pages, ["a.1.css"])
    second = a_built_site(tmp_path / "2", {"/": a_page("b.2.css")}, ["b.2.css"])
    for folder in (first, second, first):
        place = SftpDestination(address)
        carry_out(planned(folder, place), place)
        assert tree_of(srv) == tree_of(folder)
        assert planned(folder, place).total == 0
    assert not list(srv.rglob("*.part"))


@in_a_thread_of_its_own
def test_without_its_list_what_is_old_goes_and_nothing_else(address: str, tmp_path: Path) -> None:
    srv = tmp_path / "host/srv/jobs"
    place = SftpDestination(address)
    pages = {url: a_page("a.1.css") for url in ("/", "/jobs/a/")}
    first = with_search(a_built_site(tmp_path / "1", pages, ["a.1.css"]))
    second = a_built_site(tmp_path / "2", {"/": a_page("b.2.css")}, ["b.2.css"])
    carry_out(planned(first, place), place)
    (srv / "pagefind/mine.txt").write_text("mine")
    (srv / "published.json").write_text("{")
    carry_out(planned(second, place), place)
    assert tree_of(srv) == {**tree_of(second), "pagefind/mine.txt": b"mine"}
    assert planned(second, place).total == 0


@in_a_thread_of_its_own
def test_folders_that_are_empty_then_go_and_others_stay(address: str, tmp_path: Path) -> None:
    srv = tmp_path / "host/srv/jobs"
    place = SftpDestination(address)
    pages = {url: a_page("a.1.css") for url in ("/", "/jobs/a/", "/jobs/b/")}
    first = a_built_site(tmp_path / "1", pages, ["a.1.css"])
    carry_out(planned(first, place), place)
    (srv / "jobs/b/mine.txt").write_text("mine")
    second = a_built_site(tmp_path / "2", {"/": a_page("a.1.css")}, ["a.1.css"])
    carry_out(planned(second, place), place)
    assert not (srv / "jobs/a").exists()
    assert (srv / "jobs/b/mine.txt").read_text() == "mine"


@in_a_thread_of_its_own
def test_a_host_that_is_not_known_is_refused(address: str, tmp_path: Path) -> None:
    (tmp_path / "home/.ssh/known_hosts").write_text("")
    with pytest.raises(DestinationError):
        SftpDestination(address).read("published.json")


def test_an_address_with_a_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DestinationError, match="without a password") as refused:
        destination_of("sftp://me:secret@host.example/srv", tmp_path)
    assert "secret" not in str(refused.value)
