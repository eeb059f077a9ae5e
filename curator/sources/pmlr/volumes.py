"""Which volume a venue-year is: by the list's own venues, else by what the site says of each volume."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.shelf import Ask
from curator.core.venues.names import key_of
from curator.core.venues.years import volumes_of
from curator.reading.htmlpage import href, open_html, said
from curator.reading.wholeness import is_html
from curator.sources.pmlr.places import SOURCE

if TYPE_CHECKING:
    from curator.core.venues.known import KnownVenue
    from curator.reading.htmlpage import Tree

CARRIED: Final = frozenset(
    {
        "ICML",
        "AISTATS",
        "UAI",
        "COLT",
        "ALT",
        "ACML",
        "AutoML",
        "CoLLAs",
        "LoG",
        "MIDL",
        "MLHC",
        "CoRL",
        "L4DC",
    }
    | {"CLeaR", "CHIL", "PGM", "ECML", "ICGI", "COPA"}
)
"""Venues that have volumes there, for whoever asks without the data of a venue."""

_IN_ADDRESS: Final = late(r"(?:https?://proceedings\.mlr\.press)?/?(?P<volume>[vr][0-9]{1,4})/?")
_YEAR: Final = late(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_APART: Final = frozenset({"workshop", "symposium", "competition", "challenge", "tutorial"})
_MOST_VOLUMES: Final = 4
_LONGEST: Final = 300


def request(venue: str, year: int, *, known: KnownVenue | None = None) -> Ask | None:
    """Where the papers of a venue-year stand: its volume if ``known`` tells it, else the list of all volumes.

    None for a venue that has no volumes there, by ``known`` or, without it, by `CARRIED`.
    """
    if known is None:
        return Ask(SOURCE, "/") if venue in CARRIED else None
    if not any(link.startswith("pmlr:") for link in known.links):
        return None
    volume = _told(known.volumes, year)
    return _bibliography(volume) if volume else Ask(SOURCE, "/")


def follow(body: bytes, *, venue: str, year: int, known: KnownVenue | None = None) -> tuple[Ask, ...]:
    """The bibliographies of the volumes that the list names for a venue-year; () for other pages."""
    if not is_html(body):
        return ()
    page = open_html(body, expected="PMLR's list of volumes")
    keys = {f" {key_of(one)} " for one in (known.spellings if known else (venue,))}
    apart = "workshop" in venue.casefold()
    found = [
        volume
        for volume, told in volumes_in(page.tree)
        if _is_of(told[:_LONGEST], year, keys, workshop=apart)
    ]
    return tuple(map(_bibliography, dict.fromkeys(found)))[:_MOST_VOLUMES]


def volumes_in(tree: Tree) -> list[tuple[str, str]]:
    """The volumes that a page lists, each with the text beside it; none for other pages."""
    found = []
    for link in tree.css("ul.proceedings-list li > a[href]"):
        volume = _IN_ADDRESS.fullmatch(href(link))
        if volume:
            found.append((volume["volume"], said(link.parent)))
    return found


def _told(volumes: str, year: int) -> str:
    """The volume of a year in the notation of `curator.core.venues.years`; "" for a year without one."""
    for run in volumes_of(volumes)[0]:
        if (run.year if not run.yearly else year) == year and 0 <= year - run.year <= run.last - run.first:
            return f"{run.letter or 'v'}{run.first + (year - run.year)}"
    return ""


def _bibliography(volume: str) -> Ask:
    return Ask(SOURCE, f"/{volume}/assets/bib/bibliography.bib")


def _is_of(told: str, year: int, keys: set[str], *, workshop: bool) -> bool:
    """Whether a volume is of a year and, by one of the keys of its names, of a venue; no workshop of it."""
    words = f" {key_of(told)} "
    if str(year) not in _YEAR.findall(told) or not any(key in words for key in keys):
        return False
    return workshop or not _APART & set(words.split())
