"""One check of links, from addresses to verdicts, and what a night makes of it."""

from curator.linkcheck.checkup import Checkup
from curator.linkcheck.orders import Orders, Outside, Progress
from curator.linkcheck.tending import Tending

__all__ = ["Checkup", "Orders", "Outside", "Progress", "Tending"]
