"""Payloads recorded from the real service, read as they are; what they show is covered elsewhere as well."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from curator.core.works.paper import Venue
from curator.sources.openreview import parse
from curator.sources.openreview.groups import Group
from curator.sources.openreview.notes import field_of
from curator.sources.openreview.standing import standing_of

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "openreview"
FULL = "notes_search_v2_full.json"
REVIEW = "notes_search_v2_review_and_paper_cut.json"
PRUNED = "notes_search_v2_fields_pruned.json"
WORKSHOP = "v1_notes_nips2018_workshop_with_replies.json"
EXAMPLE = "docs_example_note_v2_python_repr.txt"
RENDERED = "forum_iclr2019_under_review_rendered.html"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no recorded payloads beside the project")


def recorded(name: str) -> bytes:
    """The body of one recorded answer."""
    return (SAMPLES / name).read_bytes()


def test_every_recorded_payload_is_named_above() -> None:
    """A sample that is added later does not go unread."""
    assert {path.name for path in SAMPLES.iterdir()} == {FULL, REVIEW, PRUNED, WORKSHOP, EXAMPLE, RENDERED}


def test_of_a_recorded_search_the_accepted_paper_is_read() -> None:
    """One of six: two are rejected, three are imports from elsewhere."""
    shelf = parse(recorded(FULL), venue="ICLR", year=2025)
    assert [(paper.title, len(paper.authors), paper.venue) for paper in shelf.papers] == [
        (
            "Presto! Distilling Steps and Layers for Accelerating Music Generation",
            6,
            Venue("ICLR", 2025, "ICLR 2025 Spotlight"),
        )
    ]
    assert shelf.aside == {"of other venues": 4, "rejected": 1}
    assert shelf.unreadable == ()


def test_a_recorded_rejection_is_none_of_the_year_before_either() -> None:
    """“Submitted to ICLR 2024” is no paper of ICLR 2024."""
    shelf = parse(recorded(FULL), venue="ICLR", year=2024)
    assert (shelf.papers, shelf.aside["rejected"]) == ((), 1)


def test_a_recorded_review_and_a_short_paper_are_no_papers_of_the_conference() -> None:
    """The track of short papers has a venueid of its own."""
    shelf = parse(recorded(REVIEW), venue="MIDL", year=2025)
    assert shelf.papers == ()
    assert shelf.aside == {"reviews and comments": 1, "of other venues": 1}


def test_recorded_notes_without_venueids_are_of_no_venue() -> None:
    """The same title twice, as DBLP has it."""
    shelf = parse(recorded(PRUNED), venue="ICLR", year=2021)
    assert (shelf.papers, shelf.aside) == ((), {"of other venues": 2})


def test_recorded_decisions_of_version_one_are_read_among_the_replies() -> None:
    """Two papers that a workshop accepted, whatever their reviews are titled."""
    notes = json.loads(recorded(WORKSHOP))
    papers = [note for note in notes if not note["replyto"]]
    for paper in papers:
        paper["details"]["replies"] = [note for note in notes if note["forum"] == paper["id"] != note["id"]]
    group = Group("NIPS.cc/2018/Workshop/CDNNRIA", 1, papers[0]["invitation"], "decision")
    assert len(notes) - len(papers) == 28
    assert [standing_of(paper, [group]).kind for paper in papers] == ["accepted", "accepted"]
    assert {standing_of(note, [group]).kind for note in notes if note["replyto"]} == {"reviews and comments"}
    shelf = parse(json.dumps({"notes": papers, "count": 2}).encode(), venue="NeurIPS", year=2021)
    assert (shelf.papers, shelf.aside) == ((), {"of workshops": 2})


def test_the_documented_note_is_for_its_readers_alone() -> None:
    """Its authors have readers of their own."""
    text = recorded(EXAMPLE).decode()
    note = ast.literal_eval(text[: text.index("'details'")].rstrip().rstrip(",").rstrip("}") + "}")
    assert standing_of(note, []).kind == "not for everybody"
    assert field_of(note, "title") == "Paper title 1"
    assert field_of(note, "authors") is None


def test_a_recorded_page_for_people_is_a_fault() -> None:
    """The forum of a paper under review, where the API should have answered."""
    shelf = parse(recorded(RENDERED), venue="ICLR", year=2019)
    assert shelf.fault.startswith("an HTML page came instead of the list of notes of ICLR 2019")
