"""Records of proceedings: which two are one record, and what a source's paper becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from curator.core.shelves.works import FoundWork, ListedWork, best_first, listed
from curator.core.works.paper import SCHEMES, Paper, PaperId, Venue
from curator.core.works.sameness import Match

DAY = date(2026, 4, 30)
PMLR, ARXIV = PaperId("pmlr", "v139/writer21a"), PaperId("arxiv", "2102.00001")
WORK = ListedWork("A Title", ("A. Writer",), "ICML", 2021, "", "accepted", (), "proceedings", DAY, "Oral")


@pytest.mark.parametrize(
    "other",
    [
        WORK._replace(title="Another Title"),
        WORK._replace(authors=("B. Writer",)),
        WORK._replace(venue="ICLR"),
        WORK._replace(year=2022),
        WORK._replace(source="PMLR"),
        WORK._replace(status="rejected"),
        WORK._replace(ids=(PMLR,)),
        WORK._replace(url="https://example.org/1"),
    ],
)
def test_records_that_differ_in_what_tells_them_apart_are_two(other: ListedWork) -> None:
    """Without an id, everything that is said of the work."""
    assert other.identity != WORK.identity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WORK, WORK._replace(title="A  title", track="Poster", seen=date(2026, 5, 1))),
        (
            WORK._replace(url="https://example.org/1"),
            WORK._replace(url="https://example.org/1", authors=(), status="withdrawn"),
        ),
        (WORK._replace(ids=(PMLR,)), WORK._replace(ids=(ARXIV, PMLR), title="Renamed", status="workshop")),
    ],
)
def test_a_record_seen_again_is_the_same_one(one: ListedWork, other: ListedWork) -> None:
    """By its id, whatever else changed; by its address, whatever became of it; or by what it says."""
    assert one.identity == other.identity


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_kind_of_id_identifies_a_record(scheme: str) -> None:
    """None of them is a surprise."""
    assert WORK._replace(ids=(PaperId(scheme, "x"),)).identity[-1] == f"{scheme}:x"


def test_better_evidence_comes_first_and_publications_before_the_rest() -> None:
    """Whatever order a database gives them in."""
    by_id, by_title, alike = Match("id", "", 1.0), Match("title", "", 1.0), Match("near-title", "", 0.9)
    rejected = WORK._replace(status="rejected", venue="AAAI")
    ordered = [
        FoundWork(rejected, by_id),
        FoundWork(WORK, by_title),
        FoundWork(rejected, by_title),
        FoundWork(rejected, Match("near-title", "", 0.95)),
        FoundWork(WORK, alike),
    ]
    mixed = [ordered[number] for number in (3, 1, 4, 0, 2)]
    assert sorted(mixed, key=best_first) == ordered


def test_a_paper_of_a_source_becomes_a_record() -> None:
    """With its venue, and withdrawn where the source says so."""
    paper = Paper(
        (PMLR,), "A Title", "https://e.org", ("A B",), venue=Venue("ICML", 2021, "Oral"), source="pmlr"
    )
    record = listed(paper, seen=DAY)
    assert record == ListedWork(
        "A Title", ("A B",), "ICML", 2021, "https://e.org", "accepted", (PMLR,), "pmlr", DAY, "Oral"
    )
    assert record is not None
    assert listed(paper, seen=DAY, status="workshop") == record._replace(status="workshop")
    assert listed(replace(paper, withdrawn=True), seen=DAY) == record._replace(status="withdrawn")


@pytest.mark.parametrize("venue", [None, Venue("ICML", None), Venue("", 2021)])
def test_a_paper_of_no_venue_or_year_is_no_record(venue: Venue | None) -> None:
    """A preprint, or a venue of which the page told half."""
    assert listed(Paper((ARXIV,), "A Title", "", venue=venue), seen=DAY) is None
