"""A list's beginning put together: read, understood, its rules and workflows drafted and proved."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from curator import defaults
from curator.errors import Unavailable, UsageError
from curator.onboarding.finding import named, searched
from curator.onboarding.proof import put, require_right
from curator.onboarding.rule_files import own_rules, rule_files
from curator.onboarding.understanding import understand
from curator.onboarding.usual import usual
from curator.onboarding.workflow_files import workflow_files
from curator.settings import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.onboarding.program import Program
    from curator.onboarding.understanding import Understood


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is understood of a list, and the files that follow from it.

    Attributes:
        understood: the list.
        rules: the folder of the rules, from the top of the repository.
        files: every file by its path from the top.
        ready: whether the rules are those that come with the program, and no draft.
        program: which copy of curator the workflows install.
        subject: the phrases that a draft takes for the list's subject.
        required: the one of them that every paper must have; "" where none is.
        unruled: the headings of sections for which no rule could be drafted.
    """

    understood: Understood
    rules: str
    files: Mapping[str, str]
    ready: bool
    program: Program
    subject: tuple[str, ...] = ()
    required: str = ""
    unruled: tuple[str, ...] = ()


def begin(top: Path, path: str | None, *, rules: str, program: Program) -> Beginning:
    """Read the list at ``path`` (None: look for it) below ``top``, and draft its files.

    Raises:
        UsageError: there is no list, or its path or the rules' folder is no place for one.
        BrokenPromise: what was drafted is not right.
    """
    understood = understand(searched(top) if path is None else named(top, path))
    _require_name(understood.path)
    made = rule_files(understood, own=own_rules(defaults.folder() / "rules"), usual=usual())
    files = {f"{rules}/{name}": text for name, text in sorted(made.files.items())}
    files |= workflow_files(program, list_path=understood.path, rules=rules)
    beginning = Beginning(
        understood,
        rules,
        files,
        ready=made.ready,
        program=program,
        subject=made.subject,
        required=made.required,
        unruled=made.unruled,
    )
    with staged(beginning) as folder:
        require_right(folder)
    return beginning


@contextmanager
def staged(beginning: Beginning) -> Iterator[Path]:
    """The folder of the rules, in a place of its own that is gone afterwards."""
    inside = {path: text for path, text in beginning.files.items() if path.startswith(f"{beginning.rules}/")}
    try:
        with tempfile.TemporaryDirectory(prefix="curator-init-") as folder:
            put(Path(folder), inside)
            yield Path(folder, beginning.rules)
    except OSError as error:
        message = f"A temporary folder cannot be written: {error.strerror or error}."
        raise Unavailable(message, advice="Make room, or set TMPDIR to another folder.") from error


def left_over(top: Path, beginning: Beginning) -> tuple[str, ...]:
    """Section files that are there already and belong to no section of the list: no night could start."""
    folder = f"{beginning.rules}/sections"
    there = sorted(f"{folder}/{file.name}" for file in (top / folder).glob("*.yaml"))
    return tuple(path for path in there if path not in beginning.files)


def _require_name(path: str) -> None:
    try:
        words.path_inside(path)
    except ValueError as error:
        message = f"The list's path {path[:200]!r} cannot stand in curator.yaml: {error}."
        raise UsageError(message, advice="Rename the file, and run it again.") from None
