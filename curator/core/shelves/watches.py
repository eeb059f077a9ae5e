"""Which venue-years are watched, from when to when, and whether one is worth asking for today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

OVERDUE: Final = timedelta(days=180)
"""How long after its end a venue-year is asked for that was never read as a whole."""

NEARLY_OVER: Final = timedelta(days=7)
"""So long before its end, it is suspicious that nothing came yet."""

LASTING: Final = timedelta(days=800)
"""How long it is remembered when proceedings were read; none is watched for longer."""

_OF_SOURCE: Final[Mapping[str, tuple[str, ...]]] = {
    "pmlr": (
        *("ICML", "AISTATS", "UAI", "COLT", "ALT", "ACML", "AutoML", "CoLLAs", "LoG", "MIDL", "MLHC"),
        *("CoRL", "L4DC"),
    ),
    "neurips": ("NeurIPS",),
    "cvf": ("CVPR", "ICCV", "WACV", "ACCV", "CVPRW", "ICCVW", "WACVW"),
    "ecva": ("ECCV",),
    "acl": (
        *("ACL", "EMNLP", "NAACL", "EACL", "AACL", "IJCNLP", "COLING", "LREC", "CoNLL", "TACL"),
        *("Findings of ACL", "Findings of EMNLP", "Findings of NAACL", "Findings of EACL"),
    ),
    "openreview": ("ICLR", "TMLR", "COLM"),
    "virtual": ("MLSys",),
}

SOURCE_OF: Final[Mapping[str, str]] = {
    venue: source for source, venues in _OF_SOURCE.items() for venue in venues
}
"""Where the proceedings of a venue (its canonical name) stand, unless a maintainer says otherwise."""


class Watch(NamedTuple):
    """One year of one venue, asked for at ``source`` from ``begin`` to ``end``, both days included."""

    venue: str
    year: int
    begin: date
    end: date
    source: str

    @property
    def name(self) -> str:
        """As people call it: "NeurIPS 2026"."""
        return f"{self.venue} {self.year}"

    @property
    def key(self) -> str:
        """What its memory is kept under."""
        return f"{self.source} {self.name}"

    def is_due(self, day: date, *, today: date, read: date | None, again: timedelta) -> bool:
        """Whether to ask for it in a window that ends with ``day``.

        One that was never read as a whole is due from its beginning until it has been, for `OVERDUE` after
        its end at most. One that was is looked at after ``again``, and once more when its end has passed.

        Args:
            day: the last day of the window.
            today: the day on which it is asked.
            read: the day on which it was last read as a whole, or found unchanged; None for never.
            again: the least time between two readings.
        """
        if day < self.begin or today > self.end + OVERDUE:
            return False
        if read is None:
            return True
        return read <= self.end and (today > self.end or today - read >= again)

    def is_last_look(self, *, today: date, read: date | None) -> bool:
        """Whether this reading is the one after its end, for which what was read before does not count."""
        return read is not None and today > self.end

    def is_late(self, *, today: date) -> bool:
        """Whether something should have come by now."""
        return today > self.end - NEARLY_OVER


def remembered(read: Mapping[str, date], *, today: date) -> dict[str, date]:
    """When proceedings were read, as far as it matters still, in one order."""
    return {key: day for key, day in sorted(read.items()) if day >= today - LASTING}
