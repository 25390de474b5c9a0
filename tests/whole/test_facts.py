"""The ledger on a whole site: with facts, without any, and with what is wrong in texts."""

from datetime import date
from pathlib import Path

import pytest

from generator.options import Options, Outcome
from generator.pipeline import build
from tests.builders import FACTS_YAML, TODAY, a_text
from tests.program import ROOT
from tests.whole.small import a_small_site

PAGE = Path("build/facts/index.html")
TIP = Path("content/tips/t.md")


def _built(folder: Path, ledger: str | None, body: str = "Read it.", claims: str | None = None) -> Outcome:
    a_small_site(folder)
    facts = folder / "content/facts.yaml"
    facts.unlink(missing_ok=True)
    if ledger is not None:
        facts.write_text(ledger, encoding="utf-8")
    if claims is not None:
        (folder / "content/claims.yaml").write_text(claims, encoding="utf-8")
    (folder / TIP).parent.mkdir(exist_ok=True)
    (folder / TIP).write_text(a_text("title: T", "roles: all", "visas: all", body=body), encoding="utf-8")
    day = date.fromisoformat(TODAY)
    return build(Options(folder, folder / "build", day, today=day, jobs=1))


@pytest.mark.parametrize("ledger", [None, "facts: {}\n"])
def test_a_site_without_facts_is_published_without_their_page_and_without_a_link_to_it(
    tmp_path: Path, ledger: str | None
) -> None:
    outcome = _built(tmp_path, ledger)
    assert (outcome.published, [each.message for each in outcome.problems]) == (True, [])
    assert not (tmp_path / PAGE).exists()
    assert "/facts/" not in (tmp_path / "build/index.html").read_text(encoding="utf-8")


def test_the_page_of_facts_is_linked_from_every_page_and_each_fact_has_its_address(tmp_path: Path) -> None:
    past = "    history:\n      - value: $10\n        until: 2025-03-06\n"
    body = "It costs {{ fact.registration_fee | money }}. <!-- allow naked-figure: $215 --> Not $215."
    text = FACTS_YAML.replace("value: $215", "value: $215\n    kind: money") + past
    outcome = _built(tmp_path, text, body)
    assert [each.message for each in outcome.problems] == []
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert 'id="fact-registration_fee"' in page
    assert "$10 until 6 Mar 2025" in page
    assert '<a href="/facts/">' in (tmp_path / "build/index.html").read_text(encoding="utf-8")
    role = (tmp_path / "build/roles/backend-engineer/index.html").read_text(encoding="utf-8")
    assert "It costs $215." in role
    assert "allow naked-figure" not in role


def test_the_shipped_claims_are_looked_for_in_every_build(tmp_path: Path) -> None:
    shipped = (ROOT / "content/claims.yaml").read_text(encoding="utf-8")
    outcome = _built(tmp_path, FACTS_YAML, "Well.\nA certified LCA proves that they sponsor you.", shipped)
    (problem,) = outcome.problems
    assert (problem.rule, problem.path, problem.position.line) == ("wrong-claim", TIP.as_posix(), 8)
    assert "intent" in problem.hint or "hire" in problem.hint
