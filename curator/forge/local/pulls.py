"""The words of the local pull requests: one JSON file each, beside the repository's objects."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from curator.errors import Refused, Unavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER: Final = "curator/pulls"
_PATIENCE: Final = 60
"""Seconds to wait for another process that is publishing; one proposal takes a small part of one."""


_TIPS_KEPT: Final = 10


class PullFile(BaseModel):
    """One pull request: its words, and what tells later whether it was merged.

    ``tips`` are the commits that the bot gave the branch, the last one last; ``added`` are the lines that
    they bring to the list. ``withdrawn`` is why the bot took it back, ``told`` what it says of a branch that
    people have made their own.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: int = 1
    number: int
    branch: str
    base: str
    title: str
    body: str
    labels: tuple[str, ...]
    draft: bool
    created: datetime
    tips: tuple[str, ...]
    added: tuple[str, ...]
    withdrawn: str = ""
    told: str = ""


def latest(tips: tuple[str, ...]) -> tuple[str, ...]:
    """Each commit once, where it came last: a branch may come back to an earlier one."""
    once = tuple(dict.fromkeys(reversed(tips)))
    return once[_TIPS_KEPT - 1 :: -1]


class PullFolder:
    """All pull requests of a repository, by number; they outlive the branches and the state folder."""

    def __init__(self, common_folder: Path) -> None:
        """Nothing is made before the first pull request is."""
        self._folder = common_folder / FOLDER
        self.saves = 0

    def all(self) -> tuple[PullFile, ...]:
        """Every pull request, the oldest first.

        Raises:
            UsageError: a file is not what we wrote; to pass over it would be to forget a decision.
        """
        pulls = (_read(path) for path in self._folder.glob("[0-9]*.json"))
        return tuple(sorted(pulls, key=attrgetter("number")))

    def of(self, branch: str) -> PullFile | None:
        """The pull request of a branch."""
        return next((pull for pull in self.all() if pull.branch == branch), None)

    def next_number(self) -> int:
        """A number that was never given; hold the lock until it is used."""
        return max((pull.number for pull in self.all()), default=0) + 1

    def address(self, number: int) -> str:
        """Where a person finds the pull request: a ``file:`` URL."""
        return self._path(number).as_uri()

    def save(self, pull: PullFile) -> None:
        """Write the file whole or not at all, and not before it is on the disk.

        Raises:
            Refused: the folder cannot be written.
        """
        text = json.dumps(pull.model_dump(mode="python"), default=datetime.isoformat, indent=2)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(self._path(pull.number), text)
        except OSError as error:
            message = f"the pull request's words cannot be written to {self._folder}: {error.strerror}"
            raise Refused(message, advice="Make room, or make the repository writable.") from error
        self.saves += 1

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time: two may not take the same number, nor make the same pull request.

        Raises:
            Unavailable: another process holds it and does not end.
            Refused: the folder cannot be written.
        """
        lock = FileLock(self._folder.parent / "pulls.lock", timeout=_PATIENCE)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            message = f"another process has been publishing to {self._folder} for {_PATIENCE} seconds"
            raise Unavailable(message, advice="Let it finish, and run again.") from error
        except OSError as error:
            message = f"{self._folder} cannot be used: {error.strerror}"
            raise Refused(message, advice="Make the repository writable.") from error
        try:
            yield
        finally:
            lock.release()

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:04}.json"


def _read(path: Path) -> PullFile:
    try:
        return PullFile.model_validate_json(path.read_bytes())
    except OSError as error:
        reason = error.strerror
    except ValidationError as error:
        reason = f"{error.error_count()} mistakes, the first: {error.errors()[0]['msg']}"
    message = f"{path} cannot be read as a pull request: {reason}"
    raise UsageError(message, advice="Repair it, or delete it to forget what was decided there.")


def _replace(path: Path, text: str) -> None:
    """A crash leaves at most one half-written file of another name, which the next attempt overwrites."""
    draft = path.with_name(f".{path.name}.new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
