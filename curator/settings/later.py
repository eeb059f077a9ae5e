"""Keys of ``curator.yaml`` whose features come with later versions; their names and forms are fixed now."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from curator.settings import words
from curator.settings.yamlfile import Strict


class SourceModel(Strict):
    """A further source (read from a later version on)."""

    enabled: bool = False
    """Whether the source is read at all."""


class WatchModel(Strict):
    """One year of one conference: from when to when its proceedings are asked for."""

    venue: Annotated[str, Field(min_length=1, max_length=100)]
    """The venue's canonical name in `venues.yaml`."""

    year: Annotated[int, Field(ge=1950, le=2200)]
    """The year of the conference."""

    begin: date
    """The first day on which asking makes sense."""

    end: date
    """The last day on which asking makes sense."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.begin:
            message = f"ends on {self.end}, before it begins on {self.begin}; swap the two days"
            raise ValueError(message)
        return self


class LinksModel(Strict):
    """How links are checked (used from a later version on)."""

    environment_only: ClassVar = {
        "allow_private": "it opens private networks; set CURATOR_LINKS_ALLOW_PRIVATE=1 in the environment",
        "host_map": "it redirects requests; set CURATOR_LINKS_HOST_MAP in the environment",
    }

    host_interval: Annotated[float, Field(ge=0, le=3600)] = 1.0
    """Pause between two requests to one host, in seconds."""

    concurrency: Annotated[int, Field(ge=1, le=500)] = 32
    """The most requests under way at once, over all hosts."""

    confirm_after: Annotated[float, Field(ge=0, le=8760)] = 20.0
    """Hours between two sightings of a missing page before it is called dead."""

    confirm_now_after: Annotated[float, Field(ge=0, le=3600)] = 60.0
    """Seconds before a missing page is asked again with `--confirm-now`."""

    timeout: Annotated[float, Field(gt=0, le=600)] = 20.0
    """Time that one link may take, redirects and all, in seconds."""


class ScheduleModel(Strict):
    """When the long-running service works, in UTC (used from a later version on)."""

    nightly: words.Cron = "17 3 * * *"
    """The nightly run: five cron fields."""

    links: words.Cron = "41 4 * * 0"
    """The check of all links: five cron fields."""
