"""How a list's template writes a venue, where that stands in an entry, and the edit that puts one there."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.edit import Edit
from curator.core.list.reader import Reader
from curator.core.list.rereading import reread
from curator.core.list.template import Field, Literal, Part, Template
from curator.core.markdown.escaping import escape

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from curator.core.list.entry import Entry
    from curator.core.list.template import Token
    from curator.core.works.paper import Venue

_TITLE: Final = Field("title")


class VenueForm(NamedTuple):
    """The text around venue and year in a template, and a pattern for all that stands before them."""

    before: re.Pattern[str]
    opening: str
    between: str
    closing: str

    def written(self, venue: Venue) -> str:
        """The venue as the template writes it, with the space before it."""
        return f"{self.opening}{escape(venue.name)}{self.between}{venue.year}{self.closing}"


@lru_cache(maxsize=16)
def form_of(template: str) -> VenueForm | None:
    """The form of the first optional part that holds venue and year and nothing else; None without one."""
    parsed = Template.parse(template)
    for at, token in enumerate(parsed.tokens):
        if isinstance(token, Part) and token.fields == ("venue", "year") and _TITLE in parsed.tokens[:at]:
            before = Reader.of(parsed.bullet + _spelled(parsed.tokens[:at])).pattern
            return VenueForm(before, *_texts_around(token))
    return None


def place_of_venue(text: str, entry: Entry, *, template: str) -> int | None:
    """The offset at which the template would write the venue of an entry that has none."""
    form = form_of(template)
    found = form and form.before.match(text, entry.item.content, entry.item.end)
    if not found:
        return None
    place = found.end()
    while text[place - 1].isspace():
        place -= 1
    return place


def venue_span(entry: Entry) -> tuple[int, int] | None:
    """Venue and year of an entry, and what stands between them; None when it has neither."""
    spans = [span for name in ("venue", "year") if (span := entry.span_of(name))]
    return (min(spans)[0], max(spans)[1]) if spans else None


def put_venue(
    text: str, entry: Entry, venue: Venue, *, template: str, until: int | None = None
) -> Edit | None:
    """The edit that writes a venue at its place, over what stands there up to ``until``.

    In an entry whose year stands without a venue, or with a word such as "arXiv", over these. None when the
    template has no place for it, or when the entry would not read back with it and all else as it was.
    """
    form, place = form_of(template), place_of_venue(text, entry, template=template)
    if form is None or venue.year is None:
        return None
    end = place if until is None else until
    span = venue_span(entry) if entry.venue is not None else None
    if span is not None:
        edit = smallest(text, *span, f"{escape(venue.name)}{form.between}{venue.year}")
    elif entry.venue is None and place is not None and end is not None and place <= end:
        edit = smallest(text, place, end, form.written(venue))
    else:
        return None
    return edit if reads_back(text, entry, edit, venue, template=template) else None


def reads_back(text: str, entry: Entry, edit: Edit, venue: Venue, *, template: str) -> bool:
    """Whether the entry has this venue after the edit, and all else as it was.

    The description may lose what stood before it: a venue that was written there.
    """
    new = reread(text, entry, (edit,), template=template)
    if new is None or new.venue is None or _rest_of(new) != _rest_of(entry):
        return False
    same_venue = (new.venue.name, new.venue.year) == (venue.name, venue.year)
    return same_venue and entry.description.endswith(new.description)


def smallest(text: str, start: int, end: int, new: str) -> Edit:
    """The edit that makes ``text[start:end]`` into ``new`` and touches no character that stays."""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(start, end, new)


def _rest_of(entry: Entry) -> tuple[object, ...]:
    return entry.title, entry.url, entry.authors, entry.tags, entry.links


def _texts_around(part: Part) -> tuple[str, str, str]:
    texts = {"": "", "venue": "", "year": ""}
    last = ""
    for token in part.tokens:
        if isinstance(token, Field):
            last = token.name
        else:
            texts[last] += token.text
    return texts[""], texts["venue"], texts["year"]


def _spelled(tokens: Iterable[Token]) -> str:
    """The tokens as a template writes them."""
    text = ""
    for token in tokens:
        if isinstance(token, Part):
            text += f"{{?{_spelled(token.tokens)}?}}"
        else:
            text += token.text if isinstance(token, Literal) else f"{{{token.name}}}"
    return text
