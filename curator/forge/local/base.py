"""The list as it is committed on the branch that proposals are made against; the work tree does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.proposal import BRANCH_PREFIX
from curator.errors import UsageError
from curator.ports import Base

if TYPE_CHECKING:
    from curator.forge.local.repository import File, Repository

LARGEST: Final = 40_000_000
"""Bytes; a list of 100,000 entries has 31 million."""
_PLAIN_FILES: Final = {"100644", "100755"}


def read_base(repository: Repository, *, branch: str | None, path: str) -> Base:
    """Read the list on ``branch``, or on the one that HEAD points at.

    Raises:
        UsageError: there is no such branch, no list on it, or it is not a text file of a bearable size.
    """
    name = branch or _current(repository)
    commit = repository.tip(name)
    if commit is None:
        message = f"the repository {repository.folder} has no commit on the branch {name}"
        raise UsageError(message, advice=f"Commit {path} there first, or name the list's branch.")
    file = list_file(repository, commit=commit, path=path)
    return Base(branch=name, commit=commit, path=path, text=_text(repository.content(file.blob), path=path))


def list_file(repository: Repository, *, commit: str, path: str) -> File:
    """Find the list in a commit; raises UsageError when it is not there or not a file that can be edited."""
    file = repository.file(commit, path)
    if file is None:
        message = f"there is no {path} in commit {commit[:12]} of {repository.folder}"
        advice = "Commit the list, or set list.path to where it is from the top of the repository."
    elif file.mode not in _PLAIN_FILES:
        message = (
            f"{path} is not a file in commit {commit[:12]} of {repository.folder}: its mode is {file.mode}"
        )
        advice = "Set list.path to the list itself, not to a folder, a link or a submodule."
    elif file.size > LARGEST:
        message = f"{path} has {file.size:,} bytes, more than the {LARGEST:,} that a list may have"
        advice = "Set list.path to the list, or split it."
    else:
        return file
    raise UsageError(message, advice=advice)


def _current(repository: Repository) -> str:
    name = repository.head()
    if name is None:
        message = f"{repository.folder} has a commit checked out, not a branch"
        raise UsageError(message, advice="Check out the list's branch: git switch main.")
    if name.startswith(BRANCH_PREFIX):
        message = f"{repository.folder} has the proposal {name} checked out, not the list's branch"
        raise UsageError(message, advice="Check out the list's branch: git switch main.")
    return name


def _text(content: bytes, *, path: str) -> str:
    if b"\0" in content:
        message = f"{path} is not a text file: byte {content.index(0)} is zero"
        raise UsageError(message, advice="Set list.path to the Markdown file of the list.")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}"
        raise UsageError(message, advice="Save the list as UTF-8 and commit it.") from error
