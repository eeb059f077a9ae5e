"""Whatever a site of proceedings sends: a night tells it, and "no papers" is never the word for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.shelves.watches import Watch
from tests.proceedings.world import PAGE, Nights, titles
from tests.support.proceedings_site import FAULTS, OTHER, neurips_index, neurips_list, pmlr_bib, pmlr_index

if TYPE_CHECKING:
    from tests.support.proceedings_site import Site

DAY = timedelta(days=1)
DECEMBER = date(2026, 12, 1)
ICML = Watch("ICML", 2026, date(2026, 7, 1), date(2026, 12, 31), "pmlr")
BIB = "/v999/assets/bib/bibliography.bib"


def watched(site: Site, name: str) -> Nights:
    """A source with two papers in its proceedings."""
    site.pages[PAGE] = neurips_list("A Title", "Another", year=2026)
    site.pages["/"] = pmlr_index((999, "Proceedings of ICML 2026"))
    site.pages[BIB] = pmlr_bib("A Title", "Another", volume=999, year=2026)
    return Nights(site, (ICML,), name="pmlr") if name == "pmlr" else Nights(site)


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault != "slow"])
@pytest.mark.parametrize("name", ["neurips", "pmlr"])
def test_no_accident_is_taken_for_a_year_without_papers(site: Site, name: str, fault: str) -> None:
    """It is down, with the reason, and the night after brings everything."""
    nights = watched(site, name)
    site.faults["*"] = fault
    harvest = nights.one(DECEMBER)
    assert (harvest.papers, harvest.health.status) == ((), Status.DOWN)
    assert not harvest.health.complete
    assert len(harvest.health.reason) > 40
    site.faults.clear()
    assert titles(nights.one(DECEMBER + DAY)) == ["A Title", "Another"]


def test_a_site_that_trickles_is_down(site: Site) -> None:
    """Nobody waits for it for ever."""
    nights = watched(site, "neurips")
    site.faults["*"] = "slow"
    nights.timeout = 0.1
    assert nights.one(DECEMBER).health.status is Status.DOWN


@pytest.mark.parametrize("fault", ["down", "broken off", "HTML instead", "challenge", "empty"])
def test_a_volume_behind_the_list_that_fails_is_no_year_without_papers(site: Site, fault: str) -> None:
    """The list was fine, and what it leads to was not."""
    nights = watched(site, "pmlr")
    site.faults[BIB] = fault
    assert nights.one(DECEMBER).health.status is Status.DOWN
    site.faults.clear()
    assert titles(nights.one(DECEMBER + DAY)) == ["A Title", "Another"]


@pytest.mark.parametrize(
    "fault", ["down", "broken off", "HTML instead", "challenge", "changed layout", "404"]
)
def test_one_volume_of_two_that_fails_leaves_the_other(site: Site, fault: str) -> None:
    """Its papers are believed, the year is partial, and the next night asks for all of it again."""
    nights = Nights(site)
    site.pages[PAGE] = neurips_index(2026, "vol39-main", "vol39-datasets")
    site.pages[f"{PAGE}/vol39-main"] = neurips_list("A Title", year=2026)
    site.pages[f"{PAGE}/vol39-datasets"] = neurips_list("Another", year=2026, digits=1)
    whole = dict(site.pages)
    if fault == "404":
        del site.pages[f"{PAGE}/vol39-datasets"]
    else:
        site.faults[f"{PAGE}/vol39-datasets"] = fault
    harvest = nights.one(DECEMBER)
    assert (titles(harvest), harvest.health.status) == (["A Title"], Status.PARTIAL)
    site.faults.clear()
    site.pages |= whole
    assert titles(nights.one(DECEMBER + DAY)) == ["A Title", "Another"]


@pytest.mark.parametrize("fault", ["down", "HTML instead", "challenge", "changed layout", "empty", "404"])
def test_an_empty_volume_beside_one_that_fails_is_no_year_without_papers(site: Site, fault: str) -> None:
    """One says that it has none yet, and nobody knows what the other one says."""
    nights = Nights(site)
    site.pages[PAGE] = neurips_index(2026, "vol39-main", "vol39-datasets")
    site.pages[f"{PAGE}/vol39-main"] = neurips_list(year=2026)
    if fault != "404":
        site.pages[f"{PAGE}/vol39-datasets"] = neurips_list("Another", year=2026)
        site.faults[f"{PAGE}/vol39-datasets"] = fault
    health = nights.one(DECEMBER).health
    assert health.status is Status.DOWN
    assert len(health.reason) > 40
    site.faults.clear()
    site.pages[f"{PAGE}/vol39-datasets"] = neurips_list("Another", year=2026)
    assert titles(nights.one(DECEMBER + DAY)) == ["Another"]


def test_a_page_of_all_years_that_is_gone_is_no_year_that_is_not_out(site: Site) -> None:
    """It was there before the venue-year and stays after it, so it has moved."""
    eccv = Watch("ECCV", 2026, date(2026, 9, 1), date(2026, 12, 31), "ecva")
    health = Nights(site, (eccv,), name="ecva").one(DECEMBER).health
    assert health.status is Status.DOWN
    assert health.reason.startswith("ECCV 2026: nothing could be read: 127.0.0.1 gave no usable answer")


def test_a_list_that_ends_in_the_middle_is_partial(site: Site) -> None:
    """A server that sends half of a page, and says that it is all, is caught by the page itself."""
    nights = Nights(site)
    whole = neurips_list(*(f"Title {number}" for number in range(20)), year=2026)
    site.pages[PAGE] = whole[: len(whole) // 2]
    harvest = nights.one(DECEMBER)
    assert harvest.health.status is Status.PARTIAL
    assert 5 < len(harvest.papers) < 15
    site.pages[PAGE] = whole
    assert len(nights.one(DECEMBER + DAY).papers) == 20


def test_half_of_the_papers_that_stood_there_is_partial(site: Site) -> None:
    """A layout that changed for some of them looks like a list that shrank."""
    nights = Nights(site)
    names = [f"Title {number}" for number in range(20)]
    site.pages[PAGE] = neurips_list(*names, year=2026)
    nights.one(DECEMBER)
    site.pages[PAGE] = neurips_list(*names[:9], year=2026)
    harvest = nights.one(DECEMBER + 7 * DAY)
    assert (len(harvest.papers), harvest.health.status) == (9, Status.PARTIAL)
    assert "20 stood there on 2026-12-01" in harvest.health.reason
    site.pages[PAGE] = neurips_list(*names[:19], year=2026)
    assert nights.one(DECEMBER + 8 * DAY).health.status is Status.FRESH


@pytest.mark.parametrize("after", [None, neurips_list(year=2026), OTHER])
def test_proceedings_that_are_gone_are_down(site: Site, after: bytes | None) -> None:
    """They were there, so this is no year that is not out yet."""
    nights = watched(site, "neurips")
    nights.one(DECEMBER)
    site.pages.pop(PAGE)
    if after is not None:
        site.pages[PAGE] = after
    for number in (7, 8):
        assert nights.one(DECEMBER + number * DAY).health.status is Status.DOWN


def test_a_wall_is_called_one(site: Site) -> None:
    """Whoever reads the report knows that this site turns programs away."""
    nights = watched(site, "neurips")
    site.faults["*"] = "forbidden"
    reason = nights.one(DECEMBER).health.reason
    assert reason.startswith("NeurIPS 2026: nothing could be read: it turns programs away (127.0.0.1 gave no")


def test_one_venue_that_fails_leaves_the_others(site: Site) -> None:
    """The source is partial then, and down only when nothing came at all."""
    uai = Watch("UAI", 2026, date(2026, 7, 10), date(2026, 12, 31), "pmlr")
    nights = watched(site, "pmlr")
    nights.watches = (ICML, uai)
    site.pages["/"] = pmlr_index((999, "Proceedings of ICML 2026"), (998, "Proceedings of UAI 2026"))
    site.pages["/v998/assets/bib/bibliography.bib"] = OTHER
    harvest = nights.one(DECEMBER)
    assert (titles(harvest), harvest.health.status) == (["A Title", "Another"], Status.PARTIAL)
    assert "UAI 2026: no paper stands in it" in harvest.health.reason


def test_records_that_cannot_be_read_are_told_with_their_venue(site: Site) -> None:
    """They are counted, and the report shows where they stand."""
    nights = Nights(site)
    page = neurips_list("A Title", "Another", year=2026)
    site.pages[PAGE] = page.replace(b"/hash/", b"/elsewhere/", 1)
    harvest = nights.one(DECEMBER)
    assert titles(harvest) == ["Another"]
    assert [record.where for record in harvest.unreadable] == ["NeurIPS 2026: A Title"]
    assert harvest.health.received == 2
