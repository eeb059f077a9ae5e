"""Files and commits through the git data API: byte for byte, over 1 MB too, and with the file's mode."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from github import InputGitAuthor, InputGitTreeElement

from curator.errors import BrokenPromise, Unavailable, UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from github.GitCommit import GitCommit
    from github.GitTree import GitTree
    from github.GitTreeElement import GitTreeElement
    from github.Repository import Repository

    from curator.forge.github.account import Account
    from curator.forge.github.session import Session

_FILES = frozenset({"100644", "100755"})


class NoFile(UsageError):
    """A commit has no ordinary file under the path that was asked for."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A file in one commit: ``mode`` as git writes it, ``blob`` the SHA-1 of its content."""

    commit: GitCommit
    path: str
    mode: str
    blob: str


def find(session: Session, *, commit: str, path: str) -> Spot:
    """Look a file up in a commit; raises `NoFile` when there is no ordinary file under that path."""

    def read() -> Spot | None:
        found = session.repo.get_git_commit(commit)
        entry = _entry(session, session.repo.get_git_tree(found.tree.sha), path)
        return Spot(found, path, entry.mode, entry.sha) if entry else None

    spot = session.read(f"read {path} at {commit[:12]}", read)
    if spot is None or spot.mode not in _FILES:
        message = f"There is no file {path} in {session.address.repository} at commit {commit[:12]}."
        raise NoFile(message, advice="Set list.path in rules/curator.yaml, or push the list.")
    return spot


def _entry(session: Session, tree: GitTree, path: str) -> GitTreeElement | None:
    """Walk down folder by folder: the listing of a whole repository may be cut off."""
    name, _, rest = path.partition("/")
    found = next((one for one in tree.tree if one.path == name), None)
    if found is None or not rest:
        return found
    return _entry(session, session.repo.get_git_tree(found.sha), rest) if found.type == "tree" else None


def content(session: Session, spot: Spot) -> bytes:
    """The file's bytes, proven by their SHA-1; raises `Unavailable` when they are not what the tree names."""
    data = session.read(f"read {spot.path}", lambda: _decoded(session.repo.get_git_blob(spot.blob).content))
    if blob_sha(data) != spot.blob:
        message = f"GitHub's answer for {spot.path} is damaged."
        raise Unavailable(message, advice="Nothing is lost: the next run reads it again.")
    return data


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""


def blob_sha(data: bytes) -> str:
    """The name that git gives to a file of these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """One file's new text and the words of its commit; equal changes on one parent are one commit.

    ``when`` dates author and committer alike, in whole seconds.
    """

    path: str
    mode: str
    text: str
    message: str
    account: Account
    when: datetime


def commit(session: Session, change: Change, *, parent: GitCommit | None) -> str:
    """Write a tree that differs from the parent's in one file, and a commit of it; its SHA-1.

    No branch moves, so nobody sees it yet. Raises `BrokenPromise` when the file is not in the tree as given.
    """
    repo = session.repo
    tree = session.write(f"store {change.path}", lambda: _tree(repo, change, parent))
    stored = session.read(f"read {change.path} back", lambda: _entry(session, tree, change.path))
    if stored is None or (stored.sha, stored.mode) != (blob_sha(change.text.encode()), change.mode):
        complaint = f"GitHub stored {change.path} with other bytes than the ones it was given."
        raise BrokenPromise(complaint, advice="Nothing was proposed. Please report this.")
    who = InputGitAuthor(
        change.account.login, change.account.email, change.when.strftime("%Y-%m-%dT%H:%M:%SZ")
    )
    parents = [parent] if parent else []
    return session.write(
        f"commit {change.path}", lambda: repo.create_git_commit(change.message, tree, parents, who, who).sha
    )


def _tree(repo: Repository, change: Change, parent: GitCommit | None) -> GitTree:
    element = InputGitTreeElement(change.path, change.mode, "blob", content=change.text)
    return repo.create_git_tree([element], parent.tree) if parent else repo.create_git_tree([element])
