"""What stands behind a verb, read and held against what there is: sections, venues, days, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.works.likeness import nearest_name
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from curator.core.list.document import Section
    from curator.core.steering import IgnoredKind
    from curator.core.venues.known import Venues

LONGEST_DESCRIPTION: Final = 500
LONGEST_TITLE: Final = 300
LONGEST_REASON: Final = 200
LONGEST_SNOOZE: Final = 365

_LONGEST_NAME: Final = 100
_SHORTEST_WORD: Final = 3
_SHORTEST_NAME: Final = 2
_VENUE: Final = re.compile(r"(?P<name>\S.{0,150}?)[ ,'\u2019(]*(?P<year>(?:19|20)[0-9]{2})")
_DAYS: Final = re.compile(r"(?P<days>[0-9]{1,4})(?: ?d(?:ays?)?)?", re.IGNORECASE)


class NotDone(Exception):
    """A command that cannot be obeyed: one sentence for the one who said it."""


class Group(NamedTuple):
    """Papers that are meant together: of an author, or with words in the title."""

    kind: IgnoredKind
    text: str


def section_of(argument: str, sections: Sequence[Section]) -> Section:
    """The section that a slug, a heading or an anchor names; raises `NotDone` with the nearest one."""
    if not argument:
        message = f"Say where to: /curator move <section>. There are {_names(sections)}."
        raise NotDone(message)
    wanted = _folded(argument)
    for section in sections:
        if wanted and wanted in {_folded(name) for name in (section.slug, section.title, section.anchor)}:
            return section
    names = {_folded(name): one for one in sections for name in (one.slug, one.title, one.anchor) if name}
    near = nearest_name(wanted[:_LONGEST_NAME], tuple(names)) if wanted else None
    hint = f"did you mean {names[near].slug}?" if near else f"there are {_names(sections)}."
    message = f"The list has no section “{argument[:_LONGEST_NAME]}”; {hint}"
    raise NotDone(message)


def venue_of(argument: str, venues: Venues, *, today: date) -> Venue:
    """The known venue that NAME YEAR stands for; raises `NotDone` with the nearest one."""
    found = _VENUE.fullmatch(argument.strip("() "))
    if found is None:
        message = "Say name and year, such as /curator venue ICML 2023."
        raise NotDone(message)
    name, year = found["name"].strip(), int(found["year"])
    known = venues.find(name)
    if known is None:
        near = venues.nearest(name)
        hint = f"did you mean {near} {year}?" if near else "rules/venues.yaml names those that are known."
        message = f"“{name}” is not a venue that is known here; {hint}"
        raise NotDone(message)
    if year > today.year + 1 or venues.was_held(known, year) is False:
        message = f"There was no {known.name} in {year}, as far as rules/venues.yaml knows."
        raise NotDone(message)
    return Venue(known.name_in(year), year, argument)


def words_of(argument: str, *, verb: str, longest: int) -> str:
    """The text of an entry's part, not empty and not too long."""
    if not any(map(str.isalnum, argument)):
        message = f"Say what to write: /curator {verb} <text>."
        raise NotDone(message)
    if len(argument) > longest:
        message = f"That is {len(argument)} characters; at most {longest} fit here."
        raise NotDone(message)
    return argument


def days_of(argument: str) -> int:
    """A number of days from 1 to a year."""
    found = _DAYS.fullmatch(argument)
    days = int(found["days"]) if found else 0
    if not 1 <= days <= LONGEST_SNOOZE:
        message = f"Say for how many days, from 1 to {LONGEST_SNOOZE}: /curator snooze 30."
        raise NotDone(message)
    return days


def group_of(argument: str, *, verb: str) -> Group | None:
    """Whom to ignore, or no longer: None is the paper at hand."""
    word, _, rest = argument.partition(" ")
    kind, text = word.casefold(), rest.strip().strip("\"'“”")
    if kind in {"", "paper"} and not text:
        return None
    if kind == "author":
        return Group("author", _enough(text, verb=f"{verb} author <name>", shortest=_SHORTEST_NAME))
    if kind == "query":
        return Group("query", _enough(text, verb=f"{verb} query <words>", shortest=_SHORTEST_WORD))
    near = nearest_name(kind[:_LONGEST_NAME], ("paper", "author", "query"))
    hint = f" Did you mean /curator {verb} {near} …?" if near else ""
    message = f"Say {verb} alone (this paper), {verb} author <name>, or {verb} query <words>.{hint}"
    raise NotDone(message)


def _enough(text: str, *, verb: str, shortest: int) -> str:
    """Words that mean something: a letter or two would stand for half of all papers."""
    if max(map(len, text.split()), default=0) < shortest or not any(map(str.isalpha, text)):
        message = f"Say whom or what: /curator {verb}, with at least {shortest} letters."
        raise NotDone(message)
    if len(text) > _LONGEST_NAME:
        message = f"That is {len(text)} characters; at most {_LONGEST_NAME} fit here."
        raise NotDone(message)
    return text


def _names(sections: Sequence[Section]) -> str:
    return ", ".join(dict.fromkeys(section.slug for section in sections)) or "none"


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
