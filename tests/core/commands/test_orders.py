"""What commands make of the memory, with no forge in sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from curator.core.commands.comment import heard
from curator.core.commands.grounds import Done, Grounds
from curator.core.commands.orders import obey
from curator.core.list.document import parse
from curator.core.memory import Memory
from curator.core.proposal import Outcome
from curator.core.steering import Pause, Steer
from curator.core.works.paper import Venue
from tests.forge.town import LIST
from tests.steering.world import BRANCH, RECORD, VENUES

TODAY = date(2026, 4, 30)
MEMORY = Memory(records=(RECORD,))
GROUNDS = Grounds(BRANCH, parse(LIST).sections[1:], VENUES, "maintainer", TODAY)


def _obeyed(text: str, memory: Memory = MEMORY) -> Done:
    (command,) = heard(f"/curator {text}").commands
    return obey(command, memory, GROUNDS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("move", "attacks, defenses"),
        ("move atacks", "did you mean attacks?"),
        ("move xyzzy", "there are attacks, defenses"),
        ("venue ICML", "name and year"),
        ("venue ICNL 2023", "did you mean ICML 2023?"),
        ("venue NoSuchThing 2023", "not a venue"),
        ("venue ICML 2028", "no ICML in 2028"),
        ("venue ICML 1903", "no ICML in 1903"),
        ("describe", "Say what to write"),
        ("describe !!", "Say what to write"),
        ("describe " + "x" * 501, "501 characters"),
        ("title " + "x" * 301, "301 characters"),
        ("snooze", "from 1 to 365"),
        ("snooze 0", "from 1 to 365"),
        ("snooze 366", "from 1 to 365"),
        ("snooze -3", "from 1 to 365"),
        ("ignore auhtor Ann Lee", "Did you mean /curator ignore author"),
        ("ignore author", "at least"),
        ("ignore query a", "at least"),
        ("ignore author " + "x" * 101, "101 characters"),
        ("rebsae", "Did you mean /curator rebase?"),
        ("xyzzy", "help shows all"),
    ],
)
def test_what_cannot_be_obeyed_is_answered_with_how_it_could_be(text: str, says: str) -> None:
    """The memory stays as it is."""
    done = _obeyed(text)
    assert says in done.words
    assert (done.memory, done.well, done.deed) == (MEMORY, False, "")


@pytest.mark.parametrize(
    ("text", "steer"),
    [
        ("move Defenses", Steer(section="defenses")),
        ("move #defenses", Steer(section="defenses")),
        ("venue icml'23 2023", Steer(venue=Venue("ICML", 2023, "icml'23 2023"))),
        (
            "venue International Conference on Machine Learning, 2023",
            Steer(venue=Venue("ICML", 2023, "International Conference on Machine Learning, 2023")),
        ),
        ("venue (ICML 2023)", Steer(venue=Venue("ICML", 2023, "(ICML 2023)"))),
        ("describe `code` ](javascript:alert(1))", Steer(description="`code` ](javascript:alert(1))")),
    ],
)
def test_sections_and_venues_are_known_by_all_their_names(text: str, steer: Steer) -> None:
    """As people write them; text stays what it is, and is made inert where it is written."""
    (record,) = _obeyed(text).memory.records
    assert record.steer == steer


@pytest.mark.parametrize(
    "text",
    [
        "ignore",
        "snooze 30",
        "unignore",
        "pause",
        "resume",
        "ignore author Ann Lee",
        "move defenses",
        "title New",
    ],
)
def test_who_says_a_thing_twice_means_the_same(text: str) -> None:
    """A process that was stopped half-way may hear it again."""
    once = _obeyed(text)
    twice = _obeyed(text, once.memory)
    assert once.well
    assert twice == once or (twice.memory == once.memory and twice.well)


def test_what_was_merged_is_not_brought_back() -> None:
    """Nor steered."""
    merged = Memory(records=(replace(RECORD, outcome=Outcome.MERGED),))
    for text in ("unignore", "move defenses", "ignore", "snooze 3"):
        done = _obeyed(text, merged)
        assert (done.well, done.memory) == (False, merged)
        assert "merged" in done.words


def test_a_pause_of_somebody_else_stands() -> None:
    """Its reason and day are kept."""
    memory = Memory(pause=Pause("alice", date(2026, 4, 1), "holidays"))
    done = _obeyed("pause for lunch", memory)
    assert done.memory == memory
    assert "alice" in done.words


@pytest.mark.parametrize("verb", ["move defenses", "describe x", "title x", "venue ICML 2023"])
def test_an_upgrade_has_no_entry_to_steer(verb: str) -> None:
    """It changes one that stands in the list already."""
    memory = Memory(records=(replace(RECORD, key="venue:arxiv:2601.00001", paper=None),))
    assert "adds no entry" in _obeyed(verb, memory).words


@pytest.mark.parametrize("said", ["30", "30 days", "30d", "30 Day"])
def test_days_are_counted_from_today(said: str) -> None:
    """Whatever they are called."""
    (record,) = _obeyed(f"snooze {said}").memory.records
    assert (record.outcome, record.until) == (Outcome.SNOOZED, date(2026, 5, 30))
