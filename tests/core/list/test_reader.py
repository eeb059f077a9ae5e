"""What ends a field that only the text around it delimits."""

from __future__ import annotations

import pytest

from curator.core.list.document import Entry, parse
from curator.core.policy import ListFormat

COMMAS = "- [{title}]({url}){?, {authors}, {venue} {year}?}{?, {venue} {year}?}{?, {year}?}"
STOPS = "- [{title}]({url}){?.?}{? {authors}. {venue} {year}?}{? {authors}. {venue} ({year})?}"
BRACKETS = "- [{title}]({url}){? ({venue} {year})?}"
PLAIN = "- {title}{? ({year})?}{?, {links}?}"


def entries_of(text: str, template: str) -> list[Entry]:
    """The entries of a text."""
    return list(parse(text, ListFormat(template=template)).entries)


def venue_of(text: str, template: str) -> tuple[str, int | None] | None:
    """The venue of the one entry that a link to a title begins."""
    (entry,) = entries_of(f"- [T](https://a.org){text}", template)
    return (entry.venue.name, entry.venue.year) if entry.venue else None


@pytest.mark.parametrize(
    ("template", "text", "venue"),
    [
        (BRACKETS, " (ICML, May 2019)", ("ICML, May", 2019)),
        (BRACKETS, " (ICML 2019 workshop)", None),
        (COMMAS, ", May Institute 2019", ("May Institute", 2019)),
        (COMMAS, ", Comp. Vision 12 2019", ("Comp. Vision 12", 2019)),
        (COMMAS, ", ICML workshop 2019", ("ICML workshop", 2019)),
    ],
)
def test_a_venue_is_kept_whole(template: str, text: str, venue: tuple[str, int] | None) -> None:
    """Within brackets all of it is the venue, and a word is no month for beginning like one."""
    assert venue_of(text, template) == venue


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (", CVPR, pp. 2574\u20132582, 2016.", ("CVPR", 2016)),
        (", Nature, vol. 5, no. 3, Sept. 2016.", ("Nature", 2016)),
        (", IEEE, Nov. 2015.", ("IEEE", 2015)),
        (", May 2016.", ("", 2016)),
        (", pp. 300\u2013307, 2017.", ("", 2017)),
        (", 2018. Its follow-up, NeurIPS 2019.", ("", 2018)),
    ],
)
def test_months_and_pages_before_a_year_are_no_part_of_the_venue(text: str, venue: tuple[str, int]) -> None:
    """Nor is a year that stands alone the beginning of one."""
    assert venue_of(text, COMMAS) == venue


def test_a_year_within_the_name_of_a_venue_does_not_end_it() -> None:
    """It stands behind a word that cannot end a name."""
    text = " A. Name. Proceedings of the 2017 Conference on Names. 2017."
    assert venue_of(text, STOPS) == ("Proceedings of the 2017 Conference on Names", 2017)


def test_a_bracket_within_a_venue_is_not_that_of_its_year() -> None:
    """The name goes on behind it."""
    assert venue_of(" A. Name. 1st Workshop on Things (WOT 17). (2017).", STOPS) == (
        "1st Workshop on Things (WOT 17)",
        2017,
    )


@pytest.mark.parametrize("text", [", ICML 2019 workshop.", ", A. Name, ICML 2019 Workshop"])
def test_a_paper_of_a_workshop_is_not_one_of_its_conference(text: str) -> None:
    """What the year would say is left to the description."""
    (entry,) = entries_of(f"- [T](https://a.org){text}", COMMAS)
    assert (entry.venue, entry.authors, entry.description) == (None, (), text)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (", NeurIPS 2019", ()),
        (", A. Name, NeurIPS 2019", ("A. Name",)),
        (", Ann Name, Bob Other, and Cy Third, NeurIPS, 2019", ("Ann Name", "Bob Other", "Cy Third")),
        (", Ann Name et al., NeurIPS, pp. 1-2, 2019", ("Ann Name",)),
    ],
)
def test_the_last_comma_before_a_venue_ends_the_names(text: str, authors: tuple[str, ...]) -> None:
    """The others stand between them."""
    (entry,) = entries_of(f"- [T](https://a.org){text}", COMMAS)
    assert entry.authors == authors
    assert entry.venue is not None
    assert (entry.venue.name, entry.venue.year) == ("NeurIPS", 2019)


def test_names_do_not_reach_into_the_bullets_below() -> None:
    """A bullet that only names a group is no entry, and those within it are."""
    text = "- A group, and more\n  - A. Name, **One**\n  - B. Other, **Two**\n"
    entries = entries_of(text, "- {?{authors}, ?}**{title}**")
    assert [(entry.title, entry.authors) for entry in entries] == [
        ("One", ("A. Name",)),
        ("Two", ("B. Other",)),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Cats, Dogs and Others", "Cats, Dogs and Others"),
        ("- Cats, Dogs and Others\n  - a note", "Cats, Dogs and Others"),
        ("- Cats (and Dogs) (2019), [a](https://a.org) more", "Cats (and Dogs)"),
        ("- Cats, Dogs, [a](https://a.org), [b](https://b.org) more", "Cats, Dogs"),
    ],
)
def test_a_plain_title_ends_at_a_sign_that_the_template_has(text: str, title: str) -> None:
    """A year in brackets, or links behind a comma; a bracket or a comma alone is none."""
    (entry,) = entries_of(text, PLAIN)
    assert entry.title == title


@pytest.mark.parametrize("template", [COMMAS, STOPS, PLAIN])
@pytest.mark.parametrize(
    "piece",
    [", ", ". ", ", pp. 1", "May ", "2019 ", "of the 2019 ", "[x](u), ", "(", "[", "\n  ", " ", "A. "],
)
def test_an_entry_without_end_is_read_in_one_go(template: str, piece: str) -> None:
    """No place is looked at again and again: this would take hours if it were."""
    head = "T" if template == PLAIN else "[T](u), A. Name"
    assert len(entries_of(f"- {head} {piece * 30_000}", template)) == 1
