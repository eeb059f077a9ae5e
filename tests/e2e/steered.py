"""People who speak in a world of whole runs, and the workflow that answers them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from tests.support import bot
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from tests.e2e.world import World
    from tests.forge.town import Pull
    from tests.support.bot import Ended, Run

NIGHT: Final = datetime(2026, 4, 24, 6, 17, tzinfo=UTC)
ISSUES: Final = f"/repos/{REPOSITORY}/issues"


def start(
    world: World,
    name: str = "issue_comment",
    *,
    last: int = 1,
    event: dict[str, Any] | None = None,
    **more: str,
) -> Run:
    """The workflow starts for an event, or for the last one of this name."""
    world.runs += 1
    folder = world.folder / f"run{world.runs}"
    folder.mkdir(parents=True)
    event = event or world.town.double.control("GET", "events", {"event": name})[-last]
    file = folder / "event.json"
    file.write_text(json.dumps(event["payload"]), encoding="utf-8")
    environ = {"GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(file), **more}
    return bot.start("respond", environ=world.environ(NIGHT + timedelta(hours=5), **environ), folder=folder)


def responds(world: World, name: str = "issue_comment", *, last: int = 1, **more: str) -> Ended:
    """The workflow runs to its end."""
    return start(world, name, last=last, event=None, **more).wait()


def says(world: World, text: str, *, number: int, who: str = "maintainer") -> int:
    """Somebody writes a comment, some seconds after the one before."""
    world.town.double.control("POST", "clock", {"advance": 5})
    return int(world.town.ask("POST", f"{ISSUES}/{number}/comments", {"body": text}, who=who)["id"])


def first(world: World) -> tuple[int, str]:
    """After a night, the oldest pull request of the bot: its number and its branch."""
    world.night(NIGHT)
    rows = sorted(world.town.state()["pulls"], key=lambda row: row["number"])
    return int(rows[0]["number"]), str(rows[0]["head"].partition(":")[2])


def pull(world: World, branch: str) -> Pull:
    """The pull request of a branch."""
    return next(one for one in world.town.pulls() if one.branch == branch)


def added(world: World, branch: str) -> str:
    """The one line that a branch adds to the list."""
    base = world.town.text("main").splitlines()
    (line,) = [line for line in pull(world, branch).text.splitlines() if line and line not in base]
    return line


def told(world: World, number: int) -> list[dict[str, Any]]:
    """The answers of the bot in a thread."""
    rows = world.town.ask("GET", f"{ISSUES}/{number}/comments?per_page=100")
    return [row for row in rows if "curator:answers" in row["body"]]


def steered_reactions(world: World, comment: int) -> list[str]:
    """The reactions to a comment."""
    return [row["content"] for row in world.town.ask("GET", f"{ISSUES}/comments/{comment}/reactions")]
