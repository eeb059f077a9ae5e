"""What every parser of a source promises, whatever comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.core.shelves.shelf import Shelf
from curator.settings.services import SERVICES
from curator.sources import acl, cvf, dblp, ecva, feeds, hf_daily, neurips, pmlr, virtual
from tests.support.recorded import MAINTENANCE, WALL

if TYPE_CHECKING:
    from types import ModuleType

SOURCES = (acl, cvf, dblp, ecva, feeds, hf_daily, neurips, pmlr, virtual)
VENUES = {acl: ("ACL", 2024), cvf: ("CVPR", 2024), ecva: ("ECCV", 2024), pmlr: ("ICML", 2024)}
ANY = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(str.encode),
    st.recursive(st.none() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)).map(
        lambda value: repr(value).replace("'", '"').replace("None", "null").encode()
    ),
)


def name_of(source: ModuleType) -> str:
    """The source's module as a test's name."""
    return source.__name__.rpartition(".")[2]


def asked(source: ModuleType) -> tuple[str, int]:
    """A venue-year that a source carries, if it carries any."""
    return VENUES.get(source, ("NeurIPS", 2024))


def read(source: ModuleType, body: bytes) -> Shelf:
    """The body as the source reads it, after what it would follow."""
    venue, year = asked(source)
    assert isinstance(source.follow(body, venue=venue, year=year), tuple)
    shelf = source.parse(body, venue=venue, year=year)
    assert isinstance(shelf, Shelf)
    return shelf


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
@pytest.mark.parametrize(
    "body",
    [b"", b" \n", MAINTENANCE, WALL, b"Service Unavailable", b"null", b"{}", b"<x/>", b"\x00\xff" * 99],
)
def test_what_is_no_list_of_papers_is_a_fault(source: ModuleType, body: bytes) -> None:
    """Never “no papers”: the reason says what came, in one line, and no papers are made of it."""
    shelf = read(source, body)
    assert shelf.fault
    assert "\n" not in shelf.fault
    assert not shelf.papers
    assert not shelf.announced


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_bot_wall_is_named(source: ModuleType) -> None:
    """Also with status 200."""
    assert "turns programs away" in read(source, WALL).fault or "HTML" in read(source, WALL).fault


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_an_unknown_venue_is_not_asked_for(source: ModuleType) -> None:
    """A source says what it does not carry, before anything is sent."""
    assert source.request("Nowhere Conference", 2024) is None
    assert source.request("NeurIPS", 1900) is None


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_question_is_an_address_below_a_service(source: ModuleType) -> None:
    """Its path begins with a slash."""
    ask = source.request(*asked(source))
    assert ask is None or ask.path.startswith("/")


@pytest.mark.parametrize("source", [acl, cvf, ecva, neurips, pmlr, virtual], ids=name_of)
def test_the_service_of_a_question_is_known(source: ModuleType) -> None:
    """So that it is asked politely."""
    ask = source.request(*asked(source))
    assert ask is not None
    assert ask.service in SERVICES


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=ANY)
def test_nothing_raises(source: ModuleType, body: bytes) -> None:
    """Whatever bytes come; and no paper is made of noise but by accident."""
    shelf = read(source, body)
    assert all(paper.title for paper in shelf.papers)


BROKEN_LINK = {
    cvf: '<dl><dt class="ptitle"><a href="http://[">T</a></dt></dl>',
    ecva: '<dl><dt class="ptitle"><a href="http://[papers/eccv_2024/papers_ECCV/">T</a></dt></dl>',
    neurips: '<ul><li><a title="paper title" href="http://[">T</a></li></ul>',
    pmlr: '<div class="paper"><p class="title">T</p><p class="links"><a href="http://[">abs</a></p></div>',
}


@pytest.mark.parametrize("source", BROKEN_LINK, ids=name_of)
def test_an_address_that_is_none_is_told(source: ModuleType) -> None:
    """It costs its paper, not the page."""
    shelf = read(source, f"<html><body>{BROKEN_LINK[source]}</body></html>".encode())
    assert [one.where for one in shelf.unreadable] == ["T"]
