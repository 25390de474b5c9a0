"""A build over the workers of a Dask scheduler makes what one machine makes, or says why it cannot."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import trustme
from distributed import LocalCluster, Security

from generator.cluster import dask
from generator.cluster.dask import DaskCluster
from generator.options import Options, Outcome
from generator.pipeline import build
from generator.workers import WORTH_A_POOL
from tests.program import ROOT, rolepages
from tests.whole.demo import part_of_input
from tests.whole.test_publishing import tree_of, without_search

DAY = date(2026, 11, 23)


def a_cluster(workers: int = 2, **options: Any) -> LocalCluster:
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        dashboard_address=":0",
        scheduler_port=0,
        silence_logs=50,
        **options,
    )


def address_of(cluster: LocalCluster) -> str:
    address = str(cluster.scheduler_address)
    return address.replace("tcp://", "dask://").replace("tls://", "dask+tls://")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with a_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the demo with pages for more than one chunk of every worker."""
    return part_of_input(tmp_path_factory.mktemp("dask") / "site", 200)


@pytest.fixture(scope="module")
def local(folder: Path) -> dict[str, bytes]:
    """What one machine makes, published as `build`."""
    result = rolepages("build", cwd=folder)
    assert result.returncode == 0, result.stderr
    tree = without_search(tree_of(folder / "build"))
    assert sum(path.endswith("index.html") for path in tree) >= WORTH_A_POOL
    return tree


def started(folder: Path, cluster: LocalCluster, output: str) -> "subprocess.Popen[str]":
    """A build whose workers have begun to write its pages."""
    spare = folder / f".{output}.next"
    shutil.rmtree(spare, ignore_errors=True)  # what a build before left there was written by nobody now
    arguments = ("--fresh", "--output", output, "--workers", address_of(cluster))
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(3000):
        if list(spare.glob("*/index.html")):
            return process
        time.sleep(0.02)
    raise AssertionError("the workers did not begin to write")


def built_with(cluster: DaskCluster, folder: Path, output: Path) -> Outcome:
    return build(Options(folder, output, DAY, fresh=True, cluster=cluster))


def rules_of(outcome: Outcome) -> list[str]:
    return [problem.rule for problem in outcome.problems if problem.rule.startswith("work")]


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob(".*.workers"))


def test_workers_write_the_bytes_that_one_machine_writes(
    folder: Path, local: dict[str, bytes], cluster: LocalCluster
) -> None:
    arguments = ("build", "--fresh", "--output", "by-two", "--workers", address_of(cluster))
    result = rolepages(*arguments, cwd=folder)
    assert result.returncode == 0, result.stderr
    tree = tree_of(folder / "by-two")
    assert without_search(tree) == local
    assert searched(tree) == searched(tree_of(folder / "build"))
    assert not leftovers(folder)


def searched(tree: dict[str, bytes]) -> set[str]:
    """Files of the search but for their digests: Pagefind's differ from run to run."""
    return {path.partition(".")[0].partition("_")[0] for path in tree if path.startswith("pagefind/")}


def test_a_build_whose_worker_is_killed_writes_the_same_bytes(
    folder: Path, local: dict[str, bytes], cluster: LocalCluster
) -> None:
    process = started(folder, cluster, "killed")
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert without_search(tree_of(folder / "killed")) == local


def test_a_build_that_is_stopped_leaves_the_site_and_the_next_is_whole(
    folder: Path, local: dict[str, bytes], cluster: LocalCluster
) -> None:
    before = tree_of(folder / "build")
    process = started(folder, cluster, "build")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said.count("\n")) == (130, 1), said
    assert tree_of(folder / "build") == before
    assert not leftovers(folder)
    assert rolepages("build", "--fresh", cwd=folder).returncode == 0
    assert without_search(tree_of(folder / "build")) == local


def test_a_scheduler_that_dies_is_told_and_leaves_the_site(folder: Path, local: dict[str, bytes]) -> None:
    assert local
    before = tree_of(folder / "build")
    with a_cluster(1) as cluster:
        process = started(folder, cluster, "build")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "workers-unreachable" in said
    assert "Traceback" not in said
    assert tree_of(folder / "build") == before


def test_an_address_without_a_scheduler_is_told_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    outcome = built_with(DaskCluster("tcp://127.0.0.1:9", patience=0.5), folder, tmp_path / "out")
    assert rules_of(outcome) == ["workers-unreachable"]
    assert not outcome.texts


def test_a_scheduler_without_workers_is_told(folder: Path, tmp_path: Path) -> None:
    with a_cluster(0) as cluster:
        outcome = built_with(DaskCluster(cluster.scheduler_address, patience=0.5), folder, tmp_path / "out")
    assert rules_of(outcome) == ["workers-unreachable"]
    assert "has had no worker" in outcome.problems[0].message


def test_workers_of_another_version_are_told_by_name(
    folder: Path, tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "program_state", lambda: "another")
    outcome = built_with(DaskCluster(cluster.scheduler_address), folder, tmp_path / "out")
    assert rules_of(outcome) == ["workers-differ"]
    assert any(name in outcome.problems[0].message for name in cluster.scheduler_info["workers"])


def test_a_folder_that_workers_do_not_see_is_told_by_name(
    folder: Path, tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove_program = dask.member.prove_program

    def unmounted(self: DaskCluster, question: object, *values: object) -> dict[str, object]:
        if question is not prove_program:
            self.room.rmdir()
        return asked(self, question, *values)

    asked = DaskCluster._asked
    monkeypatch.setattr(DaskCluster, "_asked", unmounted)
    outcome = built_with(DaskCluster(cluster.scheduler_address), folder, tmp_path / "out")
    assert rules_of(outcome) == ["workers-storage"]
    assert f"the folder {tmp_path}" in outcome.problems[0].message


def test_without_the_extra_the_message_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    outcome = built_with(DaskCluster("tcp://127.0.0.1:9"), folder, tmp_path / "out")
    assert outcome.problems[0].hint == "pip install rolepages[dask]"


@pytest.mark.parametrize("address", ["tcp://10.0.0.5:8786", "dask://10.0.0.5", "dask://"])
def test_what_is_no_address_of_a_scheduler_is_a_wrong_command(address: str, folder: Path) -> None:
    result = rolepages("build", "--workers", address, cwd=folder)
    assert result.returncode == 2
    assert "dask://10.0.0.5:8786" in result.stderr


def test_a_cluster_with_certificates_is_reached_by_those_who_have_them_alone(
    folder: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    files = certificates(tmp_path)
    dask_settings = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": path for name, path in files.items()}
    with a_cluster(1, protocol="tls", security=security_of(files)) as cluster:
        arguments = ("build", "--fresh", "--output", "by-tls", "--workers", address_of(cluster))
        known = rolepages(*arguments, cwd=folder, **dask_settings)
        unknown = rolepages(*arguments, cwd=folder)
    assert known.returncode == 0, known.stderr
    assert without_search(tree_of(folder / "by-tls")) == local
    assert unknown.returncode == 1
    assert "workers-unreachable" in unknown.stderr


def certificates(folder: Path) -> dict[str, str]:
    """An authority, and a certificate that all have, by the names of Dask's settings."""
    authority, key = trustme.CA(), folder / "all.pem"
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    authority.issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(str(key))
    sides = ("CLIENT", "SCHEDULER", "WORKER")
    own = {f"{side}__{part}": str(key) for side in sides for part in ("CERT", "KEY")}
    return {"CA_FILE": str(folder / "authority.pem"), **own}


def security_of(files: dict[str, str]) -> Security:
    names = {name: f"tls_{name.lower().replace('__', '_')}" for name in files}
    return Security(require_encryption=True, **{names[name]: path for name, path in files.items()})
