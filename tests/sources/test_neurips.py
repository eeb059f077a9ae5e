"""The proceedings of NeurIPS: lists and pages of papers, of today and of before 2020."""

from __future__ import annotations

import json

import pytest

from curator.core.shelves.shelf import Ask
from curator.core.works.paper import PaperId, Unreadable, Venue
from curator.sources.neurips import follow, parse, request
from tests.support.recorded import recorded

HASH = "0123456789abcdef0123456789abcde"


def entry(digit: str = "0", *, title: str = "A Title", track: str = "Conference", year: int = 2024) -> str:
    """One paper of a list in today's layout."""
    address = f"/paper_files/paper/{year}/hash/{HASH}{digit}-Abstract{'-' + track if track else ''}.html"
    return (
        f'<li class="conference" data-track="{track}"><div class="paper-content">'
        f'<a title="paper title" href="{address}">{title}</a>\n'
        '<span class="paper-authors">Ada Example, Bo Beispiel</span></div></li>'
    )


def listing(*entries: str, before: str = "", end: str = "</ul></div></body></html>") -> bytes:
    """The page of a year or a volume."""
    head = f'<!doctype html><html><body><div class="container-fluid">{before}<ul class="paper-list">'
    return f"{head}{''.join(entries)}{end}".encode()


def old_listing(*, year: int = 2019, end: str = "</ul></div></body></html>") -> bytes:
    """The page of a year in the layout before 2020, with two papers."""
    items = "".join(
        f'<li><a href="/paper/{number}-{slug}">{title}</a> '
        '<a href="/author/x-1" class="author">Ada Example</a>, '
        '<a href="/author/y-2" class="author">Bo Beispiel</a></li>'
        for number, slug, title in (
            (8296, "a-title", "A Title"),
            (8297, "on-bias-in-peer-review", "On Bias in Peer Review"),
        )
    )
    heading = f'<h2 class="subtitle">Advances in Neural Information Processing Systems 32 (NIPS {year})</h2>'
    menu = '<ul><li><a href="/">Books</a></li></ul>'
    return f"<!DOCTYPE html><html><body>{menu}{heading}<ul>{items}{end}".encode()


def test_a_paper_of_a_list_is_read() -> None:
    """Its id is the hash with its year; the track stands in the venue's own words."""
    shelf = parse(listing(entry()), venue="NeurIPS", year=2024)
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("neurips", f"2024/{HASH}0"),)
    assert (
        paper.url
        == f"https://proceedings.neurips.cc/paper_files/paper/2024/hash/{HASH}0-Abstract-Conference.html"
    )
    assert (paper.title, paper.authors) == ("A Title", ("Ada Example", "Bo Beispiel"))
    assert (paper.venue, paper.source) == (Venue("NeurIPS", 2024, "NeurIPS 2024, Conference"), "neurips")
    assert shelf.whole


def test_the_layout_of_2020_has_its_authors_in_italics() -> None:
    """And no track."""
    address = f"/paper/2020/hash/{HASH}0-Abstract.html"
    link = f'<a title="paper title" href="{address}">A Title</a>'
    item = f'<li class="none">{link} <i>Ada Example, Bo Beispiel</i></li>'
    (paper,) = parse(listing(item), venue="NeurIPS", year=2020).papers
    assert paper.authors == ("Ada Example", "Bo Beispiel")
    assert paper.venue == Venue("NeurIPS", 2020, "NeurIPS 2020")


def test_a_list_of_the_old_layout_is_read() -> None:
    """Papers have numbers, and a paper about reviews is a paper."""
    shelf = parse(old_listing(), venue="NeurIPS", year=2019)
    assert [paper.ids[0] for paper in shelf.papers] == [
        PaperId("neurips", "8296"),
        PaperId("neurips", "8297"),
    ]
    assert shelf.papers[0].url == "https://papers.nips.cc/paper/8296-a-title"
    assert shelf.papers[0].authors == ("Ada Example", "Bo Beispiel")
    assert shelf.whole


def test_the_conference_has_one_name() -> None:
    """Whichever it is asked for by."""
    venue = parse(old_listing(), venue="NIPS", year=2019).papers[0].venue
    assert venue is not None
    assert venue.name == "NeurIPS"


def test_a_list_of_another_year_is_not_believed() -> None:
    """The same hash names another paper in another year, and numbers have no year at all."""
    assert "no paper of NeurIPS 2023" in parse(listing(entry()), venue="NeurIPS", year=2023).fault
    assert "not that of 2018" in parse(old_listing(), venue="NeurIPS", year=2018).fault


def test_a_year_leads_to_its_volumes() -> None:
    """Since 2025 the page of a year has one track itself, and the main conference is a volume beside it."""
    link = '<a href="/paper_files/paper/2025/vol38-main-conference">Main Conference</a>'
    body = listing(link, entry(track="Creative_AI_Track", year=2025))
    assert follow(body, venue="NeurIPS", year=2025) == (
        Ask("neurips", "/paper_files/paper/2025/vol38-main-conference"),
    )
    (paper,) = parse(body, venue="NeurIPS", year=2025).papers
    assert paper.venue is not None
    assert paper.venue.raw == "NeurIPS 2025, Creative AI Track"


def test_a_year_that_only_leads_on_is_neither_empty_nor_at_fault() -> None:
    """It is not whole either."""
    shelf = parse(listing('<a href="/paper_files/paper/2025/vol38-x">x</a>'), venue="NeurIPS", year=2025)
    assert (shelf.fault, shelf.announced, shelf.whole) == ("", False, False)


@pytest.mark.parametrize(
    "address",
    [
        "/paper_files/paper/2024/vol37-x",
        "https://evil.example/paper_files/paper/2025/vol38-x",
        "/x",
        "vol38-x",
    ],
)
def test_nothing_else_is_followed(address: str) -> None:
    """No other year or site."""
    assert follow(listing(f'<a href="{address}">x</a>'), venue="NeurIPS", year=2025) == ()


def test_a_year_with_nothing_in_it_is_announced() -> None:
    """An empty list in the known shape; anything unknown in it is a fault."""
    assert parse(listing(), venue="NeurIPS", year=2026).announced
    assert parse(listing("<li>something new</li>"), venue="NeurIPS", year=2026).fault
    assert parse(listing('<a href="/x"></a>'), venue="NeurIPS", year=2026).fault


@pytest.mark.parametrize("title", ['title="paper title"', 'class="title"'])
def test_an_empty_list_beside_papers_is_no_empty_year(title: str) -> None:
    """They stand in another element than they did, and the old one is left over."""
    beside = f"<div>{entry(year=2026)}</div>".replace('title="paper title"', title)
    shelf = parse(listing(before=beside), venue="NeurIPS", year=2026)
    assert not shelf.announced
    assert bool(shelf.papers) is ("paper title" in title)
    assert bool(shelf.fault) is not bool(shelf.papers)


def test_the_page_tells_how_many_there_are() -> None:
    """Fewer that came make it incomplete."""
    count = '<span class="paper-count">1,234 papers</span>'
    shelf = parse(listing(entry(), before=count), venue="NeurIPS", year=2024)
    assert (shelf.total, shelf.doubts) == (1234, ("1 records came of 1,234 by its own account",))


def test_a_list_that_breaks_off_loses_its_last_record() -> None:
    """Which may lack authors; the others are kept, in both layouts."""
    shelf = parse(listing(entry("0"), entry("1"), end="<li><a ti"), venue="NeurIPS", year=2024)
    assert [paper.ids[0].value[-1] for paper in shelf.papers] == ["0"]
    assert shelf.unreadable == (Unreadable("A Title", "the page breaks off at it"),)
    assert shelf.doubts == ("the page breaks off within a tag",)
    assert len(parse(old_listing(end=""), venue="NeurIPS", year=2019).papers) == 1


def test_a_changed_layout_is_a_fault() -> None:
    """Links of another kind are not guessed at."""
    changed = listing(entry()).replace(b'title="paper title"', b'class="title"')
    assert "no paper stands in it" in parse(changed, venue="NeurIPS", year=2024).fault


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0", "0"),
        ("A &amp; B", "A & B"),
        ("On \\textsc{Big} {T}hings", "On Big Things"),
        ("Αβγ 学习", "Αβγ 学习"),
    ],
)
def test_a_title_is_read_as_it_shows(written: str, read: str) -> None:
    """Entities, LaTeX, other alphabets, a zero."""
    assert parse(listing(entry(title=written)), venue="NeurIPS", year=2024).papers[0].title == read


def test_two_papers_with_one_hash_are_told() -> None:
    """The second is no paper of its own."""
    shelf = parse(listing(entry(title="One"), entry(title="Two")), venue="NeurIPS", year=2024)
    assert [paper.title for paper in shelf.papers] == ["One"]
    assert "is the id of “One”" in shelf.unreadable[0].reason


def test_a_hundred_thousand_results_are_bounded() -> None:
    """The page says nothing useful any more, and does not hold up the night."""
    rows = (entry(f"{number % 16:x}").replace("0123456", f"{number:07x}") for number in range(25_000))
    shelf = parse(listing(*rows), venue="NeurIPS", year=2024)
    assert len(shelf.papers) == 20_000
    assert "more than 20,000 records" in shelf.doubts[0]


@pytest.mark.parametrize(("venue", "year"), [("NeurIPS", 1986), ("ICML", 2024), ("NeurIPS Workshop", 2024)])
def test_what_is_not_there_is_not_asked_for(venue: str, year: int) -> None:
    """Other venues, and years before the first."""
    assert request(venue, year) is None


def test_a_year_is_asked_for() -> None:
    """Under the name of today and of then."""
    assert request("NeurIPS", 2024) == request("NIPS", 2024) == Ask("neurips", "/paper_files/paper/2024")


def test_the_page_of_a_paper_of_another_year_is_told() -> None:
    """It says so itself."""
    date = "<meta name='citation_publication_date' content='2001'>"
    page = f"<html><meta name='citation_title' content='T'>{date}</html>"
    assert "it is of 2001, not of 2002" in parse(page.encode(), venue="NeurIPS", year=2002).fault


def test_the_page_of_a_paper_without_abstract_is_read() -> None:
    """Its other headings are none."""
    pdf = f"https://proceedings.neurips.cc/paper/2002/file/{HASH}0-Paper.pdf"
    metas = f"<meta name='citation_title' content='T'><meta name='citation_pdf_url' content='{pdf}'>"
    shelf = parse(f"<html>{metas}<h4>Authors</h4><p>A B</p></html>".encode(), venue="NeurIPS", year=2002)
    assert [(paper.title, paper.abstract) for paper in shelf.papers] == [("T", "")]
    assert shelf.papers[0].ids == (PaperId("neurips", f"2002/{HASH}0"),)


def test_the_recorded_list_of_2019_is_read_whole() -> None:
    """All 1,427 papers, two of them about reviews."""
    body = recorded("neurips_proceedings/old_papers.nips.cc_book_2019_listing.html")
    shelf = parse(body, venue="NeurIPS", year=2019)
    assert (len(shelf.papers), shelf.unreadable, shelf.doubts, shelf.fault) == (1427, (), (), "")
    assert shelf.papers[0].title.startswith("Multimodal Model-Agnostic Meta-Learning")
    assert shelf.papers[0].authors[-1] == "Joseph J. Lim"
    assert PaperId("neurips", "8770") in {paper.ids[0] for paper in shelf.papers}


def test_the_recorded_headers_are_those_of_a_page() -> None:
    """The old site answered with status 200 and HTML, which the body alone has to tell."""
    told = json.loads(recorded("neurips_proceedings/old_papers.nips.cc_paper_8668.headers.json"))
    assert "text/html" in json.dumps(told).lower()


def test_the_recorded_pages_of_papers_are_read() -> None:
    """Authors are “First Last” in the old layout, “Last, First” in today's: both come in reading order."""
    (old,) = parse(
        recorded("neurips_proceedings/old_papers.nips.cc_paper_8668.html"), venue="NeurIPS", year=2019
    ).papers
    assert (old.ids, old.authors[0]) == ((PaperId("neurips", "8668"),), "Sebastian Tschiatschek")
    assert old.url.startswith("https://papers.nips.cc/paper/8668-learner-aware-teaching")
    assert old.abstract.startswith("Inverse reinforcement learning (IRL)")
    (new,) = parse(
        recorded("neurips_proceedings/proceedings.neurips.cc_1988_paper.html"), venue="NeurIPS", year=1988
    ).papers
    assert new.ids == (PaperId("neurips", "1988/006f52e9102a8d3be2fe5614f42ba989"),)
    assert new.authors == ("Michael Paulin", "Mark Nelson", "James Bower")
    assert new.abstract.startswith("We present a new hypothesis that the cerebellum")
