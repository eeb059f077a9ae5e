"""A new repository with one commit, for those who have none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.errors import Unavailable
from curator.forge.local.git import EMAIL, NAME, Git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def found(folder: Path, *, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` a git repository whose branch ``main`` holds ``files`` (path to content).

    Raises:
        UsageError: git is missing or too old.
        Unavailable: the folder cannot be written.
    """
    try:
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror}"
        raise Unavailable(message, advice="Free some space, or set TMPDIR to another folder.") from error
    git = Git(folder)
    git.read("init", "--quiet", "--initial-branch=main")
    git.read("add", "--", *files)
    me = ("-c", f"user.name={NAME}", "-c", f"user.email={EMAIL}")
    git.read(*me, "commit", "--quiet", "--no-gpg-sign", "--message", "Start the list")
