"""What the address of a work says about where it was published: patterns, and matching them.

A pattern is an address without ``https://`` and ``www.``, or an id with its scheme (a `PaperId`):

    usenix.org/conference/usenixsecurity{yy}/*
    pmlr:v{volume}/*
    doi:10.1109/CVPR{number}.{year}.*

``{year}`` has four digits, ``{yy}`` two; ``{volume}`` is a number, with or without a letter before it, or an
ISBN; ``{number}`` is digits or none; ``*`` is the rest of a path's part or, at the end, of the address.
Nothing else has a meaning, letter case does not count, and no pattern can be slow.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from curator.core.works.ids import ids_in_url
from curator.core.works.paper import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_URL: Final = 2_000
_FIELDS: Final = {
    "year": r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])",
    "yy": r"(?P<yy>[0-9]{2})(?![0-9])",
    "volume": r"(?P<volume>97[89]-[0-9-]++|[a-z]?[0-9]++)",
    "number": r"[0-9]*+",
}
_LAST_OF_20XX: Final = 70


class Told(NamedTuple):
    """What a pattern read from an address: a year, or a volume that the venue may know the year of."""

    year: int | None
    volume: str | None


def readings(url: str) -> Iterator[str]:
    """What patterns are matched with: the ids that an address proves, then the address itself."""
    if len(url) > _LONGEST_URL:
        return
    yield from map(str, ids_in_url(url))
    if found := _web().fullmatch(url.strip().partition("#")[0].partition("?")[0]):
        path = unquote(found["path"]) if "%" in found["path"] else found["path"]
        while "//" in path:
            path = path.replace("//", "/")
        yield found["host"] + path


def family_of(reading: str) -> str:
    """What patterns are looked up by: ``doi:10.1109``, ``pmlr:``, ``usenix.org``; "" with a field in it."""
    if scheme := _scheme_of(reading):
        return reading.partition("/")[0].lower() if scheme == "doi" else f"{scheme}:"
    family = ".".join(reading.partition("/")[0].rsplit(".", 2)[-2:])
    return "" if "{" in family else family.lower()


def told_by(pattern: str, reading: str) -> Told | None:
    """What ``pattern`` reads from one of the `readings` of an address; None when it does not fit."""
    start = _literal_start(pattern)
    if reading[: len(start)].lower() != start:
        return None
    found = _compiled(pattern).fullmatch(reading)
    if found is None:
        return None
    fields = found.groupdict()
    year, two = fields.get("year"), fields.get("yy")
    if two:
        year = ("20" if int(two) < _LAST_OF_20XX else "19") + two
    return Told(int(year) if year else None, _plain(fields.get("volume")))


def check_pattern(pattern: str) -> None:
    """Raise ValueError, with what is expected, for a text that is no pattern."""
    if "://" in pattern or not (_scheme_of(pattern) or _host().match(pattern)):
        message = "expected an address without https://, such as usenix.org/conference/woot{yy}/*, or an id"
        raise ValueError(message)
    if "}{" in pattern:
        message = "between two fields there must be a certain character"
        raise ValueError(message)
    _compiled(pattern)


@lru_cache(maxsize=4096)
def _literal_start(pattern: str) -> str:
    return pattern.partition("{")[0].partition("*")[0].lower()


def _scheme_of(reading: str) -> str | None:
    scheme, colon, _ = reading.partition(":")
    return scheme if colon and scheme in SCHEMES else None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts: list[str] = []
    for piece in _piece().finditer(pattern):
        if piece["text"]:
            parts.append(re.escape(piece["text"]))
        else:
            parts.append(_star(pattern[piece.end() :]) if piece["star"] else _field(piece))
    try:
        return re.compile("".join(parts), re.IGNORECASE | re.ASCII | re.DOTALL)
    except re.error as error:
        message = "a field stands in it twice; expected each once"
        raise ValueError(message) from error


def _star(rest: str) -> str:
    if not rest:
        return ".++"
    if not rest.startswith("/"):
        message = "after a `*` the pattern must end, or go on with a `/`"
        raise ValueError(message)
    return "[^/]++"


def _field(piece: re.Match[str]) -> str:
    if piece["field"] not in _FIELDS:
        message = f"{piece[0]} is not known here; expected {{year}}, {{yy}}, {{volume}}, {{number}} or *"
        raise ValueError(message)
    return _FIELDS[piece["field"]]


def _plain(volume: str | None) -> str | None:
    """``01`` is volume 1, and ``V33`` is ``v33``."""
    if volume is None or "-" in volume:
        return volume
    letter = volume[0].lower() if volume[0].isalpha() else ""
    return letter + (volume[len(letter) :].lstrip("0") or "0")


@cache
def _web() -> re.Pattern[str]:
    return re.compile(
        r"https?://(?:www\.)?(?P<host>[a-z0-9-]++(?>(?:\.[a-z0-9-]++)+))(?::(?:80|443))?(?P<path>/[^?#\s]++)",
        re.IGNORECASE | re.ASCII,
    )


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(r"\{(?P<field>[a-z]++)\}|(?P<star>\*)|(?P<text>[^{}*]++)|(?P<stray>[{}])")


@cache
def _host() -> re.Pattern[str]:
    return re.compile(r"(?>(?:[a-z0-9{}-]++\.)+)[a-z]{2,24}/", re.IGNORECASE)
