"""Payloads recorded from the real service, read as they are; what they show is covered elsewhere as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from curator.core.works.paper import PaperId
from curator.sources.arxiv import parse

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "arxiv_api"

PAGES = [
    ("q_testing_s0_m100", 0, 100, 100),
    ("q_testing_s0_m10", 0, 10, 10),
    ("q_testing_s10_m10", 10, 10, 10),
    ("q_testing_s20_m10", 20, 10, 10),
    ("q_testing_s30_m10", 30, 10, 10),
    ("q_testing_s40_m10", 40, 10, 10),
    ("q_testing_s50_m10", 50, 10, 10),
    ("q_testing_s5_m10", 5, 10, 10),
    ("q_testing_s0_m15", 0, 15, 15),
    ("q_testing_s5_m15", 5, 15, 15),
    ("q_testing_s9_m15", 9, 15, 15),
    ("q_all-transformer_and_cat-cs.LG_s0_m5", 0, 5, 5),
    ("id_1605.08386_s0_m100", 0, 100, 1),
    ("id_1707.08567_s0_m100", 0, 100, 1),
    ("id_astro-ph_0601001_s0_m100", 0, 100, 1),
    ("id_quant-ph_0201082v1_s0_m100", 0, 100, 1),
    ("id_2104.12255v1_s0_m100", 0, 100, 1),
    ("id_0808.05394_1707.08567_s0_m100", 0, 100, 1),
    ("id_0000.0000_s0_m100", 0, 100, 0),
    ("id_0808.05394_s0_m100", 0, 100, 0),
]
"""Name, first result, results a page, and records, as the request says that was recorded."""

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no recorded payloads beside the project")


def recorded(name: str) -> bytes:
    """The body of one recorded answer."""
    return (SAMPLES / f"{name}.xml").read_bytes()


@pytest.mark.parametrize(("name", "start", "per_page", "count"), PAGES)
def test_a_recorded_page_is_read_whole(name: str, start: int, per_page: int, count: int) -> None:
    """Every record is a paper with an id, a title, authors and dates; none is unreadable."""
    page = parse(recorded(name))
    assert (page.start, page.per_page, len(page.papers)) == (start, per_page, count)
    assert (page.unreadable, page.error) == ((), None)
    assert page.total >= count
    for paper in page.papers:
        assert paper.ids[0].scheme == "arxiv"
        assert paper.title
        assert paper.authors
        assert paper.abstract
        assert paper.categories
        assert paper.version
        assert paper.published
        assert paper.updated
        assert "\n" not in paper.title + paper.abstract + paper.comment + paper.journal_ref


def test_every_recorded_page_is_named_above() -> None:
    """A sample that is added later does not go unread."""
    named = {name for name, *_ in PAGES} | {"id_abc_s0_m100"}
    assert {path.stem for path in SAMPLES.glob("*.xml")} == named


def test_the_recorded_error_is_an_error() -> None:
    """An error dressed as an entry is no paper, and its words are quoted."""
    page = parse(recorded("id_abc_s0_m100"))
    assert (page.papers, page.error) == ((), "arXiv says: incorrect id format for abc")


def test_recorded_evidence_of_venues_is_kept() -> None:
    """Comments, journal references and DOIs of a large page are all there."""
    papers = parse(recorded("q_testing_s0_m100")).papers
    assert sum(bool(paper.comment) for paper in papers) == 97
    assert sum(bool(paper.journal_ref) for paper in papers) == 18
    assert sum(any(one.scheme == "doi" for one in paper.ids) for paper in papers) == 32


def test_the_recorded_title_zero_is_a_title() -> None:
    """2104.12255 is called “0”."""
    assert parse(recorded("id_2104.12255v1_s0_m100")).papers[0].title == "0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id_astro-ph_0601001_s0_m100", "astro-ph/0601001"),
        ("id_quant-ph_0201082v1_s0_m100", "quant-ph/0201082"),
    ],
)
def test_recorded_old_ids_keep_their_archive(name: str, value: str) -> None:
    """Ids of before 2007 have a slash."""
    assert parse(recorded(name)).papers[0].ids[0] == PaperId("arxiv", value)


def test_recorded_pages_overlap_as_their_starts_say() -> None:
    """The page from 5 repeats the second half of the page from 0."""
    first, second = parse(recorded("q_testing_s0_m10")), parse(recorded("q_testing_s5_m10"))
    assert [paper.ids[0] for paper in first.papers[5:]] == [paper.ids[0] for paper in second.papers[:5]]


def test_a_proceedings_volume_keeps_all_its_authors() -> None:
    """Thirty-four of them."""
    assert len(parse(recorded("id_1707.08567_s0_m100")).papers[0].authors) == 34
