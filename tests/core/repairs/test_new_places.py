"""When a page that moved may be linked where it is now."""

from __future__ import annotations

import pytest

from curator.core.links.link import Verdict
from curator.core.repairs.new_places import (
    is_the_same_over_https,
    leads_to_the_same,
    may_replace,
    without_meeting_places,
)

OLD = "https://example.org/old/pooling.pdf"
NEW = "https://example.org/new/pooling.pdf"
TITLE = "Certified Pooling of Small Rotations"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, OLD),
        (OLD, ""),
        (OLD, "/new/pooling.pdf"),
        (OLD, "javascript:alert(1)"),
        (OLD, "ftp://example.org/pooling.pdf"),
        (OLD, "https://user:word@example.org/pooling.pdf"),
        (OLD, "http://example.org/new/pooling.pdf"),
        ("HTTPS://example.org/old", "http://example.org/new"),
        (OLD, "https://example.org/"),
        (OLD, "https://example.org"),
        (OLD, "https://example.org/login?return_to=pooling"),
        (OLD, "https://idp.example.org/sso/start"),
        (OLD, "https://example.org/404.html"),
        (OLD, "https://arxiv.org/abs/2102.04638"),
        ("https://openreview.net/forum?id=Bkx0jJ3Yvr", "https://openreview.net/forum?id=Zkx0jJ3Yvr"),
        ("https://openreview.net/forum?id=Bkx0jJ3Yvr", NEW),
        (OLD, "https://example.org/publications"),
        (OLD, "https://example.org/search?q=pooling"),
        (OLD, "https://example.org/pages/oops"),
        (OLD, "https://example.org/maintenance.html"),
        ("http://example.org/", "https://example.net/"),
        ("https://arxiv.org/abs/2102.04638", "https://arxiv.org/pdf/2102.04638"),
        ("https://doi.org/10.1145/1.2", "https://dl.acm.org/doi/10.1145/1.2"),
    ],
)
def test_no_address_is_lost_to_a_worse_one(old: str, new: str) -> None:
    """Neither security, nor the page, nor the paper, nor an address that lasts."""
    assert not leads_to_the_same(old, new, title="", status=200)


@pytest.mark.parametrize(("title", "status"), [("", None), ("", 301), ("", 404), ("", 503)])
def test_a_place_that_nobody_saw_is_none(title: str, status: int | None) -> None:
    """A redirect may lead to a page that is gone as well."""
    assert not leads_to_the_same(OLD, NEW, title=title, status=status)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        ("http://example.org/pooling", "http://example.net/pooling"),
        ("http://example.org/pooling", "https://example.net/pooling"),
        ("https://openreview.net/forum?id=Bkx0jJ3Yvr", "https://openreview.net/pdf?id=Bkx0jJ3Yvr"),
    ],
)
def test_a_page_that_moved_is_linked_where_it_is(old: str, new: str) -> None:
    """With an answer of its own, no less secure, and with the ids that the old address proved."""
    assert leads_to_the_same(old, new, title="", status=200)


def test_the_title_there_decides_what_ids_do_not() -> None:
    """A list's main link says which paper is expected; an error's title says nothing."""
    there = "https://arxiv.org/abs/2102.04638"
    assert leads_to_the_same(OLD, there, title=TITLE, status=200, expected=TITLE)
    assert not leads_to_the_same(OLD, there, title=TITLE, status=200)
    assert not leads_to_the_same(OLD, there, title="Not Found", status=200, expected=TITLE)
    assert not leads_to_the_same(
        OLD, NEW, title="A Survey of Stochastic Gradients", status=200, expected=TITLE
    )
    assert leads_to_the_same(OLD, NEW, title="pooling.pdf", status=200, expected=TITLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://example.org/a", "http://example.org/a"),
        ("http://example.org/a", "https://example.org/b"),
        ("http://example.org/a", "https://example.net/a"),
        ("http://example.org/a?page=1", "https://example.org/a"),
        ("http://example.org/login/", "https://example.org/login/"),
        ("https://example.org/a", "https://www.example.org/a"),
        ("ftp://example.org/a", "https://example.org/a"),
        ("", ""),
    ],
)
def test_another_page_over_https_is_not_the_same(old: str, new: str) -> None:
    """Only the scheme may differ, and what a server cannot tell apart."""
    assert not is_the_same_over_https(old, new)


@pytest.mark.parametrize("new", ["https://example.org/a", "https://www.example.org/a/"])
def test_the_same_page_over_https_is_known_by_its_address(new: str) -> None:
    """A server may add its ``www.`` and a slash on the way."""
    assert is_the_same_over_https("http://example.org/a", new)


def test_a_front_page_may_take_the_place_of_a_front_page() -> None:
    """A project's site moves as a whole, which its title shows."""
    old, new = "http://example.org/", "https://example.net/"
    assert leads_to_the_same(old, new, title=TITLE, status=200, expected=TITLE)
    assert may_replace("http://example.org", "https://example.net/")
    assert not may_replace("http://example.org/paper", "https://example.net/")


def _moved(to: str = NEW) -> Verdict:
    return Verdict("moved", status=200, final_url=to)


@pytest.mark.parametrize(
    "checked",
    [
        {},
        {OLD: _moved()},
        {OLD: _moved(), f"{OLD}#proofs": _moved(f"{NEW}#proofs")},
        {OLD: _moved(), OLD.replace("https:", "http:"): _moved()},
        {
            OLD: _moved(),
            "https://example.org/old/rotations.pdf": _moved("https://example.org/b/rotations.pdf"),
        },
        {OLD: _moved(), NEW: Verdict("alive", status=200)},
        {OLD: _moved(), "https://example.org/x": Verdict("unreachable", "soft-404", 200, NEW)},
        {OLD: _moved(), "https://doi.org/10.1145/1.2": Verdict("alive", final_url=NEW, via="doi")},
    ],
)
def test_a_place_of_one_page_stays_its_place(checked: dict[str, Verdict]) -> None:
    """Spellings and fragments are no pages of their own, and a registry's word is no redirect."""
    assert without_meeting_places(checked) == checked


@pytest.mark.parametrize("other", [_moved(f"{NEW}/"), Verdict("alive", status=200, final_url=NEW)])
def test_where_several_pages_meet_none_has_moved(other: Verdict) -> None:
    """A site answers so for all that it has given up."""
    checked = {OLD: _moved(), "https://example.org/old/rotations.pdf": other}
    told = without_meeting_places(checked)
    assert told[OLD] == Verdict("alive", status=200, final_url=NEW)
    assert {one.name for one in told.values()} == {"alive"}


def test_a_page_over_https_is_there_whoever_else_leads_to_it() -> None:
    """Its own address is proof enough."""
    secured = Verdict("moved", "https", 200, OLD)
    checked = {OLD.replace("https:", "http:"): secured, "https://example.org/x": _moved(OLD)}
    assert [one.name for one in without_meeting_places(checked).values()] == ["moved", "alive"]
