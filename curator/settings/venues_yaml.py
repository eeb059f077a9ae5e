"""The model of ``venues.yaml``: what venues are called, were called, and are called by others."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from curator.settings.yamlfile import RuleFile, Strict

Name = Annotated[str, Field(min_length=1, max_length=200)]
Year = Annotated[int, Field(ge=1900, le=2200)]


class FormerName(Strict):
    """A name that a venue gave up."""

    name: Name
    """The name, as entries of that time write it."""

    until: Year
    """The last year in which it was used."""


class VenueModel(Strict):
    """One conference, workshop or journal."""

    name: Name
    """The canonical short name, as entries of the list write it."""

    title: Name
    """The name in full."""

    kind: Literal["conference", "workshop", "journal"] = "conference"
    """What it is."""

    former: tuple[FormerName, ...] = ()
    """Names it had before."""

    aliases: tuple[Name, ...] = ()
    """What others call it; letter case does not matter."""

    def names(self) -> set[str]:
        """Every name that stands for this venue, in lower case."""
        names = (self.name, self.title, *(former.name for former in self.former), *self.aliases)
        return {name.casefold() for name in names}


class VenuesFile(RuleFile):
    """`venues.yaml`: the venues that the list knows by name."""

    venues: Annotated[tuple[VenueModel, ...], Field(max_length=5000)]
    """One item a venue."""

    @model_validator(mode="after")
    def _unambiguous(self) -> Self:
        counted = Counter(name for venue in self.venues for name in venue.names())
        shared = sorted(name for name, count in counted.items() if count > 1)
        if shared:
            message = f"these names stand for more than one venue; expected each once: {', '.join(shared)}"
            raise ValueError(message)
        return self
