"""Nights in which the links are due: one pull request with what can be repaired, and then peace."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.forge.local import found
from tests.support.link_desk import HEAD
from tests.support.quiet_rules import NO_VENUES
from tests.support.replay import record
from tests.support.web import MISSING, moved, titled

if TYPE_CHECKING:
    from tests.support.link_desk import LinkDesk
    from tests.support.paper_web import PaperWeb

PLAIN: Final = "http://plain.example/rotations.html"
SECURE: Final = "https://plain.example/rotations.html"
OLD: Final = "https://old.example/votes.html"
NEW: Final = "https://old.example/archive/votes.html"
GONE: Final = "https://gone.example/margins.html"
ARXIV: Final = "https://arxiv.org/abs/2302.04638"
LIST: Final = HEAD + (
    f"* [Certified Pooling of Small Rotations]({PLAIN}) (ICML 2023) <br/> Pools them.\n"
    f"* [Robust Counting of Noisy Votes]({OLD}) (ICML 2022) <br/> Counts them.\n"
    f"* [Wide Margins for Deep Trees]({GONE}) [[paper]({ARXIV})] (ICML 2021) <br/> Widens them.\n"
)
NIGHT: Final = datetime(2026, 4, 24, 6, 17, tzinfo=UTC)
WEEK: Final = timedelta(days=7)
BRANCH: Final = "curator/links/2026-04"
MAY: Final = "curator/links/2026-05"


def git(*words: str) -> str:
    """What git prints in the current directory."""
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    done = subprocess.run(["git", *somebody, *words], check=True, capture_output=True, text=True)
    return done.stdout


def commit(desk: LinkDesk, text: str) -> None:
    """A new version of the list on its branch."""
    desk.write(text)
    git("commit", "-q", "-a", "-m", "Change the list")


def branches() -> list[str]:
    """Those of repairs."""
    return git("for-each-ref", "--format=%(refname:short)", "refs/heads/curator/links/").split()


def proposed(branch: str = BRANCH) -> str:
    """The list on a branch."""
    return git("show", f"{branch}:README.md")


def run(desk: LinkDesk, when: datetime, *, code: int = 0) -> dict[str, Any]:
    """One night, as JSON."""
    desk.set(CURATOR_NOW=when.isoformat())
    return desk.run("run", "--forge", "local", "--output-format", "json", "--quiet", code=code).json


def repairs(told: dict[str, Any]) -> list[str]:
    """What the night did about its pull requests of repairs."""
    return [one["action"] for one in told["proposals"] if one["kind"] == "links"]


def herring(day: int) -> dict[str, Any]:
    """A paper that nobody proposes; a few days without any paper would look like a fault of arXiv's."""
    published = datetime(2026, 4, 15, 12, tzinfo=UTC) + timedelta(days=day)
    name = f"{published:%y%m}.{10_000 + day}"
    return record(name, published=f"{published:%Y-%m-%dT%H:%M:%SZ}", title=f"Herring of Day {day}")


@pytest.fixture
def world(desk: LinkDesk) -> PaperWeb:
    """A repository with a list of three links: without TLS, moved, and gone."""
    desk.configure("links:\n", f"{NO_VENUES}limits:\n  max_open: 20\nlinks:\n  lookups: []\n")
    said = {"2302.04638": {"title": "Wide Margins for Deep Trees"}}
    made = desk.list(LIST, arxiv=said, beside=[herring(day) for day in range(90)])
    made.web.put(OLD, moved(NEW))
    made.web.put(NEW, titled("Robust Counting of Noisy Votes"))
    made.web.put(GONE, MISSING)
    files = {
        str(file.relative_to(desk.folder)): file.read_bytes()
        for file in sorted((desk.folder / "rules").rglob("*.yaml"))
    }
    found(desk.folder, files={**files, "README.md": LIST.encode()})
    return made


def test_a_night_opens_one_pull_request_with_all_repairs(desk: LinkDesk, world: PaperWeb) -> None:
    """What moved and what is there over https at once; what is gone when a later check finds it so."""
    assert repairs(run(desk, NIGHT)) == ["created"]
    assert branches() == [BRANCH]
    once = LIST.replace(PLAIN, SECURE).replace(OLD, NEW)
    assert proposed() == once
    assert repairs(run(desk, NIGHT + WEEK)) == ["updated"]
    assert proposed() == once.replace(f"]({GONE})", f"]({ARXIV})")
    assert git("show", "main:README.md") == LIST


def test_a_second_run_writes_nothing(desk: LinkDesk, world: PaperWeb) -> None:
    """Neither at once nor on the next nights, which ask no page either."""
    run(desk, NIGHT)
    before, asked = git("for-each-ref"), len(world.web.asked)
    assert run(desk, NIGHT)["writes"] == 0
    assert git("for-each-ref") == before
    tip = git("rev-parse", BRANCH)
    run(desk, NIGHT + timedelta(days=1))
    assert git("rev-parse", BRANCH) == tip
    assert len(world.web.asked) == asked


def test_what_was_merged_is_done(desk: LinkDesk, world: PaperWeb) -> None:
    """The next check finds the list in order and opens nothing."""
    run(desk, NIGHT)
    git("merge", "-q", "--ff-only", BRANCH)
    world.web.put(GONE, titled("Wide Margins for Deep Trees"))
    for days in (0, 1, 7, 14):
        assert "created" not in repairs(run(desk, NIGHT + timedelta(days=days)))
    assert MAY not in branches()
    assert git("show", "main:README.md") == LIST.replace(PLAIN, SECURE).replace(OLD, NEW)


def test_what_was_closed_is_never_proposed_again(desk: LinkDesk, world: PaperWeb) -> None:
    """A deleted branch is a maintainer's no, for good; another repair is proposed all the same."""
    run(desk, NIGHT)
    git("branch", "-q", "-D", BRANCH)
    world.web.put(GONE, titled("Wide Margins for Deep Trees"))
    for days in (1, 7, 14, 21):
        run(desk, NIGHT + timedelta(days=days))
        assert branches() == []
    world.web.put(GONE, moved("https://gone.example/there/margins.html"))
    world.web.put("https://gone.example/there/margins.html", titled("Wide Margins for Deep Trees"))
    late = NIGHT + timedelta(days=60)
    assert repairs(run(desk, late)) == ["created"]
    (branch,) = branches()
    assert proposed(branch) == LIST.replace(GONE, "https://gone.example/there/margins.html")


def test_a_list_that_moved_on_can_still_be_merged(desk: LinkDesk, world: PaperWeb) -> None:
    """It is left alone, because git can merge it as it is, and merging it loses nothing."""
    run(desk, NIGHT)
    longer = LIST + "* [A Newcomer of Today](https://arxiv.org/abs/2302.04638v1) <br/> Is new.\n"
    commit(desk, longer)
    asked = len(world.web.asked)
    assert repairs(run(desk, NIGHT + timedelta(days=1))) == ["kept"]
    assert len(world.web.asked) == asked
    assert run(desk, NIGHT + timedelta(days=1))["writes"] == 0
    git("merge", "-q", "--no-edit", BRANCH)
    assert git("show", "main:README.md") == longer.replace(PLAIN, SECURE).replace(OLD, NEW)


def test_a_pull_request_that_would_conflict_is_made_anew(desk: LinkDesk, world: PaperWeb) -> None:
    """Somebody has rewritten an entry and mended another: what is left to repair is proposed on top of it."""
    run(desk, NIGHT)
    newer = LIST.replace("Pools them.", "Pools them well.").replace(OLD, NEW)
    commit(desk, newer)
    assert repairs(run(desk, NIGHT + timedelta(days=1))) == ["updated"]
    assert proposed() == newer.replace(PLAIN, SECURE)
    git("merge", "-q", "--ff-only", BRANCH)


def test_a_registry_that_is_down_takes_no_repair_back(desk: LinkDesk, world: PaperWeb) -> None:
    """The night is degraded, and the pull request stays as it is."""
    run(desk, NIGHT)
    before = proposed()
    world.arxiv.always("http503:1,retry_after=0")
    run(desk, NIGHT + WEEK, code=3)
    assert proposed() in {before, before.replace(f"]({GONE})", f"]({ARXIV})")}


def test_the_facts_of_a_night_are_the_linters(desk: LinkDesk, world: PaperWeb) -> None:
    """What a night finds out of links stands in the state folder."""
    run(desk, NIGHT)
    assert desk.facts()["links"][OLD]["final_url"] == NEW
    findings = desk.run("lint", "--select", "CUR202", "--output-format", "json").json["findings"]
    assert [one["line"] for one in findings] == [6]
