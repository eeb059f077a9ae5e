"""Running git: no shell, no hook, no prompt, no network, a time limit, and its complaints in plain words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from curator.errors import Refused, Unavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from curator.errors import CuratorError

NAME: Final = "curator"
EMAIL: Final = "curator@localhost"
"""Who commits; a commit by anybody else on a proposal's branch is a person's work."""

_OLDEST: Final = (2, 28)
"""The first with ``init --initial-branch``; for-each-ref has known ``worktreepath`` since 2.23."""
_SECONDS: Final = 120
_SETTINGS: Final = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",  # would run a program when an index is read
    "core.splitIndex=false",  # would leave a shared index in the repository
    "index.sparse=false",
    "log.showSignature=false",
    "core.filesRefLockTimeout=5000",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
    "protocol.allow=never",
)
_OPTIONS: Final = ("--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs")
_KEPT: Final = {"GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_COMPLAINTS: Final = (
    (
        re.compile(r"dubious ownership"),
        "git does not trust {folder}, because another user owns it",
        "Run as its owner, or once: git config --global --add safe.directory <the repository's folder>.",
    ),
    (
        re.compile(r"not a git repository|cannot change to"),
        "{folder} is not a git repository",
        "Name the repository of the list, or make one with git init and commit the list.",
    ),
    (
        re.compile(r"unknown repository extension|repository version|repositoryformatversion"),
        "this git is too old for the repository {folder}",
        "Upgrade git.",
    ),
)


class Git:
    """The git program, in one repository's folder."""

    def __init__(self, folder: Path, *, environ: Mapping[str, str] = os.environ) -> None:
        """Find git on the path of ``environ``.

        Raises:
            UsageError: git is missing or too old.
        """
        self._folder = folder
        self._environ = _clean(environ)
        self._program = _found(self._environ)
        self._options = [part for setting in _SETTINGS for part in ("-c", setting)] + list(_OPTIONS)
        self._check_age()

    def read(self, *arguments: str, stdin: bytes = b"", variables: Mapping[str, str] = _NONE) -> str:
        """Run one command that must succeed; its output as text without the last line break."""
        done = self.run(*arguments, stdin=stdin, variables=variables)
        return done.stdout.decode(errors="replace").rstrip("\n")

    def run(
        self,
        *arguments: str,
        stdin: bytes = b"",
        accepted: Collection[int] = (0,),
        variables: Mapping[str, str] = _NONE,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one command with more environment ``variables``.

        Raises:
            UsageError: the folder is no repository that this git may use.
            Refused: git ended with a code that is not ``accepted``.
            Unavailable: git did not end in time.
        """
        command = [self._program, "-C", str(self._folder), *self._options, *arguments]
        try:
            done = subprocess.run(  # noqa: S603  # a list of arguments for git itself, never a shell
                command,
                input=stdin,
                capture_output=True,
                check=False,
                timeout=_SECONDS,
                env={**self._environ, **variables},
            )
        except subprocess.TimeoutExpired as error:
            message = f"git {arguments[0]} in {self._folder} did not end in {_SECONDS} seconds"
            advice = "Look for a lock or a full disk, and run again."
            raise Unavailable(message, advice=advice) from error
        if done.returncode not in accepted:
            raise complaint(done.stderr, command=arguments[0], folder=self._folder)
        return done

    def _check_age(self) -> None:
        answer = self.read("version")
        numbers = re.search(r"(\d+)\.(\d+)", answer)
        if numbers is None or (int(numbers[1]), int(numbers[2])) < _OLDEST:
            message = (
                f"{self._program} says {answer!r}, and the local forge needs git {_OLDEST[0]}.{_OLDEST[1]}"
            )
            raise UsageError(message, advice="Upgrade git.")


def complaint(stderr: bytes, *, command: str, folder: Path) -> CuratorError:
    """What git wrote to its error stream, as an error that a person can act on."""
    said = stderr.decode(errors="replace")
    for pattern, message, advice in _COMPLAINTS:
        if pattern.search(said):
            return UsageError(message.format(folder=folder), advice=advice)
    lines = [line.removeprefix("fatal: ").removeprefix("error: ") for line in said.splitlines() if line]
    reason = lines[0] if lines else "it gave no reason"
    advice = "Nothing was half-done: repair what it names, and run again."
    return Refused(f"git {command} failed in {folder}: {reason}", advice=advice)


def _found(environ: Mapping[str, str]) -> str:
    program = shutil.which("git", path=environ.get("PATH"))
    if program is None:
        message = "git is not installed, or not on PATH"
        raise UsageError(message, advice="Install git, or use the GitHub forge.")
    return program


def _clean(environ: Mapping[str, str]) -> dict[str, str]:
    """Drop what would point git at another repository, index or identity, and what would make it ask."""
    kept = {name: value for name, value in environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | {
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_AUTHOR_NAME": NAME,
        "GIT_AUTHOR_EMAIL": EMAIL,
        "GIT_COMMITTER_NAME": NAME,
        "GIT_COMMITTER_EMAIL": EMAIL,
    }
