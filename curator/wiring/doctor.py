"""What a doctor sees by concrete adapters: the machine, GitHub, and what earlier runs wrote down."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import time
from typing import TYPE_CHECKING, Final

from curator.core.decoding import decode
from curator.core.diagnosis import Diagnosis, State
from curator.core.list.document import parse
from curator.doctor import Hub, Kind, Machine, Past, asked
from curator.errors import CuratorError, Unavailable
from curator.forge.github.inspecting import Inspection, Stopped
from curator.forge.local import LocalForge
from curator.onboarding.program import UNKNOWN
from curator.onboarding.workflow_files import FOLDER, NAMES
from curator.store import statefile
from curator.wiring.doctor_services import replies
from curator.wiring.github import access_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from curator.core.memory import Memory
    from curator.ports import StateFile
    from curator.settings.values import Settings
    from curator.wiring.home import Home

__all__ = ("hub", "machine", "remembered", "replies")

_LONGEST_PAUSE: Final = 0.2
_LONGEST_BACKOFF: Final = 16.0
"""Seconds that are waited between two tries where nobody asked for a wait; more is what GitHub asks for."""


def machine(at: Home) -> Machine:
    """The place where this runs; nothing is written to see whether it could be."""
    path = at.settings.list.path
    text, trouble = _reading(at.repository / path)
    return Machine(
        forge=at.settings.forge.kind,
        python=platform.python_version(),
        rules=_in_words(at.settings),
        list_path=path,
        list_trouble=trouble,
        lost=_lost(at.settings, text),
        state=str(at.state),
        state_trouble=_writing(at.state),
        git=_git(),
        unfilled=tuple(_unfilled(at.repository / FOLDER)),
        repository_trouble=_local(at) if at.settings.forge.kind == "local" else "",
        contact=at.settings.contact,
    )


def hub(at: Home) -> tuple[Hub | None, Past | None]:
    """What GitHub tells; None where proposals go to a local repository and no other one is named."""
    named = at.environ.get("GITHUB_REPOSITORY", "")
    if not named and at.settings.forge.kind == "local":
        return None, None
    if not named:
        says = "GITHUB_REPOSITORY is not set, so that nobody knows where to propose."
        do = "Set it to owner/name, and GITHUB_TOKEN; docs/github.md tells of both."
        return Hub(Diagnosis("repository", State.PROBLEM, says, do)), None
    token = at.environ.get("GITHUB_TOKEN", "")
    try:
        session = access_of(at.settings, at.environ, repository=named).session(sleep=_impatiently)
    except CuratorError as error:
        name = "repository" if token.strip() else "token"
        return Hub(Diagnosis(name, State.PROBLEM, str(error), error.advice)), None
    try:
        return _inspected(at, Inspection(session, token=token.strip()), named)
    except Stopped as error:
        name, state = ("github", State.DOWN) if error.down else (error.at, State.PROBLEM)
        return Hub(Diagnosis(name, state, str(error), error.advice)), None
    finally:
        session.hub.close()


def _inspected(at: Home, there: Inspection, named: str) -> tuple[Hub, Past | None]:
    """All that GitHub tells; raises `Stopped` where it tells nothing."""
    now = at.clock.now()
    quota = there.quota(now=now)
    resets = f"{quota.resets:%H:%M} UTC" if quota.resets else ""
    if quota.remaining == 0:
        says = (
            f"All {quota.limit} requests of this hour are used up, so that nothing more was looked at there."
        )
        do = f"Wait until {resets}; if it is often so, something else uses this token."
        return Hub(Diagnosis("quota", State.PROBLEM, says, do)), None
    token = there.token()
    place = there.place(token)
    found = Hub(
        login=token.login,
        kind=Kind(token.kind),
        scopes=quota.scopes,
        asked=named,
        found=place.found,
        private=place.private,
        may_write=place.may_write,
        role=place.role,
        archived=place.archived,
        has_issues=place.has_issues,
        default_branch=place.default_branch,
        remaining=quota.remaining,
        limit=quota.limit,
        resets=resets,
        skew=quota.skew,
        wanted=at.settings.forge.labels,
        today=now.date(),
        said=there.asked(asked()),
    )
    return found, _past(at, there.state)


def remembered(at: Home) -> Past | None:
    """What earlier runs wrote down in the local repository; None where it is GitHub that keeps it."""
    if at.settings.forge.kind != "local":
        return None
    try:
        forge = LocalForge(at.repository, list_path=at.settings.list.path, clock=at.clock)
    except CuratorError:  # told as a trouble of the machine
        return None
    return _past(at, forge.load)


def _past(at: Home, load: Callable[[], StateFile]) -> Past:
    limit, today = at.settings.limits.max_silence_days, at.clock.now().date()
    try:
        file = load()
        memory = statefile.decode(file.text)
    except CuratorError as error:
        return Past(str(error), error.advice, limit=limit, today=today)
    return Past(
        begun=file.text is not None,
        silent_days=memory.silence.days,
        limit=limit,
        fresh=max(memory.fresh.values(), default=None),
        read_until=_read_until(memory),
        paused=f"since {memory.pause.since} by {memory.pause.by}" if memory.pause else "",
        today=today,
    )


def _read_until(memory: Memory) -> date | None:
    """The day up to which any source was read: a night moves all that it asks, also those that are down."""
    until = (one.done_until.date() for one in memory.progress.values() if one.done_until is not None)
    return max(until, default=None)


def _impatiently(seconds: float) -> None:
    """Somebody sits and waits: a GitHub that does not answer soon, or asks for a pause, is told as it is."""
    if seconds > _LONGEST_BACKOFF:
        message = f"GitHub asks to be left alone for {seconds:.0f} seconds."
        raise Unavailable(message, advice="Wait, and see what else uses this token.")
    time.sleep(min(seconds, _LONGEST_PAUSE))


def _in_words(settings: Settings) -> str:
    rules = settings.rules
    sources = ", ".join(settings.sources.enabled) or "no source"
    return f"{len(rules.sections)} sections; watched are {sources}"


def _reading(path: Path) -> tuple[str, str]:
    """The list's text, or why it cannot be read."""
    try:
        return decode(path.read_bytes(), path=str(path)), ""
    except OSError as error:
        return "", f"{path} cannot be read: {error.strerror}."
    except CuratorError as error:
        return "", f"{error}."


def _lost(settings: Settings, text: str) -> tuple[str, ...]:
    """The sections without which a night does not begin."""
    rules = settings.rules
    document = parse(text, settings.list.form, slugs=rules.slugs)
    return tuple(one.heading for one in rules.sections if document.section(one.slug) is None)


def _writing(folder: Path) -> str:
    """Why nothing can be written to a folder, or to where it would be made; "" when it can."""
    there = folder
    while not os.path.lexists(there) and there != there.parent:
        there = there.parent
    if not there.is_dir():
        return f"{folder} cannot be made: {there} is not a folder."
    if not os.access(there, os.W_OK | os.X_OK):
        return f"{folder} cannot be written to by this account."
    if there != folder:
        return ""
    shut = sorted(one.name for one in folder.iterdir() if not os.access(one, os.W_OK))
    return f"{shut[0]} in {folder} cannot be written to by this account." if shut else ""


def _local(at: Home) -> str:
    """Why the local forge cannot work here."""
    try:
        LocalForge(at.repository, list_path=at.settings.list.path, clock=at.clock).base()
    except CuratorError as error:
        return str(error) if str(error).endswith(".") else f"{error}."
    return ""


def _unfilled(folder: Path) -> Iterator[str]:
    """The workflows that `curator init` wrote where nobody could say where this program is on GitHub."""
    for name in NAMES:
        try:
            gap = UNKNOWN.repository in (folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:  # it is not there, or GitHub's alone to read
            continue
        if gap:
            yield name


def _git() -> str:
    program = shutil.which("git")
    if program is None:
        return ""
    words = [program, "--version"]
    said = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - git itself
    return said.stdout.removeprefix("git version ").strip()
