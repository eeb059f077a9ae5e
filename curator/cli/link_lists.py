"""The lists whose links are checked: what stands on the command line, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator.cli.lists import read_bytes
from curator.core.links.listed import listed_links
from curator.core.list.document import Document, parse
from curator.errors import UsageError
from curator.lint.source import Source
from curator.lint.touched import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.cli.workplace import Workplace
    from curator.core.links.listed import ListedLink
    from curator.lint.surroundings import Surroundings
    from curator.lint.touched import Touched

NAME_THE_LIST: Final = "Name the list's file: curator links PATH."


@dataclass(frozen=True)
class Said:
    """What stands on the command line of ``curator links``."""

    paths: tuple[str, ...]
    base: str | None
    confirm_now: bool
    offline: bool
    facts: str | None
    written: tuple[str, ...]
    form: str


@dataclass(frozen=True)
class Listed:
    """One list, how its entries are written, and the links of it that are to be checked."""

    source: Source
    around: Surroundings
    document: Document
    links: tuple[ListedLink, ...]
    touched: Callable[[str], Touched]


def listed(place: Workplace, path: str, *, base: str | None) -> Listed:
    """Read a list and find its links; with ``base`` only those that changed since that commit.

    Raises:
        UsageError: the file cannot be read as a list, or git knows no such commit.
    """
    source = Source(Path(path).as_posix(), read_bytes(path, advice=NAME_THE_LIST))
    if source.trouble is not None:
        message = f"{path} cannot be read as a list: {source.trouble.message}."
        raise UsageError(message, advice="Mend the file, then check its links.")
    around, _ = place.surroundings(source.path, source.text)
    document = parse(source.text, around.form)
    touched = _since(base, source.path)
    changed = touched(source.text)
    links = tuple(one for one in listed_links(document) if changed.meets(one.start, one.end))
    return Listed(source, around, document, links, touched)


def _since(base: str | None, path: str) -> Callable[[str], Touched]:
    if base is None:
        return lambda _text: EVERYTHING
    from curator.cli.changes import changes  # noqa: PLC0415 - only --diff asks git

    return changes(base, folder=Path()).touching(path)
