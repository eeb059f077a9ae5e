"""A stretch of a comment, and a venue that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from curator.core.claims.cues import Standing


class Named(NamedTuple):
    """A venue as a stretch of text names it.

    Attributes:
        venue: its name.
        known: whether the venues of the rules have it.
        year: its year, as far as the text tells.
        how: "workshop", "mentioned" or "preprint" where the name's surroundings say so; else "accepted".
        track: the part of it that is meant.
        start: where its name begins.
        end: where its name ends.
    """

    venue: str
    known: bool
    year: int | None
    how: Standing
    track: str
    start: int
    end: int


class Stretch(NamedTuple):
    """Where venues are looked for; ``told`` after words such as "accepted at", which vouch for a name."""

    text: str
    start: int
    end: int
    told: bool
