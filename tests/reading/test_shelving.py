"""Records put on a shelf: counted, each once, and no more than a page can hold."""

from __future__ import annotations

from curator.core.works.paper import Paper, PaperId, Unreadable
from curator.reading.shelving import MOST_RECORDS, abstract_in, ids_of, shelve, sorted_ids, title_in

ARXIV = PaperId("arxiv", "2401.00001")


def paper(number: int, *more: PaperId, title: str = "", authors: tuple[str, ...] = ("A B",)) -> Paper:
    """A paper with an id of its own."""
    ids = (*more, PaperId("neurips", f"{number}"))
    return Paper(ids, title or f"Title {number}", f"https://example.org/{number}", authors)


def test_papers_stay_in_the_order_of_the_page() -> None:
    """And what cannot be read is counted beside them."""
    shelf = shelve([paper(2), Unreadable("x", "no link"), paper(1)], nothing="none")
    assert [one.title for one in shelf.papers] == ["Title 2", "Title 1"]
    assert (shelf.records, shelf.doubts, shelf.fault) == (3, (), "")


def test_a_page_without_papers_is_a_fault() -> None:
    """Also when there are records that could not be read: the first one says why."""
    assert shelve([], nothing="no paper").fault == "no paper"
    told = shelve([Unreadable("x", "no link")], nothing="no paper")
    assert told.fault == "no paper; none of 1 records can be read (of “x”: no link)"
    assert told.unreadable == (Unreadable("x", "no link"),)


def test_fewer_records_than_the_page_tells_is_a_doubt() -> None:
    """Unreadable ones count: they came."""
    assert shelve([paper(1), Unreadable("x", "y")], total=2, nothing="none").doubts == ()
    assert shelve([paper(1)], total=2, nothing="none").doubts == ("1 records came of 2 by its own account",)


def test_a_paper_that_stands_twice_is_one() -> None:
    """The second one is told, not dropped."""
    shelf = shelve([paper(1), paper(1, title="TITLE 1")], nothing="none")
    assert len(shelf.papers) == 1
    assert shelf.unreadable == (Unreadable("TITLE 1", "it stands there twice"),)


def test_two_papers_with_one_id_are_not_one() -> None:
    """Whose id it is cannot be known, so the first keeps it and the second is told."""
    shelf = shelve([paper(1), paper(1, title="Another work")], nothing="none")
    assert [one.title for one in shelf.papers] == ["Title 1"]
    assert "neurips:1 is the id of “Title 1”" in shelf.unreadable[0].reason


def test_a_preprint_linked_from_two_papers_costs_neither() -> None:
    """The second paper keeps its own id, and the slip of the page is told."""
    shelf = shelve([paper(1, ARXIV), paper(2, ARXIV)], nothing="none")
    assert [one.ids for one in shelf.papers] == [
        (ARXIV, PaperId("neurips", "1")),
        (PaperId("neurips", "2"),),
    ]
    assert "goes without it" in shelf.unreadable[0].reason


def test_zero_is_a_title_and_nothing_is_none() -> None:
    """There is a paper called “0”."""
    shelf = shelve([paper(1, title="0"), Paper((), "", "https://example.org/x")], nothing="none")
    assert [one.title for one in shelf.papers] == ["0"]
    assert shelf.unreadable == (Unreadable("https://example.org/x", "it has no title"),)


def test_more_records_than_any_page_has_are_bounded() -> None:
    """A hundred thousand results are no proceedings; what was left out is said."""
    shelf = shelve((paper(number) for number in range(100_000)), total=100_000, nothing="none")
    assert len(shelf.papers) == MOST_RECORDS
    assert shelf.doubts == ("it has more than 20,000 records, and only those were read",)


def test_a_layout_that_changed_in_part_is_doubted() -> None:
    """Most records unreadable, or nobody an author."""
    most: list[Paper | Unreadable] = [paper(1), *(Unreadable(f"{number}", "no link") for number in range(9))]
    assert shelve(most, nothing="none").doubts == ("most of its records cannot be read (no link)",)
    nobody = [paper(number, authors=()) for number in range(9)]
    assert shelve(nobody, nothing="none").doubts == ("no paper has an author",)
    assert shelve(nobody, nothing="none", signed=False).doubts == ()


def test_a_title_is_read_as_it_shows() -> None:
    """LaTeX, HTML, controls and other alphabets; cut where no title goes on."""
    assert title_in(" A {B}ayesian\n $\\ell_p$ <i>view</i> &amp; more ") == "A Bayesian ℓ_p view & more"  # noqa: RUF001 - what \\ell shows
    assert title_in("深度学习 \u202e Глубокое") == "深度学习 Глубокое"
    assert title_in("0") == "0"
    assert len(title_in("x" * 1_000_000)) == 2_000
    assert abstract_in("We  use $x$.\n") == "We use $x$."


def test_ids_are_sorted_by_what_they_are_worth() -> None:
    """Those of arXiv first, then the others; those of one kind stay as they came; nothing stands twice."""
    assert ids_of(
        ["https://doi.org/10.1000/x", "https://arxiv.org/abs/2401.00001", "https://example.org"]
    ) == (
        ARXIV,
        PaperId("doi", "10.1000/x"),
    )
    assert sorted_ids([None, PaperId("ecva", "2"), PaperId("ecva", "1"), PaperId("ecva", "2")]) == (
        PaperId("ecva", "2"),
        PaperId("ecva", "1"),
    )
