"""What is wrong with a text that stands where an arXiv id should be."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from curator.core.late import late
from curator.core.works.ids import arxiv_id

_NEW: Final = late(r"(?P<year>[0-9]{2})(?P<month>[0-9]{2})\.(?P<number>[0-9]{1,9})", re.ASCII)
_OLD: Final = late(
    r"(?P<archive>[a-z][a-z-]{1,20})(?:\.[a-z]{2})?/(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<number>[0-9]{3})",
    re.ASCII | re.IGNORECASE,
)
_AROUND: Final = late(r"(?>(?:arxiv:)?)(?P<id>.*?)(?:v[1-9][0-9]{0,2})?(?:\.pdf)?", re.IGNORECASE | re.DOTALL)
_NEW_FROM: Final = (2007, 4)
_FIVE_DIGITS_FROM: Final = (2015, 1)
_FIRST_YEAR: Final = 91
_A_KNOWN_NUMBER: Final = "9901001"
_LONGEST: Final = 60


def fault_in(text: str, *, today: date) -> str:
    """Why no paper at arXiv has this id on this day, as a clause; "" when one can have it.

    An id names the month in which its paper was submitted, so no id is of the future.
    """
    found = _AROUND.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    plain = found["id"] if found else ""
    if new := _NEW.fullmatch(plain):
        return _fault_of_month(new, today) or _fault_of_new(new)
    if old := _OLD.fullmatch(plain):
        return _fault_of_month(old, today) or _fault_of_old(old)
    return "" if arxiv_id(text) else "an id is written like 2302.04638 or hep-th/9901001"


def _fault_of_month(found: re.Match[str], today: date) -> str:
    if not 1 <= int(found["month"]) <= 12:  # noqa: PLR2004 - months
        return f"there is no month {found['month']}"
    latest = date.fromordinal(
        min(today.toordinal() + 1, date.max.toordinal())
    )  # it may be tomorrow elsewhere
    if _month(found) > (latest.year, latest.month):
        return "its month has not come yet"
    return ""


def _fault_of_new(found: re.Match[str]) -> str:
    if _month(found) < _NEW_FROM:
        return "ids of this kind begin in April 2007"
    digits = 5 if _month(found) >= _FIVE_DIGITS_FROM else 4
    if len(found["number"]) != digits:
        return f"ids of this year have {digits} digits after the dot"
    return "" if int(found["number"]) else "no paper has the number 0"


def _fault_of_old(found: re.Match[str]) -> str:
    if arxiv_id(f"{found['archive']}/{_A_KNOWN_NUMBER}") is None:
        return f"there is no archive {found['archive'].lower()}"
    if _month(found) >= _NEW_FROM:
        return "ids of this kind end in March 2007"
    return "" if int(found["number"]) else "no paper has the number 0"


def _month(found: re.Match[str]) -> tuple[int, int]:
    """Year and month; arXiv began in 1991."""
    year = int(found["year"])
    return year + (1900 if year >= _FIRST_YEAR else 2000), int(found["month"])
