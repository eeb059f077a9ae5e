"""A night that goes wrong between two good ones, and what has to be true of all such nights."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.world import World
    from tests.support.bot import Ended

NIGHT: Final = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)
BEFORE: Final = NIGHT - timedelta(days=1)
AFTER: Final = NIGHT + timedelta(days=1)
_NARRATION: Final = ("asking ", "judging ", "gathering ", "deciding", "proposing ", "upgrading ")


def proposals(world: World) -> dict[str, str]:
    """What is in front of people: the branches of the bot, and where each stands."""
    return {name: tip for name, tip in world.town.tips().items() if name.startswith("curator/")}


def earlier(world: World) -> dict[str, str]:
    """One proposal of a good night before."""
    world.allow(max_per_run=1)
    world.night(BEFORE)
    world.allow(max_per_run=3)
    made = proposals(world)
    assert len(made) == 1
    return made


def bad(world: World, *arguments: str, code: int, says: tuple[str, ...], **variables: str) -> Ended:
    """The bad night itself: it ends with ``code`` and all the words of ``says``, without a traceback."""
    ended = world.ended(NIGHT, *arguments, **variables)
    told = ended.err + ended.out
    assert ended.code == code, told[-2000:]
    assert [words for words in says if words not in told] == []
    assert "Traceback" not in told
    assert list(world.folder.glob("**/crash-*")) == []
    return ended


def message(ended: Ended) -> list[str]:
    """The lines that a person has to read."""
    return [line for line in ended.err.splitlines() if line and not line.startswith(_NARRATION)]


def made_up_for(world: World, *, standing: dict[str, str]) -> None:
    """The next good night leaves what stands where it stands, proposes the rest, and all of it whole."""
    world.night(AFTER)
    now = proposals(world)
    assert standing.items() <= now.items()
    assert len(now) == len(standing) + 3
    pulls = world.town.pulls()
    assert sorted(pull.branch for pull in pulls) == sorted(now)
    assert all(pull.draft and pull.labels == {"curator"} for pull in pulls)


def replaced(file: Path, old: str, new: str) -> None:
    """Change one place of a file that has to be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
