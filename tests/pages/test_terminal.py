"""A run for people at a terminal."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from curator.core.harvest import Status
from curator.core.proposal import Action
from curator.pages.terminal import night
from tests.pages.making import HOSTILE, quiet_night, report, row, waiting

if TYPE_CHECKING:
    from curator.core.report import Report


def printed(what: Report, *, width: int = 120, colour: bool = False) -> str:
    """What a terminal of this width is sent."""
    sent = io.StringIO()
    Console(file=sent, width=width, force_terminal=colour, color_system="standard" if colour else None).print(
        night(what)
    )
    return sent.getvalue()


def test_a_night_without_anything_says_so() -> None:
    """No empty table is drawn."""
    shown = printed(quiet_night())
    assert "Nothing to propose tonight." in shown
    assert "Left out: none. 0 writes." in shown


def test_the_tables_tell_the_night() -> None:
    """What was done about which paper, how the sources are, and what was left out."""
    sent = printed(report(row(), waiting(2), waiting(3, action=Action.SKIPPED)))
    shown = " ".join(sent.split())
    for told in ("created", "queued", "skipped", "training", "0.90", "fresh", "down"):
        assert told in shown
    assert "1,200 papers were read" in shown
    assert (
        "2 already listed or the same work twice, 1 in doubt (triage), 1 withdrawn, "
        "1 that no entry can hold, 900 not on the subject" in shown
    )
    assert "Problem: A branch could not be made" in shown
    assert "Left out, as no entry of the list can hold it" in shown


def test_sources_of_which_nothing_was_due_are_counted() -> None:
    """A calendar names many sites, and in most nights none of them is asked."""
    quiet = report(row()).sources[0]
    idle = [
        replace(quiet, source=name, status=Status.QUIET, requests=0, received=0)
        for name in ("pmlr", "pmlr", "cvf")
    ]
    shown = printed(replace(quiet_night(), sources=(quiet, *idle)))
    assert "and 2 more, of which nothing was due" in shown
    assert "pmlr" not in shown
    asked = replace(idle[0], requests=1)
    assert "pmlr" in printed(replace(quiet_night(), sources=(quiet, asked)))


def test_many_rows_are_counted_instead_of_shown() -> None:
    """Five hundred queued papers do not scroll the proposals away."""
    assert "and 470 more, in the report" in printed(report(*(waiting(number) for number in range(500))))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_hostile_words_command_no_terminal(width: int) -> None:
    """No escape sequence, hidden sign or markup gets through, and no line is wider than the terminal."""
    shown = printed(report(row(), text=f"{HOSTILE} [bold red]x[/] [link=http://e.org]y[/link]"), width=width)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold red]x[/]" in " ".join(shown.split()) or width < 200
    assert max(map(len, shown.splitlines())) <= width


def test_states_have_colours_on_a_terminal_that_has_them() -> None:
    """Good, waiting and bad are told apart at a glance, and by their words."""
    shown = printed(report(row()), colour=True)
    assert "\x1b[32mcreated" in shown
    assert "\x1b[31mdown" in shown
