"""Names of people as a reader writes them, "Given Family", out of the ways in which services do."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.markdown.escaping import clean
from curator.core.markdown.latex import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_AUTHORS: Final = 5_000
"""Of one work; papers of large collaborations have three thousand."""

_LONGEST: Final = 300
_DISAMBIGUATED: Final = late(r"\s+[0-9]{4}$")
_SUFFIX: Final = late(r"\s*(?:[JS]r\.?|I{2,3}|IV)\s*")
_MARKS: Final = "*†‡§¶ ,;"
_BETWEEN: Final = late(r"\s*;\s*|\s+and\s+|\s*,\s+and\s+|\s*,\s*")
_AND: Final = late(r"\s+and\s+")


def name_of(text: str) -> str:
    """One name: no LaTeX, no footnote marks, no disambiguating digits; "Family, Given" turned around.

    A suffix stays at the end: "Family, Jr., Given" and "Given Family, Jr." are one name.
    """
    plain = clean(plain_text(text[:_LONGEST])).strip(_MARKS)
    plain = _DISAMBIGUATED.sub("", plain)
    family, comma, given = plain.partition(",")
    if not comma or _SUFFIX.fullmatch(given):
        return clean(f"{family} {given}")
    suffix, second, rest = given.partition(",")
    if second:
        return clean(f"{rest} {family} {suffix}")
    return clean(f"{given} {family}")


def names_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Several names in their order, at most `MOST_AUTHORS`; the nameless are left out."""
    named = (name for text in texts if (name := name_of(text)))
    return tuple(islice(named, MOST_AUTHORS))


def names_in(text: str) -> tuple[str, ...]:
    """The names in one text, "Ada Example, Bo Beispiel and Cy Exemple"."""
    return names_of(_BETWEEN.split(text.replace("\u00a0", " ")))


def bib_names(text: str) -> tuple[str, ...]:
    """The names in a field of BibTeX, parted by "and"; "others" is nobody."""
    return names_of(part for part in _AND.split(" ".join(text.split())) if part != "others")
