"""What has to be true of a simulated year, and what it came to."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.e2e.made_year import AGAIN, EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.made_year import Story
    from tests.e2e.year import Year

WEEK: Final = timedelta(days=7)
ANNOUNCED: Final = timedelta(days=2)
"""A night asks for what was submitted until its midnight."""


class Figures(NamedTuple):
    """One year in figures; delays are in days, the longest one."""

    nights: int
    wanted: int
    proposed: int
    upgrades_due: int
    upgraded: int
    second_runs: int
    second_writes: int
    degraded: int
    delay_of_proposal: int
    delay_of_upgrade: int
    quiet_nights: int
    requests_of_quiet: int
    most_of_watched: int
    arxiv_a_night: float
    evidence_a_night: float


def broken(
    year: Year, *, until: date, late: timedelta = timedelta(0), queued: timedelta = timedelta(0)
) -> list[str]:
    """Every promise that the year did not keep.

    ``late`` is how much longer upgrades may have taken, and ``queued`` how long papers may still wait.
    """
    return [
        *_proposals(year, until, queued),
        *(f"decided, and open all the same: {branch}" for branch in sorted(year.diary.undead)),
        *_upgrades(year, until, late),
        *_list(year, until),
        *_requests(year),
        *([f"{year.diary.second_writes} writes of second runs"] if year.diary.second_writes else ()),
    ]


def figures(year: Year, *, until: date) -> Figures:
    """What to print of a year."""
    diary, stories = year.diary, year.made.until(until)
    delays = [
        diary.proposed[one.words.title][0] - one.first for one in stories if one.words.title in diary.proposed
    ]
    upgrades = [
        diary.upgraded[one.words.title][0][0] - _due(year, one)
        for one in _upgradable(year, until)
        if one.words.title in diary.upgraded
    ]
    quiet = [day for day in diary.watched if not diary.due[day]]
    watched = [
        most
        for day, asked in diary.watched.items()
        for source, most in asked.items()
        if (day, source) not in diary.news
    ]
    nights = max(len(diary.watched), 1)
    return Figures(
        nights=len(diary.watched),
        wanted=len(stories),
        proposed=len(diary.proposed),
        upgrades_due=len(_upgradable(year, until)),
        upgraded=len(diary.upgraded),
        second_runs=diary.second_runs,
        second_writes=diary.second_writes,
        degraded=len(diary.degraded),
        delay_of_proposal=max(delays, default=timedelta(0)).days,
        delay_of_upgrade=max(upgrades, default=timedelta(0)).days,
        quiet_nights=len(quiet),
        requests_of_quiet=sum(sum(diary.watched[day].values()) for day in quiet),
        most_of_watched=max(watched, default=0),
        arxiv_a_night=sum(diary.arxiv.values()) / nights,
        evidence_a_night=sum(diary.evidence.values()) / nights,
    )


def _proposals(year: Year, until: date, queued: timedelta) -> Iterator[str]:
    """Each paper for the list once, and no other."""
    wanted = {one.words.title: one for one in year.made.until(until - ANNOUNCED - queued)}
    possible = {one.words.title for one in year.made.until(until)}
    for title, days in year.diary.proposed.items():
        if title not in possible:
            yield f"proposed, but not for the list: {title}"
        if len(days) != 1:
            yield f"proposed {len(days)} times: {title} ({', '.join(map(str, days))})"
    for title, story in wanted.items():
        if title not in year.diary.proposed:
            yield f"never proposed: {title} ({story.kind}, {story.first})"


def _upgrades(year: Year, until: date, late: timedelta) -> Iterator[str]:
    """Preprints that were printed, once, with the right venue, within a week; and no others."""
    due = {one.words.title: one for one in _upgradable(year, until)}
    for title, made in year.diary.upgraded.items():
        story = due.get(title)
        said = [one for _, one in made]
        if story is None or story.edition is None:
            yield f"upgraded without being due: {title} to {said}"
        elif said != [f"{story.edition.venue} {story.edition.year}"]:
            yield f"upgraded to {said} instead of {story.edition.venue} {story.edition.year}: {title}"
        elif made[0][0] > _due(year, story) + WEEK + late:
            yield f"upgraded on {made[0][0]}, due on {_due(year, story)}: {title}"
    for title, story in due.items():
        if title not in year.diary.upgraded and _due(year, story) + WEEK + late <= until:
            yield f"never upgraded: {title} ({story.kind}, due on {_due(year, story)})"


def _upgradable(year: Year, until: date) -> list[Story]:
    """Papers listed as preprints of which the proceedings are out; some had a venue when they came."""
    listed = year.merged.keys() - year.printed
    return [
        one
        for one in year.made.stories
        if one.is_in_both and one.edition and one.edition.appears <= until and one.words.title in listed
    ]


def _due(year: Year, story: Story) -> date:
    """The day from which both the entry and its proceedings are there."""
    assert story.edition is not None
    return max(story.edition.appears, year.merged[story.words.title])


def _list(year: Year, until: date) -> Iterator[str]:
    """In the list, each paper that was merged stands once, and what nobody wants does not."""
    text = year.text()
    for story in year.made.until(until):
        there = text.count(f"[{story.words.title}]")
        if there != (story.words.title in year.merged):
            yield f"stands in the list {there} times: {story.words.title} ({story.kind})"


def _requests(year: Year) -> Iterator[str]:
    """Without news, one request a venue-year that is due; when its time is over, one more in all."""
    outside: Counter[str] = Counter()
    for day, asked in year.diary.watched.items():
        for source, requests in asked.items():
            most = year.diary.due[day][source]
            if requests <= most or (day, source) in year.diary.news or year.down_ever:
                continue
            outside[source] += 1
            if requests > most + 1:
                yield f"{source} was asked {requests} times on {day}, when {most} venue-years were due"
    known = Counter(one.service for one in (*EDITIONS, *AGAIN))
    for source, nights in outside.items():
        if nights > known[source]:
            yield f"{source} was asked on {nights} nights after everything was over"


def due_on(day: date, *, begin: timedelta, end: timedelta) -> Counter[str]:
    """By source, how many venue-years the calendar watches on a day."""
    watched = (*EDITIONS, *AGAIN)
    return Counter(one.service for one in watched if one.appears - begin <= day <= one.appears + end)
