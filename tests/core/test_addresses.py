"""Which addresses are one: the spellings that a server cannot tell apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.addresses import is_tracking, normalised, resource, spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.org/Paper.pdf", "https://a.org/paper.pdf"),
        ("https://a.org/p?id=1", "https://a.org/p?id=2"),
        ("https://a.org/p?id=x", "https://a.org/p?id=X"),
        ("https://a.org/p", "https://b.a.org/p"),
        ("https://a.org:8080/p", "https://a.org/p"),
        ("https://a.org/a%2Fb", "https://a.org/a/b"),
        ("https://a.org/all.pdf#page=12", "https://a.org/all.pdf#page=77"),
        ("https://a.org/#/paper/1", "https://a.org/#/paper/2"),
        ("https://arxiv.org/abs/1706.06083", "https://arxiv.org/abs/1706.06084"),
        ("https://openreview.net/forum?id=BkUHlMZ0b", "https://openreview.net/forum?id=BkUHlMZ0B"),
        ("ftp://a.org/p", "http://a.org/p"),
        ("notes/a.md", "https://notes/a.md"),
    ],
)
def test_what_may_lead_elsewhere_stays_apart(one: str, other: str) -> None:
    """Case of a path, a parameter that chooses, another host or port, a route within a page."""
    assert normalised(one) != normalised(other)
    assert resource(one) != resource(other)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.org/~x/p.pdf",
        "HTTPS://www.A.org/~x/p.pdf",
        "https://a.org:443/%7Ex/p.pdf",
        "https://a.org/%7ex/p.pdf/",
        "https://a.org./~x/p.pdf?utm_source=feed&fbclid=1",
        "  https://a.org/~x/p.pdf#abstract ",
        "https://reader@a.org/~x/p.pdf?",
    ],
)
def test_spellings_of_one_address_share_a_form(url: str) -> None:
    """Scheme, www, port, encoding, last slash, fragment and tracking choose no page."""
    assert normalised(url) == resource(url) == spelled(url) == "https://a.org/~x/p.pdf"


def test_signs_beyond_ascii_are_what_a_browser_sends() -> None:
    """Typed or percent-encoded; an encoding of a reserved sign stays, in capitals."""
    assert spelled("https://a.org/müller?q=a%2fb") == "https://a.org/m%C3%BCller?q=a%2Fb"
    assert spelled("https://a.org/m%c3%bcller?q=a%2Fb") == "https://a.org/m%C3%BCller?q=a%2Fb"


def test_an_address_that_proves_an_id_is_that_id() -> None:
    """Abstract, PDF and version of a preprint; forum and PDF; page and PDF of a proceedings paper."""
    assert normalised("http://arxiv.org/pdf/1706.06083v3.pdf") == "arxiv:1706.06083"
    assert normalised("https://openreview.net/pdf?id=rJzIBfZAb&noteId=x") == "openreview:rJzIBfZAb"
    page, pdf = (f"https://proceedings.mlr.press/v162/tramer22a{end}" for end in (".html", "/tramer22a.pdf"))
    assert normalised(page) == normalised(pdf) == "pmlr:v162/tramer22a"


def test_a_verdict_on_a_page_is_none_on_its_pdf() -> None:
    """Unless a registry answers for both, as arXiv does."""
    page, pdf = (f"https://proceedings.mlr.press/v162/tramer22a{end}" for end in (".html", "/tramer22a.pdf"))
    assert resource(page) != resource(pdf)
    assert resource("https://arxiv.org/abs/1706.06083") == resource("https://arxiv.org/pdf/1706.06083.pdf")
    assert resource("https://arxiv.org/list/cs.LG/recent/") == "https://arxiv.org/list/cs.LG/recent"


@pytest.mark.parametrize("name", ["id", "ref", "source", "noteId", "page", "utm", "lid", "url"])
def test_a_parameter_that_may_choose_a_page_is_no_tracking(name: str) -> None:
    """Not on every host, at least."""
    assert not is_tracking(name)


@pytest.mark.parametrize("name", ["utm_source", "UTM_Campaign", "fbclid", "gclid", "casa_token", "CFID"])
def test_what_follows_a_reader_around_is_tracking(name: str) -> None:
    """In whatever case it is written."""
    assert is_tracking(name)


def test_an_endless_address_is_its_own_form() -> None:
    """Nobody compares a megabyte sign by sign."""
    url = "https://a.org/" + "%7e" * 300_000
    assert normalised(url) == resource(url) == spelled(url) == url


PIECES = st.lists(
    st.sampled_from(
        [
            "http://",
            "https://",
            "www.",
            "a.org",
            ":",
            "80",
            "@",
            "/",
            "?",
            "#",
            "&",
            "%",
            "7e",
            " ",
            "é",
            "utm_x=",
            ".",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(st.text(), PIECES, PIECES.map("https://a.org/{}".format)))
def test_any_text_has_one_form_and_keeps_it(text: str) -> None:
    """Nothing raises, and what is normal stays so."""
    for form in (normalised, resource, spelled):
        once = form(text)
        assert form(once) == once
