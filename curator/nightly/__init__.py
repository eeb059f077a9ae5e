"""One night: collect -> decide -> publish."""

from curator.nightly.night import night
from curator.nightly.outside import Orders, Outside

__all__ = ["Orders", "Outside", "night"]
