"""Where a template writes a venue, and the edit that puts one there and changes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.core.list.document import parse
from curator.core.list.edit import apply_edits
from curator.core.policy import DEFAULT_TEMPLATE, ListFormat
from curator.core.upgrades.stray_venue import end_of_year
from curator.core.upgrades.venue_form import form_of, place_of_venue, put_venue, smallest
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from curator.core.list.entry import Entry

ENTRY = "* [Nets](https://example.org/n) <br/> Looks back."
ICML = Venue("ICML", 2026)


def entry(text: str, template: str = DEFAULT_TEMPLATE) -> Entry:
    """The only entry of a list."""
    (found,) = parse(text, ListFormat(template)).entries
    return found


def put(text: str, venue: Venue = ICML, *, template: str = DEFAULT_TEMPLATE, until: int | None = None) -> str:
    """The list with the venue in its entry; "" where it cannot be put there."""
    edit = put_venue(text, entry(text, template), venue, template=template, until=until)
    return apply_edits(text, (edit,)) if edit else ""


@pytest.mark.parametrize("template", ["* [{title}]({url})", "* [{title}]({url}){? ({venue})?}"])
def test_a_template_without_a_place_takes_no_venue(template: str) -> None:
    """Name and year must stand together in an optional part behind the title."""
    assert form_of(template) is None
    assert place_of_venue(ENTRY, entry(ENTRY, template), template=template) is None
    assert put(ENTRY, template=template) == ""


@pytest.mark.parametrize("venue", [Venue("ICML", None), Venue("AB(C", 2026), Venue("", 2026)])
def test_a_venue_that_would_not_read_back_is_not_put(venue: Venue) -> None:
    """Without year or name, or with a bracket that stays open."""
    assert put(ENTRY, venue) == ""


def test_a_venue_is_put_where_the_template_has_it() -> None:
    """Before the description, or at the end; over a word that says that there is none."""
    assert put(ENTRY) == "* [Nets](https://example.org/n) (ICML 2026) <br/> Looks back."
    assert put("* [Nets](https://example.org/n)") == "* [Nets](https://example.org/n) (ICML 2026)"
    assert put(ENTRY.replace(" <br/>", " (arXiv 2025) <br/>")) == put(ENTRY)


def test_what_stands_there_can_be_written_over() -> None:
    """Up to a place that the caller knows, such as the end of a year in brackets."""
    text = ENTRY.replace(" <br/>", " (2025) <br/>")
    until = end_of_year(text, entry(text), template=DEFAULT_TEMPLATE)
    assert until == text.index(")", text.index("(2025")) + 1
    assert put(text, until=until) == put(ENTRY)


@pytest.mark.parametrize(
    "after", ["", " (2025)x", " (12025)", " 2025", " (May 2025)", " (2025]", " (2025)(a)"]
)
def test_only_a_year_alone_in_brackets_is_one(after: str) -> None:
    """Anything else may be a part of the description."""
    text = ENTRY.replace(" <br/>", f"{after} <br/>")
    assert end_of_year(text, entry(text), template=DEFAULT_TEMPLATE) is None


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40), st.text(max_size=40))
def test_the_smallest_edit_makes_the_same_text(old: str, new: str) -> None:
    """Whatever the two texts share at their ends stays untouched."""
    text = f"<{old}>"
    edit = smallest(text, 1, 1 + len(old), new)
    assert apply_edits(text, (edit,)) == f"<{new}>"
    assert len(edit.text) <= len(new)
