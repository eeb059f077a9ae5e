"""CVF's open access site: lists of both layouts, indexes, pages of papers, workshops apart."""

from __future__ import annotations

import pytest

from curator.core.shelves.shelf import Ask
from curator.core.works.paper import PaperId, Venue
from curator.sources.cvf import follow, parse, request
from tests.support.recorded import recorded


def entry(number: int = 1, *, title: str = "A Title", field: str = "query_author", more: str = "") -> str:
    """One paper of a list in today's layout, by Ada Example and Bo O'Beispiel."""
    forms = "".join(
        f'<form><input type="hidden" name="{field}" value="{name}"><a href="#">{name}</a>,</form>'
        for name in ("Ada Example", " Bo O&#x27;Beispiel")
    )
    stem = f"Example_Title_{number}_CVPR_2024_paper"
    return (
        f'<dt class="ptitle"><br><a href="/content/CVPR2024/html/{stem}.html">{title}</a></dt>\n'
        f"<dd>{forms}</dd>\n"
        f'<dd>[<a href="/content/CVPR2024/papers/{stem}.pdf">pdf</a>]{more}</dd>'
    )


def listing(*entries: str, end: str = "</dl></div></body></html>") -> bytes:
    """A page of papers."""
    return f'<!DOCTYPE html><html><body><div id="content"><dl>{"".join(entries)}{end}'.encode()


def test_a_paper_of_a_list_is_read() -> None:
    """Id, page, authors in reading order, and its preprint where the site links one."""
    arxiv = '[<a href="http://arxiv.org/abs/2401.00001">arXiv</a>]'
    shelf = parse(listing(entry(more=arxiv)), venue="CVPR", year=2024)
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("arxiv", "2401.00001"), PaperId("cvf", "CVPR2024/Example_Title_1"))
    assert (
        paper.url
        == "https://openaccess.thecvf.com/content/CVPR2024/html/Example_Title_1_CVPR_2024_paper.html"
    )
    assert paper.title == "A Title"
    assert paper.authors == ("Ada Example", "Bo O'Beispiel")
    assert (paper.venue, paper.source) == (Venue("CVPR", 2024, "CVPR2024"), "cvf")
    assert shelf.whole


def test_the_layout_of_2019_has_another_field_and_relative_links() -> None:
    """The forms' field is “query”, and addresses stand below content_CVPR_2019."""
    old = (
        entry(field="query")
        .replace("/content/CVPR2024/", "content_CVPR_2019/")
        .replace("CVPR_2024", "CVPR_2019")
    )
    (paper,) = parse(listing(old), venue="CVPR", year=2019).papers
    assert paper.ids == (PaperId("cvf", "CVPR2019/Example_Title_1"),)
    assert paper.url.startswith("https://openaccess.thecvf.com/content_CVPR_2019/html/")
    assert paper.authors == ("Ada Example", "Bo O'Beispiel")


def test_authors_are_read_from_the_bibliography_where_the_forms_are_missing() -> None:
    """Family names first there; and from plain text where that is missing, too."""
    head = entry().partition("<dd>")[0]
    pdf = '<dd>[<a href="/content/CVPR2024/papers/Example_Title_1_CVPR_2024_paper.pdf">pdf</a>]{}</dd>'
    bib = '<div class="bibref">@InProceedings{E_2024,<br>author = {Example, Ada and Beispiel, Bo},</div>'
    assert parse(listing(head + pdf.format(bib)), venue="CVPR", year=2024).papers[0].authors == (
        "Ada Example",
        "Bo Beispiel",
    )
    plain = f"{head}<dd>Ada Example, Bo Beispiel</dd>{pdf.format('')}"
    assert parse(listing(plain), venue="CVPR", year=2024).papers[0].authors == ("Ada Example", "Bo Beispiel")
    assert parse(listing(head + pdf.format("")), venue="CVPR", year=2024).papers[0].authors == ()


def test_workshop_papers_stand_apart() -> None:
    """They are no papers of the main conference, whatever list they are in."""
    workshop = (
        entry()
        .replace("/content/CVPR2024/", "/content/CVPR2024W/AI4Space/")
        .replace("CVPR_2024", "CVPRW_2024")
    )
    for venue in ("CVPR", "CVPRW"):
        (paper,) = parse(listing(workshop), venue=venue, year=2024).papers
        assert paper.venue == Venue("CVPRW", 2024, "CVPRW2024")
        assert paper.ids == (PaperId("cvf", "CVPRW2024/ai4space/Example_Title_1"),)


def test_papers_of_another_year_or_conference_are_told() -> None:
    """A wrong list is not believed."""
    assert "no paper of CVPR 2023" in parse(listing(entry()), venue="CVPR", year=2023).fault
    assert "no paper of ICCV 2024" in parse(listing(entry()), venue="ICCV", year=2024).fault


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0", "0"),
        ("A <i>Tilted</i> View &amp; More", "A Tilted View & More"),
        ("$\\ell_\\infty$ {B}ounds", "ℓ_∞ Bounds"),  # noqa: RUF001 - what \ell shows
        ("深度学习", "深度学习"),
        ("Многоточие… и пробелы", "Многоточие… и пробелы"),
    ],
)
def test_a_title_is_read_as_it_shows(written: str, read: str) -> None:
    """HTML, LaTeX, other alphabets, a zero."""
    assert parse(listing(entry(title=written)), venue="CVPR", year=2024).papers[0].title == read


def test_a_paper_without_title_or_link_is_told() -> None:
    """And the others are read."""
    strange = '<dt class="ptitle">No link</dt><dd>x</dd>'
    shelf = parse(listing(entry(1, title=" "), strange, entry(2)), venue="CVPR", year=2024)
    assert [paper.ids[-1].value for paper in shelf.papers] == ["CVPR2024/Example_Title_2"]
    assert [one.reason.partition(",")[0] for one in shelf.unreadable] == ["it has no title", "it leads to “”"]


def test_a_list_that_breaks_off_is_doubted() -> None:
    """The download of a real list broke off within a tag: what came is kept, the last record is set aside."""
    shelf = parse(
        listing(entry(1), entry(2), entry(3).partition("</dd>")[0], end='<form id="fo'),
        venue="CVPR",
        year=2024,
    )
    assert len(shelf.papers) == 2
    assert [one.reason for one in shelf.unreadable] == ["the page breaks off within it"]
    assert shelf.doubts == ("the page breaks off within a tag",)
    assert not shelf.whole


def test_a_list_that_breaks_off_between_papers_loses_none_that_came() -> None:
    """It is doubted all the same."""
    shelf = parse(listing(entry(1), entry(2), end=""), venue="CVPR", year=2024)
    assert (len(shelf.papers), shelf.doubts) == (2, ("the page has no end",))


def test_an_index_of_days_leads_to_them() -> None:
    """It has no papers and no fault, and is not a whole year either."""
    days = "".join(f'<dd>[<a href="CVPR2020.py?day=2020-06-{day}">Day</a>]</dd>' for day in (16, 17, 17))
    shelf = parse(listing(days), venue="CVPR", year=2020)
    assert (shelf.papers, shelf.fault, shelf.whole) == ((), "", False)
    assert follow(listing(days), venue="CVPR", year=2020) == (
        Ask("cvf", "/CVPR2020.py", {"day": "2020-06-16"}),
        Ask("cvf", "/CVPR2020.py", {"day": "2020-06-17"}),
    )


def test_all_days_at_once_are_enough() -> None:
    """An index that offers them needs one more question."""
    links = (
        '<dd><a href="/CVPR2024?day=2024-06-19">Day 1</a></dd><dd><a href="/CVPR2024?day=all">All</a></dd>'
    )
    assert follow(listing(links), venue="CVPR", year=2024) == (Ask("cvf", "/CVPR2024", {"day": "all"}),)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/CVPR2024?day=all",
        "/CVPR2023?day=all",
        "/CVPR2024?day=../../x",
        "/menu",
        "http://[?day=all",
    ],
)
def test_nothing_else_is_followed(address: str) -> None:
    """No other site, year or page."""
    body = listing(f'<a href="{address}">x</a>')
    assert follow(body, venue="CVPR", year=2024) == ()
    assert parse(body, venue="CVPR", year=2024).fault


def test_the_menu_of_workshops_leads_to_each() -> None:
    """But not back to itself."""
    paths = ("/CVPR2024_workshops/AI4Space", "/CVPR2024_workshops/menu", "/CVPR2024")
    links = "".join(f'<a href="{path}">x</a>' for path in paths)
    assert follow(listing(links), venue="CVPRW", year=2024) == (Ask("cvf", "/CVPR2024_workshops/AI4Space"),)


def test_an_empty_shell_is_a_fault() -> None:
    """Old years answer so to ?day=all, with status 200."""
    assert parse(listing(), venue="CVPR", year=2020).fault == "no paper stands in it (no element dt.ptitle)"


def test_a_changed_layout_is_a_fault() -> None:
    """Papers in elements of other kinds are not guessed at."""
    changed = listing(entry()).replace(b'class="ptitle"', b'class="paper-title"')
    assert parse(changed, venue="CVPR", year=2024).fault


@pytest.mark.parametrize(
    ("venue", "year", "path"),
    [
        ("CVPR", 2024, "/CVPR2024"),
        ("CVPR", 2019, "/CVPR2019"),
        ("WACV", 2025, "/WACV2025"),
        ("ICCV", 2023, "/ICCV2023"),
        ("ECCV", 2018, "/ECCV2018"),
        ("CVPRW", 2024, "/CVPR2024_workshops/menu"),
    ],
)
def test_conferences_are_asked_for_where_they_are(venue: str, year: int, path: str) -> None:
    """All days at once only where that page has papers."""
    ask = request(venue, year)
    assert ask is not None
    assert ask.path == path
    assert ask.params == ({"day": "all"} if path in {"/CVPR2024", "/ICCV2023"} else {})


@pytest.mark.parametrize(
    ("venue", "year"), [("CVPR", 2012), ("ICCV", 2024), ("ECCV", 2020), ("WACV", 2019), ("ICML", 2024)]
)
def test_what_is_not_there_is_not_asked_for(venue: str, year: int) -> None:
    """Years before the site, years without the conference, other conferences."""
    assert request(venue, year) is None


def test_the_recorded_list_of_2020_broke_off() -> None:
    """Ninety-four papers came, the last of them in part."""
    shelf = parse(recorded("cvf_openaccess/CVPR2020_listing_raw.html"), venue="CVPR", year=2020)
    assert (len(shelf.papers), len(shelf.unreadable), shelf.fault) == (93, 1, "")
    assert shelf.doubts == ("the page breaks off within a tag",)
    assert shelf.papers[0].authors == ("Shangzhe Wu", "Christian Rupprecht", "Andrea Vedaldi")
    assert all(paper.authors for paper in shelf.papers)


def test_the_recorded_list_of_2019_is_read() -> None:
    """It was cut between two papers, and links were made absolute by a browser."""
    shelf = parse(recorded("cvf_openaccess/CVPR2019_listing_browser_saved_cut.html"), venue="CVPR", year=2019)
    assert (len(shelf.papers), shelf.unreadable, shelf.fault) == (530, (), "")
    assert shelf.papers[0].title.startswith("Finding Task-Relevant Features for Few-Shot Learning")
    assert all(paper.authors and paper.url.startswith("https://") for paper in shelf.papers)


def test_the_recorded_list_of_2024_is_read() -> None:
    """Supplements and preprints are linked from some of its papers."""
    shelf = parse(recorded("cvf_openaccess/CVPR2024_listing_day_all_cut.html"), venue="CVPR", year=2024)
    assert (len(shelf.papers), shelf.unreadable, shelf.doubts) == (5, (), ())
    assert [paper.ids[0].scheme for paper in shelf.papers] == ["arxiv", "cvf", "arxiv", "cvf", "arxiv"]


def test_the_recorded_index_leads_to_three_days() -> None:
    """And is no empty conference."""
    body = recorded("cvf_openaccess/CVPR2020_day_index.html")
    assert [ask.params["day"] for ask in follow(body, venue="CVPR", year=2020)] == [
        "2020-06-16",
        "2020-06-17",
        "2020-06-18",
    ]
    assert not parse(body, venue="CVPR", year=2020).whole


def test_the_recorded_page_of_a_paper_is_read() -> None:
    """Title, authors in reading order, abstract."""
    shelf = parse(recorded("cvf_openaccess/CVPR2024_paper_fan.html"), venue="CVPR", year=2024)
    (paper,) = shelf.papers
    assert paper.authors[0] == "Xin Fan"
    assert paper.url.endswith("_CVPR_2024_paper.html")
    assert paper.abstract.startswith("One-shot medical image segmentation")
