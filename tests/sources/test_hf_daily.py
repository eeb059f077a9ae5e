"""Hugging Face's daily papers, by arXiv id."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.paper import PaperId
from curator.sources.hf_daily import follow, pages_of, parse, request, request_day
from tests.support.recorded import recorded


def item(number: int = 1, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - a service sends anything
    """One paper of a day."""
    paper = {
        "id": f"2606.{number:05}",
        "authors": [{"_id": "x", "name": "Ada Example", "hidden": False}, {"name": "Bo Beispiel"}],
        "publishedAt": "2026-05-30T00:00:00.000Z",
        "submittedOnDailyAt": "2026-06-12T00:00:00.000Z",
        "title": f"Title {number}",
        "summary": "We show.\nMore.",
        **fields,
    }
    return {"paper": paper, "publishedAt": "2026-05-29T20:00:00.000Z", "title": "Outer title"}


def read(*items: object) -> Shelf:
    """A day with these papers."""
    return parse(json.dumps(items).encode())


def test_a_paper_of_a_day_is_a_preprint() -> None:
    """Its id is arXiv's; it has no venue, and its date is the preprint's."""
    shelf = read(item())
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("arxiv", "2606.00001"),)
    assert paper.url == "https://arxiv.org/abs/2606.00001"
    assert (paper.title, paper.abstract) == ("Title 1", "We show. More.")
    assert paper.authors == ("Ada Example", "Bo Beispiel")
    assert paper.published == datetime(2026, 5, 30, tzinfo=UTC)
    assert (paper.venue, paper.source, shelf.whole) == (None, "hf_daily", True)


def test_a_day_without_papers_is_no_fault() -> None:
    """Nobody hands papers in on a Sunday."""
    assert read().announced
    assert read().whole


@pytest.mark.parametrize("written", ["", "not-an-id", 5, None, "2606.1"])
def test_a_paper_without_an_arxiv_id_is_told(written: object) -> None:
    """And the others are read."""
    shelf = read(item(1, id=written), item(2))
    assert [paper.title for paper in shelf.papers] == ["Title 2"]
    assert "is no arXiv id" in shelf.unreadable[0].reason


def test_a_version_is_left_out() -> None:
    """One work is one id."""
    assert read(item(id="2606.00001v3")).papers[0].ids == (PaperId("arxiv", "2606.00001"),)


def test_one_paper_twice_is_told() -> None:
    """It is one paper."""
    shelf = read(item(), item())
    assert (len(shelf.papers), shelf.unreadable[0].reason) == (1, "it stands there twice")


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        ({"publishedAt": 1780099200000}, datetime(2026, 5, 30, tzinfo=UTC)),
        ({"publishedAt": "soon"}, None),
        ({"publishedAt": "0001-01-01T00:00:00Z"}, None),
        ({"publishedAt": None}, None),
    ],
)
def test_dates_of_all_kinds(fields: dict[str, Any], moment: datetime | None) -> None:
    """Milliseconds since 1970 are one; what is none costs the date, not the paper."""
    assert read(item(**fields)).papers[0].published == moment


@pytest.mark.parametrize(
    ("authors", "names"),
    [("Ada Example and Bo Beispiel", ("Ada Example", "Bo Beispiel")), (None, ()), ([], ()), ([3], ())],
)
def test_authors_of_all_kinds(authors: object, names: tuple[str, ...]) -> None:
    """One text, nothing, nonsense."""
    assert read(item(authors=authors)).papers[0].authors == names


@pytest.mark.parametrize(
    ("written", "shown"), [("0", "0"), ("学习 &amp; <b>B</b>", "学习 & B"), ("", "Outer title")]
)
def test_a_title_is_read_as_it_shows(written: str, shown: str) -> None:
    """A zero, HTML, other alphabets; the outer title where the paper has none."""
    assert read(item(title=written)).papers[0].title == shown


def test_a_full_answer_may_not_be_all() -> None:
    """No more than that are given at once, and that alone is no doubt: another page can be asked for."""
    assert not read(*(item(number) for number in range(1, 100))).full
    shelf = read(*(item(number) for number in range(1, 101)))
    assert (shelf.full, shelf.whole) == (True, True)


def test_an_error_is_told_in_its_own_words() -> None:
    """It comes as JSON, too; anything but a list is another layout."""
    assert parse(b'{"error": "Rate limited"}').fault == "it says: Rate limited"
    assert "layout" in parse(b'{"papers": []}').fault
    assert "not whole JSON" in parse(json.dumps([item()]).encode()[:-4]).fault
    assert read({"x": 1}, 3, None).fault


def test_a_day_is_asked_for() -> None:
    """It has no venue-years."""
    ask = request_day(date(2026, 6, 12))
    assert ask == Ask("huggingface", "/api/daily_papers", {"date": "2026-06-12", "limit": "100"})
    assert [one.params.get("p") for one in pages_of(date(2026, 6, 12))] == [None, "1", "2", "3", "4"]
    assert pages_of(date(2026, 6, 12))[0] == ask
    assert request("NeurIPS", 2026) is None
    assert follow(b"[]", venue="", year=0) == ()


def test_the_recorded_day_is_read_whole() -> None:
    """Thirty papers of June 2026."""
    shelf = parse(recorded("hf_daily_papers/daily_papers_large.json"))
    assert (len(shelf.papers), shelf.unreadable, shelf.doubts) == (30, (), ())
    assert shelf.papers[0].ids == (PaperId("arxiv", "2606.00467"),)
    assert shelf.papers[0].authors == ("Etienne Casanova", "Rafal Kocielnik", "R. Michael Alvarez")
    assert all(paper.published and paper.abstract for paper in shelf.papers)
