"""Repositories with a small site in a folder of theirs."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.builders import ROLE_YAML
from tests.whole.small import SNAPSHOT, a_small_site

TODAY = datetime.now(UTC).date().isoformat()
"""Publishing judges the age of data by the clock, so the data is of today."""
ROLE = "roles/backend-engineer.yaml"
WRONG = "intrro: a slip\n"


def git(folder: Path, *arguments: str) -> str:
    """What git prints, run in the folder by an invented author."""
    author = ("-c", "user.name=Ada", "-c", "user.email=ada@larkspur.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *author, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def a_site_of_today(folder: Path, *, demo: bool = False) -> Path:
    """A site whose data is of today."""
    a_small_site(folder)
    manifest = SNAPSHOT.replace("2026-03-31", TODAY)
    (folder / "data/snapshot.yaml").write_text(manifest + ("demo: true\n" if demo else ""))
    return folder


def a_repository(folder: Path, *, demo: bool = False) -> Path:
    """A repository whose branch `main` has the site in `jobs site/`."""
    a_site_of_today(folder / "jobs site", demo=demo)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "The site")
    return folder


def commit(folder: Path, words: str) -> str:
    """Commit everything; the commit's digest."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", words)
    return git(folder, "rev-parse", "HEAD")


def break_roles(folder: Path, number: int) -> None:
    """Give the site as many further roles, each with a wrong last line."""
    for each in range(number):
        text = ROLE_YAML.replace("Backend Engineer", f"Clerk {each:02}").replace(
            "backend engineer", f"clerk {each}"
        )
        (folder / f"roles/clerk-{each:02}.yaml").write_text(text + WRONG)
