"""Boxes that are ticked, as the commands that they stand for; and how a paper is named in a box.

Of a pull request: ``ready``, ``ignore``, ``snooze:<days>``, ``drop:<paper>`` (one paper of several). Of the
board: ``open:<paper>`` and ``propose:<paper>`` (next, please), ``never:<paper>``.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.works.identity import canonical

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from curator.core.works.paper import Paper, PaperId

_UNFIT: Final = re.compile(r"[^a-z0-9:./_-]+")
_LONGEST: Final = 150
_TICKED: Final = re.compile(
    r"^(?P<before>[ \t]*[-*] \[)[xX](?P<after>\] .*<!-- curator:tick (?P<name>[a-z0-9:./_-]{1,200}) -->)",
    re.MULTILINE,
)
_PAPER_TICKS: Final = frozenset({"drop", "open", "propose", "never"})
_VERBS: Final = frozenset({"ready", "ignore", "snooze"})


class Tick(NamedTuple):
    """A box that says something: a ``verb`` of the module's list and its ``argument``."""

    verb: str
    argument: str
    name: str


def tick(name: str) -> Tick | None:
    """What a box of this name says; None for a name that the bot does not give."""
    verb, _, argument = name.partition(":")
    known = verb in _VERBS or (verb in _PAPER_TICKS and argument)
    return Tick(verb, argument, name) if known else None


def paper_name(paper_id: PaperId) -> str:
    """An id as the last part of a box's name; a digest keeps those apart that would look alike."""
    text = str(paper_id)
    name = _UNFIT.sub("-", text.lower())[:_LONGEST]
    if name == text:
        return name
    return f"{name}-{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:8]}"


def names_of(ids: Iterable[PaperId], *, title: str) -> frozenset[str]:
    """Everything that a box may call a work."""
    known = tuple(ids)
    return frozenset(paper_name(one) for one in (*known, canonical(known, title=title)))


def named(papers: Iterable[Paper], name: str) -> Paper | None:
    """The paper that a box calls so."""
    return next((one for one in papers if name in names_of(one.ids, title=one.title)), None)


def unticked(body: str, names: Collection[str]) -> str:
    """The body with these boxes empty again, and every other byte as it was."""
    return _TICKED.sub(
        lambda found: f"{found['before']} {found['after']}" if found["name"] in names else found[0], body
    )
