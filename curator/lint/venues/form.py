"""Where the venue of an entry stands, or is missing, and the edits that put the right one there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.markdown.escaping import escape
from curator.core.upgrades import venue_form
from curator.core.upgrades.venue_form import form_of, smallest
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from curator.core.list.edit import Edit
    from curator.core.upgrades.venue_form import VenueForm
    from curator.lint.case import Case
    from curator.lint.check import Span

AROUND_A_NAME: Final = " ,.;:-_\u2013"
"""What may stand between a venue's name and its year, and belongs to neither."""


def form_in(case: Case) -> VenueForm | None:
    """The form of the list that the entry stands in."""
    return form_of(case.around.form.template)


def place_of_venue(case: Case) -> int | None:
    """The offset at which the template would write the venue of an entry that has none."""
    return venue_form.place_of_venue(case.text, case.entry, template=case.around.form.template)


def before_venue(case: Case) -> Span:
    """The last word before the place of a venue: what is missing behind it is shown there."""
    place = place_of_venue(case)
    if place is None:
        return case.end_of_head
    start = max(place - 20, case.entry.item.content)
    return max(start, case.text.rfind(" ", start, place) + 1), place


def venue_span(case: Case) -> Span:
    """Venue and year of an entry, and what stands between them; its start when it has neither."""
    return venue_form.venue_span(case.entry) or (case.start, case.start)


def name_span(case: Case) -> Span:
    """The venue's name as it is written, without what sets it apart from the year."""
    start, end = case.entry.span_of("venue") or venue_span(case)
    written = case.text[start:end]
    kept = written.strip(AROUND_A_NAME)
    start += written.find(kept)
    return start, start + len(kept)


def put_venue(case: Case, venue: Venue, *, until: int | None = None) -> tuple[Edit, ...]:
    """The edit that writes a venue at its place, over what stands there up to ``until``.

    Nothing when that cannot be done without changing more.
    """
    template = case.around.form.template
    edit = venue_form.put_venue(case.text, case.entry, venue, template=template, until=until)
    return (edit,) if edit else ()


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
    template = case.around.form.template
    return (edit,) if venue_form.reads_back(text, case.entry, edit, written, template=template) else ()
