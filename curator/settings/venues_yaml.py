"""The model of ``venues.yaml``: names of venues, when they were held, and what addresses prove."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from curator.core.venues.links import check_pattern
from curator.core.venues.years import runs_of, volumes_of
from curator.settings.words import one_line
from curator.settings.yamlfile import RuleFile, Strict


def _years(text: str) -> str:
    runs_of(text)
    return text


def _volumes(text: str) -> str:
    volumes_of(text)
    return text


def _pattern(text: str) -> str:
    check_pattern(text)
    return text


Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(one_line)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Years = Annotated[str, Field(min_length=1, max_length=1_000), AfterValidator(_years)]
Volumes = Annotated[str, Field(min_length=1, max_length=10_000), AfterValidator(_volumes)]
Pattern = Annotated[
    str, Field(min_length=1, max_length=300), AfterValidator(one_line), AfterValidator(_pattern)
]


class FormerName(Strict):
    """A name that a venue gave up."""

    name: Name
    """The name, as entries of that time write it."""

    since: Year | None = None
    """The first year in which it was used; left out, there was no other before."""

    until: Year
    """The last year in which it was used."""


class VenueModel(Strict):
    """One conference, workshop or journal, or an archive of preprints."""

    name: Name
    """The canonical short name, as entries of the list write it."""

    title: Name
    """The name in full."""

    kind: Literal["conference", "workshop", "journal", "findings", "preprint"] = "conference"
    """What it is; `findings` is the second volume of a conference, `preprint` an archive of what is not
    published yet."""

    parent: Name | None = None
    """The conference of which it is a workshop or the findings."""

    former: tuple[FormerName, ...] = ()
    """Names it had before."""

    aliases: tuple[Name, ...] = ()
    """What others call it; letter case, punctuation, sponsors and "Proceedings of the" do not matter."""

    held: Years | None = None
    """The years in which it was held or appeared, such as `1969-2015 every 2, 2016-`. Of years with a `?`
    nothing is known, and of no year when it is left out."""

    links: tuple[Pattern, ...] = ()
    """Addresses or ids of its papers; `{year}`, `{yy}`, `{volume}`, `{number}` and `*` are filled in."""

    volumes: Volumes | None = None
    """The years of the volumes in `links`, such as `28 = 2013, v4-v26 = 2003-2025`."""

    also: tuple[Name, ...] = ()
    """Venues whose papers stand at these addresses, too, so that naming one of them is no contradiction."""


class VenuesFile(RuleFile):
    """`venues.yaml`: the venues that the list knows by name."""

    known_until: Year | None = None
    """The last year of which `held` says anything; raise it once a year, after a look at what changed."""

    venues: Annotated[tuple[VenueModel, ...], Field(max_length=5000)]
    """One item a venue."""
