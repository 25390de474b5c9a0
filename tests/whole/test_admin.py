"""`cms` in site.yaml: off, on, and on without its program."""

from pathlib import Path

from generator.admin.installed import PACKAGE
from tests.admin import installed
from tests.program import rolepages
from tests.whole.small import a_small_site


def switch_on(site: Path) -> None:
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("cms:\n  backend: local\n")


def built(site: Path) -> set[str]:
    done = rolepages("build", cwd=site)
    assert done.returncode == 0, done.stderr
    return {path.relative_to(site / "build").as_posix() for path in (site / "build").rglob("*")}


def test_without_the_key_not_a_byte_of_it_is_published(tmp_path: Path) -> None:
    site = a_small_site(tmp_path)
    off = built(site)
    assert not {name for name in off if name.startswith("admin")}
    before = {path: path.read_bytes() for path in (site / "build").rglob("*.html")}
    switch_on(site)
    (site / ".cache").mkdir(exist_ok=True)
    (site / ".cache/admin").symlink_to(installed())
    on = built(site)
    assert {name for name in on - off if "/" not in name} == {"admin"}
    assert {"admin/index.html", "admin/config.json", "admin/decap-cms.js", "admin/yaml/index.js"} <= on
    assert {path: path.read_bytes() for path in before} == before
    assert b"/admin/" not in b"".join(before.values())
    assert "admin" not in "".join(path.read_text("utf-8") for path in (site / "build").glob("sitemap*.xml"))
    assert "admin" not in (site / "build/robots.txt").read_text("utf-8")


def test_without_its_program_the_build_says_what_to_run_and_publishes_nothing(tmp_path: Path) -> None:
    site = a_small_site(tmp_path)
    switch_on(site)
    done = rolepages("build", cwd=site)
    assert done.returncode == 1
    assert "site.yaml:8:1  error  cms-not-installed" in done.stderr
    assert "rolepages cms install" in done.stderr
    assert not (site / "build").exists()
    assert rolepages("check", cwd=site).returncode == 0


def test_a_program_of_another_version_is_not_published(tmp_path: Path) -> None:
    site = a_small_site(tmp_path)
    switch_on(site)
    old = site / ".cache/admin"
    (old / "node_modules").mkdir(parents=True)
    lock = (PACKAGE / "package-lock.json").read_text("utf-8")
    (old / "package-lock.json").write_text(lock.replace("sha512-", "sha512-0", 1), "utf-8")
    done = rolepages("build", cwd=site)
    assert done.returncode == 1
    assert "of another version" in done.stderr


def test_a_page_of_the_site_cannot_take_the_address(tmp_path: Path) -> None:
    site = a_small_site(tmp_path)
    text = (site / "content/pages/about.md").read_text("utf-8")
    (site / "content/pages/admin.md").write_text(text, "utf-8")
    done = rolepages("check", cwd=site)
    assert done.returncode == 1
    assert "content/pages/admin.md" in done.stderr
