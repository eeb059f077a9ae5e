"""Which Markdown file of a repository is its list: the one in which most entries of papers are read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.decoding import LARGEST_LIST, decode
from curator.core.markdown.tables import linked_rows
from curator.core.shape.inference import infer
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.shape.inference import Inferred

FIRST: Final = ("README.md", "list/README.md")
_DEEPEST: Final = 3
_MOST_FILES: Final = 500
_ENDINGS: Final = (".md", ".markdown")
_NOT_OURS: Final = frozenset({"node_modules", "site-packages", "vendor", "venv", "__pycache__"})
_ADVICE: Final = "Name the Markdown file with the papers: curator init PATH"


class Found(NamedTuple):
    """A file that reads as a list of papers: its path from the top, its text, and what was inferred."""

    path: str
    text: str
    inferred: Inferred


class Search(NamedTuple):
    """The list of a repository, and the other files that would do, the best first."""

    best: Found
    others: tuple[Found, ...] = ()


def named(top: Path, path: str) -> Search:
    """The list that somebody names, from the top of the repository; raises UsageError when it is none."""
    text = _text(top, path)
    inferred = infer(text)
    if inferred is None:
        message = f"{path} does not read as a list of papers: fewer than three of its bullets look like one."
        raise UsageError(message, advice=_bullets_wanted(linked_rows(text)))
    return Search(Found(path, text, inferred))


def _bullets_wanted(rows: int) -> str:
    """What an entry is; in a list whose papers stand in tables, that these are not read."""
    tables = f"{rows:,} rows of tables hold links, and tables are not read. " if rows else ""
    return f"{tables}An entry is one bullet: a title, a link or a venue, and what it shows."


def searched(top: Path) -> Search:
    """The list of the repository whose top is ``top``; raises UsageError where no file is one."""
    found = [one for path in _candidates(top) if (one := _found(top, path))]
    if not found:
        message = "No Markdown file here reads as a list of papers."
        raise UsageError(message, advice=_ADVICE)
    best, *others = sorted(found, key=lambda one: -one.inferred.read)  # of equals, README.md comes first
    return Search(best, tuple(others))


def _found(top: Path, path: str) -> Found | None:
    """A file as a list; None for one that is none, or that nobody could read."""
    try:
        text = _text(top, path)
    except UsageError:
        return None
    inferred = infer(text)
    return Found(path, text, inferred) if inferred else None


def _candidates(top: Path) -> Iterator[str]:
    """Paths of Markdown files from the top, those first where lists usually are."""
    usual = [path for path in FIRST if (top / path).is_file()]
    yield from usual
    there = (path for path in _walked(top) if path not in usual)
    for _, path in zip(range(_MOST_FILES), there, strict=False):
        yield path


def _walked(top: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        parts = Path(folder).relative_to(top).parts
        folders[:] = sorted(one for one in folders if one[0] != "." and one not in _NOT_OURS)
        if len(parts) >= _DEEPEST:
            folders.clear()
        for name in sorted(names):
            if name.lower().endswith(_ENDINGS):
                yield "/".join((*parts, name))


def _text(top: Path, path: str) -> str:
    """A list's text; raises UsageError for what is no file, too large, binary, or not UTF-8."""
    file = top / path
    try:
        if not file.is_file():
            message = f"{path} is {'a folder' if file.is_dir() else 'not there, or no file'}."
            raise UsageError(message, advice=_ADVICE)
        with file.open("rb") as stream:
            data = stream.read(LARGEST_LIST + 1)
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read: {getattr(error, 'strerror', None) or 'no such file'}."
        raise UsageError(message, advice=_ADVICE) from None
    return decode(data, path=path)
