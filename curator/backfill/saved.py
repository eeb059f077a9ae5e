"""The pieces that are done, one small file each: what was cut off goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from curator.backfill.screening import Fault, Screened
from curator.core.works.paper import Paper, PaperId
from curator.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.backfill.chunks import Chunk


_FORM: Final = 2
"""Of the files; those of an older form are done again."""


def key_of(chunks: Sequence[Chunk], rules: object) -> str:
    """What a backfill is known by: the same archive, cut the same way, by the same rules.

    The list is not part of it: it is held against what was kept, so that another list costs seconds.
    """
    told = hashlib.sha256(f"{_FORM} {rules!r}\n".encode())
    for chunk in chunks:
        told.update(f"{chunk.start} {chunk.end}\n".encode())
    for path in dict.fromkeys(chunk.path for chunk in chunks):
        seen = Path(path).stat()
        name = os.fsencode(Path(path).resolve())
        told.update(name + f" {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return told.hexdigest()[:16]


class Saved:
    """One backfill's folder below the state folder."""

    def __init__(self, state: Path, key: str) -> None:
        """Nothing is made before the first piece is done."""
        self._folder = state / "backfill" / key

    def forget(self) -> None:
        """Begin anew."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def load(self, number: int) -> Screened | None:
        """What came of a piece; None for one that is not done, or whose file is damaged."""
        try:
            return _screened(json.loads(self._path(number).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def all(self, count: int) -> Iterator[Screened]:
        """What came of each of so many pieces, read when its turn comes.

        Raises:
            Unavailable: one is not there any more.
        """
        for number in range(count):
            found = self.load(number)
            if found is None:
                message = f"{self._path(number)} is gone, or damaged."
                raise Unavailable(message, advice="Run it again: only that piece is done anew.")
            yield found

    def save(self, number: int, done: Screened) -> None:
        """Write it whole or not at all.

        Raises:
            Unavailable: the state folder cannot be written.
        """
        draft = self._path(number).with_suffix(".new")
        text = json.dumps(_told(done), ensure_ascii=True)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_text(text, encoding="ascii")
            draft.replace(self._path(number))
        except OSError as error:
            message = f"{self._folder} cannot be written: {os.strerror(error.errno or 0)}."
            raise Unavailable(message, advice="Name another state folder with --state.") from error

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"


def _told(done: Screened) -> dict[str, Any]:
    return {
        "read": done.read,
        "bad": done.bad,
        "shown": [list(fault) for fault in done.shown],
        "lines": done.lines,
        "turned_down": done.turned_down,
        "kept": [_paper(paper) for paper in done.kept],
    }


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "ids": [str(one) for one in paper.ids],
        "title": paper.title,
        "url": paper.url,
        "authors": list(paper.authors),
        "abstract": paper.abstract,
        "categories": list(paper.categories),
        "comment": paper.comment,
        "published": paper.published.isoformat() if paper.published else None,
    }


def _screened(found: dict[str, Any]) -> Screened:
    faults = tuple(Fault(line, reason) for line, reason in found["shown"])
    kept = tuple(_papers(found["kept"]))
    return Screened(found["read"], kept, found["bad"], faults, found["lines"], found["turned_down"])


def _papers(found: Iterable[dict[str, Any]]) -> Iterable[Paper]:
    for one in found:
        yield Paper(
            ids=tuple(PaperId.parse(name) for name in one["ids"]),
            title=one["title"],
            url=one["url"],
            authors=tuple(one["authors"]),
            abstract=one["abstract"],
            categories=tuple(one["categories"]),
            comment=one["comment"],
            published=datetime.fromisoformat(one["published"]) if one["published"] else None,
            source="archive",
        )
