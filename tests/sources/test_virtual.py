"""The events of a virtual conference: each paper once, and what shows no paper told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.paper import PaperId, Venue
from curator.sources.virtual import follow, parse, request

GROUP = "https://openreview.net/group?id=NeurIPS.cc/2025/"


def event(number: int = 1, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - a service sends anything
    """One event as the service describes it."""
    return {
        "id": number,
        "uid": f"{number:032x}",
        "name": f"Title {number}",
        "authors": [{"id": 1, "fullname": "Ada Example", "institution": "X"}, {"fullname": "Bo Beispiel"}],
        "abstract": "We show.",
        "decision": "Accept (poster)",
        "eventtype": "Poster",
        "virtualsite_url": f"/virtual/2025/poster/{number}",
        "sourceurl": f"{GROUP}Conference",
        "paper_url": f"https://openreview.net/forum?id=forum{number:05}",
        **fields,
    }


def read(*events: object, venue: str = "NeurIPS", year: int = 2025, **around: Any) -> Shelf:  # noqa: ANN401 - as above
    """The file with these events."""
    body = {"count": len(events), "next": None, "previous": None, "results": list(events), **around}
    return parse(json.dumps(body).encode(), venue=venue, year=year)


def test_a_poster_is_a_paper() -> None:
    """Forum, title, authors, abstract; decision and track in the venue's own words."""
    shelf = read(event())
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("openreview", "forum00001"),)
    assert paper.url == "https://openreview.net/forum?id=forum00001"
    assert (paper.title, paper.authors) == ("Title 1", ("Ada Example", "Bo Beispiel"))
    assert paper.venue == Venue("NeurIPS", 2025, "Poster, Accept (poster), NeurIPS.cc/2025/Conference")
    assert (paper.abstract, paper.source, shelf.whole) == ("We show.", "virtual", True)


def test_an_oral_of_a_poster_is_the_same_paper() -> None:
    """By its forum, or by its title where the oral has none; whichever stands first."""
    oral = event(
        900, name="Title 1", eventtype="Oral", paper_url="", virtualsite_url="/virtual/2025/oral/900"
    )
    other = event(901, name="Another title", eventtype="Oral", paper_url=event(1)["paper_url"])
    shelf = read(oral, other, event(1), event(2))
    assert [paper.title for paper in shelf.papers] == ["Title 1", "Title 2"]
    assert (shelf.unreadable, shelf.doubts) == ((), ())


def test_an_oral_without_a_poster_is_a_paper() -> None:
    """Its page is that of the site where no other is known."""
    oral = event(9, eventtype="Oral", paper_url=None, virtualsite_url="/virtual/2025/oral/9")
    (paper,) = read(oral).papers
    assert (paper.ids, paper.url) == ((), "https://neurips.cc/virtual/2025/oral/9")


def test_a_poster_that_nobody_accepted_there_has_no_venue() -> None:
    """Journals show their papers at conferences; such a poster tells neither a group nor a decision."""
    bare = event(1, sourceurl="", decision=None, paper_url="")
    assert read(bare).papers[0].venue is None
    assert read(event(1, sourceurl="")).papers[0].venue is not None
    assert read(event(1, decision=None)).papers[0].venue is not None
    elsewhere = {**bare, "virtualsite_url": "/virtual/2025/poster/1"}
    assert read(elsewhere, venue="CVPR").papers[0].venue is not None


def test_namesakes_on_two_posters_are_two_papers() -> None:
    """Two forums are two works."""
    assert len(read(event(1), event(2, name="Title 1")).papers) == 2


def test_two_posters_with_one_forum_are_told() -> None:
    """Whose it is cannot be known."""
    shelf = read(event(1), event(2, paper_url=event(1)["paper_url"]))
    assert (len(shelf.papers), len(shelf.unreadable)) == (1, 1)


def test_workshops_findings_and_journals_stand_apart() -> None:
    """None of them is a paper of the main conference."""
    shelf = read(
        event(1, sourceurl=f"{GROUP}Workshop/SafeML"),
        event(2, eventtype="Findings Poster"),
        event(3, sourceurl="https://openreview.net/group?id=TMLR/Paper"),
        event(4, sourceurl=f"{GROUP}Datasets_and_Benchmarks_Track"),
        event(5, eventtype="Workshop Poster"),
        event(6, sourceurl="https://openreview.net/group?id=TMLR"),
    )
    assert [paper.venue and paper.venue.name for paper in shelf.papers] == [
        "NeurIPS Workshop",
        "NeurIPS Findings",
        None,
        "NeurIPS",
        "NeurIPS Workshop",
        None,
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"decision": "Reject"}, "its decision is “Reject”"),
        ({"decision": "Withdrawn"}, "its decision is “Withdrawn”"),
        ({"eventtype": "Invited Talk"}, "an event of the kind “invited talk”"),
        ({"eventtype": None}, "an event of the kind “”"),
        ({"visible": False}, "the site does not show it"),
        ({"name": "  "}, "it has no title"),
        ({"virtualsite_url": "/virtual/2024/poster/1"}, "is none of NeurIPS 2025"),
        ({"virtualsite_url": "http://["}, "is none of NeurIPS 2025"),
    ],
)
def test_what_is_no_accepted_paper_is_told(fields: dict[str, Any], reason: str) -> None:
    """Refused, withdrawn, hidden, a talk, of another year."""
    shelf = read(event(1, **fields), event(2))
    assert [paper.title for paper in shelf.papers] == ["Title 2"]
    assert [reason in one.reason for one in shelf.unreadable] == [True]


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("Ada Example, Bo Beispiel and Cy Exemple", ("Ada Example", "Bo Beispiel", "Cy Exemple")),
        (["Ada Example", "Bo Beispiel"], ("Ada Example", "Bo Beispiel")),
        ([{"name": "Ada Example"}], ("Ada Example",)),
        (None, ()),
        ([None, 3, {}], ()),
    ],
)
def test_authors_come_in_all_shapes(authors: object, names: tuple[str, ...]) -> None:
    """Objects, texts, one text with all of them, nothing."""
    assert read(event(1, authors=authors)).papers[0].authors == names


@pytest.mark.parametrize(
    ("written", "shown"), [("0", "0"), ("A &amp; <i>B</i>", "A & B"), ("学习 $x$", "学习 x"), (0, "0")]
)
def test_a_title_is_read_as_it_shows(written: object, shown: str) -> None:
    """A zero, entities, other alphabets, a number for a text."""
    assert read(event(1, name=written)).papers[0].title == shown


def test_a_conference_without_events_is_announced() -> None:
    """The file is there months before; a file without the count, or with another, is at fault."""
    assert read().announced
    assert read(count=5).fault
    assert parse(b'{"results": []}', venue="NeurIPS", year=2025).fault


def test_a_list_that_goes_on_is_doubted() -> None:
    """It never did; if it does, papers are missing."""
    assert read(event(), next="https://x.example/2").doubts == ("it says that it goes on at another address",)
    assert read(event(), count=3).doubts == ("1 events came of 3 by its own account",)


def test_a_changed_layout_is_a_fault() -> None:
    """Another name for the list, or for everything in it."""
    assert "layout" in parse(b'{"papers": []}', venue="NeurIPS", year=2025).fault
    assert "layout" in parse(b"[]", venue="NeurIPS", year=2025).fault
    assert read({"title": "x"}, "text", None, 3).fault


def test_a_file_that_breaks_off_is_a_fault() -> None:
    """Half of JSON is none."""
    body = json.dumps({"count": 1, "results": [event()]}).encode()
    assert "not whole JSON" in parse(body[:-5], venue="NeurIPS", year=2025).fault


def test_a_hundred_thousand_events_are_bounded() -> None:
    """More than any conference has."""
    shelf = read(*[event(number) for number in range(25_000)])
    assert len(shelf.papers) == 20_000
    assert "more than 20,000 records" in shelf.doubts[0]


def test_a_conference_is_asked_for_at_its_own_site() -> None:
    """Not before it had one."""
    path = "/static/virtual/data/icml-2026-orals-posters.json"
    assert request("ICML", 2026) == Ask("virtual_icml", path)
    assert [request(*one) for one in (("ICML", 2015), ("ACL", 2024))] == [None, None]
    assert follow(b"", venue="ICML", year=2026) == ()
