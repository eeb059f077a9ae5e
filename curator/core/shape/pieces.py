"""What stands before and behind a title, as pieces of an entry template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.shape.dated import dated
from curator.core.shape.outline import DECORATION, LINK
from curator.core.shape.spelling import PUNCTUATION, between, closing, opening, part
from curator.core.shape.wording import is_names

if TYPE_CHECKING:
    import re
    from collections.abc import Generator, Iterator

    from curator.core.shape.outline import Cut

BEFORE: Final = ("decoration", "lead")
"""The places of pieces before a title, in their order."""
BEHIND: Final = (
    "stop",
    "authors",
    "stop after authors",
    "venue",
    "stop after venue",
    "link",
    "links",
    "late authors",
    "stop after late authors",
    "late venue",
    "description",
)
"""The places of pieces behind a title, in their order."""

_LONGEST: Final = 400
_LONGEST_LABEL: Final = 30
_AFTER_NAMES: Final = late(r"(?:(?<!\bal)(?<!\b[A-Z])\.|[\s,:;\u2013\u2014-])*\Z")
_MARKED_NAMES: Final = late(
    r"(?P<open>[\s,.:;\u2013\u2014-]*(?P<mark>[*_(]))(?P<names>[^*_()]{3,400}?)\.?(?P<close>[*_)])"
)
_TAGS: Final = late(
    r"(?P<open>(?:\*\*|__|[`*\[(])\[?)[^*`\[\]()]{1,40}(?P<close>\]?(?:\*\*|__|[`*\])]))"
    r"(?P<after>\s*[:.\u2013\u2014-]?\s*)"
)
_ROW: Final = late(rf"(?:[\s,;|/]*[\\\[(]*{LINK}|\\?[\])]+)*[\s,;|/]*")
"""The rest of a row of links, behind its first one."""
_SEPARATOR: Final = late(r"[\s.,;]*(?P<sign>(?i:<br\s*/?>)|[\u2013\u2014-]+(?=\s)|[:|])?\s*")


class Piece(NamedTuple):
    """A part of a template, and its place: one of `BEFORE` or `BEHIND`."""

    place: str
    text: str


def pieces(cut: Cut) -> Iterator[Piece]:
    """What one entry shows, as far as it is understood."""
    yield from _before(cut.lead)
    rest = yield from _told(cut.tail[:_LONGEST])
    if LINK in rest:
        rest = yield from _linked(rest, cut.labels)
    separator = _SEPARATOR.match(rest)
    if separator and rest[separator.end() :].strip():
        yield Piece("description", part(f"{_separation(separator['sign'] or '')}{{description}}"))


def _before(lead: str) -> Iterator[Piece]:
    if len(lead) > _LONGEST:
        return
    decoration = _found(DECORATION.match(lead))
    if decoration.strip():
        yield Piece("decoration", part(decoration))
    rest = lead[len(decoration) :]
    told = dated(rest)
    if told and not told.rest.strip(PUNCTUATION):
        yield Piece("lead", part(told.part.lstrip() + between(told.rest)))
    elif is_names(rest):
        yield Piece("lead", part(f"{{authors}}{between(_after_names(rest))}"))
    elif (tags := _TAGS.fullmatch(rest)) and tags["close"] == closing(tags["open"]):
        yield Piece("lead", part(f"{tags['open']}{{tags}}{tags['close']}{between(tags['after'])}"))


def _told(tail: str) -> Generator[Piece, None, str]:
    """Authors and venue; returns what stands behind them."""
    rest = yield from _stop("stop", tail)
    named = yield from _named("authors", rest)
    if named is not None:
        rest = yield from _stop("stop after authors", named)
    head, link, row = rest.partition(LINK)
    told = dated(head)
    if told is None:
        return rest
    yield Piece("venue", part(told.part))
    return (yield from _stop("stop after venue", told.rest + link + row))


def _named(place: str, text: str) -> Generator[Piece, None, str | None]:
    """Names in italics or in brackets; returns what stands behind them, None when there are none."""
    names = _MARKED_NAMES.match(text)
    if not names or not is_names(names["names"]) or names["close"] != closing(names["mark"]):
        return None
    yield Piece(place, part(f"{opening(names['open'])}{{authors}}{names['close']}"))
    return text[names.end() :]


def _stop(place: str, text: str) -> Generator[Piece, None, str]:
    """A full stop, if there is one; returns what stands behind it."""
    bare = text.lstrip()
    if not bare.startswith("."):
        return text
    yield Piece(place, part("."))
    return bare[1:]


def _linked(text: str, labels: tuple[str, ...]) -> Generator[Piece, None, str]:
    """A row of links, names or a venue behind it; returns what stands behind them, or prose as it is."""
    head, _, row = text.partition(LINK)
    said = head.rstrip(" [(\\")
    ahead = _ahead_of_links(said)
    if ahead is None:
        return text
    bracket = head[len(said) :].strip()
    closed = bracket[:-1] + closing(bracket)  # a backslash before the one is wanted before the other, too
    if bracket[:-1] in {"", "\\"} and row.startswith(closed) and len(labels[0]) <= _LONGEST_LABEL:
        yield Piece("link", part(f"{ahead} {bracket}[{labels[0]}]({{url}}){closed}"))
    yield Piece("links", part(f"{ahead} {{links}}"))
    rest = row[len(_found(_ROW.match(row))) :]
    named = yield from _named("late authors", rest)
    if named is not None:
        rest = yield from _stop("stop after late authors", named)
    told = dated(rest)
    if told is None or not (named or closing(told.part.partition("{")[0])):
        return rest
    yield Piece("late venue", part(told.part))
    return told.rest


def _ahead_of_links(text: str) -> str | None:
    """What a template has between the other parts and the links: signs, or names; None when it is prose."""
    names = text.strip(PUNCTUATION)
    if not names:
        return opening(text).rstrip()
    if not is_names(names):
        return None
    return f"{opening(text[: text.index(names)])}{{authors}}{_after_names(text)}".rstrip()


def _after_names(text: str) -> str:
    """The signs behind a row of names: a full stop of an initial is none of them."""
    return _found(_AFTER_NAMES.search(text))


def _found(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _separation(sign: str) -> str:
    """What stands before a description."""
    if sign.startswith("<"):
        return " <br/> "
    return {"": " ", ":": ": "}.get(sign, f" {sign} ")
