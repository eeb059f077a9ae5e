"""The key ``calendar`` of ``curator.yaml``: which venue-years are watched, and when each is worth asking."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from curator.settings.yamlfile import Strict

Proceedings = Literal["openreview", "pmlr", "neurips", "cvf", "ecva", "acl", "virtual"]
PROCEEDINGS: tuple[str, ...] = get_args(Proceedings)
"""The sources that know of venues and years."""


class WatchModel(Strict):
    """One year of one conference: from when to when its proceedings are asked for."""

    venue: Annotated[str, Field(min_length=1, max_length=100)]
    """The venue's canonical name in `venues.yaml`."""

    year: Annotated[int, Field(ge=1950, le=2200)]
    """The year of the conference."""

    begin: date
    """The first day on which asking makes sense."""

    end: date
    """The last day on which asking makes sense.

    What has not come by then is asked for half a year longer, and the report says that it is late.
    """

    source: Proceedings | None = None
    """Where its proceedings stand.

    Left out, it follows from the venue: `pmlr` for ICML and AISTATS, `cvf` for CVPR, and so on.
    """

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.begin:
            message = f"ends on {self.end}, before it begins on {self.begin}; swap the two days"
            raise ValueError(message)
        return self
