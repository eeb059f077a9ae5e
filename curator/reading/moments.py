"""Dates of services as moments; what is no date of a paper is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS: Final = 100_000_000_000
"""What is larger counts milliseconds: as seconds it would be after the year 5000."""

_YEARS: Final = range(1900, 2101)
_LONGEST: Final = 40
_LONGEST_NUMBER: Final = 10**15


def moment_of(value: object) -> datetime | None:
    """A moment out of ISO 8601, an e-mail's date, or seconds or milliseconds since 1970; UTC if none is said.

    None for anything else, and for years in which nobody wrote papers.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _counted(float(value))
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) > len("20240131"):
        return _counted(float(text))
    return _sensible(_written(text))


def _counted(number: float) -> datetime | None:
    if not 0 < number < _LONGEST_NUMBER:  # false for what is not a number, too
        return None
    seconds = number / 1_000 if number >= _MILLISECONDS else number
    try:
        return _sensible(_EPOCH + timedelta(seconds=seconds))
    except OverflowError:
        return None


def _written(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _sensible(moment: datetime | None) -> datetime | None:
    return moment if moment is not None and moment.year in _YEARS else None
