"""How GitHub's runner reads a log: which of its lines are commands, and what they say.

It takes ``::name key=value,…::data`` at the start of a line, after white space too, and ``##[name]data``
anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_IN_PROPERTIES: Final = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
_IN_DATA: Final = {"%0D": "\r", "%0A": "\n", "%25": "%"}


class Command(NamedTuple):
    """One command."""

    name: str
    properties: Mapping[str, str]
    data: str


def commands(log: str) -> Iterator[Command]:
    """Every command in a log; a carriage return ends a line, too."""
    for line in log.replace("\r", "\n").split("\n"):
        found = _at_the_start(line) or _anywhere(line)
        if found is not None:
            yield found


def _at_the_start(line: str) -> Command | None:
    head, sign, data = line.lstrip().removeprefix("::").partition("::")
    if not line.lstrip().startswith("::") or not sign:
        return None
    name, _, rest = head.partition(" ")
    pairs = (pair.partition("=") for pair in rest.strip().split(",") if pair)
    return Command(
        name, {key: _plain(value, _IN_PROPERTIES) for key, _, value in pairs}, _plain(data, _IN_DATA)
    )


def _anywhere(line: str) -> Command | None:
    _, sign, rest = line.partition("##[")
    name, end, data = rest.partition("]")
    return Command(name, {}, data) if sign and end else None


def _plain(text: str, escapes: Mapping[str, str]) -> str:
    for escaped, sign in escapes.items():
        text = text.replace(escaped, sign)
    return text
