"""The program rsync brings and deletes as the folder destination does."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing.destination import DestinationError
from generator.publishing.places import destination_of
from generator.publishing.rsync import RsyncDestination
from generator.publishing.transfer import carry_out, planned
from tests.publishing.sites import a_built_site, a_page, tree_of, with_search

pytestmark = pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed: see .ci/nginx")


def test_rsync_makes_the_destination_what_was_built_and_deletes_only_what_it_brought(tmp_path: Path) -> None:
    srv = tmp_path / "srv/jobs"
    first = a_built_site(
        tmp_path / "1",
        dict.fromkeys(("/", "/jobs/a b/", "/jobs/a*/", "/jobs/[x]?/"), a_page("a.1.css")),
        ["a.1.css"],
    )
    second = a_built_site(tmp_path / "2", {"/": a_page("b.2.css")}, ["b.2.css"])
    place = RsyncDestination(str(srv))
    for folder in (first, second):
        carry_out(planned(folder, place), place)
        assert tree_of(srv) == {**tree_of(folder), **({"mine.txt": b"mine"} if folder is second else {})}
        assert planned(folder, place).total == 0
        (srv / "mine.txt").write_text("mine")


def test_without_its_list_what_is_old_goes_and_nothing_else(tmp_path: Path) -> None:
    srv = tmp_path / "srv/jobs"
    place = RsyncDestination(str(srv))
    pages = {url: a_page("a.1.css") for url in ("/", "/jobs/a/")}
    first = with_search(a_built_site(tmp_path / "1", pages, ["a.1.css"]))
    second = a_built_site(tmp_path / "2", {"/": a_page("b.2.css")}, ["b.2.css"])
    carry_out(planned(first, place), place)
    (srv / "pagefind/mine.txt").write_text("mine")
    (srv / "published.json").unlink()
    carry_out(planned(second, place), place)
    assert tree_of(srv) == {**tree_of(second), "pagefind/mine.txt": b"mine"}
    assert planned(second, place).total == 0


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[str]:
    """An rsync server of this machine with one module."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "module").mkdir()
    settings = f"use chroot = no\naddress = 127.0.0.1\n[jobs]\npath = {tmp_path}/module\nread only = no\n"
    (tmp_path / "rsyncd.conf").write_text(f"{settings}uid = {os.getuid()}\ngid = {os.getgid()}\n")
    process = subprocess.Popen(
        ["rsync", "--daemon", "--no-detach", f"--port={port}", f"--config={tmp_path}/rsyncd.conf"],
        stdin=subprocess.DEVNULL,
    )
    for _ in range(100):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"rsync://127.0.0.1:{port}/jobs"
    process.terminate()
    process.wait(10)


@pytest.mark.parametrize("folder", ["", "/site/next"])
def test_an_rsync_server_has_what_was_built(daemon: str, folder: str, tmp_path: Path) -> None:
    srv = tmp_path / f"module{folder}"
    place = RsyncDestination(f"{daemon}{folder}")
    first = a_built_site(tmp_path / "1", dict.fromkeys(("/", "/jobs/a/"), a_page("a.1.css")), ["a.1.css"])
    second = a_built_site(tmp_path / "2", {"/": a_page("b.2.css")}, ["b.2.css"])
    for built in (first, second):
        carry_out(planned(built, place), place)
        assert tree_of(srv) == tree_of(built)
        assert planned(built, place).total == 0


def test_files_of_the_same_size_and_time_are_brought_when_they_differ(tmp_path: Path) -> None:
    place = RsyncDestination(str(tmp_path / "srv"))
    for words in ("one", "two"):
        built = a_built_site(tmp_path / "built", {"/": a_page("a.1.css", words)}, ["a.1.css"])
        carry_out(planned(built, place), place)
        assert words in (tmp_path / "srv/index.html").read_text()


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "srv").mkdir()
    (tmp_path / "srv/letter.txt").write_text("keep me")
    built = a_built_site(tmp_path / "built", {"/": a_page("a.1.css")}, ["a.1.css"])
    with pytest.raises(DestinationError, match="left alone"):
        planned(built, RsyncDestination(str(tmp_path / "srv")))


def test_a_host_that_cannot_be_reached_is_a_problem(tmp_path: Path) -> None:
    built = a_built_site(tmp_path / "built", {"/": a_page("a.1.css")}, ["a.1.css"])
    with pytest.raises(DestinationError):
        planned(built, RsyncDestination("rsync://127.0.0.1:9/module"))


def test_addresses_name_their_kind_of_destination(tmp_path: Path) -> None:
    assert isinstance(destination_of("me@host.example:/srv/jobs", tmp_path), RsyncDestination)
    assert isinstance(destination_of("rsync://host.example/jobs", tmp_path), RsyncDestination)
    assert not isinstance(destination_of(str(tmp_path / "srv"), tmp_path / "built"), RsyncDestination)
    with pytest.raises(DestinationError):
        destination_of("rsync://me:secret@host.example/jobs", tmp_path)
