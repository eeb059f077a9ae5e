"""Any RSS or Atom feed by its address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from curator.core.shelves.shelf import Ask
from curator.core.works.paper import PaperId
from curator.sources.feeds import follow, parse, request, request_feed
from tests.support.recorded import recorded

MOMENT = datetime(2026, 9, 24, 4, 0, tzinfo=UTC)


def rss(*items: str, end: str = "</channel></rss>") -> bytes:
    """A feed of RSS 2.0."""
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {names}><channel><title>Journal</title>'
    )
    return f"{head}<link>https://journal.example/</link>{''.join(items)}{end}".encode()


def item(number: int = 1, *, title: str = "A Title", link: str = "", more: str = "") -> str:
    """One entry of it."""
    return (
        f"<item><title>{title}</title><link>{link or f'https://journal.example/{number}'}</link>"
        f"<pubDate>Thu, 24 Sep 2026 00:00:00 -0400</pubDate>{more}</item>"
    )


def atom(*entries: str) -> bytes:
    """A feed of Atom."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Group</title>{"".join(entries)}</feed>'.encode()


def test_an_entry_of_rss_is_read() -> None:
    """Its address stays, a DOI in a field of its own is an id, and the abstract loses its HTML."""
    more = (
        "<description>&lt;p&gt;We &lt;b&gt;show&lt;/b&gt;.&lt;/p&gt;</description>"
        "<dc:creator>Ada Example, Bo Beispiel</dc:creator><prism:doi>10.1000/X</prism:doi>"
    )
    shelf = parse(rss(item(more=more)))
    (paper,) = shelf.papers
    assert (paper.ids, paper.url) == ((PaperId("doi", "10.1000/x"),), "https://journal.example/1")
    assert (paper.title, paper.authors) == ("A Title", ("Ada Example", "Bo Beispiel"))
    assert (paper.abstract.split(), paper.published) == (["We", "show", "."], MOMENT)
    assert (paper.venue, paper.source, shelf.whole) == (None, "feeds", True)


def test_an_entry_of_atom_is_read() -> None:
    """With one element an author, and an id out of its address."""
    entry = (
        "<entry><title type='html'>A &lt;i&gt;Title&lt;/i&gt;</title>"
        "<link href='https://arxiv.org/abs/2609.00001v2'/><id>oai:arXiv.org:2609.00001v2</id>"
        "<updated>2026-09-24T04:00:00Z</updated><summary>We show.</summary>"
        "<author><name>Example, Ada</name></author><author><name>Bo Beispiel</name></author></entry>"
    )
    (paper,) = parse(atom(entry)).papers
    assert paper.ids == (PaperId("arxiv", "2609.00001"),)
    assert (paper.title, paper.authors) == ("A Title", ("Ada Example", "Bo Beispiel"))
    assert paper.published == paper.updated == MOMENT


def test_two_entries_with_one_id_are_told() -> None:
    """An announcement and its replacement are one paper."""
    both = [item(n, link="https://doi.org/10.1000/x") for n in (1, 2)]
    shelf = parse(rss(*both))
    assert (len(shelf.papers), shelf.unreadable[0].reason) == (1, "it stands there twice")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "mailto:a@example.org", "ftp://example.org/x"])
def test_an_entry_that_leads_nowhere_is_told(link: str) -> None:
    """Only web addresses are followed by readers of the list."""
    shelf = parse(rss(item(link=link), item(2)))
    assert (len(shelf.papers), "is no web address" in shelf.unreadable[0].reason) == (1, True)


@pytest.mark.parametrize(
    ("written", "shown"),
    [("0", "0"), ("学习", "学习"), ("A &amp;amp; B", "A & B"), ("$\\beta$-VAE", "β-VAE")],
)
def test_a_title_is_read_as_it_shows(written: str, shown: str) -> None:
    """A zero, other alphabets, HTML in XML, LaTeX."""
    assert parse(rss(item(title=written))).papers[0].title == shown


def test_an_entry_without_a_title_is_told() -> None:
    """Its address says which."""
    assert "it has no title" in parse(rss(item(title=""))).fault


def test_a_feed_without_entries_is_no_fault() -> None:
    """Nothing was new."""
    assert parse(rss()).announced
    assert parse(atom()).announced


def test_a_feed_that_breaks_off_is_doubted() -> None:
    """What came is kept; where nothing came it is a fault."""
    shelf = parse(rss(item(), item(2), end="<item><tit"))
    assert [paper.url for paper in shelf.papers[:2]] == [
        "https://journal.example/1",
        "https://journal.example/2",
    ]
    assert "not whole XML" in shelf.doubts[0]
    assert parse(rss(end="<item><tit")).fault


def test_what_is_no_feed_is_a_fault() -> None:
    """Other XML, JSON, prose."""
    assert parse(b"<?xml version='1.0'?><collection/>").fault == "it is no feed of a known kind"
    assert parse(b'{"version": "x"}').fault
    assert parse(b"nothing of the kind").fault


def test_entities_and_endless_feeds_are_refused() -> None:
    """Both cost time without end."""
    assert "entities" in parse(b'<!DOCTYPE rss [<!ENTITY a "b">]>' + rss(item())).fault
    assert "more than 5,000 entries" in parse(rss(*map(item, range(100_000)))).fault


@pytest.mark.parametrize("written", ["soon", "Thu, 99 Foo 2026", "0001-01-01T00:00:00Z", ""])
def test_a_wrong_date_costs_the_date_only(written: str) -> None:
    """The paper stays."""
    body = rss(item()).replace(b"Thu, 24 Sep 2026 00:00:00 -0400", written.encode())
    assert parse(body).papers[0].published is None


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://journal.example/feed", ("https://journal.example", Ask("feeds", "/feed"))),
        ("http://journal.example:8080?x=1", ("http://journal.example:8080", Ask("feeds", "/?x=1"))),
        ("https://user:secret@journal.example/", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("http://[", None),
        ("feed", None),
    ],
)
def test_a_feed_is_asked_for_by_its_address(url: str, asked: tuple[str, Ask] | None) -> None:
    """Web addresses without a password; it has no venue-years."""
    assert request_feed(url) == asked
    assert request("NeurIPS", 2026) is None
    assert follow(rss(), venue="", year=0) == ()


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("atom_cs.AI_2025-08-20.xml", 7),
        ("atom_cs.LG_2026-09-25_trimmed.xml", 3),
        ("rss2_multi_category_2026-09-24_trimmed.xml", 4),
    ],
)
def test_recorded_feeds_are_read(name: str, count: int) -> None:
    """ArXiv's own, as any other."""
    shelf = parse(recorded(f"arxiv_rss/{name}"))
    assert (len(shelf.papers), shelf.unreadable, shelf.doubts) == (count, (), ())
    assert all(paper.ids[0].scheme == "arxiv" and paper.authors and paper.published for paper in shelf.papers)
