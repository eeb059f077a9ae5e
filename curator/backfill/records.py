"""One record of an archive as a paper; whatever else it holds is left alone."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.markdown.escaping import clean
from curator.core.works.ids import ids_in_url
from curator.core.works.paper import Paper, PaperId

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT: Final = 1_200_000
"""Characters of a title or an abstract; what is longer is no paper."""

_ARXIV: Final = "https://arxiv.org/abs/"
_MOST_NAMES: Final = 5_000
_NOT_PUBLISHED: Final = ("reject", "withdr", "retract")


class Words(NamedTuple):
    """What the rules read of a record."""

    title: str
    abstract: str
    categories: tuple[str, ...]


def words_of(record: Mapping[str, object]) -> Words | str | None:
    """What there is to screen; the sentence that says why it is no paper; None for one that was turned down.

    Keys: ``title``, and where there are any ``id``, ``abstract``, ``authors``, ``categories``, ``comment``,
    ``doi``, ``url``, ``published`` (ISO 8601), ``status``.
    """
    title = record.get("title")
    if not isinstance(title, str) or not title.strip():
        return "it has no title"
    abstract = record.get("abstract") or ""
    if not isinstance(abstract, str):
        return "its abstract is no text"
    if len(title) + len(abstract) > LONGEST_TEXT:
        return f"its title and abstract are longer than {LONGEST_TEXT:,} characters"
    named = record.get("id")
    if isinstance(named, bool) or not isinstance(named, str | int | None):
        return "its id is no text"
    status = record.get("status")
    if isinstance(status, str) and any(word in status.casefold() for word in _NOT_PUBLISHED):
        return None
    return Words(_folded(title), _folded(abstract), _names(record.get("categories")))


def paper_of(record: Mapping[str, object], words: Words) -> Paper:
    """The paper whose ``words`` were read; most are rejected by them, so the rest is read of few."""
    ids = _ids(record)
    return Paper(
        ids=ids,
        title=words.title,
        url=_url(record, ids),
        authors=_names(record.get("authors")),
        abstract=words.abstract,
        categories=words.categories,
        comment=_text(record.get("comment")),
        published=_moment(record.get("published")),
        source="archive",
    )


def _folded(text: str) -> str:
    """As `clean` leaves it; it is four times as quick where no line breaks are left."""
    return clean(" ".join(text.split()))


def record_of(line: bytes) -> Mapping[str, object] | str:
    """The record of a line, or what is wrong with the line."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "it is not JSON"
    return found if isinstance(found, dict) else "it is not a JSON object"


def _ids(record: Mapping[str, object]) -> tuple[PaperId, ...]:
    named = record.get("id")
    links = [_text(record.get("url"))]
    if isinstance(named, str):
        links.insert(0, named if "://" in named else f"{_ARXIV}{named}")
    if doi := _text(record.get("doi")):
        links.append(f"https://doi.org/{doi}")
    return tuple(dict.fromkeys(found for link in links if link for found in ids_in_url(link[:2_000])))


def _url(record: Mapping[str, object], ids: tuple[PaperId, ...]) -> str:
    url = _text(record.get("url"))
    if url:
        return url
    arxiv = next((one.value for one in ids if one.scheme == "arxiv"), "")
    return f"{_ARXIV}{arxiv}" if arxiv else ""


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(clean(one) for one in value[:_MOST_NAMES] if isinstance(one, str))


def _text(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    """ISO 8601 as text, or the moment or day of a Parquet column."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return None
    if isinstance(found, datetime):
        return found.replace(tzinfo=found.tzinfo or UTC)
    return datetime(found.year, found.month, found.day, tzinfo=UTC) if isinstance(found, date) else None
