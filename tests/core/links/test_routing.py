"""Who is asked about an address."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curator.core.links.routing import LONGEST, Route, is_resolver, route
from curator.core.works.paper import PaperId


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.LG/new",
        "https://arxiv.org/abs/https://doi.org/10.1145/3133956.3134057",
        "https://arxiv.org/abs/2302.4638",
        "https://info.arxiv.org/help/api",
        "https://openreview.net/group?id=ICLR.cc/2020/Conference",
        "https://openreview.net/forum",
        "https://link.springer.com/article/10.1007/s11263-020-01359-2/tables/1",
        "https://proceedings.mlr.press/v139/doe21a.html",
        "https://papers.nips.cc/paper/8668-learner-aware-teaching",
        "HTTP://Example.org/p",
        "https://bücher.example/straße?q=ä",
        "https://xn--bcher-kva.example/",
        "https://example.org:8443/p",
        "http://127.0.0.1:8080/ok",
        "http://localhost:8080/ok",
        "http://[::1]:8080/ok?x=1",
        "http://[::1]",
    ],
)
def test_a_page_whose_address_proves_no_id_is_asked_for_itself(url: str) -> None:
    """Other pages of arXiv, proceedings, other alphabets, and the numbers that a test server has."""
    assert route(url) == Route("http", key=url)


@pytest.mark.parametrize(
    "url",
    [
        "https://dl.acm.org/citation.cfm?id=3133956.3134057",
        "https://dl.acm.org/citation.cfm?doid=3133956.3134057",
        "https://www.ijcai.org/proceedings/2019/134",
        "https://aclanthology.org/P19-1103/",
    ],
)
def test_a_doi_that_is_only_derived_from_an_address_is_no_proof(url: str) -> None:
    """Were the guess wrong, a registry's "no" would call a page dead that is there."""
    assert route(url).via == "http"


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
        "https://doi.org/10.1145/3133956.3134057.",
        "https://doi.org/10.1145/3133956.3134057;",
        "https://doi.org/10.1145/31339%252F56",
        "https://dl.acm.org/doi/10.5555/3454287.3454900",
        "https://dl.acm.org/doi/pdf/10.5555/3454287.3454900",
    ],
)
def test_a_doi_that_was_cut_or_was_never_registered_is_not_asked_for(url: str) -> None:
    """A sentence's full stop, an old form that Markdown breaks, ACM's numbers for papers of others."""
    assert route(url).via == "http"


@pytest.mark.parametrize(
    ("url", "value", "version"),
    [
        ("https://arxiv.org/abs/2302.04638", "2302.04638", None),
        ("http://www.arxiv.org/pdf/2302.04638.pdf#page=2", "2302.04638", None),
        ("HTTPS://ArXiv.org/abs/2302.04638", "2302.04638", None),
        ("https://export.arxiv.org/abs/2302.04638v12", "2302.04638", 12),
        ("https://arxiv.org/pdf/2302.04638v2.pdf", "2302.04638", 2),
        ("https://arxiv.org/html/2302.04638V3/?x=v9#v8", "2302.04638", 3),
        ("https://arxiv.org/abs/math.GT/0309136v1", "math/0309136", 1),
        ("https://doi.org/10.48550/arXiv.2302.04638", "2302.04638", None),
    ],
)
def test_arxiv_is_asked_for_the_paper_whatever_form_its_address_has(
    url: str, value: str, version: int | None
) -> None:
    """The version that an address insists on is told apart from the paper."""
    paper = PaperId("arxiv", value)
    assert route(url) == Route("arxiv", paper, version, key=f"arxiv:{value}")


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1145/3133956.3134057", "10.1145/3133956.3134057"),
        ("http://dx.doi.org/10.1145%2F3133956.3134057", "10.1145/3133956.3134057"),
        ("https://www.doi.org/doi:10.1007/11787006_1/", None),
        ("https://doi.org/10.18653/v1/P19-1103?x=1", "10.18653/v1/p19-1103"),
        ("https://doi.org/10.5555/3454287.3454900", "10.5555/3454287.3454900"),
        ("https://dl.acm.org/doi/pdf/10.1145/3133956.3134057", "10.1145/3133956.3134057"),
        (
            "https://link.springer.com/content/pdf/10.1007%2F978-3-030-01258-8_10.pdf",
            "10.1007/978-3-030-01258-8_10",
        ),
        (
            "https://link.springer.com/chapter/10.1007/978-3-030-01258-8_10#Sec1",
            "10.1007/978-3-030-01258-8_10",
        ),
    ],
)
def test_the_doi_registry_is_asked_for_a_doi_that_the_address_spells(url: str, doi: str | None) -> None:
    """At doi.org and at publishers, which turn programs away anyway."""
    paper = None if doi is None else PaperId("doi", doi)
    assert route(url) == (Route("http", key=url) if paper is None else Route("doi", paper, key=f"doi:{doi}"))


@pytest.mark.parametrize(
    "url",
    [
        "https://openreview.net/forum?id=Bkx0jJ3Yvr",
        "https://openreview.net/pdf?id=Bkx0jJ3Yvr",
        "https://openreview.net/forum?id=Bkx0jJ3Yvr&noteId=abc",
        "https://openreview.net/attachment?id=Bkx0jJ3Yvr&name=pdf",
    ],
)
def test_openreview_is_asked_for_the_note(url: str) -> None:
    """Forum, PDF and attachments belong to one note."""
    assert route(url) == Route("openreview", PaperId("openreview", "Bkx0jJ3Yvr"), key="openreview:Bkx0jJ3Yvr")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("#certified", "fragment"),
        ("mailto:doe@example.org", "not-http"),
        ("javascript:alert(1)", "not-http"),
        ("JavaScript:alert(1)", "not-http"),
        ("data:text/html,<p>x", "not-http"),
        ("ftp://example.org/p.pdf", "not-http"),
        ("file:///etc/passwd", "not-http"),
        ("CONTRIBUTING.md", "local-file"),
        ("../papers/bounds.pdf", "local-file"),
        ("/etc/passwd", "local-file"),
        ("TODO", "relative"),
        ("www.example.org/p", "no-scheme"),
        ("//example.org/p", "no-scheme"),
        ("example.org:8080/p", "no-scheme"),
        ("https://doe:secret@example.org/p", "credentials"),
        ("https://doe@arxiv.org/abs/2302.04638", "credentials"),
        ("https://example.org:99999/p", "port"),
        ("https://example.org:0/p", "port"),
        ("http://[::1]:70000/", "port"),
        ("https://example.org:port/p", "port"),
        ("http://[fe80::1%25eth0]/", "malformed"),
        ("http://[fe80::1%eth0]/", "malformed"),
        ("http://[::1/", "malformed"),
        ("http://[:::]/", "malformed"),
        ("https://example.org/a b", "malformed"),
        ("https://example.org/a\x00b", "malformed"),
        ("https://exa mple.org/", "malformed"),
        ("https://intranet/p", "malformed"),
        ("https:/example.org/p", "malformed"),
        ("https://https://example.org/p", "malformed"),
        ("https://1.2.3.400/p", "malformed"),
        ("https://example.org/\ud800", "malformed"),
        ("https://arxiv.org/abs/2302.04638?" + "x" * 10_000, "too-long"),
    ],
)
def test_an_address_that_cannot_be_asked_says_why(url: str, reason: str) -> None:
    """With a term that programs can rely on, and never by an error."""
    assert route(url) == Route("none", reason=reason, key=url.strip())


def test_all_places_of_a_page_have_one_answer() -> None:
    """A server never sees a fragment; blanks around an address are no part of it."""
    keys = {route(f" https://example.org/p{place}\n").key for place in ("", "#", "#a", "#a#b")}
    assert keys == {"https://example.org/p"}


def test_the_longest_address_that_is_asked_for() -> None:
    """As long as every server must take it, not a character more."""
    longest = "https://example.org/".ljust(LONGEST, "x")
    assert route(longest).via == "http"
    assert route(f"{longest}x").reason == "too-long"


def test_a_resolver_is_told_from_a_publisher() -> None:
    """Whoever follows the DOI's own address gets nowhere if the registry does not know it."""
    assert is_resolver("https://dx.doi.org/10.1145/3133956")
    assert is_resolver("HTTPS://DOI.org:443/10.1145/3133956")
    assert not is_resolver("https://dl.acm.org/doi/10.1145/3133956")
    assert not is_resolver("doi.org")


_PIECES = st.sampled_from(
    (
        *("http", "HTTPS", ":", "/", "//", "@", "[", "]", "%", "%25", "::1", ":99999", "#", "?", "id="),
        *("arxiv.org/abs/", "2302.04638", "v2", "doi.org/", "10.1145/3", "openreview.net/forum"),
        *(" ", "\ud800", "ä", "\x00", "\uff0e", "xn--"),
    )
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=12).map("".join)))
@example("http://[v1.x]/")
@example("https://doi.org/10.1145/%")
@example("https://arxiv.org/abs/%ff")
def test_any_text_has_a_route(url: str) -> None:
    """A registry is asked with an id of its own scheme, and nobody is asked without a reason."""
    found = route(url)
    assert (found.via == "none") == bool(found.reason)
    assert (found.id is not None) == (found.via in {"arxiv", "doi", "openreview"})
    assert found.id is None or (found.id.scheme, found.key) == (found.via, str(found.id))
    assert found.via != "http" or found.key.lower().startswith(("http://", "https://"))
