"""What a change touched in a list: asked of git, which knows the renames too."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator.errors import CuratorError, UsageError
from curator.forge.local.git import Git
from curator.lint.touched import EVERYTHING, Touched

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

_ADVICE: Final = (
    "Name a branch, tag or commit that this clone has; in a workflow, check out with fetch-depth: 0."
)
_SAFE: Final = ("--no-color", "--no-ext-diff", "--no-textconv")


class Changes:
    """The difference between a base and the lists as they are now."""

    def __init__(self, base: str, *, folder: Path) -> None:
        """Find the commit from which the change began: where it left ``base``, or ``base`` itself.

        Raises:
            UsageError: git is missing, ``folder`` is in no repository, or there is no such commit.
        """
        top = Git(folder).read("rev-parse", "--show-toplevel")
        self._top = Path(top)
        self._git = Git(self._top)
        self._base = self._left(self._commit(base))
        self._renamed = self._renames()

    def touching(self, path: str) -> Callable[[str], Touched]:
        """For the list at ``path``, what tells the lines of a text of it that differ from the base."""
        file = Path(os.path.abspath(path)).resolve()  # noqa: PTH100
        if not file.is_relative_to(self._top.resolve()):
            message = f"{path} is not in the repository {self._top}, so nobody knows what changed in it."
            raise UsageError(message, advice="Run it in the list's own repository, or without --diff.")
        name = file.relative_to(self._top.resolve()).as_posix()
        old = self._blob(self._renamed.get(name, name))
        return lambda text: EVERYTHING if old is None else self._compared(old, text.encode())

    def _commit(self, base: str) -> str:
        # A name that begins with a dash would be an option; the suffix takes tags to what they are of.
        done = self._git.run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}", accepted=(0, 1, 128)
        )
        if done.returncode:
            message = f"There is no commit {base[:100]!r} here."
            raise UsageError(message, advice=_ADVICE)
        return done.stdout.decode().strip()

    def _left(self, commit: str) -> str:
        """Where the work at hand left the base; without enough history, the base itself."""
        done = self._git.run("merge-base", commit, "HEAD", accepted=(0, 1, 128))
        return done.stdout.decode().strip() or commit

    def _renames(self) -> dict[str, str]:
        done = self._git.run(
            "diff", *_SAFE, "--find-renames", "--diff-filter=RC", "--name-status", "-z", self._base
        )
        fields = done.stdout.decode(errors="surrogateescape").split("\0")
        return {new: old for _, old, new in zip(fields[::3], fields[1::3], fields[2::3], strict=False)}

    def _blob(self, name: str) -> bytes | None:
        done = self._git.run("cat-file", "blob", f"{self._base}:{name}", accepted=(0, 128))
        return None if done.returncode else done.stdout

    def _compared(self, old: bytes, new: bytes) -> Touched:
        with tempfile.TemporaryDirectory() as folder:
            before, after = Path(folder) / "before", Path(folder) / "after"
            before.write_bytes(old)
            after.write_bytes(new)
            done = self._diff(before, after, Path(folder))
        return Touched.of_diff(done.stdout.decode(errors="replace"), new.decode(errors="replace"))

    def _diff(self, before: Path, after: Path, folder: Path) -> CompletedProcess[bytes]:
        """Outside of the repository, whose attributes and settings a pull request may have written."""
        options = (
            *_SAFE,
            "--no-index",
            "--text",
            "--ignore-cr-at-eol",
            "--unified=0",
            "--inter-hunk-context=0",
        )
        here = {"GIT_CEILING_DIRECTORIES": str(folder.parent), "GIT_ATTR_NOSYSTEM": "1"}
        return Git(folder).run(
            "diff", *options, "--", str(before), str(after), accepted=(0, 1), variables=here
        )


def changes(base: str, *, folder: Path) -> Changes:
    """As `Changes`, with git's refusals as wrong use: there is nothing to lint against."""
    try:
        return Changes(base, folder=folder)
    except UsageError:
        raise
    except CuratorError as error:
        raise UsageError(str(error), advice=error.advice or _ADVICE) from None
