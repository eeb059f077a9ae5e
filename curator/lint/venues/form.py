"""How the list's template writes a venue, where that stands, and the edit that puts one there."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.edit import Edit
from curator.core.escaping import escape
from curator.core.paper import Venue
from curator.core.reader import Reader
from curator.core.template import Field, Literal, Part, Template
from curator.lint.rereading import reread

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from curator.core.entry import Entry
    from curator.core.template import Token
    from curator.lint.case import Case
    from curator.lint.check import Span

AROUND_A_NAME: Final = " ,.;:-_\u2013"
"""What may stand between a venue's name and its year, and belongs to neither."""

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


def form_in(case: Case) -> VenueForm | None:
    """The form of the list that the entry stands in."""
    return form_of(case.around.form.template)


def place_of_venue(case: Case) -> int | None:
    """The offset at which the template would write the venue of an entry that has none."""
    form = form_in(case)
    item = case.entry.item
    text = case.text
    found = form and form.before.match(text, item.content, item.end)
    if not found:
        return None
    place = found.end()
    while text[place - 1].isspace():
        place -= 1
    return place


def before_venue(case: Case) -> Span:
    """The last word before the place of a venue: what is missing behind it is shown there."""
    place = place_of_venue(case)
    if place is None:
        return case.end_of_head
    start = max(place - 20, case.entry.item.content)
    return max(start, case.text.rfind(" ", start, place) + 1), place


def venue_span(case: Case) -> Span:
    """Venue and year of an entry, and what stands between them; its start when it has neither."""
    spans = [span for name in ("venue", "year") if (span := case.entry.span_of(name))]
    return (min(spans)[0], max(spans)[1]) if spans else (case.start, case.start)


def name_span(case: Case) -> Span:
    """The venue's name as it is written, without what sets it apart from the year."""
    start, end = case.entry.span_of("venue") or venue_span(case)
    written = case.text[start:end]
    kept = written.strip(AROUND_A_NAME)
    start += written.find(kept)
    return start, start + len(kept)


def put_venue(case: Case, venue: Venue, *, until: int | None = None) -> tuple[Edit, ...]:
    """The edit that writes a venue at its place, over what stands there up to ``until``.

    In an entry whose year stands without a venue, or with a word such as "arXiv", over these. Nothing when
    the template has no place for it, or when the entry would not read back with it and all else as it was.
    """
    form, place = form_in(case), place_of_venue(case)
    if form is None or venue.year is None:
        return ()
    text = case.text
    if case.entry.venue is not None:
        edit = smallest(text, *venue_span(case), f"{escape(venue.name)}{form.between}{venue.year}")
    elif place is not None:
        edit = smallest(text, place, place if until is None else until, form.written(venue))
    else:
        return ()
    return (edit,) if _reads_back(case, edit, venue) else ()


def replace_venue(case: Case, venue: Venue) -> tuple[Edit, ...]:
    """The edit that changes name, year or both where they differ; nothing where it would not read back."""
    said, text, known = case.entry.venue, case.text, case.around.venue
    name, year = case.entry.span_of("venue"), case.entry.span_of("year")
    if said is None or name is None or year is None or name[1] > year[0]:
        return ()
    renamed = known(said.name) != known(venue.name)
    new_name = escape(venue.name) if renamed else text[slice(*name)]
    new_year = str(venue.year) if said.year != venue.year else text[slice(*year)]
    edit = smallest(text, name[0], year[1], f"{new_name}{text[name[1] : year[0]]}{new_year}")
    written = Venue(venue.name if renamed else said.name, venue.year)
    return (edit,) if _reads_back(case, edit, written) else ()


def smallest(text: str, start: int, end: int, new: str) -> Edit:
    """The edit that makes ``text[start:end]`` into ``new`` and touches no character that stays."""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(start, end, new)


def _reads_back(case: Case, edit: Edit, venue: Venue) -> bool:
    new = reread(case, (edit,))
    if new is None or new.venue is None or _rest_of(new) != _rest_of(case.entry):
        return False
    same_venue = (new.venue.name, new.venue.year) == (venue.name, venue.year)
    return same_venue and case.entry.description.endswith(new.description)


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
