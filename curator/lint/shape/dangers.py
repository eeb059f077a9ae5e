"""Links and tags of a text that act where they are shown, or that hide something."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from curator.lint.shape.markup import danger_in_tag, scheme_that_acts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.check import Span

_LONGEST_TAG: Final = 5_000


def dangers_in(text: str) -> Iterator[tuple[Span, str]]:
    """Where each of them stands, and what is wrong with it; whether it is code is not looked at."""
    return chain(_links(text), _tags(text))


def _links(text: str) -> Iterator[tuple[Span, str]]:
    for pattern in (_target(), _reference()):
        for found in pattern.finditer(text):
            if scheme := scheme_that_acts(found["angle"] or found["target"]):
                span = found.span("angle" if found["angle"] else "target")
                yield span, f"the address begins with '{scheme}', expected one of the web"


def _tags(text: str) -> Iterator[tuple[Span, str]]:
    for found in _tag().finditer(text):
        attributes = found["attributes"]
        if attributes is None:  # not closed, or longer than any honest tag
            attributes = _unclosed(text, found.end())
        if attributes.startswith(":"):
            told = scheme_that_acts(found[0][1:-1]) and f"the address begins with '{found['name'].lower()}:'"
        else:
            told = danger_in_tag(found["name"], attributes)
        if told:
            yield found.span(), told


def _unclosed(text: str, start: int) -> str:
    """Up to the next tag: to read on from each of many would take for ever, and that one is read as well."""
    end = start + _LONGEST_TAG
    following = _tag_end().search(text, start, end)
    return text[start : following.start() if following else end]


@cache
def _tag_end() -> re.Pattern[str]:
    return re.compile(r">|<[A-Za-z]")


@cache
def _target() -> re.Pattern[str]:
    """The address of a link or an image that is not plainly one of the web, of a mailbox or of a file."""
    return re.compile(
        r"\]\(\s*+(?!<?(?:https?:|mailto:|[#./?]))(?:<(?P<angle>[^<>\r\n]{1,2000}+)|(?P<target>[^\s<>)]{1,2000}+))",
        re.IGNORECASE,
    )


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        r"\]:\s*+(?!<?(?:https?:|mailto:|[#./?]))(?:<(?P<angle>[^<>\r\n]{1,2000}+)|(?P<target>[^\s<>]{1,2000}+))",
        re.IGNORECASE,
    )


@cache
def _tag() -> re.Pattern[str]:
    """A tag but a line break; what looks like the start of one only, too: browsers close it themselves."""
    return re.compile(
        r"<(?!br\s{0,5}/?>)(?P<name>[a-z][a-z0-9-]{0,30}+)(?![\w-])"
        r"(?:(?P<attributes>(?:[^<>\"']++|\"[^\"]{0,500}+\"|'[^']{0,500}+'){0,60})>)?",
        re.IGNORECASE,
    )
