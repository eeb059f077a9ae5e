"""What a conversation has to do, on GitHub's double and on the fake that simulated days use."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from curator.core.commands.ticks import box, ticked
from curator.forge.github.session import Session
from curator.forge.github.talking import GitHubTalk
from curator.ports.talk import Conversation, Manners, Places
from tests.fakes import FixedClock, MemoryForge, MemoryRepository, MemoryTalk
from tests.forge.town import LIST, proposal
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.forge.town import BothPorts
    from tests.support.github import GitHubTown

ISSUES = f"/repos/{REPOSITORY}/issues"


class Talk(Conversation, Manners, Places, Protocol):
    """All three ports, and the count of what was written."""

    @property
    def writes(self) -> int:
        """How many writes took effect."""
        ...


class Room(Protocol):
    """Where people talk: one proposal of the bot's, #1, with a box."""

    @property
    def talk(self) -> Talk:
        """The bot's side."""
        ...

    def says(self, text: str, *, who: str = "maintainer") -> int:
        """Somebody writes under #1, some time after the one before."""
        ...

    def edits(self, comment: int, text: str) -> None:
        """Somebody changes a comment, some time later."""
        ...

    def ticks(self) -> None:
        """Somebody ticks the box of #1."""
        ...

    def reactions(self, comment: int) -> list[str]:
        """What was put on a comment."""
        ...


def _propose(forge: BothPorts) -> None:
    base = forge.base()
    made = proposal(base)
    forge.publish(replace(made, body=f"{box('Ready', name='ready')}\n{made.body}"), base=base)


@dataclass
class MemoryRoom:
    """The fake's."""

    repository: MemoryRepository = field(default_factory=lambda: MemoryRepository([LIST]))
    clock: FixedClock = field(default_factory=FixedClock)
    talk: MemoryTalk = field(init=False)

    def __post_init__(self) -> None:
        """The bot proposes."""
        self.talk = MemoryTalk(self.repository, self.clock)
        _propose(MemoryForge(self.repository))

    def says(self, text: str, *, who: str = "maintainer") -> int:
        """A comment a minute later."""
        self.clock.moment += timedelta(minutes=1)
        return self.talk.says(1, text, who=who)

    def edits(self, comment: int, text: str) -> None:
        """An edit a minute later."""
        self.clock.moment += timedelta(minutes=1)
        self.talk.edits(comment, text)

    def ticks(self) -> None:
        """A tick."""
        (pull,) = self.repository.pulls.values()
        body = pull.proposal.body.replace("- [ ]", "- [x]")
        proposed = replace(pull.proposal, body=body)
        self.repository.pulls[pull.proposal.branch] = replace(pull, proposal=proposed)

    def reactions(self, comment: int) -> list[str]:
        """As kept."""
        return list(self.repository.reactions.get(comment, ()))


@dataclass
class DoubleRoom:
    """GitHub's."""

    town: GitHubTown
    talk: GitHubTalk = field(init=False)

    def __post_init__(self) -> None:
        """The bot proposes."""
        token, sleep = self.town.double.token("bot"), self.town.slept.append
        self.session = Session(self.town.address, token=token, sleep=sleep, timeout=1)
        self.talk = GitHubTalk(self.session)
        _propose(self.town.forge())

    def says(self, text: str, *, who: str = "maintainer") -> int:
        """A comment a minute later."""
        self.town.double.control("POST", "clock", {"advance": 60})
        return int(self.town.ask("POST", f"{ISSUES}/1/comments", {"body": text}, who=who)["id"])

    def edits(self, comment: int, text: str) -> None:
        """An edit a minute later."""
        self.town.double.control("POST", "clock", {"advance": 60})
        self.town.ask("PATCH", f"{ISSUES}/comments/{comment}", {"body": text})

    def ticks(self) -> None:
        """A tick."""
        body = self.town.ask("GET", f"{ISSUES}/1")["body"].replace("- [ ]", "- [x]")
        self.town.ask("PATCH", f"/repos/{REPOSITORY}/pulls/1", {"body": body})

    def reactions(self, comment: int) -> list[str]:
        """As GitHub shows them."""
        return [row["content"] for row in self.town.ask("GET", f"{ISSUES}/comments/{comment}/reactions")]


class TalkContract:
    """What every `Talk` has to do."""

    def test_what_was_said_comes_in_its_order_with_who_said_it(self, room: Room) -> None:
        """The bot knows its own words; an edited comment comes later, and says that it was edited."""
        first = room.says("one")
        room.says("two", who="outsider")
        room.talk.answer(1, "good day", replacing=None)
        room.edits(first, "one, again")
        told = [(one.author, one.text, one.own, one.machine, one.edited) for one in room.talk.thread(1)]
        bot = room.talk.thread(1)[-1].author
        assert told == [
            ("maintainer", "one, again", False, False, True),
            ("outsider", "two", False, False, False),
            (bot, "good day", True, True, False),
        ]
        found = room.talk.since(datetime(2020, 1, 1, tzinfo=UTC))
        assert found[-1].id == first
        assert [one.written for one in found] == sorted(one.written for one in found)
        assert room.talk.since(found[-1].written + timedelta(seconds=1)) == ()

    def test_an_answer_is_edited_and_costs_nothing_when_it_says_that_already(self, room: Room) -> None:
        """One comment."""
        room.talk.answer(1, "first", replacing=None)
        room.talk.answer(1, "second", replacing=room.talk.thread(1)[0])
        before = room.talk.writes
        room.talk.answer(1, "second", replacing=room.talk.thread(1)[0])
        assert [one.text for one in room.talk.thread(1)] == ["second"]
        assert room.talk.writes == before

    def test_a_reaction_is_there_once(self, room: Room) -> None:
        """However often it is put there."""
        comment = room.says("/curator help")
        for _ in range(2):
            room.talk.react(room.talk.thread(1)[0], "eyes")
        room.talk.react(room.talk.thread(1)[0], "-1")
        assert room.reactions(comment) == ["eyes", "-1"]

    def test_the_opposite_goes_once_an_edited_order_is_answered_anew(self, room: Room) -> None:
        """Nobody wants to see both thumbs."""
        comment = room.says("/curator mvoe")
        room.talk.react(room.talk.thread(1)[0], "-1")
        room.edits(comment, "/curator move")
        room.talk.react(room.talk.thread(1)[0], "+1")
        assert room.reactions(comment) == ["+1"]

    def test_only_some_people_may_steer(self, room: Room) -> None:
        """Those who may write to the repository."""
        assert room.talk.may_steer("maintainer")
        assert not room.talk.may_steer("outsider")
        assert not room.talk.may_steer("")

    def test_a_place_tells_of_branch_draft_and_boxes(self, room: Room) -> None:
        """And a box that was obeyed is emptied."""
        room.ticks()
        place = room.talk.place(1)
        assert place is not None
        assert (place.own, place.pull, place.open, place.draft) == (True, True, True, True)
        assert place.branch.startswith("curator/add/")
        assert ticked(place.body) == ("ready",)
        assert [(one.number, ticked(one.body)) for one in room.talk.open()] == [(1, ("ready",))]
        room.talk.untick(1, {"ready"})
        emptied = room.talk.place(1)
        assert emptied is not None
        assert ticked(emptied.body) == ()
        before = room.talk.writes
        room.talk.untick(1, {"ready"})
        assert room.talk.writes == before

    def test_ready_takes_it_out_of_draft_once(self, room: Room) -> None:
        """And says nothing when that went well."""
        assert room.talk.ready(1) == ""
        place = room.talk.place(1)
        assert place is not None
        assert not place.draft
        before = room.talk.writes
        assert room.talk.ready(1) == ""
        assert room.talk.writes == before

    def test_what_is_not_there_is_told_so(self, room: Room) -> None:
        """No place, no thread."""
        assert room.talk.place(404) is None
        assert room.talk.thread(404) == ()


class TestMemoryTalk(TalkContract):
    """The fake."""

    @pytest.fixture
    def room(self) -> Room:
        """One room."""
        return MemoryRoom()


class TestGitHubTalk(TalkContract):
    """The real one, on the double."""

    @pytest.fixture
    def room(self, github_town: GitHubTown) -> Iterator[Room]:
        """One room, and its connection closed."""
        github_town.double.control("POST", "clock", {"frozen": True})
        room = DoubleRoom(github_town)
        yield room
        room.session.hub.close()
