"""Proceedings in whole nights: proposed once, whatever goes wrong on the way."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from curator.cli import main
from curator.errors import Unavailable
from curator.store.proceedings import SqlProceedings
from tests.cli.nights import home
from tests.support.proceedings_site import neurips_list

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.proceedings_site import Site

__all__ = ["home"]
RUN = ("run", "--forge", "local", "--source", "neurips")
PAGE = "/paper_files/paper/2026"
CALENDAR = "\ncalendar:\n  - {venue: NeurIPS, year: 2026, begin: 2026-04-01, end: 2026-05-31}\n"
ALL = ("run", "--forge", "local")
PREPRINT = "Certified Robustness of Forests of Ponds"
KEY = "venue:arxiv:2601.00001"
TITLE = "Adversarial Training as a Defense of Networks against Adversarial Examples"


@pytest.fixture
def nights(home: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A repository whose calendar watches NeurIPS, and its site on loopback, with one paper for the list."""
    with (home / "rules" / "curator.yaml").open("a", encoding="utf-8") as file:
        file.write(CALENDAR)
    monkeypatch.setenv("CURATOR_NEURIPS_URL", site.url)
    site.pages[PAGE] = neurips_list(TITLE, "Weather of Ponds", year=2026)
    return site


@pytest.fixture
def preprint(nights: Site, home: Path) -> Site:
    """The list has a preprint that stands in the proceedings by now."""
    rules = home / "rules" / "curator.yaml"
    usual = rules.read_text(encoding="utf-8")
    rules.write_text(usual.replace("neurips: {enabled: false}", "neurips: {enabled: true}"), encoding="utf-8")
    path = home / "list" / "README.md"
    text = path.read_text(encoding="utf-8")
    heading = "## Adversarial Detection\n"
    assert heading in text
    entry = f"* [{PREPRINT}](https://arxiv.org/abs/2601.00001) <br/> Looks at ponds.\n"
    path.write_text(text.replace(heading, heading + entry), encoding="utf-8")
    author = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *author, "commit", "-qam", "A preprint"], cwd=home, check=True)
    nights.pages[PAGE] = neurips_list(PREPRINT, year=2026)
    return nights


def upgrades(told: dict[str, Any]) -> list[tuple[str, str]]:
    """The keys of a run's upgrades, and what became of them."""
    return [(one["key"], one["action"]) for one in told["proposals"] if one["kind"] == "venue"]


def run(
    capsys: pytest.CaptureFixture[str], *words: str, code: int = 0, begin: tuple[str, ...] = RUN
) -> dict[str, Any]:
    """One run, as JSON."""
    assert main([*begin, "--quiet", "--output-format", "json", *words]) == code
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_a_paper_of_proceedings_is_proposed_once(nights: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """With the venue; the next run asks nothing and proposes nothing."""
    told = run(capsys)
    assert [(one["name"], one["status"], one["received"]) for one in told["sources"]] == [
        ("neurips", "fresh", 2)
    ]
    (proposal,) = told["proposals"]
    assert proposal["action"] == "created"
    assert proposal["key"] == "add:neurips:2026/00000000000000000000000000000001"
    assert "(NeurIPS 2026)" in proposal["diff"]
    nights.forget()
    again = run(capsys)
    assert nights.asked == []
    assert [one["action"] for one in again["proposals"]] == ["kept"]


def test_a_machine_without_a_ledger_knows_what_was_read(
    nights: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The day stands in the state file, as on a runner that starts without anything."""
    run(capsys)
    nights.forget()
    (home / "list" / ".curator" / "ledger.sqlite3").unlink()
    assert run(capsys)["sources"][0]["status"] == "quiet"
    assert nights.asked == []


def test_a_dry_run_remembers_nothing(nights: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """The night after it reads the proceedings, too."""
    assert run(capsys, "--dry-run")["sources"][0]["status"] == "fresh"
    assert run(capsys)["sources"][0]["status"] == "fresh"


def test_a_site_that_is_down_degrades_the_run(nights: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """And what it has is proposed as soon as it is back."""
    nights.faults["*"] = "challenge"
    told = run(capsys, code=3)
    assert (told["sources"][0]["status"], told["proposals"]) == ("down", [])
    nights.faults.clear()
    assert [one["action"] for one in run(capsys)["proposals"]] == ["created"]


@pytest.mark.parametrize(
    "words", [("--source", "neurips"), ("--since", "2026-04-22"), ("--until", "2026-04-23")]
)
def test_what_a_run_for_something_in_particular_read_upgrades_a_preprint_in_the_next(
    preprint: Site, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Such a run proposes no upgrades; the usual one does, though the site has nothing new for it."""
    assert upgrades(run(capsys, *words, begin=ALL)) == []
    preprint.forget()
    assert upgrades(run(capsys, begin=ALL)) == [(KEY, "created")]
    assert preprint.asked == []


@pytest.mark.parametrize("words", [(), ("--source", "neurips")], ids=["usual", "one source"])
def test_what_cannot_be_learned_is_read_again(
    preprint: Site, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """The run ends before it writes anything, and the next one is as if it had not been."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqlProceedings, "add", _full)
        assert main([*ALL, "--quiet", *words]) == Unavailable.exit_code
    capsys.readouterr()
    told = run(capsys, begin=ALL)
    assert [one["status"] for one in told["sources"] if one["name"] == "neurips"] == ["fresh"]
    assert upgrades(told) == [(KEY, "created")]


def _full(index: SqlProceedings, works: object) -> int:
    """Stand in for a disk without room."""
    del index, works
    message = "The disk is full."
    raise Unavailable(message, advice="Make room.")


def test_a_dry_run_shows_the_upgrades_of_tonight_and_of_the_ledger(
    preprint: Site, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same as the run makes, without a request for them, and the ledger stays as it is."""
    state = home / "list" / ".curator"
    shown = run(capsys, "--dry-run", begin=ALL)
    assert upgrades(shown) == [(KEY, "created")]
    assert not state.exists()
    run(capsys)
    before = {file.name: file.read_bytes() for file in state.iterdir()}
    preprint.forget()
    assert upgrades(run(capsys, "--dry-run", begin=ALL)) == [(KEY, "created")]
    assert preprint.asked == []
    assert {file.name: file.read_bytes() for file in state.iterdir()} == before
    assert main([*ALL, "--dry-run"]) == 0
    assert "asks no service about venues" in "".join(capsys.readouterr())
