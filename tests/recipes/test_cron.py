"""The script for cron and its import, run for real in a POSIX shell."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.builders import ROLE_YAML
from tests.publishing.sites import tree_of
from tests.recipes.repositories import ROLE, TODAY, WRONG, a_site_of_today
from tests.recipes.runner import ROOT, with_program

EXAMPLES = ROOT / "docs/examples/ci"
pytestmark = pytest.mark.skipif(not shutil.which("flock"), reason="flock (util-linux) is not here")
SHELL = shutil.which("dash") or "sh"
"""dash knows nothing beyond POSIX."""


def _environment(folder: Path, **given: str) -> dict[str, str]:
    return {
        "PATH": given.get("PATH") or with_program(folder),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "SITE": str(folder / "my site"),
        "PUBLISH_TO": str(folder / "served"),
        **given,
    }


def _refresh(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SHELL, EXAMPLES / "refresh.sh"],
        cwd=folder,
        env=_environment(folder, **given),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def _logs(folder: Path) -> list[Path]:
    return sorted((folder / "my site/.cache/refresh").glob("run-*.log"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    a_site_of_today(tmp_path / "my site")
    return tmp_path


def test_a_run_publishes_quietly_and_a_second_one_finds_nothing_new(folder: Path) -> None:
    first = _refresh(folder)
    assert (first.returncode, first.stdout, first.stderr) == (0, "", "")
    assert (folder / "served/index.html").exists()
    served = tree_of(folder / "served")
    second = _refresh(folder)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    after = tree_of(folder / "served")
    # The manifest names the publication that the build was compared with.
    assert {path for path in served.keys() | after.keys() if served.get(path) != after.get(path)} <= {
        "manifest.json"
    }
    assert "publish-not-compared" not in "".join(log.read_text("utf-8") for log in _logs(folder))


def test_a_failing_check_leaves_what_is_published_and_prints_its_log(folder: Path) -> None:
    (folder / "served").mkdir()
    (folder / "my site" / ROLE).write_text(ROLE_YAML + WRONG)
    done = _refresh(folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The site was not refreshed (exit code 1).")
    assert "roles/backend-engineer.yaml:11" in done.stderr
    assert list((folder / "served").iterdir()) == []
    assert not (folder / "my site/build").exists()


def test_while_another_run_holds_the_lock_nothing_is_done(folder: Path) -> None:
    lock = folder / "my site/.cache/refresh/lock"
    lock.parent.mkdir(parents=True)
    with subprocess.Popen(["flock", lock, "-c", "echo held; read line"], stdin=-1, stdout=-1) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        done = _refresh(folder)
        other.communicate(b"\n")
    assert (done.returncode, _logs(folder)) == (75, [])
    assert "Another run holds" in done.stderr
    assert not (folder / "served").exists()


def test_a_demo_is_refused_aloud(folder: Path) -> None:
    a_site_of_today(folder / "my site", demo=True)
    done = _refresh(folder)
    assert done.returncode == 1
    assert "publish-demo" in done.stderr
    assert not (folder / "served").exists()


def test_a_run_that_is_cut_says_so_publishes_nothing_and_lets_the_lock_go(folder: Path) -> None:
    slow = 'case "$1" in check) touch "$SITE/begun"; sleep 2 ;; publish) touch "$SITE/published" ;; esac'
    environment = _environment(folder, PATH=with_program(folder, rolepages=slow))
    command = [SHELL, str(EXAMPLES / "refresh.sh")]
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=-1, text=True) as run:
        until = time.monotonic() + 30
        while not (folder / "my site/begun").exists() and time.monotonic() < until:
            time.sleep(0.05)
        run.send_signal(signal.SIGTERM)
        assert "The run was cut" in run.communicate(timeout=30)[1]
    assert run.returncode == 130
    assert not (folder / "my site/published").exists()
    lock = folder / "my site/.cache/refresh/lock"
    assert subprocess.run(["flock", "--nonblock", lock, "true"], check=False).returncode == 0


@pytest.mark.parametrize("missing", ["SITE", "PUBLISH_TO"])
def test_a_variable_that_is_missing_is_named(folder: Path, missing: str) -> None:
    done = _refresh(folder, **{missing: ""})
    assert done.returncode == 2
    assert missing in done.stderr


def test_logs_are_kept_for_thirty_days(folder: Path) -> None:
    old = folder / "my site/.cache/refresh/run-20260101T000000Z-1.log"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    os.utime(old, (0, 0))
    assert _refresh(folder, PATH=with_program(folder, rolepages="true")).returncode == 0
    assert len(_logs(folder)) == 1
    assert not old.exists()


def _import(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SHELL, EXAMPLES / "import.sh"],
        cwd=folder,
        env=_environment(folder, **given),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


_SOURCE = {"IMPORT_MAPPING": "map.yaml", "IMPORT_SOURCE": "list"}


def test_an_import_of_which_half_is_said_is_refused(folder: Path) -> None:
    done = _import(folder, IMPORT_URL="https://list.example/jobs.csv")
    assert done.returncode == 2
    assert "IMPORT_MAPPING" in done.stderr


def test_postings_are_not_fetched_over_a_connection_that_anybody_could_change(folder: Path) -> None:
    done = _import(folder, IMPORT_URL="http://list.example/jobs.csv", **_SOURCE)
    assert done.returncode == 2
    assert "https://" in done.stderr


def test_postings_are_fetched_under_the_name_of_their_packing(folder: Path) -> None:
    path = with_program(folder, curl='echo curl "$@"', rolepages='echo rolepages "$@"')
    done = _import(folder, IMPORT_URL="https://list.example/jobs.csv.gz?key=1", PATH=path, **_SOURCE)
    fetched, imported = done.stdout.splitlines()
    assert "--proto =https" in fetched
    assert fetched.endswith("https://list.example/jobs.csv.gz?key=1")
    assert imported.split()[3].endswith("/postings.csv.gz")
    site = f"{folder}/my site"
    assert imported.endswith(f"--mapping {site}/map.yaml --source list --into {site}/data")


def test_an_import_that_fails_stops_the_run(folder: Path) -> None:
    (folder / "served").mkdir()
    done = _refresh(folder, IMPORT_URL=str(folder / "missing.csv"), **_SOURCE)
    assert done.returncode != 0
    assert "does not exist" in done.stderr
    assert list((folder / "served").iterdir()) == []


def test_the_units_for_systemd_are_well_formed(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if not verify:
        pytest.skip("systemd is not here")
    units = [EXAMPLES / "rolepages-refresh.timer", EXAMPLES / "rolepages-refresh.service"]
    done = subprocess.run([verify, "verify", *units], capture_output=True, text=True, check=False)
    wrong = [line for line in done.stderr.splitlines() if "rolepages-refresh" in line and "Unknown" in line]
    assert wrong == []


def test_the_day_is_that_of_the_universal_clock(folder: Path) -> None:
    calls = folder / "calls"
    path = with_program(folder, rolepages=f'echo "$@" >> "{calls}"')
    assert _refresh(folder, PATH=path, TZ="Pacific/Kiritimati").returncode == 0
    assert all(f"--today {TODAY}" in line for line in calls.read_text("utf-8").splitlines()[:3])
