"""Branches, texts and commits of one repository by plumbing: work tree, index and HEAD are never touched."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from curator.errors import Refused
from curator.forge.local.git import Git, complaint

_HEADS: Final = "refs/heads/"
_PLAIN_FILE: Final = "100644"
_FAILED: Final = 128
_NOT_FOUND: Final = 1


@dataclass(frozen=True, slots=True)
class File:
    """One entry of a commit's tree: its mode as git prints it, its object id and its size in bytes."""

    mode: str
    blob: str
    size: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A commit to be: ``text`` at ``path`` in the tree of ``parent`` (or alone); ``date`` is Unix time."""

    path: str
    text: str
    message: str
    date: int
    parent: str | None
    mode: str = _PLAIN_FILE


class Repository:
    """A git repository: plain, bare, or a linked work tree of another."""

    def __init__(self, folder: Path) -> None:
        """Make sure that there is one.

        Raises:
            UsageError: git is missing or too old, or ``folder`` is no repository that it may use.
        """
        self.folder = folder
        self.moves = 0
        self._git = Git(folder)
        self._common = self._git.read("rev-parse", "--git-common-dir")

    @cached_property
    def common_folder(self) -> Path:
        """The folder of objects and branches, which all linked work trees share."""
        return (self.folder / self._common).resolve()

    def head(self) -> str | None:
        """The branch that HEAD points at, which need not have a commit yet; None when HEAD is detached."""
        done = self._git.run("symbolic-ref", "--quiet", "--short", "HEAD", accepted=(0, _NOT_FOUND))
        return done.stdout.decode(errors="replace").strip() or None

    def tip(self, branch: str) -> str | None:
        """The commit that a branch stands at; None when there is no such branch."""
        return self.tips(branch).get(branch)

    def tips(self, under: str = "") -> dict[str, str]:
        """Every branch with its commit: all of them, or ``under`` and those in a folder of that name."""
        lines = self._git.read("for-each-ref", "--format=%(objectname) %(refname)", "--", _HEADS + under)
        pairs = (line.split(" ", 1) for line in lines.splitlines())
        return {name.removeprefix(_HEADS): commit for commit, name in pairs}

    def checked_out(self, branch: str) -> bool:
        """Whether some work tree shows the branch: moving it would make that work tree look edited."""
        shown = "%(if)%(worktreepath)%(then)shown%(end)"
        return "shown" in self._git.read("for-each-ref", f"--format={shown}", "--", _HEADS + branch)

    def file(self, commit: str, path: str) -> File | None:
        """What stands at ``path`` from the top of the repository."""
        listed = self._git.read("ls-tree", "-z", "--long", "--full-tree", commit, "--", path)
        if not listed:
            return None
        mode, _kind, blob, size = listed.partition("\t")[0].split()
        return File(mode, blob, int(size) if size.isdecimal() else 0)

    def content(self, blob: str) -> bytes:
        """The bytes of a file, as committed: no filter or line end conversion touches them."""
        return self._git.run("cat-file", "blob", blob).stdout

    def contains(self, branch_tip: str, commit: str) -> bool:
        """Whether ``commit`` is part of the history; a commit that git has thrown away is not."""
        arguments = ("merge-base", "--is-ancestor", commit, branch_tip)
        return self._git.run(*arguments, accepted=(0, _NOT_FOUND, _FAILED)).returncode == 0

    def fork(self, one: str, other: str) -> str | None:
        """The commit where two histories parted; None when they share none."""
        done = self._git.run("merge-base", one, other, accepted=(0, _NOT_FOUND))
        return done.stdout.decode().strip() or None

    def committers(self, tip: str, *, since: str) -> frozenset[str]:
        """The mail addresses of who committed what ``tip`` has and ``since`` has not."""
        lines = self._git.read("log", "--format=%ce", tip, f"^{since}", "--")
        return frozenset(lines.splitlines())

    def added_by(self, line: str, *, tip: str, path: str, since: str) -> str:
        """The latest commit in the history of ``tip`` that changed how often ``line`` stands in a file.

        ``since`` is a day as git reads it, "" for all of the history; "" is given where there is none.
        """
        after = (f"--since={since}",) if since else ()
        arguments = ("log", "-1", "--format=%H", *after, f"-S{line}", tip, "--", path)
        return self._git.read(*arguments)

    def date(self, commit: str) -> int:
        """When a commit was made, in Unix time."""
        return int(self._git.read("log", "-1", "--format=%ct", commit, "--"))

    def merged(self, text: str, *, ours: str, theirs: str) -> str | None:
        """Merge two texts that both began as ``text``; None when they conflict."""
        with tempfile.TemporaryDirectory(prefix="curator-") as folder:
            paths = [Path(folder, name) for name in ("ours", "began", "theirs")]
            for path, content in zip(paths, (ours, text, theirs), strict=True):
                path.write_bytes(_utf8(content))
            arguments = ("merge-file", "-p", "--quiet", "--", *map(str, paths))
            done = self._git.run(*arguments, accepted=range(_FAILED))
        return done.stdout.decode() if done.returncode == 0 else None

    def commit(self, draft: Draft) -> str:
        """Write a commit that no branch holds yet; the same draft gives the same commit."""
        blob = self._git.read("hash-object", "-w", "--stdin", stdin=_utf8(draft.text))
        tree = self._tree(draft, blob)
        parents = () if draft.parent is None else ("-p", draft.parent)
        date = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"@{draft.date} +0000")
        message = draft.message.replace("\0", "\ufffd").encode(errors="replace")
        return self._git.read("commit-tree", tree, *parents, "-F", "-", stdin=message, variables=date)

    def _tree(self, draft: Draft, blob: str) -> str:
        """Put the blob into the parent's tree, by way of an index of its own outside the repository."""
        with tempfile.TemporaryDirectory(prefix="curator-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            if draft.parent is not None:
                self._git.run("read-tree", draft.parent, variables=index)
            entry = f"{draft.mode} {blob}\t{draft.path}\0".encode()
            self._git.run("update-index", "-z", "--index-info", stdin=entry, variables=index)
            return self._git.read("write-tree", variables=index)

    def move(self, branch: str, commit: str, *, expected: str | None) -> bool:
        """Compare and swap: set the branch when it stands at ``expected`` (None: when there is none).

        Returns False when somebody else was faster.

        Raises:
            Refused: git could not move the branch although nobody else did, for the reason it gave.
        """
        return self._swap("--", _HEADS + branch, commit, expected or "", branch=branch, expected=expected)

    def remove(self, branch: str, *, expected: str) -> bool:
        """Compare and swap: delete the branch when it stands at ``expected``; results as for `move`."""
        return self._swap("-d", "--", _HEADS + branch, expected, branch=branch, expected=expected)

    def _swap(self, *arguments: str, branch: str, expected: str | None) -> bool:
        done = self._git.run("update-ref", "-m", "curator", *arguments, accepted=(0, _NOT_FOUND, _FAILED))
        if done.returncode == 0:
            self.moves += 1
            return True
        if self.tip(branch) != expected:
            return False
        raise complaint(done.stderr, command="update-ref", folder=self.folder)


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = f"the new text cannot be written as UTF-8: {error.reason} at character {error.start}"
        raise Refused(message, advice="Clean the paper's title and authors of half characters.") from error
