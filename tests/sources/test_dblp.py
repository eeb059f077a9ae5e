"""DBLP's answers as evidence: hits of a search, and records."""

from __future__ import annotations

import json
from typing import Any

import pytest

from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.paper import PaperId, Venue
from curator.sources.dblp import follow, parse, request, request_title
from tests.support.recorded import WALL, recorded


def hit(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - a service sends anything
    """One hit in today's shape."""
    info = {
        "authors": {"author": [{"@pid": "1/2", "text": "Ada Example 0009"}, {"text": "Bo Beispiel"}]},
        "title": "A Title.",
        "venue": "DAC",
        "year": "2021",
        "key": "conf/dac/Example21",
        "doi": "10.1000/X",
        "ee": "https://doi.org/10.1000/x",
        "url": "https://dblp.org/rec/conf/dac/Example21",
        **fields,
    }
    return {"@score": "9", "info": info}


def found(*hits: object, **around: str) -> Shelf:
    """An answer with these hits."""
    head = {"@total": str(len(hits)), "@computed": "100", "@sent": str(len(hits)), "@first": "0", **around}
    return parse(
        json.dumps({"result": {"status": {"@code": "200"}, "hits": {**head, "hit": list(hits)}}}).encode()
    )


def test_a_hit_is_evidence_of_a_venue() -> None:
    """As DBLP writes it, with the record's key; the title without full stop, names without digits."""
    (paper,) = found(hit()).papers
    assert paper.ids == (PaperId("doi", "10.1000/x"),)
    assert paper.url == "https://dblp.org/rec/conf/dac/Example21"
    assert (paper.title, paper.authors) == ("A Title", ("Ada Example", "Bo Beispiel"))
    assert (paper.venue, paper.source) == (Venue("DAC", 2021, "conf/dac/Example21"), "dblp")


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ({"author": "Ada Example"}, ("Ada Example",)),
        ({"author": ["Ada Example", "Bo Beispiel"]}, ("Ada Example", "Bo Beispiel")),
        ({"author": {"@pid": "1", "text": "Ada Example"}}, ("Ada Example",)),
        ({"author": [None, 5]}, ()),
        (None, ()),
        ("Ada Example", ()),
    ],
)
def test_authors_come_in_all_shapes(authors: object, names: tuple[str, ...]) -> None:
    """A list, one object, one plain text, nothing."""
    assert found(hit(authors=authors)).papers[0].authors == names


def test_the_total_is_of_all_hits_and_no_promise() -> None:
    """Fewer are sent than there are; fewer that came than were sent is a doubt."""
    shelf = found(hit(), **{"@total": "6154"})
    assert (shelf.total, shelf.doubts) == (6154, ())
    assert found(hit(), **{"@sent": "3"}).doubts == ("1 hits came of 3 that were sent",)


def test_no_hit_is_no_fault() -> None:
    """Nothing is known of the title."""
    assert found().announced
    assert parse(b'<result><hits total="0" computed="0" sent="0" first="0"/></result>').announced


def test_a_changed_layout_is_a_fault() -> None:
    """An answer that does not say how many hits there are."""
    assert "layout" in parse(b'{"results": []}').fault
    assert "layout" in parse(b"<result><items/></result>").fault
    assert found({"title": "x"}, 3).fault


def test_the_challenge_page_is_named() -> None:
    """A mirror sent it with status 200."""
    assert "turns programs away" in parse(WALL).fault


def test_one_paper_under_two_keys_is_one() -> None:
    """The second key is told."""
    shelf = found(hit(), hit(key="conf/dac/Example21a"))
    assert (len(shelf.papers), shelf.unreadable[0].reason) == (1, "it stands there twice")


@pytest.mark.parametrize(
    ("title", "read"), [("0.", "0"), ("学习.", "学习"), ("Why &amp; How?", "Why & How?")]
)
def test_a_title_is_read_as_it_shows(title: str, read: str) -> None:
    """A zero, other alphabets, entities in JSON."""
    assert found(hit(title=title)).papers[0].title == read


@pytest.mark.parametrize("year", ["", "soon", "99999", None])
def test_a_wrong_year_is_none(year: object) -> None:
    """The venue stays."""
    venue = found(hit(year=year)).papers[0].venue
    assert venue is not None
    assert (venue.name, venue.year) == ("DAC", None)


def test_a_record_without_venue_has_none() -> None:
    """A book, a thesis; of two venues the first counts."""
    assert found(hit(venue=None)).papers[0].venue is None
    assert found(hit(venue=["CVPR", "X"])).papers[0].venue == Venue("CVPR", 2021, "conf/dac/Example21")


def test_a_bibliography_that_is_none_is_a_fault() -> None:
    """It begins like one."""
    assert "no entry" in parse(b"@ the moment we are busy").fault


def test_a_person_is_no_work() -> None:
    """Though it is a record."""
    record = (
        b'<dblp><www key="homepages/1/2"><author>Ada Example</author><title>Home Page</title></www></dblp>'
    )
    assert "a person or a page" in parse(record).fault


def test_a_title_is_asked_for_by_its_words() -> None:
    """Signs have a meaning in its questions; it carries no venue-years for us."""
    ask = request_title('Why|How? "A" $Title$: x-y ' + "z" * 1_000)
    assert ask.path == "/search/publ/api"
    assert ask.params["q"].startswith("Why How A Title x-y zzz")
    assert len(ask.params["q"]) <= 300
    assert request("NeurIPS", 2024) is None
    assert isinstance(request_title("x"), Ask)
    assert follow(b"", venue="", year=0) == ()


@pytest.mark.parametrize(
    ("name", "count", "total"),
    [
        ("search_publ_test_h30_old.json", 30, 67660),
        ("search_publ_h1_single_completion.json", 1, 112),
        ("search_publ_attention_mechanism_h3.xml", 2, 6154),
    ],
)
def test_recorded_searches_are_read(name: str, count: int, total: int) -> None:
    """Old and new shape, JSON and XML; the third hit of the last is the second under another key."""
    shelf = parse(recorded(f"dblp/{name}"))
    assert (len(shelf.papers), shelf.total, shelf.doubts, shelf.fault) == (count, total, (), "")
    assert all(paper.title and paper.authors for paper in shelf.papers)
    theses = [paper for paper in shelf.papers if paper.venue is None]
    assert all("/phd/" in paper.url for paper in theses)
    assert not any(name[-1].isdigit() for paper in shelf.papers for name in paper.authors)


@pytest.mark.parametrize(
    ("name", "venue", "doi"),
    [
        ("rec_conf_pci_Anagnostopoulos18.xml", "PCI", "10.1145/3291533.3291553"),
        ("rec_journals_jsit_VosMTEGS14.xml", "J. Systems and IT", "10.1108/jsit-01-2014-0008"),
    ],
)
def test_recorded_records_are_read(name: str, venue: str, doi: str) -> None:
    """A conference paper and a journal's."""
    (paper,) = parse(recorded(f"dblp/{name}")).papers
    assert paper.venue is not None
    assert (paper.venue.name, paper.ids) == (venue, (PaperId("doi", doi),))


def test_the_recorded_person_is_no_work() -> None:
    """It is told."""
    shelf = parse(recorded("dblp/rec_homepages_65_4173.xml"))
    assert (len(shelf.papers), len(shelf.unreadable)) == (0, 1)


def test_recorded_bibliographies_are_read() -> None:
    """Braces and accents become text, and an escaped address is one again."""
    (book,) = parse(recorded("dblp/rec_book.bib")).papers
    assert (book.venue, book.ids[0].value) == (None, "10.1007/978-3-031-16400-2")
    works = parse(recorded("dblp/rec_set_ley.bib"))
    assert (len(works.papers), works.unreadable) == (9, ())
    titles = [paper.title for paper in works.papers]
    assert "DBLP - Some Lessons Learned" in titles
    assert any(title.startswith("Datenqualität: Eine organisatorische") for title in titles)
    assert PaperId("doi", "10.1007/978-3-642-60831-5_34") in {
        one for paper in works.papers for one in paper.ids
    }
