"""Reading one answer of arXiv: papers, records that are none, and what the whole is worth."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed
import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.works.paper import PaperId
from curator.errors import BrokenPromise
from curator.sources.arxiv import parse
from curator.sources.arxiv.envelope import Envelope
from curator.sources.arxiv.feed import read_page
from tests.support.atom import MOMENT, entry, error_feed, feed

FULL = entry(
    entry_id="http://arxiv.org/abs/2302.04638v2",
    title="Better\n  Diffusion   Models",
    published="2023-02-09T13:46:42Z",
    more=(
        "<summary>First line,\nhard-wrapped.\n  A new paragraph.</summary>"
        '<category term="cs.AI"/><category term="cs.LG"/><category term="cs.LG"/>'
        "<arxiv:comment>Accepted at\n ICML 2023</arxiv:comment>"
        '<arxiv:primary_category term="cs.LG"/>'
        "<arxiv:journal_ref>ICML 2023, 1-20</arxiv:journal_ref>"
        "<author><name>Ada  Example</name><arxiv:affiliation>Nowhere</arxiv:affiliation></author>"
        "<author><name> </name></author><author><name>Bo Beispiel</name></author>"
        "<arxiv:doi>10.1000/ABC 10.48550/arXiv.2302.04638 nonsense</arxiv:doi>"
        '<link href="https://arxiv.org/pdf/2302.04638v2" title="pdf"/>'
        '<link href="https://arxiv.org/pdf/2302.04638v1" title="pdf"/>'
    ),
)


def test_everything_that_a_record_says_is_kept() -> None:
    """Ids with arXiv first, clean title and abstract, primary category first, version, venue evidence."""
    (paper,) = parse(feed(FULL)).papers
    assert paper.ids == (PaperId("arxiv", "2302.04638"), PaperId("doi", "10.1000/abc"))
    assert paper.title == "Better Diffusion Models"
    assert paper.url == "https://arxiv.org/abs/2302.04638"
    assert paper.abstract == "First line, hard-wrapped. A new paragraph."
    assert paper.authors == ("Ada Example", "Bo Beispiel")
    assert paper.categories == ("cs.LG", "cs.AI")
    assert paper.comment == "Accepted at ICML 2023"
    assert paper.journal_ref == "ICML 2023, 1-20"
    assert paper.published == datetime(2023, 2, 9, 13, 46, 42, tzinfo=UTC)
    assert (paper.version, paper.withdrawn, paper.venue, paper.source) == (2, False, None, "arxiv")


def test_a_record_with_the_least_possible_is_still_a_paper() -> None:
    """No author, abstract, category or version: the fields are empty, not missing."""
    (paper,) = parse(feed(entry(entry_id="http://arxiv.org/abs/2604.00001"))).papers
    assert (paper.authors, paper.abstract, paper.categories, paper.version) == ((), "", (), None)
    assert paper.published == paper.updated == MOMENT


@pytest.mark.parametrize("number", [1, 100, 250])
def test_a_page_of_any_size_is_read_whole(number: int) -> None:
    """The package's own limit of a hundred results does not cut a page."""
    page = parse(feed(*(entry(n) for n in range(1, number + 1))))
    assert (len(page.papers), page.entries, page.total, page.error) == (number, number, number, None)


def test_a_title_may_be_a_zero() -> None:
    """There is a paper whose title is “0”, and it is no missing title."""
    assert parse(feed(entry(title="0"))).papers[0].title == "0"


def test_a_paper_called_error_is_no_error() -> None:
    """Only an entry without a paper's id is an error in disguise."""
    assert parse(feed(entry(title="Error"))).papers[0].title == "Error"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("http://arxiv.org/abs/astro-ph/0601001v1", "astro-ph/0601001"),
        ("http://arxiv.org/abs/math.GT/0309136v3", "math/0309136"),
        ("https://arxiv.org/abs/0704.0001v2", "0704.0001"),
    ],
)
def test_old_ids_keep_their_slash(written: str, value: str) -> None:
    """Ids of before 2007 have an archive, and the version does not count."""
    (paper,) = parse(feed(entry(entry_id=written))).papers
    assert paper.ids == (PaperId("arxiv", value),)
    assert paper.url == f"https://arxiv.org/abs/{value}"


def test_no_result_is_an_empty_page_without_an_error() -> None:
    """A question that finds nothing is answered, not refused."""
    page = parse(feed(total=0))
    assert (page.papers, page.unreadable, page.total, page.error) == ((), (), 0, None)


def test_the_page_says_where_it_stands() -> None:
    """Start, size and total are those of the feed."""
    page = parse(feed(entry(), total=1_234, start=200))
    assert (page.start, page.per_page, page.total) == (200, 1, 1_234)


def test_markup_and_scripts_in_a_title_are_text() -> None:
    """What a title holds is taken as it is; making it harmless is for whoever prints it."""
    title = "](javascript:alert(1)) <b>@everyone</b> ${{ x }} `::add-mask::`"
    assert parse(feed(entry(title=title))).papers[0].title == title


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (entry(entry_id=""), "no arXiv id"),
        (entry(entry_id="http://arxiv.org/abs/abc"), "no arXiv id"),
        (entry(title=" "), "no title"),
        (entry().replace("<title>", "<title><b>Bold</b>"), "no title"),
        (entry().replace("title>", "headline>"), "no title"),
        (entry(published="yesterday"), "date “published”"),
        (entry(published="0001-01-01T00:00:00+14:00"), "date “published”"),
        (entry().replace("updated>", "changed>"), "date “updated”"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_and_costs_no_other(broken: str, reason: str) -> None:
    """One bad record does not lose the page, and is not dropped in silence."""
    page = parse(feed(entry(2), broken, entry(3)))
    assert [str(paper.ids[0]) for paper in page.papers] == ["arxiv:2604.00002", "arxiv:2604.00003"]
    (unreadable,) = page.unreadable
    assert reason in unreadable.reason
    assert unreadable.where
    assert page.entries == 3


def test_a_record_without_an_id_is_named_by_its_place() -> None:
    """Its number among the results tells two such records apart."""
    page = parse(feed(entry(entry_id=""), entry(entry_id=""), start=40, total=42))
    assert [one.where for one in page.unreadable] == ["arXiv, result 41", "arXiv, result 42"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (error_feed(), "arXiv says: incorrect id format for abc"),
        (error_feed(""), r"arXiv says: \(no reason\)"),
        (b"<!doctype html><html><title>arXiv is \n down</title>", "an HTML page .* titled “arXiv is down”"),
        (b"\n<HTML lang=en><p>Maintenance", "an HTML page came instead of a feed$"),
        (b"Rate exceeded.", "not whole XML"),
        (b"", "not whole XML"),
        (feed(entry(), entry(2))[:-200], "not whole XML"),
        (feed(entry(title="\x00")), "not whole XML"),
        (feed(extra="&unknown;"), "not whole XML"),
        (feed().decode().encode("utf-16"), "not whole XML"),
        (b"<rss version='2.0'/>", "a document of another kind came, <rss>"),
        (feed(total="many"), "does not say how many results"),
        (feed(total="-1"), "does not say how many results"),
    ],
)
def test_what_is_no_feed_is_an_error_and_no_papers(body: bytes, said: str) -> None:
    """HTML, half a feed, an error dressed as an entry: nothing of it is believed, and the reason is told."""
    page = parse(body)
    assert page.papers == ()
    assert page.error is not None
    assert re.search(said, page.error)


def test_entities_are_never_unfolded() -> None:
    """A few lines of entities that would unfold into gigabytes, or read a file, are refused unread."""
    bomb = b"<!DOCTYPE feed [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    page = parse(feed(entry()).replace(b"\n<feed", b"\n" + bomb + b"<feed", 1))
    assert page.papers == ()
    assert page.error == "the feed has a document type declaration, which arXiv never sends"


@given(st.binary(max_size=300))
def test_no_bytes_make_the_parser_fail(body: bytes) -> None:
    """Whatever comes, the answer is a feed with an error, not an exception."""
    assert parse(body).error


@given(st.data())
def test_no_damage_to_a_feed_makes_the_parser_fail(data: st.DataObject) -> None:
    """A feed with a piece replaced is read, or is an error; what is read are papers with id and title."""
    body = feed(FULL, entry(2), entry(3))
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, min(len(body), start + 60)))
    page = parse(body[:start] + data.draw(st.binary(max_size=20)) + body[end:])
    assert all(paper.ids and paper.title and paper.published for paper in page.papers)
    assert page.error is None or page.papers == ()


def test_a_package_that_reads_less_than_there_is_is_our_bug() -> None:
    """Should the package one day drop a record, the run stops instead of losing papers in silence."""
    lying = Envelope(total=2, readable=2, body=feed(entry()))
    with pytest.raises(BrokenPromise, match="read 1 of 2 records"):
        read_page(lambda _: lying, search=arxiv.Search(), start=0, size=2, endpoint="")


def test_a_package_that_does_not_ask_is_our_bug() -> None:
    """A page that was never asked for is not an empty one."""
    with pytest.raises(BrokenPromise, match="read 0 of 0 records"):
        read_page(lambda _: Envelope(), search=_Asleep(), start=0, size=2, endpoint="")


class _Asleep(arxiv.Search):  # type: ignore[misc] # the package has no types
    """A search whose limit cannot be lifted."""

    @property
    def max_results(self) -> int:
        """One, before the start."""
        return -1

    @max_results.setter
    def max_results(self, value: object) -> None:
        """Ignored."""
