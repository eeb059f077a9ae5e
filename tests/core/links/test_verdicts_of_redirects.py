"""What redirects say of a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from curator.core.links.link import Hop, Link, Seen, Verdict
from curator.core.links.verdicts import judge

OLD = "https://example.org/papers/bounds.pdf"
TITLE = "Certified Bounds That Hold Under Rotation"
LINK = Link(OLD, TITLE)
HTML = {"content-type": "text/html"}
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


def _led(*hops: tuple[str, int], to: str, title: str = "", status: int = 200) -> Seen:
    body = f"<html><head><title>{title}</title></head><body><p>Text.</p></body></html>" if title else ""
    return Seen(to, status, HTML, body.encode(), hops=tuple(Hop(*hop) for hop in hops))


@pytest.mark.parametrize(
    ("status", "to"),
    [
        (301, "https://example.org/papers/bounds.pdf/"),
        (301, "https://EXAMPLE.org:443/papers/bounds.pdf"),
        (308, "https://www.example.org/papers/bounds.pdf"),
    ],
)
def test_another_spelling_of_a_link_is_no_move(status: int, to: str) -> None:
    """Nobody wants to be told of it."""
    assert judge(_led((OLD, status), to=to), LINK) == Verdict("alive", status=200)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_temporary_redirect_is_no_move(status: int) -> None:
    """Where it led is told."""
    to = "https://example.org/cache/17.pdf"
    assert judge(_led((OLD, status), to=to), LINK) == Verdict("alive", status=200, final_url=to)


def test_a_move_that_gives_up_encryption_is_none() -> None:
    """A link does not become worse."""
    to = "http://example.org/files/bounds.pdf"
    assert judge(_led((OLD, 301), to=to), LINK) == Verdict("alive", status=200, final_url=to)


@pytest.mark.parametrize("title", ["", "Best Casino", "Cooling Flows of Distant Clusters in a Simple Model"])
@pytest.mark.parametrize("link", [LINK, Link(OLD)])
def test_a_domain_that_was_sold_is_no_new_place(link: Link, title: str) -> None:
    """Nothing there shows that it is the same thing."""
    to = "https://adverts.example.net/afu.php?zoneid=3429240"
    verdict = judge(_led((OLD, 301), to=to, title=title), link)
    assert (verdict.name, verdict.final_url) == ("alive", to)


def test_another_paper_at_the_new_place_is_no_move() -> None:
    """Even its own domain may lead to something else."""
    to = "https://example.org/publications/17.html"
    verdict = judge(
        _led((OLD, 301), to=to, title="Cooling Flows of Distant Clusters in a Simple Model"), LINK
    )
    assert (verdict.name, verdict.final_url) == ("alive", to)


def test_a_move_to_what_is_not_there_is_none() -> None:
    """The end of the redirects has to be good."""
    to = "https://example.org/files/bounds.pdf"
    assert judge(_led((OLD, 301), to=to, status=404), LINK) == Verdict(
        "unreachable", "404-unconfirmed", 404, to
    )
    assert judge(_led((OLD, 301), to=to, status=500), LINK).name == "unreachable"


@pytest.mark.parametrize(
    ("to", "title"),
    [
        ("https://files.example.org/2024/bounds.pdf", ""),
        ("https://example.org/17.html", TITLE),
        ("https://jane.example.net/17.html", TITLE),
        ("https://jane.example.net/bounds.pdf", ""),
    ],
)
@pytest.mark.parametrize("status", [301, 308])
def test_a_page_moved_for_good(status: int, to: str, title: str) -> None:
    """Its title or its file's name is still the same."""
    verdict = judge(_led((OLD, status), to=to, title=title), LINK)
    assert (verdict.name, verdict.reason, verdict.final_url, verdict.status) == ("moved", "", to, 200)


def test_the_new_place_is_where_permanent_redirects_end() -> None:
    """A session's address behind it is nobody's link."""
    middle, end = "https://example.org/new/bounds.pdf", "https://example.org/cache?session=1"
    verdict = judge(_led((OLD, 301), (middle, 302), to=end), LINK)
    assert (verdict.name, verdict.final_url) == ("moved", middle)


def test_encryption_is_a_move_of_its_own() -> None:
    """It needs no other proof than the same address."""
    old = "http://example.org/papers/bounds.pdf"
    verdict = judge(_led((old, 301), to=OLD, title="Best Casino"), Link(old, TITLE))
    assert (verdict.name, verdict.reason, verdict.final_url) == ("moved", "https", OLD)
    assert judge(_led((old, 302), to=OLD), Link(old)).name == "alive"


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize(
    "to", ["https://example.org/", "https://example.org/en/", "https://other.example.net/"]
)
def test_a_redirect_to_a_front_page_is_neither_a_move_nor_the_page(status: int, to: str) -> None:
    """It is how many sites say that something is gone."""
    assert judge(_led((OLD, status), to=to), LINK) == Verdict(
        "unreachable", "redirects-to-front-page", 200, to
    )


def test_a_front_page_may_be_where_a_paper_is() -> None:
    """Where it was linked to as such, or has the very title."""
    home = judge(
        _led(("http://bounds.example.org/", 301), to="https://bounds.example.com/"),
        Link("http://bounds.example.org/"),
    )
    assert home.name == "alive"
    project = judge(_led((OLD, 301), to="https://bounds.example.org/", title=TITLE), LINK)
    assert (project.name, project.final_url) == ("moved", "https://bounds.example.org/")


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/login?return=bounds",
        "https://sso.example.org/oauth/authorize",
        "https://example.org/papers/bounds.pdf?idp_error=cookies_not_supported",
    ],
)
def test_a_log_in_is_a_closed_door(status: int, to: str) -> None:
    """What is behind it, nobody saw."""
    assert judge(_led((OLD, status), to=to, title="Sign in"), LINK) == Verdict("blocked", "log-in", 200, to)


def test_a_link_to_a_log_in_leads_where_it_should() -> None:
    """Somebody wanted it."""
    old = "https://example.org/login"
    assert judge(_led((old, 301), to="https://example.org/login/new"), Link(old)).name == "alive"


@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/publications",
        "https://example.org/search?q=bounds",
        "https://example.org/pages/oops",
        "https://example.org/maintenance.html",
        "https://files.example.org/2024/17.pdf",
    ],
)
@pytest.mark.parametrize("link", [LINK, Link(OLD)])
def test_its_own_site_may_lead_a_link_to_anything(link: Link, to: str) -> None:
    """A list, a search, an apology: without the title or the name, nothing shows that the page is there."""
    assert judge(_led((OLD, 301), to=to), link) == Verdict("alive", status=200, final_url=to)


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/404",
        "https://example.org/error",
        "https://example.org/error?code=1",
        "https://example.org/not-found.html",
        "https://example.org/Errors/NotFound.aspx",
        "https://other.example.net/404/index.html",
    ],
)
def test_a_redirect_to_an_error_is_no_closed_door(status: int, to: str) -> None:
    """Nobody could log in there; nor does it prove, with a good status, that the page is gone."""
    assert judge(_led((OLD, status), to=to), LINK) == Verdict("unreachable", "redirects-to-error", 200, to)


def test_a_paper_may_be_called_like_an_error() -> None:
    """Where it has the title, and where the link said so from the start."""
    paper = "https://example.org/papers/404"
    assert judge(_led((OLD, 301), to=paper, title=TITLE), LINK).name == "moved"
    assert judge(_led((paper, 302), to="https://www.example.org/p/404"), Link(paper)).name == "alive"


@pytest.mark.parametrize("missing", [404, 410])
@pytest.mark.parametrize("status", [302, 303, 307])
def test_an_error_elsewhere_says_nothing_of_the_page(status: int, missing: int) -> None:
    """A log-in's host that is broken is no proof that the page is gone."""
    to = "https://idp.example.net/start"
    expected = Verdict("unreachable", f"{missing}-elsewhere", missing, to)
    assert judge(_led((OLD, status), to=to, status=missing), LINK) == expected
    on_the_way = "https://example.org/new/bounds.pdf"
    assert judge(_led((OLD, 301), (on_the_way, status), to=to, status=missing), LINK) == expected


@pytest.mark.parametrize(
    ("status", "to"),
    [
        (301, "https://jane.example.net/bounds.pdf"),
        (308, "https://jane.example.net/bounds.pdf"),
        (302, "https://files.example.org/bounds.pdf"),
        (307, "https://example.org/cache/17.pdf"),
    ],
)
def test_an_error_where_the_page_should_be_counts(status: int, to: str) -> None:
    """After a move for good, and within the same domain."""
    assert judge(_led((OLD, status), to=to, status=404), LINK).reason == "404-unconfirmed"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the recorded pages are not on this machine")
def test_recorded_chains_of_a_doi_are_alive() -> None:
    """Temporary redirects through a registry and a publisher, whose page has the paper's title."""
    body = (SAMPLES / "link_check" / "iospress_via_doi_cloudflare.html").read_bytes()[:65_536]
    link = Link("https://doi.org/10.3233/AIC-140605", "Automatic Move Pruning for Single-Agent Search")
    end = "https://content.iospress.com:443/articles/ai-communications/aic605"
    seen = Seen(
        end, 200, HTML, body, hops=(Hop(link.url, 302), Hop("https://content.iospress.com/doi/x", 303))
    )
    assert judge(seen, link)._replace(title="") == Verdict(
        "alive", status=200, final_url=end, title_match=1.0, title_from="citation"
    )
