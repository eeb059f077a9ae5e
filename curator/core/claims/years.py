"""The years in a comment, and which of them is the year of a venue that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.venues import years as venue_years

if TYPE_CHECKING:
    from curator.core.venues.known import KnownVenue

MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR: Final = late(
    rf"(?P<dated>\b{MONTH}\.?,?\s+(?:[0-9]{{1,2}}(?:\s?(?:-|\u2013|to|and|&)\s?[0-9]{{1,2}})?(?:st|nd|rd|th)?,?\s+)?)?"
    r"(?<![0-9:])(?<![0-9][-\u2013])(?P<full>(?:19[5-9]|20[0-9])[0-9])(?![0-9]|[-\u2013][0-9]{3})"
    r"|['\u2018\u2019`\u00b4]\s?(?P<short>[0-9]{2})\b",
    re.IGNORECASE,
)
_AFTER: Final = late(
    r"[\s'\u2018\u2019-]{0,2}(?P<short>[12][0-9])\b(?!\s?[-+%]?\s?(?:pages?|figures?|tables?))"
)
_BEFORE_COSTS: Final = 8
_BESIDE: Final = 20
_VOLUME: Final = late(r"\bPMLR[\s,:]{0,3}(?:vol(?:ume)?\.?\s?|v)?(?P<volume>[0-9]{1,4})\b", re.IGNORECASE)


class Year(NamedTuple):
    """A year and where it stands; ``dated`` as the end of a date, such as that of a submission."""

    year: int
    start: int
    end: int
    dated: bool = False


def years_in(text: str, start: int, end: int) -> list[Year]:
    """The years in a stretch of text, in their order; of two digits only those after an apostrophe."""
    return [
        Year(
            int(found["full"]) if found["full"] else of_two_digits(found["short"]),
            found.start("full") if found["full"] else found.start(),
            found.end(),
            found["dated"] is not None,
        )
        for found in _YEAR.finditer(text, start, end)
    ]


def of_two_digits(digits: str) -> int:
    """The year that "17" or "99" stands for."""
    return int(digits) + (2000 if int(digits) < 50 else 1900)  # noqa: PLR2004 - half of the hundred years


def year_after(text: str, at: int, end: int) -> Year | None:
    """The year of two digits that stands directly after a name: "LREC26", "CVPRW 26"."""
    found = _AFTER.match(text, at, end)
    return found and Year(of_two_digits(found["short"]), found.start("short"), found.end())


def nearest_year(years: list[Year], start: int, end: int, *, dates: bool) -> int | None:
    """The year nearest to a name, rather after it than before; that of a date counts where no other is."""
    own = [year for year in years if not year.dated] or (years if dates else [])
    if not own:
        return None

    def distance(year: Year) -> int:
        return year.start - end if year.start >= end else start - year.end + _BEFORE_COSTS

    return min(own, key=distance).year


def with_year(years: list[Year], chosen: int | None, start: int, end: int) -> tuple[int, int]:
    """Where a name with its year begins and ends, when the year stands beside it."""
    for year in years:
        if year.year == chosen and -_BESIDE <= year.start - end <= _BESIDE and year.end - start >= -_BESIDE:
            return min(start, year.start), max(end, year.end)
    return start, end


def year_of_volume(text: str, venue: KnownVenue) -> int | None:
    """The year of the volume of PMLR that the text names, as far as it is one of the venue's."""
    found = _VOLUME.search(text)
    if found is None:
        return None
    return next(
        (
            year
            for volume in (found["volume"], f"v{found['volume']}")
            if (year := venue_years.year_of_volume(venue.volumes, volume)) is not None
            and any(link.startswith("pmlr:") for link in venue.links)
        ),
        None,
    )
