"""Setting up a list: drafted, rehearsed, told, and written or opened as a pull request."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from curator.cli import console, init_telling, telling
from curator.cli.exit_code import ExitCode
from curator.core.proposal import Action
from curator.errors import UsageError
from curator.onboarding.beginning import begin, left_over
from curator.onboarding.program import program_called
from curator.onboarding.rehearsed import not_rehearsed
from curator.onboarding.words import body
from curator.onboarding.writing import changes, diff_of, looking, require_room, write
from curator.ports.opening import MESSAGE, TITLE, Onboarding
from curator.settings import words
from curator.wiring.onboarding import opener, rehearse, this_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.cli.options import Options
    from curator.onboarding.beginning import Beginning
    from curator.onboarding.rehearsed import Rehearsed
    from curator.ports.opening import Opener
    from curator.settings.values import ForgeKind

_OFFLINE: Final = "nobody was asked, as --offline says."


@dataclass(frozen=True)
class Said:
    """What stands on the command line of ``curator init``."""

    path: str | None
    dry_run: bool
    opens: bool
    force: bool
    offline: bool
    forge: ForgeKind | None
    program: str | None


def start(options: Options, said: Said) -> int:
    """Set a list up; the result is the exit code."""
    top = Path()
    _require_top(top)
    program = program_called(said.program) if said.program else this_program()
    path = None if said.path is None else _inside(said.path, advice="Name a file below this folder.")
    folder = _inside(options.config.as_posix(), advice="Name a folder below this one with --config.")
    beginning = begin(top, path, rules=folder, program=program)
    _require_no_strangers(left_over(top, beginning))
    if said.opens:
        with opener(beginning, kind=said.forge, environ=os.environ, top=top) as there:
            return _propose(there, beginning, options, said)
    require_room(changes(beginning.files, looking(top)), force=said.force)
    rehearsed = _rehearsed(beginning, options, said)
    if said.dry_run:
        _show(diff_of(beginning.files, looking(top)))
    init_telling.tell(beginning, rehearsed)
    if not said.dry_run:
        _put(top, beginning)
    return ExitCode.DONE


def _rehearsed(beginning: Beginning, options: Options, said: Said) -> Rehearsed:
    if said.offline:
        return not_rehearsed(_OFFLINE)
    with telling.narrator(quiet=options.quiet) as narrate:
        return rehearse(beginning, environ=os.environ, narrate=narrate)


def _put(top: Path, beginning: Beginning) -> None:
    """Write the files here."""
    found = changes(beginning.files, looking(top))
    if not found.any:
        _say(f"All {found.same} files are there already, as they would be written.")
    else:
        write(top, {path: beginning.files[path] for path in (*found.new, *found.different)})
        init_telling.written(beginning, (*found.new, *found.different))


def _propose(there: Opener, beginning: Beginning, options: Options, said: Said) -> int:
    """Open the pull request with the files, or show it."""
    path = beginning.understood.path
    if there.text(path) != beginning.understood.text.encode():
        message = f"{path} is not the same here and on the branch that the pull request would be for."
        raise UsageError(
            message, advice="Commit it, and pull or push, so that what is told is of what is there."
        )
    found = changes(beginning.files, there.text)
    require_room(found, force=said.force)
    if not found.any:
        _say(f"All {found.same} files are on the list's branch already, so there is nothing to open.")
        return ExitCode.DONE
    rehearsed = _rehearsed(beginning, options, said)
    onboarding = Onboarding(beginning.files, TITLE, body(beginning, rehearsed), MESSAGE)
    if said.dry_run:
        _show(diff_of(beginning.files, there.text))
        _show(onboarding.body)
    init_telling.tell(beginning, rehearsed)
    if said.dry_run:
        return ExitCode.DONE
    made = there.open(onboarding)
    where = f": {made.url}" if made.url else ""
    _say(f"The pull request of {made.branch} {_done(made.action)}: {made.reason}{where}")
    return ExitCode.DONE


def _done(action: Action) -> str:
    done = {Action.CREATED: "was opened", Action.UPDATED: "was brought up to date"}
    return done.get(action, "was left as it is")


def _require_top(top: Path) -> None:
    """Refuse a folder inside a repository: workflows count at its top only."""
    here = top.absolute()
    if (here / ".git").exists():
        return
    above = next((folder for folder in here.parents if (folder / ".git").exists()), None)
    if above is not None:
        message = f"This folder is inside the repository {above}, and its workflows belong at its top."
        raise UsageError(message, advice=f"Go there first: cd {above}")


def _inside(path: str, *, advice: str) -> str:
    """A path from the top; raises UsageError for one that leads out of the repository."""
    try:
        return words.path_inside(os.path.relpath(path).replace(os.sep, "/"))
    except ValueError:
        message = f"{path[:200]!r} is not inside this repository."
        raise UsageError(message, advice=advice) from None


def _require_no_strangers(paths: Sequence[str]) -> None:
    if paths:
        message = f"The list has no section for {', '.join(paths)}."
        raise UsageError(message, advice="Delete these files, or rename the sections; then run it again.")


def _show(text: str) -> None:
    for line in text.splitlines():
        click.echo(console.inert_line(line) if "GITHUB_ACTIONS" in os.environ else line)


def _say(text: str) -> None:
    click.echo(console.inert(text))
