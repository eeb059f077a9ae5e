"""The feed around the records, read strictly: what the `arxiv` package would swallow is noticed here.

The package's parser recovers from broken XML, so half a feed looks like a short one to it; an error dressed
as an entry is skipped; one unreadable date loses the whole page. It is therefore handed a feed that was
found whole, without the entries that it cannot read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped] # ships no types

from curator.core.markdown.escaping import clean
from curator.core.works.ids import arxiv_id
from curator.core.works.paper import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.works.paper import PaperId

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_OPENSEARCH: Final = "{http://a9.com/-/spec/opensearch/1.1/}"
_SAID: Final = "arXiv says: "
_NUMBER: Final = re.compile(r"\s*[0-9]{1,9}\s*", re.ASCII)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HTML_TITLE: Final = re.compile(rb"<title[^>]{0,100}>([^<]{1,200})", re.IGNORECASE)
_PROLOGUE: Final = 2_000
_LONGEST_QUOTE: Final = 200


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a feed says about itself; ``body`` is the feed with its ``readable`` records alone."""

    total: int = 0
    start: int = 0
    per_page: int = 0
    readable: int = 0
    unreadable: tuple[Unreadable, ...] = ()
    error: str | None = None
    body: bytes = b'<feed xmlns="http://www.w3.org/2005/Atom"/>'


def open_envelope(body: bytes) -> Envelope:
    """Read the feed around the records; ``error`` says why nothing of it can be believed."""
    if _HTML.search(body[:_PROLOGUE]):
        return Envelope(error=f"an HTML page came instead of a feed{_html_title(body)}")
    if b"<!DOCTYPE" in body:  # arXiv sends none; entities are the one way to make a small feed large
        return Envelope(error="the feed has a document type declaration, which arXiv never sends")
    try:
        root = etree.fromstring(body, _strict())
    except etree.XMLSyntaxError as error:
        return Envelope(error=f"the feed is not whole XML ({_quoted(str(error))})")
    if root.tag != f"{_ATOM}feed":
        return Envelope(error=f"a document of another kind came, <{_quoted(str(root.tag))}>")
    return _opened(root)


def complaint(opened: Envelope, *, start: int, known: int) -> str | None:
    """Why this is not the page that was asked for, from result ``start`` of ``known`` (0: not known yet)."""
    entries = opened.readable + len(opened.unreadable)
    if opened.error:
        return opened.error
    if opened.start != start:
        return f"the page from result {opened.start:,} came instead of the one from {start:,}"
    if not entries and start < max(known, opened.total):
        return f"the page from result {start:,} of {max(known, opened.total):,} came empty"
    if opened.total < start + entries:
        return f"{start + entries:,} results came although there are {opened.total:,} in all"
    return None


def quoted_error(body: bytes) -> str | None:
    """What an error feed says was wrong; None when the body is no error feed."""
    opened = open_envelope(body)
    return opened.error if opened.error and opened.error.startswith(_SAID) else None


def id_of(entry_id: str) -> PaperId | None:
    """The paper that an entry's id names, such as ``http://arxiv.org/abs/2302.04638v2``."""
    return arxiv_id(entry_id.partition("/abs/")[2])


def _opened(root: etree._Element) -> Envelope:
    numbers = [_number(root, name) for name in ("totalResults", "startIndex", "itemsPerPage")]
    entries = root.findall(f"{_ATOM}entry")
    for entry in entries:
        if _text(entry, "title") == "Error" and id_of(_text(entry, "id")) is None:
            return Envelope(error=_SAID + _quoted(_text(entry, "summary") or "(no reason)"))
    if None in numbers:
        return Envelope(error="the feed does not say how many results there are")
    total, start, per_page = (number or 0 for number in numbers)
    unreadable = tuple(_set_aside(root, entries, start))
    readable = len(entries) - len(unreadable)
    etree.strip_elements(root, f"{_ATOM}link", with_tail=False)  # a quarter of the package's time, and unused
    return Envelope(
        total, start, per_page, readable, unreadable, None, etree.tostring(root, encoding="utf-8")
    )


def _set_aside(root: etree._Element, entries: list[etree._Element], start: int) -> Iterator[Unreadable]:
    """Take the entries that are no papers out of the feed, each with its reason."""
    for number, entry in enumerate(entries, start + 1):
        if reason := _fault(entry):
            root.remove(entry)
            yield Unreadable(_quoted(_text(entry, "id")) or f"arXiv, result {number}", reason)


def _fault(entry: etree._Element) -> str | None:
    if id_of(_text(entry, "id")) is None:
        return "it has no arXiv id"
    title = entry.find(f"{_ATOM}title")
    if title is None or not clean(title.text or "") or len(title):
        return "it has no title that can be read"
    for name in ("published", "updated"):
        if not _is_moment(_text(entry, name)):
            return f"its date “{name}” cannot be read"
    return None


def _is_moment(text: str) -> bool:
    """Whether the package's own reading of a date will succeed."""
    try:
        moment = datetime.fromisoformat(text)
        (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return True


def _strict() -> etree.XMLParser:
    return etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False)


def _text(entry: etree._Element, name: str) -> str:
    return (entry.findtext(f"{_ATOM}{name}") or "").strip()


def _number(root: etree._Element, name: str) -> int | None:
    text = root.findtext(f"{_OPENSEARCH}{name}") or ""
    return int(text) if _NUMBER.fullmatch(text) else None


def _html_title(body: bytes) -> str:
    found = _HTML_TITLE.search(body[:_PROLOGUE])
    return f", titled “{_quoted(found[1].decode('utf-8', 'replace'))}”" if found else ""


def _quoted(text: str) -> str:
    """Foreign text as it may stand in a sentence of ours: one line, printable, short."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1] + "…"
