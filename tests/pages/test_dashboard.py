"""The dashboard issue and the alarm, as Markdown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from curator.core.commands.boxes import tick
from curator.core.commands.ticks import ticked
from curator.core.dashboard import dashboard
from curator.core.memory import Memory, Record
from curator.core.proposal import LONGEST_BODY, Action, Outcome, Published
from curator.core.report import Row
from curator.core.silence import NO_SILENCE, Silence
from curator.core.steering import HealthPoint, Ignored, Pause
from curator.core.works.paper import PaperId
from curator.pages import alarm
from curator.pages.dashboard import render
from tests.pages.making import HOSTILE, STARTED, paper, report, row, waiting
from tests.pages.rendering import rendered

TODAY = STARTED.date()


def queued(number: int, title: str = "") -> tuple[Row, object]:
    """A row of the queue, and its paper as the memory has it."""
    one = waiting(number)
    ids = (PaperId("arxiv", f"2604.{number:05d}"),)
    return one, paper(
        title or f"Waiting Paper {number}", ids=ids, url=f"https://arxiv.org/abs/{ids[0].value}"
    )


def memory(**fields: object) -> Memory:
    """A memory with one of everything that the dashboard shows."""
    made = Record("add:arxiv:2604.00001", "curator/add/arxiv-2604.00001", (), "Robust Nets", Outcome.OPEN)
    asleep = Record("add:arxiv:2", "curator/add/2", (), "Asleep", Outcome.SNOOZED, number=3)
    asleep = replace(asleep, url="https://github.com/o/r/pull/3", until=TODAY + timedelta(days=9))
    points = [
        HealthPoint(TODAY - timedelta(days=20 - n), 100 + n, n % 4, 20 - n // 2, n % 7) for n in range(20)
    ]
    plain = Memory(
        records=(replace(made, day=TODAY - timedelta(days=12)), asleep),
        queue=(queued(3)[1],),  # type: ignore[arg-type] # the pair holds a paper
        triage=(paper("Doubtful "),),
        ignored=(Ignored("author", "A. Prolific", "ann", TODAY),),
        fresh={"arxiv": TODAY},
        health=tuple(points),
    )
    return replace(plain, **fields)  # type: ignore[arg-type] # the fields of Memory, each of its own type


def test_the_dashboard_shows_everything_that_a_maintainer_asks_for() -> None:
    """Open, waiting, doubtful, snoozed, ignored, sources, debt, the list's past, the last run."""
    body = render(dashboard(report(row(), queued(3)[0]), memory(), silence=NO_SILENCE))
    for told in (
        "| [#7](https://github.com/o/r/pull/7) | Robust Nets by Certified Training | new paper | 12 days |",
        "Waiting Paper 3",
        "detection",
        "Doubtful",
        "Asleep: comes back on 2026-04-18",
        "the author A. Prolific, said ann on 2026-04-09",
        "| arxiv | 🟢 fresh | 2026-04-09 |",
        "| other | 🔴 down | not yet |",
        "| entries | 119 | `▁▁",
        "Thursday, 09 April 2026, with problems:",
        "11 entries without a venue",
    ):
        assert told in body, told


def test_each_box_is_one_that_the_bot_obeys() -> None:
    """And none is ticked when it is written."""
    body = render(dashboard(report(row(), queued(3)[0]), memory(), silence=NO_SILENCE))
    assert ticked(body) == ()
    names = ticked(body.replace("[ ]", "[x]"))
    assert names == ("open:arxiv:2604.00003", "propose:arxiv:2604.00001", "never:arxiv:2604.00001")
    assert all(tick(name) for name in names)


def test_the_same_night_gives_the_same_words() -> None:
    """A second run must not write."""
    night = report(row())
    assert render(dashboard(night, memory(), silence=NO_SILENCE)) == render(
        dashboard(replace(night, finished=STARTED + timedelta(hours=1)), memory(), silence=NO_SILENCE)
    )


def test_a_pause_a_slower_pace_and_a_silence_stand_on_top() -> None:
    """What explains why nothing happens is read first."""
    pause = Pause("ann", date(2026, 4, 1), "on holiday")
    silence = Silence(5, date(2026, 4, 2), TODAY)
    board = dashboard(report(), memory(pause=pause), silence=silence, pace="Slower: 8 of the last 10.")
    body = render(board, alarm=True)
    head = body.partition("#### Open")[0]
    for told in ("**Paused** since 2026-04-01 by ann: on holiday", "on 5 days", "Slower: 8 of the last 10."):
        assert told in head


def test_an_empty_list_has_an_honest_dashboard() -> None:
    """Nothing is shown as nothing."""
    body = render(dashboard(report(), Memory(), silence=NO_SILENCE))
    for told in ("None.", "Empty.", "Nothing.", "The first points appear"):
        assert told in body


def test_papers_that_share_a_branch_are_one_open_proposal() -> None:
    """A digest counts once."""
    branch = "curator/add/digest-2026-w15"
    rows = [
        Row(
            Published(f"add:arxiv:{n}", branch, Action.KEPT, 9, "https://github.com/o/r/pull/9", ""),
            "T",
            "",
            None,
        )
        for n in range(3)
    ]
    assert len(dashboard(report(*rows), Memory(), silence=NO_SILENCE).open) == 1


def test_hostile_words_are_inert_and_bounded() -> None:
    """A full board of hostile titles of 100 kB links nothing, pings nobody and fits."""
    text = HOSTILE * 300
    pairs = [queued(number, text) for number in range(200)]
    rows = [replace(one, title=text) for one, _ in pairs]
    full = memory(
        queue=tuple(made for _, made in pairs),
        triage=tuple(made for _, made in pairs[:50]),
        ignored=tuple(Ignored("query", text, "ann", TODAY) for _ in range(500)),
        pause=Pause("ann", TODAY, text),
    )
    night = report(*(row(paper(text)) for _ in range(3)), *rows, text=text)
    body = render(dashboard(night, full, silence=NO_SILENCE))
    assert len(body) < LONGEST_BODY
    seen = rendered(body)
    assert {link.partition("/abs/")[0] for link in seen.links} <= {
        "https://github.com/o/r/pull/7",
        "https://github.com/o/r/pull/3",
        "https://arxiv.org",
    }
    assert [alive for alive in seen.alive if alive[1:].strip("0123456789")] == []
    assert ticked(body) == ()
    assert "more." in body


def test_the_alarm_says_since_when_and_what_to_do() -> None:
    """With the evidence of each source."""
    silence = Silence(5, date(2026, 4, 2), TODAY)
    body = alarm.render(dashboard(report(text=HOSTILE * 300), memory(), silence=silence))
    assert "On **5 days** since 2026-04-02" in body
    assert "| other | down | not yet |" in body
    assert "curator run --dry-run" in body
    assert len(body) < LONGEST_BODY
    assert rendered(body).links == []
