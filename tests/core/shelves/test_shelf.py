"""What one page holds, and several pages of one venue-year together."""

from __future__ import annotations

from curator.core.shelves.shelf import Ask, Shelf, joined
from curator.core.works.paper import Paper, PaperId, Unreadable


def paper(number: int) -> Paper:
    """A paper with an id of its own."""
    return Paper((PaperId("neurips", f"{number}"),), f"Title {number}", f"https://example.org/{number}")


def test_an_empty_shelf_is_not_whole() -> None:
    """Zero papers are no result unless the page is known to be empty: it may only lead to others."""
    assert not Shelf().whole
    assert Shelf(announced=True).whole
    assert Shelf((paper(1),)).whole
    assert not Shelf((paper(1),), doubts=("cut",)).whole
    assert not Shelf(fault="HTML").whole


def test_unreadable_records_count() -> None:
    """A page's records are its papers and what could not be read of it."""
    assert Shelf((paper(1), paper(2)), (Unreadable("x", "no title"),)).records == 3


def test_a_question_may_have_no_parameters() -> None:
    """Most lists are a path alone."""
    assert Ask("pmlr", "/").params == {}


def test_pages_are_joined_in_their_order_and_each_paper_once() -> None:
    """A paper on two pages of a venue-year is one; what pages tell of themselves is added up."""
    one = Shelf((paper(1), paper(2)), (Unreadable("a", "b"),), total=3)
    two = Shelf((paper(2), paper(3)), total=2, doubts=("cut",))
    both = joined([one, Shelf(), two])
    assert [each.title for each in both.papers] == ["Title 1", "Title 2", "Title 3"]
    assert (both.records, both.total, both.doubts, both.fault) == (4, 4, ("cut",), "")


def test_a_page_that_failed_is_a_doubt_about_the_others() -> None:
    """One day of three that did not come makes the conference incomplete, not unknown."""
    both = joined([Shelf((paper(1),)), Shelf(fault="an HTML page came")])
    assert (len(both.papers), both.doubts, both.fault) == (1, ("an HTML page came",), "")


def test_pages_that_all_failed_are_a_fault() -> None:
    """Each reason stands there once."""
    assert joined([Shelf(fault="down"), Shelf(fault="down"), Shelf()]).fault == "down"


def test_a_total_that_one_page_does_not_tell_is_not_known() -> None:
    """A sum of some pages would be believed to be that of all."""
    assert joined([Shelf((paper(1),), total=1), Shelf((paper(2),))]).total is None


def test_nothing_joined_is_nothing() -> None:
    """No page at all, and pages that only lead on, are neither empty years nor faults."""
    assert joined([]) == Shelf()
    assert not joined([Shelf()]).whole


def test_a_volume_that_is_not_out_does_not_hide_one_that_is() -> None:
    """An empty page among others is no empty year."""
    both = joined([Shelf(announced=True), Shelf((paper(1),), total=1)])
    assert (both.announced, len(both.papers), both.total) == (False, 1, 1)
    assert joined([Shelf(announced=True), Shelf(announced=True)]).announced


def test_pages_without_papers_yet_are_counted_beside_those_with_some() -> None:
    """One track may be decided weeks before another."""
    assert joined([Shelf(announced=True), Shelf((paper(1),)), Shelf()]).waiting == 1
    assert joined([Shelf((paper(1),))]).waiting == 0
    assert joined([Shelf(announced=True)]).waiting == 0


def test_an_empty_page_beside_one_that_failed_is_not_whole() -> None:
    """Papers may stand on the page that nobody could read."""
    both = joined([Shelf(announced=True), Shelf(fault="HTML")])
    assert (both.announced, both.doubts, both.whole) == (True, ("HTML",), False)


def test_what_pages_set_aside_is_added_up() -> None:
    """Whole records that are no accepted papers count as records, by what they are."""
    one = Shelf((paper(1),), total=4, aside={"rejected": 2, "withdrawn": 1})
    two = Shelf((paper(2),), total=2, aside={"rejected": 1, "of workshops": 0})
    both = joined([one, two])
    assert (one.records, both.records, both.total) == (4, 6, 6)
    assert both.told_aside == "3 rejected, 1 withdrawn"
    assert Shelf().told_aside == ""
