"""Proceedings are asked for when they are due, read once, and missed by nobody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.shelves.watches import Watch
from curator.core.works.paper import Venue
from tests.proceedings.world import NEURIPS, PAGE, Nights, titles
from tests.support.proceedings_site import neurips_index, neurips_list, pmlr_bib, pmlr_index

if TYPE_CHECKING:
    from tests.support.proceedings_site import Site

DAY = timedelta(days=1)
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def nights(site: Site) -> Nights:
    """NeurIPS 2026, watched from November to February; nothing is out yet."""
    return Nights(site)


def test_a_night_with_nothing_due_asks_nothing(nights: Nights) -> None:
    """It is quiet, and says when something will be due."""
    health = nights.one(date(2026, 6, 10)).health
    assert (health.status, health.requests, health.received) == (Status.QUIET, 0, 0)
    assert health.reason == "Nothing is due; NeurIPS 2026 will be from 2026-11-20 on."
    assert nights.site.asked == []


def test_without_a_calendar_nothing_is_asked(nights: Nights) -> None:
    """A site of proceedings that is enabled and has nothing to do says so."""
    nights.watches = ()
    health = nights.one(DECEMBER).health
    assert (health.status, health.reason) == (Status.QUIET, "`calendar` names nothing that stands there.")


def test_the_first_night_is_the_one_after_the_first_day(nights: Nights) -> None:
    """Windows end at midnight, so the first day is over when it is asked for."""
    nights.one(NEURIPS.begin)
    assert nights.site.asked == []
    nights.one(NEURIPS.begin + DAY)
    assert [one.target for one in nights.site.asked] == [PAGE]


def test_proceedings_that_are_not_out_yet_are_quiet(nights: Nights) -> None:
    """Every night asks once, and nothing is wrong."""
    for number in range(3):
        health = nights.one(DECEMBER + number * DAY).health
        assert (health.status, health.requests) == (Status.QUIET, 1)
        assert health.reason == "NeurIPS 2026: not out yet (status 404)."
    assert nights.site.forget() == 3


def test_an_announced_empty_year_is_not_out_yet(nights: Nights) -> None:
    """A list without a paper, as far as the format tells it from a list that nobody can read."""
    nights.site.pages[PAGE] = neurips_list(year=2026)
    health = nights.one(DECEMBER).health
    assert (health.status, health.reason) == (
        Status.QUIET,
        "NeurIPS 2026: not out yet (its list has no paper yet).",
    )


def test_papers_that_come_are_fresh(nights: Nights) -> None:
    """All of them at once, with their venue, whatever their dates."""
    nights.site.pages[PAGE] = neurips_list("A Title", "Another", year=2026)
    harvest = nights.one(DECEMBER)
    assert titles(harvest) == ["A Title", "Another"]
    assert {paper.venue for paper in harvest.papers} == {Venue("NeurIPS", 2026, "NeurIPS 2026, Conference")}
    assert (harvest.health.status, harvest.health.received) == (Status.FRESH, 2)
    assert harvest.health.reason == "NeurIPS 2026: 2 papers, for the first time."


def test_what_was_read_is_left_alone_for_a_week(nights: Nights) -> None:
    """Then one request finds it unchanged, and it is left alone for another week."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.one(DECEMBER)
    nights.site.forget()
    asked = [
        (number, nights.one(DECEMBER + number * DAY).health.status, nights.site.forget())
        for number in range(1, 16)
    ]
    assert [number for number, _, count in asked if count] == [7, 14]
    assert {(status, count) for _, status, count in asked} == {(Status.QUIET, 0), (Status.QUIET, 1)}


def test_an_unchanged_page_is_not_sent_again(nights: Nights) -> None:
    """The request carries the mark of what is held, and the answer is empty."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.one(DECEMBER)
    harvest = nights.one(DECEMBER + 7 * DAY)
    assert [one.status for one in nights.site.asked] == [200, 304]
    assert (titles(harvest), harvest.health.reason) == ([], "NeurIPS 2026: unchanged since 2026-12-01.")


def test_a_site_without_marks_is_known_by_its_page(nights: Nights) -> None:
    """The same bytes are the same papers; it costs one request all the same."""
    nights.site.marks = False
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.one(DECEMBER)
    nights.site.forget()
    health = nights.one(DECEMBER + 7 * DAY).health
    assert (health.status, health.reason) == (Status.QUIET, "NeurIPS 2026: unchanged since 2026-12-01.")
    assert nights.site.forget() == 1


@pytest.mark.parametrize("marks", [True, False])
def test_a_page_that_leads_to_others_is_not_taken_for_them(nights: Nights, marks: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """It stays the same when they change, so all are asked for; with the same papers that is no news."""
    nights.site.marks = marks
    nights.site.pages[PAGE] = neurips_index(2026, "vol39-main", "vol39-datasets")
    for number, volume in enumerate(("vol39-main", "vol39-datasets")):
        nights.site.pages[f"{PAGE}/{volume}"] = neurips_list(f"In {volume}", year=2026, digits=number)
    assert titles(nights.one(DECEMBER)) == ["In vol39-main", "In vol39-datasets"]
    nights.site.forget()
    assert nights.one(DECEMBER + 7 * DAY).health.status is Status.QUIET
    assert nights.site.forget() == 3
    nights.site.pages[f"{PAGE}/vol39-datasets"] = neurips_list(
        "In vol39-datasets", "Late", year=2026, digits=1
    )
    harvest = nights.one(DECEMBER + 14 * DAY)
    assert (len(harvest.papers), harvest.health.status) == (3, Status.FRESH)


def test_a_track_that_is_decided_later_comes_with_the_next_look(nights: Nights) -> None:
    """Until then the other one stands alone, which is told, and is nothing wrong."""
    nights.site.pages[PAGE] = neurips_index(2026, "vol39-main", "vol39-datasets")
    nights.site.pages[f"{PAGE}/vol39-main"] = neurips_list("A Title", year=2026)
    nights.site.pages[f"{PAGE}/vol39-datasets"] = neurips_list(year=2026)
    harvest = nights.one(DECEMBER)
    assert (titles(harvest), harvest.health.status) == (["A Title"], Status.FRESH)
    assert harvest.health.reason == "NeurIPS 2026: 1 paper (none on 1 of its pages), for the first time."
    nights.site.pages[f"{PAGE}/vol39-datasets"] = neurips_list("Another", year=2026, digits=1)
    assert titles(nights.one(DECEMBER + 6 * DAY)) == []
    assert titles(nights.one(DECEMBER + 7 * DAY)) == ["A Title", "Another"]


def test_a_page_with_other_words_and_the_same_papers_is_quiet(nights: Nights) -> None:
    """A new footer is no news."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.one(DECEMBER)
    nights.site.pages[PAGE] += b"<!-- made today -->"
    health = nights.one(DECEMBER + 7 * DAY).health
    assert (health.status, health.reason) == (
        Status.QUIET,
        "NeurIPS 2026: 1 paper, the same as on 2026-12-01.",
    )


def test_papers_that_are_added_later_come_too(nights: Nights) -> None:
    """The list is looked at again, and then all of it comes: what is known already, the run knows."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.one(DECEMBER)
    nights.site.pages[PAGE] = neurips_list("A Title", "Late", year=2026)
    harvest = nights.one(DECEMBER + 7 * DAY)
    assert (titles(harvest), harvest.health.status) == (["A Title", "Late"], Status.FRESH)


def test_after_its_end_it_is_looked_at_once_more(nights: Nights) -> None:
    """As a whole, because a page that leads to others does not change when those do."""
    nights.site.pages[PAGE] = neurips_index(2026, "vol39-main")
    nights.site.pages[f"{PAGE}/vol39-main"] = neurips_list("A Title", year=2026)
    nights.one(date(2027, 2, 25))
    nights.site.pages[f"{PAGE}/vol39-main"] = neurips_list("A Title", "Late", year=2026)
    nights.site.forget()
    assert nights.one(NEURIPS.end).papers == ()
    assert titles(nights.one(NEURIPS.end + DAY)) == ["A Title", "Late"]
    assert nights.site.forget() == 2
    for number in range(2, 20):
        nights.one(NEURIPS.end + number * DAY)
    assert nights.site.asked == []


def test_what_never_came_is_late(nights: Nights) -> None:
    """A week before its end something should be there; afterwards it is asked for half a year longer."""
    assert nights.one(NEURIPS.end - 7 * DAY).health.status is Status.QUIET
    for day in (NEURIPS.end - 6 * DAY, NEURIPS.end + DAY, NEURIPS.end + 180 * DAY):
        health = nights.one(day).health
        assert (health.status, health.requests) == (Status.STALE, 1)
        assert "nothing came, although it was expected until 2027-02-28 (status 404)" in health.reason
        assert "until 2027-08-27 it is asked for every night" in health.reason
    nights.site.forget()
    assert nights.night(NEURIPS.end + 181 * DAY)[-1].health.status is Status.QUIET
    assert nights.site.asked == []


def test_what_comes_after_its_end_is_read(nights: Nights) -> None:
    """Proceedings are often later than anybody thought."""
    nights.one(NEURIPS.end + 10 * DAY)
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    assert titles(nights.one(NEURIPS.end + 11 * DAY)) == ["A Title"]
    nights.site.forget()
    nights.one(NEURIPS.end + 40 * DAY)
    assert nights.site.asked == []


def test_papers_of_a_night_that_crashed_come_again(nights: Nights) -> None:
    """What was read is remembered only when the night is over."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.crash = True
    assert titles(nights.one(DECEMBER)) == ["A Title"]
    nights.crash = False
    assert titles(nights.one(DECEMBER)) == ["A Title"]
    assert titles(nights.one(DECEMBER)) == []


def test_a_month_without_the_site_loses_nothing(nights: Nights) -> None:
    """Every night asks, few windows are left open, and the first good night brings everything."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.site.faults["*"] = "down"
    for number in range(30):
        harvests = nights.night(DECEMBER + number * DAY)
        assert harvests[0].health.status is Status.DOWN
        assert len(harvests) <= 3
        assert {one.health.requests for one in harvests[1:]} <= {0}
    nights.site.faults.clear()
    nights.site.forget()
    harvests = nights.night(DECEMBER + 30 * DAY)
    assert [title for harvest in harvests for title in titles(harvest)] == ["A Title"]
    assert nights.site.forget() == 1
    assert nights.progress.gaps == ()


def test_a_site_that_is_down_beyond_the_end_is_asked_on(nights: Nights) -> None:
    """It stays due until it was read."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.site.faults["*"] = "down"
    for number in range(0, 60, 3):
        nights.night(NEURIPS.end + number * DAY - 20 * DAY)
    nights.site.faults.clear()
    harvests = nights.night(NEURIPS.end + 45 * DAY)
    assert [title for harvest in harvests for title in titles(harvest)] == ["A Title"]


def test_two_venues_of_one_site_share_its_list(site: Site) -> None:
    """The list of volumes is asked for once, and the one that is there is read."""
    watches = (
        Watch("ICML", 2026, date(2026, 7, 1), date(2026, 9, 30), "pmlr"),
        Watch("UAI", 2026, date(2026, 7, 10), date(2026, 9, 30), "pmlr"),
    )
    nights = Nights(site, watches, name="pmlr")
    site.pages["/"] = pmlr_index((999, "Proceedings of ICML 2026"), (998, "Proceedings of ALT 2026"))
    site.pages["/v999/assets/bib/bibliography.bib"] = pmlr_bib("A Title", volume=999, year=2026)
    harvest = nights.one(date(2026, 8, 1))
    assert [one.target for one in site.asked] == ["/", "/v999/assets/bib/bibliography.bib"]
    assert harvest.health.reason == (
        "ICML 2026: 1 paper, for the first time. UAI 2026: not out yet (its list has no paper yet)."
    )
    assert harvest.health.status is Status.FRESH
    site.forget()
    for number in range(1, 30):
        nights.one(date(2026, 8, 1) + number * DAY)
    assert site.forget() <= 29 + 2


def test_a_venue_that_the_site_does_not_have_is_told(site: Site) -> None:
    """An entry of the calendar that nobody can follow is no quiet night."""
    nights = Nights(site, (NEURIPS._replace(venue="ICML"),))
    health = nights.one(DECEMBER).health
    assert health.status is Status.PARTIAL
    assert health.reason.startswith("ICML 2026: its source knows no place for it; take it out of `calendar`")


def test_a_run_repeated_on_a_day_asks_nothing_of_what_was_read(nights: Nights) -> None:
    """And again for what was not there."""
    nights.one(DECEMBER)
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    assert titles(nights.one(DECEMBER)) == ["A Title"]
    nights.site.forget()
    assert nights.one(DECEMBER).health.status is Status.QUIET
    assert nights.site.asked == []


def test_a_machine_without_a_ledger_keeps_the_days(nights: Nights) -> None:
    """It reads as a whole what it could have asked for conditionally, and no more often."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    asked = []
    for number in range(100):
        nights.memory.known.clear()
        (harvest, *_) = nights.night(DECEMBER + number * DAY)
        asked += [number] if nights.site.forget() else []
        assert titles(harvest) == (["A Title"] if asked[-1:] == [number] else [])
    assert asked == [*range(0, 90, 7), 90]
    assert NEURIPS.end + DAY == DECEMBER + 90 * DAY


def test_a_state_file_that_was_lost_reads_all_again(nights: Nights) -> None:
    """Whatever the ledger says: the papers have to be held against the records again."""
    nights.site.pages[PAGE] = neurips_list("A Title", year=2026)
    nights.one(DECEMBER)
    nights.state.clear()
    assert titles(nights.one(DECEMBER + DAY)) == ["A Title"]
