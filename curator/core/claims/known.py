"""What a comment means by the name of a known venue: the venue, a workshop or findings of it, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.claims.names import its_workshops, listed, mentions, second_volume
from curator.core.claims.stretch import Named, Stretch
from curator.core.claims.tracks import side_of, told_until, track_of
from curator.core.claims.unknown import has_venue_noun, is_acronym
from curator.core.claims.words import (
    AROUND,
    FINDINGS,
    NOT_ITS_PAPER,
    PLAIN,
    PREPRINT,
    SPONSORS,
    TOGETHER,
    TRACK,
    WORKSHOP,
    strange,
)
from curator.core.claims.years import nearest_year, with_year, year_after, year_of_volume, years_in
from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.claims.cues import Standing
    from curator.core.claims.names import Mention
    from curator.core.claims.years import Year
    from curator.core.venues.known import Venues

_MOST_ODD: Final = 3
_PART_ENDS: Final = late(r",|:\s")
_NEXT_WORD: Final = late(r"[\s(-]*(?P<word>[^\W_][\w-]*)")
_OWN_NAME: Final = late(r"\s(?P<more>[A-Z][A-Z-]{2,}\w*|[A-Z]\w*\sCup|Cup|Rolling\sReview|EA|LBW)(?=\s|\Z)")
_JOINED: Final = late(r"(?:[,/&+;]|\band|\bor)\s*(?:the\s+)?\Z", re.IGNORECASE)


def known_in(stretch: Stretch, venues: Venues) -> Iterator[Named]:
    """The known venues that a stretch names, in their order, each once."""
    groups = list(listed(mentions(stretch.text, stretch.start, stretch.end, venues)))
    years = years_in(stretch.text, stretch.start, stretch.end)
    for at, group in enumerate(groups):
        before = groups[at - 1][-1].end if at else stretch.start
        after = groups[at + 1][0].start if at + 1 < len(groups) else stretch.end
        yield _named(stretch._replace(start=before, end=after), group, years, venues)


def _named(around: Stretch, group: list[Mention], years: list[Year], venues: Venues) -> Named:
    text = around.text
    start, end = group[0].start, group[-1].end
    venue = next((one.venue for one in group if one.venue.parent), group[0].venue)
    close = year_after(text, end, around.end)
    dates = "submi" not in text[: around.start].casefold()[-40:]
    year = close.year if close else nearest_year(years, start, end, dates=dates)
    if year is None:
        year = year_of_volume(text, venue)
    more = _OWN_NAME.match(text, end)
    if (
        more
        and venue.kind != "workshop"
        and not years_between(years, end, more.end())
        and _is_another(text, more.end(), more["more"])
    ):
        return Named(
            text[start : more.end()],
            known=False,
            year=year,
            how="accepted",
            track="",
            start=start,
            end=more.end(),
        )
    how = _how(around, group)
    track = side_of(around) or track_of(around, start, end, workshop=how == "workshop")
    if how == "workshop" and venue.kind != "workshop":
        venue = its_workshops(venue, venues) or venue
    elif (
        FINDINGS.search(text, max(around.start, start - 60), min(around.end, end + 40))
        and venue.kind != "findings"
    ):
        venue, track = second_volume(venue, venues) or venue, "findings"
    track = "findings" if venue.kind == "findings" else track
    start, end = with_year(years, year, start, end)
    end = told_until(text, end, around.end)
    return Named(venue.name, known=True, year=year, how=how, track=track, start=start, end=end)


def years_between(years: list[Year], start: int, end: int) -> bool:
    """Whether a year stands in a stretch."""
    return any(start <= year.start < end for year in years)


def _is_another(text: str, end: int, more: str) -> bool:
    """Whether a word in capitals directly after a known name makes it another name: "AAAI MAKE 2026"."""
    if more.casefold() in PLAIN | SPONSORS or WORKSHOP.search(text, end - len(more) - 1, end + 30):
        return False
    return bool(_YEAR_FOLLOWS.match(text, end)) or more.endswith(("Cup", "Review"))


_YEAR_FOLLOWS: Final = late(r"[\s,'\u2019-]{0,3}(?:20)?[0-9]{2}\b")


def _how(around: Stretch, group: list[Mention]) -> Standing:
    text, start, end = around.text, group[0].start, group[-1].end
    if side_of(around) or any(one.venue.kind == "workshop" for one in group):
        return "workshop"
    if WORKSHOP.search(text, around.start, around.end) and not _is_plain_at(text, around.start, start):
        return "workshop"
    prefix = _prefix(around, start)
    odd = strange(prefix, _with_title(group, PLAIN | SPONSORS))
    if around.told:
        return _told(text, prefix, odd, end, around.end)
    return _alone(around, group, start, end)


def _is_plain_at(text: str, start: int, at: int) -> bool:
    """Whether the only sign of a workshop is the ``@`` of "accepted @ CVPR"."""
    found = WORKSHOP.search(text, start)
    if found is None or found[0].strip() != "@":
        return False
    return not strange(text[start : found.start()], PLAIN) and found.end() <= at + 1


def _prefix(around: Stretch, start: int) -> str:
    """What stands before a name since the last one."""
    return around.text[around.start : start]


def _told(text: str, prefix: str, odd: list[str], end: int, limit: int) -> Standing:
    """What follows "accepted at": the venue, or something else that is held there."""
    capital = [word for word in odd if any(map(str.isupper, word))]
    if capital and _JOINED.search(prefix) and has_venue_noun(prefix):
        return "accepted"
    if capital:
        return "workshop" if TOGETHER.search(prefix) else "mentioned"
    if len(odd) > _MOST_ODD:
        return "mentioned"
    return "workshop" if _held_there(text, end, limit) else "accepted"


def _held_there(text: str, end: int, limit: int) -> bool:
    """Whether the name and year are followed by the short name of what is held there: "ICLR 2026 FinAI"."""
    tail = _TAIL.match(text, end, limit)
    if tail is None:
        return False
    word = tail["word"]
    return (
        is_acronym(word)
        and not all(part in AROUND for part in word.casefold().split("-"))
        and not has_venue_noun(text[end : tail.end()])
        and "track" not in text[tail.end() : tail.end() + 60].casefold()
    )


_TAIL: Final = late(r"[\s,'\u2019-]{0,2}(?:20)?[0-9]{2}\s+(?P<word>[A-Z][\w-]{1,20})(?!\s?[:=])\b")


def _alone(around: Stretch, group: list[Mention], start: int, end: int) -> Standing:
    """What a name says that stands for itself: only where nothing strange stands beside it."""
    text = around.text
    begin, stop = _part(around, start, end)
    before, after = text[begin:start], text[end:stop]
    if PREPRINT.search(after) or (PREPRINT.search(before) and not NOT_ITS_PAPER.search(before + after)):
        return "preprint"
    if NOT_ITS_PAPER.search(before) or NOT_ITS_PAPER.search(after):
        return "mentioned"
    if _held_there(text, end, around.end):
        return "workshop"
    odd = strange(f"{before} {after}", _with_title(group, AROUND | {"preprint"}))
    bracketed = before.rstrip().endswith("[") and "]" in after
    tracked = TRACK.search(after) or after.lstrip(" ()0123456789'\u2019").startswith("-")
    return "accepted" if bracketed or tracked or not odd else "mentioned"


def _part(around: Stretch, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence, between commas and colons, in which a name stands."""
    begin = around.start
    for found in _PART_ENDS.finditer(around.text, around.start, start):
        begin = found.end()
    stop = _PART_ENDS.search(around.text, end, around.end)
    return begin, stop.start() if stop else around.end


def _with_title(group: list[Mention], plain: frozenset[str]) -> frozenset[str]:
    return plain | {
        word
        for one in group
        for spelling in one.venue.spellings
        for word in spelling.casefold().replace(",", "").split()
    }
