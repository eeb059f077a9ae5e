"""PMLR: which volume a venue-year is, and a volume as bibliography, page and feed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import yaml

from curator.core.shelves.shelf import Ask
from curator.core.venues.known import KnownVenue
from curator.core.works.paper import PaperId, Venue
from curator.sources.pmlr import follow, parse, request
from tests.support.recorded import recorded

ICML = KnownVenue(
    "ICML",
    "International Conference on Machine Learning",
    links=("pmlr:v{volume}/*",),
    volumes="28 = 2013, 235 = 2024",
)
AISTATS = KnownVenue(
    "AISTATS", "", links=("pmlr:{volume}/*",), volumes="r0 = 1995, v2 = 2007, v4-v6 = 2010-2012"
)
BOOK = "Proceedings of the 41st International Conference on Machine Learning"


def bib(*entries: str, head: str = "") -> bytes:
    """A bibliography."""
    return "\n\n".join((head, *entries)).encode()


def entry(key: str = "pmlr-v235-example24a", *, title: str = "A {T}itle", more: str = "") -> str:
    """One paper as the site gives it out."""
    page = key.removeprefix("pmlr-v235-")
    fields = {
        "title": title,
        "author": "Example, Ada and Be{\\'i}spiel, Bo",
        "booktitle": BOOK,
        "year": "2024",
        "volume": "235",
        "month": "21--27 Jul",
        "url": f"https://proceedings.mlr.press/v235/{page}.html",
        "abstract": "We show $x$.",
    }
    written = "".join(f"  {name} = \t {{{value}}},\n" for name, value in fields.items())
    return f"@InProceedings{{{key},\n{written}{more}}}"


def volume_page(
    *papers: str,
    heading: str = "Volume 235: International Conference on Machine Learning",
    end: str = "</body></html>",
) -> bytes:
    """The page of a volume."""
    return f"<!DOCTYPE html><html><body><h2>{heading}</h2>{''.join(papers)}{end}".encode()


def paper_div(key: str = "example24a", *, title: str = "A Title", more: str = "") -> str:
    """One paper of such a page, as its template makes it."""
    links = (
        f'[<a href="https://proceedings.mlr.press/v235/{key}.html">abs</a>]'
        f'[<a href="https://x.example/a.pdf">Download PDF</a>]{more}'
    )
    return (
        f'<div class="paper"><p class="title">{title}</p><p class="details">'
        '<span class="authors">Ada Example,&nbsp;Bo Beispiel</span>;<span class="info">PMLR 235</span></p>'
        f'<p class="links">{links}</p></div>'
    )


def index(*volumes: tuple[str, str]) -> bytes:
    """The list of volumes."""
    items = "".join(f'<li><a href="/{name}"><b>Volume</b></a> {said}</li>' for name, said in volumes)
    return f'<!DOCTYPE html><html><body><ul class="proceedings-list">{items}</ul></body></html>'.encode()


def test_a_known_volume_is_asked_for_at_once() -> None:
    """Its bibliography is all of it in one answer."""
    assert request("ICML", 2024, known=ICML) == Ask("pmlr", "/v235/assets/bib/bibliography.bib")
    assert request("AISTATS", 1995, known=AISTATS) == Ask("pmlr", "/r0/assets/bib/bibliography.bib")
    assert request("AISTATS", 2011, known=AISTATS) == Ask("pmlr", "/v5/assets/bib/bibliography.bib")


def test_a_volume_that_is_not_known_is_looked_for() -> None:
    """In the list of volumes; not for venues that have none."""
    assert request("ICML", 2027, known=ICML) == request("ICML", 2027) == Ask("pmlr", "/")
    assert request("CVPR", 2024, known=KnownVenue("CVPR", "")) is None
    assert request("CVPR", 2024) is None


def test_the_list_of_volumes_leads_to_the_one() -> None:
    """By name or title and year; workshops of the conference are others."""
    body = index(
        ("about", "Proceedings of ICML 2026, an announcement"),
        ("v306", "Proceedings of ICML 2026"),
        ("v305", "Proceedings of the ICML 2026 Workshop on Things"),
        ("v304", "Proceedings of ACML 2026"),
        ("v235", "Proceedings of ICML 2024"),
        ("v234", "Proceedings of the 41st International Conference on Machine Learning, 2024"),
    )
    assert follow(body, venue="ICML", year=2026) == (Ask("pmlr", "/v306/assets/bib/bibliography.bib"),)
    assert [ask.path[:5] for ask in follow(body, venue="ICML", year=2024, known=ICML)] == ["/v235", "/v234"]
    assert follow(body, venue="ICML", year=2025) == ()
    assert [ask.path[:5] for ask in follow(body, venue="ICML Workshop", year=2026)] == []


def test_the_list_of_volumes_is_no_volume() -> None:
    """Without the year the volume is not out; with it the list only leads on."""
    body = index(("v306", "Proceedings of ICML 2026"))
    assert parse(body, venue="ICML", year=2027).announced
    shelf = parse(body, venue="ICML", year=2026)
    assert (shelf.fault, shelf.announced, shelf.whole) == ("", False, False)


def test_a_paper_of_the_bibliography_is_read() -> None:
    """LaTeX in title and names becomes text; the abstract keeps its formulas."""
    shelf = parse(bib(entry()), venue="ICML", year=2024)
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("pmlr", "v235/example24a"),)
    assert paper.url == "https://proceedings.mlr.press/v235/example24a.html"
    assert (paper.title, paper.authors) == ("A Title", ("Ada Example", "Bo Beíspiel"))
    assert (paper.venue, paper.abstract) == (Venue("ICML", 2024, BOOK), "We show $x$.")
    assert shelf.whole


def test_other_ids_in_the_bibliography_are_kept() -> None:
    """OpenReview's, arXiv's and a DOI, where the editors gave them."""
    more = "openreview = {abcDEF12345}, arxiv = {2401.00001}, doi = {10.1000/X},"
    (paper,) = parse(bib(entry(more=more)), venue="ICML", year=2024).papers
    assert [one.scheme for one in paper.ids] == ["arxiv", "openreview", "doi", "pmlr"]


def test_a_key_may_lack_its_last_letter() -> None:
    """Editors leave it out where nobody shares the key; the site adds an “a”, except in early volumes."""
    head = "@Proceedings{x, booktitle = {Some Book}, volume = {%s}, published = {2023-12-02}}"
    bare = "@InProceedings{segel23, title = {One}}"
    (paper,) = parse(bib(bare, head=head % "224"), venue="AutoML", year=2023).papers
    assert paper.ids == (PaperId("pmlr", "v224/segel23a"),)
    assert paper.published == datetime(2023, 12, 2, tzinfo=UTC)
    (old,) = parse(bib(bare, head=head % "28"), venue="ICML", year=2013).papers
    assert old.ids == (PaperId("pmlr", "v28/segel23"),)
    shared = bib(bare, "@InProceedings{segel23a, title = {Two}}", head=head % "224")
    assert [one.ids[0].value for one in parse(shared, venue="AutoML", year=2023).papers] == [
        "v224/segel23",
        "v224/segel23a",
    ]


def test_an_entry_without_address_is_told() -> None:
    """As is what is no paper of a volume."""
    odd = "@InProceedings{What Is This, title = {One}}"
    shelf = parse(bib(entry(), odd, "@misc{x, title = {Front matter}}"), venue="ICML", year=2024)
    assert len(shelf.papers) == 1
    assert any("@misc" in one.reason for one in shelf.unreadable)
    assert len(shelf.unreadable) >= 2


def test_a_key_of_no_volume_is_told() -> None:
    """Without a volume nobody knows where the paper stands, and a key of another form is none."""
    assert (
        "no address of it is known"
        in parse(bib("@InProceedings{a24a, title = {T}}"), venue="ICML", year=2024).fault
    )
    strange = "@InProceedings{Front-Matter, title = {T}, volume = {235}}"
    assert "no address of it is known" in parse(bib(strange), venue="ICML", year=2024).fault


def test_a_page_or_item_of_something_else_is_told() -> None:
    """The page of a paper of another year, an item that leads to no paper."""
    date = "<meta name='citation_publication_date' content='2001'>"
    page = f"<html><meta name='citation_title' content='T'>{date}</html>".encode()
    assert "no paper of ICML 2024" in parse(page, venue="ICML", year=2024).fault
    feed = b"<rss><channel><item><title>T</title><link>https://example.org/</link></item></channel></rss>"
    assert "which is no paper" in parse(feed, venue="ICML", year=2024).fault


def test_a_bibliography_that_breaks_off_is_doubted() -> None:
    """What came whole is kept."""
    whole = bib(entry(), entry("pmlr-v235-example24b", title="Two"))
    shelf = parse(whole[: whole.rfind(b"We show")], venue="ICML", year=2024)
    assert [paper.title for paper in shelf.papers] == ["A Title"]
    assert shelf.doubts == ("it has places that are no BibTeX",)


def test_a_workshop_of_the_conference_stands_apart() -> None:
    """The volume's own title says so; the series of the early volumes had the word in its name."""
    workshop = entry().replace(BOOK, "Proceedings of the ICML Workshop on Things")
    assert parse(bib(workshop), venue="ICML", year=2024).papers[0].venue == Venue(
        "ICML Workshop", 2024, "Proceedings of the ICML Workshop on Things"
    )
    series = entry().replace(BOOK, "JMLR Workshop and Conference Proceedings, ICML")
    venue = parse(bib(series), venue="ICML", year=2024).papers[0].venue
    assert venue is not None
    assert venue.name == "ICML"


def test_the_page_of_a_volume_is_read() -> None:
    """Preprints and forums that it links are the paper's; PDFs elsewhere and code are not."""
    more = (
        '[<a href="https://openreview.net/forum?id=abcDEF12345">OpenReview</a>]'
        '[<a href="https://arxiv.org/abs/2401.00001">Software</a>]'
    )
    shelf = parse(volume_page(paper_div(more=more)), venue="ICML", year=2024)
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("openreview", "abcDEF12345"), PaperId("pmlr", "v235/example24a"))
    assert (paper.title, paper.authors) == ("A Title", ("Ada Example", "Bo Beispiel"))
    assert shelf.whole


def test_the_old_layout_has_relative_links() -> None:
    """The volume's heading says where they lead."""
    old = paper_div().replace("https://proceedings.mlr.press/v235/", "").replace("24a", "13")
    body = volume_page(
        old, heading="Volume 28: Proceedings of The 30th International Conference on Machine Learning"
    )
    (paper,) = parse(body, venue="ICML", year=2013).papers
    assert paper.ids == (PaperId("pmlr", "v28/example13"),)
    assert paper.venue is not None
    assert paper.venue.raw == "Proceedings of The 30th International Conference on Machine Learning"


def test_a_page_that_breaks_off_loses_its_last_record() -> None:
    """And is doubted."""
    body = volume_page(paper_div(), paper_div("example24b", title="Two"), end="")
    shelf = parse(body, venue="ICML", year=2024)
    assert [paper.title for paper in shelf.papers] == ["A Title"]
    assert (shelf.unreadable[0].where, shelf.doubts) == ("Two", ("the page has no end",))


def test_a_changed_page_is_a_fault() -> None:
    """Papers in other elements, links of other forms."""
    assert parse(volume_page(paper_div().replace('"paper"', '"entry"')), venue="ICML", year=2024).fault
    assert parse(volume_page(paper_div("x").replace("v235", "volumes")), venue="ICML", year=2024).fault


def test_the_feed_of_a_volume_has_no_authors() -> None:
    """Nobody is missed in it."""
    item = (
        "<item><title>A &lt;i&gt;Title&lt;/i&gt; {}</title><description>We show.</description>"
        "<pubDate>Sun, 21 Jul 2024 00:00:00 +0000</pubDate>"
        "<link>https://proceedings.mlr.press/v235/example24{}.html</link></item>"
    )
    items = "".join(item.format(letter, letter) for letter in "abcdefg")
    head = "<?xml version='1.0' encoding='UTF-8'?>\n<rss version='2.0'><channel><title>PMLR</title>"
    book = f"<description>{BOOK} Held in Vienna on 21 July</description>"
    shelf = parse(f"{head}{book}{items}</channel></rss>".encode(), venue="ICML", year=2024)
    assert (len(shelf.papers), shelf.doubts, shelf.fault) == (7, (), "")
    assert shelf.papers[0].title == "A Title a"
    assert shelf.papers[0].published == datetime(2024, 7, 21, tzinfo=UTC)
    assert shelf.papers[0].venue == Venue("ICML", 2024, BOOK)
    assert "not whole XML" in parse(f"{head}{items}".encode(), venue="ICML", year=2024).fault


@pytest.mark.parametrize(
    ("written", "read"),
    [("0", "0"), ("{A}n $\\ell_1$ {B}all", "An ℓ_1 Ball"), ("学习", "学习"), ("R&D for {ML}", "R&D for ML")],  # noqa: RUF001 - what \ell shows
)
def test_a_title_is_read_as_it_shows(written: str, read: str) -> None:
    """A zero, LaTeX, other alphabets, an ampersand."""
    assert parse(bib(entry(title=written)), venue="ICML", year=2024).papers[0].title == read


def test_two_papers_with_one_key_are_told() -> None:
    """The second is left out with its reason."""
    shelf = parse(bib(entry(), entry(title="Another")), venue="ICML", year=2024)
    assert (len(shelf.papers), len(shelf.unreadable)) == (1, 1)


def front_matter(name: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """What the site's own data say of a paper."""
    return yaml.safe_load(recorded(f"pmlr/{name}").decode().split("---")[1])


def test_the_recorded_bibliographies_are_read_whole() -> None:
    """Twenty-four papers of AutoML 2023, fifty-six of CoLLAs 2023."""
    automl = parse(recorded("pmlr/v224_automl23.bib"), venue="AutoML", year=2023)
    assert (len(automl.papers), automl.unreadable, automl.doubts) == (24, (), ())
    assert automl.papers[0].ids == (
        PaperId("openreview", "MeCwOxob8jfl"),
        PaperId("pmlr", "v224/purucker23a"),
    )
    assert PaperId("pmlr", "v224/segel23a") in {one for paper in automl.papers for one in paper.ids}
    collas = parse(recorded("pmlr/v232_collas2023.bib"), venue="CoLLAs", year=2023)
    assert (len(collas.papers), collas.unreadable, collas.doubts) == (56, (), ())


@pytest.mark.parametrize("name", ["v232_post_abbas23a.md", "v232_post_asadulaev23a.md"])
def test_the_recorded_bibliography_agrees_with_the_site(name: str) -> None:
    """Id, title and authors are those that the site shows for the paper."""
    told = front_matter(name)
    collas = parse(recorded("pmlr/v232_collas2023.bib"), venue="CoLLAs", year=2023)
    paper = next(one for one in collas.papers if one.ids[-1].value == f"v232/{told['id']}")
    assert paper.title == told["title"]
    assert paper.authors == tuple(f"{one['given']} {one['family']}" for one in told["author"])
    assert told["container-title"] == (paper.venue and paper.venue.raw)
    assert (paper.published is not None and paper.published.date()) == told["date"]


def test_the_recorded_volume_is_the_one_that_its_settings_name() -> None:
    """Volume and year in the site's own settings."""
    told = yaml.safe_load(recorded("pmlr/v232_config.yml"))
    collas = parse(recorded("pmlr/v232_collas2023.bib"), venue=told["shortname"], year=int(told["year"]))
    assert {paper.ids[-1].value.partition("/")[0] for paper in collas.papers} == {told["volume_dir"]}


def test_the_recorded_page_of_2013_is_read_whole() -> None:
    """All 283 papers of ICML 2013, in the layout before PMLR."""
    shelf = parse(recorded("pmlr/jmlr_v28_icml2013_index.html"), venue="ICML", year=2013)
    assert (len(shelf.papers), shelf.unreadable, shelf.doubts) == (283, (), ())
    assert shelf.papers[0].url == "https://proceedings.mlr.press/v28/sznitman13.html"
    assert shelf.papers[0].authors[-1] == "Pascal Fua"


@pytest.mark.parametrize(
    ("name", "author"), [("jmlr_v28_agarwal13", "Alekh Agarwal"), ("jmlr_v28_bengio13", "Yoshua Bengio")]
)
def test_the_recorded_pages_of_papers_are_read(name: str, author: str) -> None:
    """Names stand there with the family name first."""
    (paper,) = parse(recorded(f"pmlr/{name}.html"), venue="ICML", year=2013).papers
    assert paper.authors[0] == author
    assert paper.ids == (PaperId("pmlr", f"v28/{name.rpartition('_')[2]}"),)
    assert paper.abstract
