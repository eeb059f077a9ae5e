"""Which questions lead to a venue-year, and what else a page says is to be asked."""

from __future__ import annotations

import pytest

from curator.core.shelves.shelf import Ask
from curator.sources.openreview import follow, request
from tests.sources.openreview.pages import note, old_note, page


@pytest.mark.parametrize(("venue", "year"), [("CVPR", 2024), ("ICML", 2022), ("ICLR", 2016), ("TMLR", 2019)])
def test_what_is_not_on_openreview_is_not_asked_for(venue: str, year: int) -> None:
    """ICML came in 2023, and ICLR of before 2017 tells no decision."""
    assert request(venue, year) is None
    assert follow(page([note(1)]), venue=venue, year=year) == ()


@pytest.mark.parametrize(
    ("venue", "year", "group"),
    [
        ("ICLR", 2024, "ICLR.cc/2024/Conference"),
        ("NeurIPS", 2023, "NeurIPS.cc/2023/Conference"),
        ("ICML", 2023, "ICML.cc/2023/Conference"),
        ("COLM", 2025, "colmweb.org/COLM/2025/Conference"),
        ("CoRL", 2024, "robot-learning.org/CoRL/2024/Conference"),
        ("TMLR", 2026, "TMLR"),
    ],
)
def test_version_two_is_asked_by_the_id_of_the_venue(venue: str, year: int, group: str) -> None:
    """A full page, and with an offset, without which nothing is counted."""
    assert request(venue, year) == Ask(
        "openreview", "/notes", {"content.venueid": group, "limit": "1000", "offset": "0"}
    )


@pytest.mark.parametrize(
    ("venue", "year", "invitation"),
    [
        ("ICLR", 2017, "ICLR.cc/2017/conference/-/submission"),
        ("ICLR", 2023, "ICLR.cc/2023/Conference/-/Blind_Submission"),
        ("NeurIPS", 2022, "NeurIPS.cc/2022/Conference/-/Blind_Submission"),
    ],
)
def test_version_one_is_asked_for_submissions(venue: str, year: int, invitation: str) -> None:
    """On its own host."""
    assert request(venue, year) == Ask(
        "openreview_v1", "/notes", {"invitation": invitation, "limit": "1000", "offset": "0"}
    )


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_decisions_come_with_the_replies_where_notes_have_none(year: int) -> None:
    """In small pages, because a paper's reviews are longer than its record."""
    asked = request("ICLR", year)
    assert asked is not None
    assert (asked.params["details"], asked.params["limit"]) == ("replies", "100")


def test_a_single_page_leads_nowhere() -> None:
    """All of its group is there, and the venue has no other one."""
    assert follow(page([note(1)]), venue="ICLR", year=2025) == ()


def test_a_full_page_leads_to_all_others() -> None:
    """By offset, up to the count; every page of them leads to the same ones."""
    asked = follow(page([note(1)], count=3_001), venue="ICLR", year=2025)
    assert [one.params["offset"] for one in asked] == ["1000", "2000", "3000"]
    assert {one.params["content.venueid"] for one in asked} == {"ICLR.cc/2025/Conference"}


def test_the_main_track_leads_to_the_others() -> None:
    """Datasets and position papers have groups of their own, and pages of their own."""
    own = "NeurIPS.cc/2025"
    first = page([note(1, venueid=f"{own}/Conference")], count=1_500)
    asked = follow(first, venue="NeurIPS", year=2025)
    assert [(one.params["content.venueid"], one.params["offset"]) for one in asked] == [
        (f"{own}/Conference", "1000"),
        (f"{own}/Datasets_and_Benchmarks_Track", "0"),
        (f"{own}/Position_Paper_Track", "0"),
    ]
    track = page([note(1, venueid=f"{own}/Datasets_and_Benchmarks_Track")], count=1_001)
    assert follow(track, venue="NeurIPS", year=2025)[0].params == {
        "content.venueid": f"{own}/Datasets_and_Benchmarks_Track",
        "limit": "1000",
        "offset": "1000",
    }


def test_an_empty_main_track_leads_to_the_others_all_the_same() -> None:
    """One track may be out before the other."""
    asked = follow(page([]), venue="ICML", year=2026)
    assert [one.params["content.venueid"] for one in asked] == ["ICML.cc/2026/Position_Paper_Track"]


def test_pages_of_version_one_are_as_long_as_they_were_asked_for() -> None:
    """A hundred notes where replies come along."""
    body = page([old_note(1, invitation="ICLR.cc/2020/Conference/-/Blind_Submission")], count=250)
    assert [one.params["offset"] for one in follow(body, venue="ICLR", year=2020)] == ["100", "200"]


def test_a_lie_about_the_count_does_not_lead_on_for_ever() -> None:
    """No venue has two hundred pages."""
    assert len(follow(page([note(1)], count=10**9), venue="ICLR", year=2025)) == 199


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"[]", b'{"notes": 3}', b'{"name": "Error"}'])
def test_what_is_no_page_leads_nowhere(body: bytes) -> None:
    """A challenge, an error, something broken."""
    assert follow(body, venue="NeurIPS", year=2025) == ()
