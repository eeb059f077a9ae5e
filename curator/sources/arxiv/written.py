"""Fields of a record that all channels of arXiv write alike: names in one text, DOIs, a line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.works.ids import doi_id
from curator.reading.names import names_in, names_of

if TYPE_CHECKING:
    from curator.core.works.paper import PaperId

_MOST_DOIS: Final = 4
_DEEPEST: Final = 3
_LONGEST: Final = 200_000
_IN_BRACKETS: Final = late(r"\s*\([^()]*\)")
_BEFORE_NAMES: Final = ": "
"""Stands behind a collaboration, which counts as an author."""


def line(text: str | None) -> str:
    """The text on one line, as it stands."""
    return " ".join((text or "").split())


def ids_of(own: PaperId, dois: str) -> tuple[PaperId, ...]:
    """A paper's own id, and those in its field for DOIs, which now and then holds arXiv's own."""
    found = (own, *map(doi_id, dois.split()[:_MOST_DOIS]))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def names(text: str) -> tuple[str, ...]:
    """The authors of one text, "Ada Example (MIT, CSAIL), Bo Beispiel and Cy Exemple"; places are left out.

    Brackets stand in brackets at times. What they hold is no name, and has commas of its own.
    """
    plain = line(text[:_LONGEST])
    for _ in range(_DEEPEST):
        plain = _IN_BRACKETS.sub("", plain)
    return names_in(plain.replace(_BEFORE_NAMES, ", "))


def full_name(forenames: str, keyname: str, suffix: str = "") -> str:
    """One author of whom the parts of the name are told."""
    told = names_of([line(f"{forenames} {keyname} {suffix}")])
    return told[0] if told else ""
