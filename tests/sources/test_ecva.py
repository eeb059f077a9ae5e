"""ECVA's page of all ECCV papers, of which one year is wanted."""

from __future__ import annotations

import pytest

from curator.core.shelves.shelf import Ask
from curator.core.works.paper import PaperId, Venue
from curator.sources.ecva import follow, parse, request


def entry(
    number: int, *, year: int = 2024, title: str = "A Title", authors: str = "Ada Example*, Bo Beispiel"
) -> str:
    """One paper, as others describe the page."""
    folder = f"papers/eccv_{year}/papers_ECCV"
    return (
        f'<dt class="ptitle"><br><a href="{folder}/html/{number}_ECCV_{year}_paper.php">\n'
        f"{title}</a></dt><dd>\n{authors}</dd>\n"
        f"<dd>[<a href='{folder}/papers/{number:05}.pdf'>pdf</a>]"
        f'<div class="link2">[<a href="{folder}/papers/{number:05}-supp.pdf">supplementary</a>]'
        '[<a href="https://link.springer.com/chapter/10.1007/978-3-031-00000-0_1">DOI</a>]</div></dd>'
    )


def page(sections: dict[int, str], *, end: str = "</div></body></html>") -> bytes:
    """The page with a section a year."""
    parts = "".join(
        f'<button class="accordion">ECCV {year} Papers</button>'
        f'<div class="accordion-content"><div id="content"><dl>{entries}</dl></div></div>'
        for year, entries in sections.items()
    )
    return f'<!DOCTYPE html><html lang="en"><body><div class="container">{parts}{end}'.encode()


def test_a_paper_of_the_year_is_read() -> None:
    """Id, DOI, page, authors without their marks; nothing of other years, and no supplement."""
    body = page({2024: entry(4), 2022: entry(6, year=2022)})
    shelf = parse(body, venue="ECCV", year=2024)
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("doi", "10.1007/978-3-031-00000-0_1"), PaperId("ecva", "2024/4"))
    assert paper.url == "https://www.ecva.net/papers/eccv_2024/papers_ECCV/html/4_ECCV_2024_paper.php"
    assert (paper.title, paper.authors) == ("A Title", ("Ada Example", "Bo Beispiel"))
    assert (paper.venue, paper.source) == (Venue("ECCV", 2024, "ECCV 2024"), "ecva")
    assert shelf.whole


def test_page_and_pdf_may_carry_two_numbers() -> None:
    """They did before 2024: both are ids of the one paper, the page's first."""
    body = page({2022: entry(6, year=2022).replace("00006.pdf", "136740036.pdf")})
    (paper,) = parse(body, venue="ECCV", year=2022).papers
    assert [one.value for one in paper.ids if one.scheme == "ecva"] == ["2022/6", "2022/136740036"]


def test_a_year_that_is_not_named_is_not_out() -> None:
    """Others are named, so the layout is the known one."""
    assert parse(page({2024: entry(4)}), venue="ECCV", year=2026).announced


def test_a_year_that_is_named_without_papers_is_a_fault() -> None:
    """A list that was there and cannot be read is no empty year."""
    assert "no paper of that year" in parse(page({2026: "", 2024: entry(4)}), venue="ECCV", year=2026).fault


def test_a_changed_layout_is_a_fault() -> None:
    """Without sections, or with addresses of another form, nobody knows what the page says of a year."""
    body = page({2024: entry(4)})
    assert parse(body.replace(b"accordion", b"panel"), venue="ECCV", year=2026).fault
    assert parse(body.replace(b"papers/eccv_", b"papers/"), venue="ECCV", year=2024).fault
    assert parse(body.replace(b"papers/eccv_", b"papers/"), venue="ECCV", year=2026).fault
    assert parse(body.replace(b"ptitle", b"title"), venue="ECCV", year=2024).fault


def test_papers_of_another_layout_are_not_taken_for_a_year_that_is_not_out() -> None:
    """Whether no title is known any more, or only those of the year stand in other elements."""
    renamed = page({2024: entry(4)}).replace(b'dt class="ptitle"', b'dt class="title"')
    assert "no paper of that year" in parse(renamed, venue="ECCV", year=2026).fault
    new = entry(1, year=2026).replace("ptitle", "title")
    unnamed = page({2026: new, 2024: entry(4)}).replace(b"ECCV 2026 Papers", b"Papers of this year")
    assert "no paper of that year" in parse(unnamed, venue="ECCV", year=2026).fault


def test_a_page_that_breaks_off_loses_the_record_it_breaks_in() -> None:
    """What came before is kept."""
    body = page({2024: entry(4) + entry(5, title="Broken")})
    shelf = parse(body[: body.rfind(b"00005.pdf")], venue="ECCV", year=2024)
    assert [paper.title for paper in shelf.papers] == ["A Title"]
    assert [one.where for one in shelf.unreadable] == ["Broken"]
    assert shelf.doubts == ("the page breaks off within a tag",)


def test_a_year_that_the_page_broke_off_before_is_not_called_empty() -> None:
    """What did not come is not known."""
    body = page({2026: entry(1, year=2026), 2024: entry(4)})
    assert parse(body[: body.rfind(b"</button>")], venue="ECCV", year=2024).fault


@pytest.mark.parametrize(
    ("title", "authors", "read"),
    [("0", "", ()), ("学习", "李 小龍", ("李 小龍",)), ("T", "A B and C D", ("A B", "C D"))],
)
def test_titles_and_authors_of_all_kinds(title: str, authors: str, read: tuple[str, ...]) -> None:
    """A zero, other alphabets, nobody, “and”."""
    (paper,) = parse(page({2024: entry(4, title=title, authors=authors)}), venue="ECCV", year=2024).papers
    assert (paper.title, paper.authors) == (title, read)


def test_two_papers_with_one_number_are_told() -> None:
    """The second is left out with its reason."""
    shelf = parse(page({2024: entry(4) + entry(4, title="Another")}), venue="ECCV", year=2024)
    assert (len(shelf.papers), len(shelf.unreadable)) == (1, 1)


def test_ten_thousand_papers_without_doi_are_read() -> None:
    """All of one year."""
    row = entry(1).replace("https://link.springer.com/chapter/10.1007/978-3-031-00000-0_1", "#")
    rows = "".join(row.replace("/1_", f"/{n}_").replace("00001", f"{n:05}") for n in range(10_000))
    assert len(parse(page({2024: rows}), venue="ECCV", year=2024).papers) == 10_000


def test_only_years_of_the_conference_are_asked_for() -> None:
    """Every two years since 2018, and one page has them all."""
    assert request("ECCV", 2024) == Ask("ecva", "/papers.php", always_there=True)
    assert [request(*one) for one in (("ECCV", 2023), ("ECCV", 2016), ("CVPR", 2024))] == [None] * 3
    assert follow(page({}), venue="ECCV", year=2024) == ()
