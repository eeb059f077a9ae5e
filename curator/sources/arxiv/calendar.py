"""When arXiv's news is due, so that a weekend is not taken for a broken service. Pure.

arXiv announces from Sunday to Thursday at 20:00 Eastern, that is in the night to Monday up to the night to
Friday in UTC, what was submitted until 14:00 Eastern of that day (Friday's deadline is announced on Sunday).
Its index follows within hours. All arithmetic is in UTC with an hour for daylight saving.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from curator.core.harvest import Outlook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from curator.core.window import Window

_DAY: Final = timedelta(days=1)
_VISIBLE_AT: Final = time(6, tzinfo=UTC)
_FROM: Final = time(18, tzinfo=UTC)
_UNTIL: Final = time(19, tzinfo=UTC)
_SATURDAY: Final = 5
_MONDAY: Final = 0
_TUESDAY: Final = 1
_SURE_DAYS: Final = range(4)
"""Monday to Thursday; Friday's papers are shown on Sunday, and copies of arXiv date them either side."""

_LONGEST_SILENCE: Final = timedelta(days=60)
_CERTAINTY: Final = 7
"""With r papers a day, 7/r days without one happen once in a thousand (e**-7)."""


def outlook(
    window: Window, *, now: datetime, newest: datetime | None, received: int, holidays: Collection[date]
) -> Outlook:
    """What a healthy arXiv would show of a window at ``now``, and how far behind that ``newest`` is.

    Args:
        window: what was asked.
        now: when it was asked.
        newest: the first submission of the newest paper that came.
        received: how many papers came: a narrow question may well have silent days.
        holidays: days on which nothing is announced, weekends apart (in UTC, the morning it is missing).
    """
    until = now if now - window.end < _DAY else window.end  # a window of the past has its own news
    days = working_days(window, now=now, holidays=holidays)
    announced = list(_announcements(until, holidays))
    missed = 0 if newest is None else sum(_opening(day) > newest for day in announced)
    rate = received / days if days else received
    last = announced[0]
    return Outlook(
        working_days=days,
        last_due=_visible(last),
        resting=until - _visible(last) >= _DAY and (newest is None or newest < _closing(last)),
        missed=missed,
        bearable=max(1, round(_CERTAINTY / rate)) if rate else 1,
    )


def working_days(window: Window, *, now: datetime, holidays: Collection[date] = ()) -> int:
    """How many whole days of the window certainly brought papers that are announced by ``now``."""
    last = next(iter(_announcements(now, holidays)))
    end = min(window.end, _closing(last))
    day = datetime.combine(window.start.date(), time(tzinfo=UTC))
    if day < window.start:
        day += _DAY
    days = max(0, (end - day) // _DAY)
    whole, rest = divmod(days, 7)
    spare = sum((day + _DAY * number).weekday() in _SURE_DAYS for number in range(rest))
    return whole * len(_SURE_DAYS) + spare


def announces(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether news came out in the night before a day."""
    return day.weekday() < _SATURDAY and day not in holidays


def deadline(day: date) -> date:
    """The day until whose afternoon papers were submitted that are announced in the night before ``day``."""
    return _closing(day).date()


def _announcements(moment: datetime, holidays: Collection[date]) -> Iterator[date]:
    """The mornings on which news was due by ``moment``, newest first, as far back as silence is counted."""
    day = moment.date()
    while day > moment.date() - _LONGEST_SILENCE:
        if announces(day, holidays) and _visible(day) <= moment:
            yield day
        day -= _DAY
    yield day


def _visible(day: date) -> datetime:
    return datetime.combine(day, _VISIBLE_AT)


def _opening(day: date) -> datetime:
    """From when on papers were submitted that are announced in the night before ``day``."""
    back = 4 if day.weekday() in {_MONDAY, _TUESDAY} else 2
    return datetime.combine(day - _DAY * back, _FROM)


def _closing(day: date) -> datetime:
    """Until when at the latest papers were submitted that are announced in the night before ``day``."""
    back = 3 if day.weekday() == _MONDAY else 1
    return datetime.combine(day - _DAY * back, _UNTIL)
