"""Which ids arXiv may have given out and not yet put into the index that its API searches. Pure."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_LATE: Final = timedelta(days=3)
"""How far the index has been behind the announcements at worst, holidays apart."""

_MOST_A_MONTH: Final = 60_000
"""Twice what arXiv has ever received in a month: a higher number was never given out."""

_TODAYS_FORM: Final = re.compile(r"([0-9]{4})\.([0-9]{5})", re.ASCII)


def may_be_too_new(number: str, *, today: date) -> bool:
    """Whether an id is of this month, or of one that ended days ago, so that its absence says little."""
    found = _TODAYS_FORM.fullmatch(number)
    if found is None or int(found[2]) > _MOST_A_MONTH:
        return False
    return found[1] in {f"{day:%y%m}" for day in (today, today - _LATE)}
