"""What an answer says of a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.links.link import (
    LEFT_ALONE,
    ROBOTS_UNREADABLE,
    SILENT,
    TURNED_AWAY,
    Failure,
    Hop,
    Link,
    Registration,
    Seen,
    Verdict,
    Via,
)
from curator.core.links.routing import route
from curator.core.links.verdicts import compared, contradicts, judge, registered, unanswered, unasked

if TYPE_CHECKING:
    from curator.core.facts import VerdictName

OLD = "https://example.org/papers/bounds.pdf"
TITLE = "Certified Bounds That Hold Under Rotation"
LINK = Link(OLD, TITLE)
HTML = {"content-type": "text/html"}


def _page(title: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><p>Text.</p></body></html>".encode()


@pytest.mark.parametrize("status", [200, 203, 204, 206, 300, 304, 416])
def test_a_good_answer_is_a_page_that_is_there(status: int) -> None:
    """A part of it, one that has not changed, and one that is too short for the part, too."""
    assert judge(Seen(OLD, status), LINK) == Verdict("alive", status=status)


def test_a_page_tells_its_title_and_how_well_it_is_the_expected_one() -> None:
    """Only where both are known, and the page's can be a paper's."""
    seen = Seen(OLD, 200, HTML, _page(f"{TITLE} | Example Press"))
    assert judge(seen, LINK) == Verdict(
        "alive", status=200, title=f"{TITLE} | Example Press", title_match=1.0, title_from="page"
    )
    assert judge(seen, Link(OLD)).title_match is None
    assert judge(Seen(OLD, 200, HTML, _page("Example Press")), LINK).title_match is None
    assert judge(Seen(OLD, 200, {"content-type": "application/pdf"}, b"%PDF-1.7"), LINK).title_match is None


def test_a_page_that_says_its_title_to_indexes_proves_it() -> None:
    """What it says to browsers is a hint."""
    body = f'<meta name="citation_title" content="{TITLE}">'.encode()
    assert judge(Seen(OLD, 200, HTML, body), LINK).title_from == "citation"
    assert judge(Seen(OLD, 200, HTML, _page(TITLE)), LINK).title_from == "page"
    assert judge(Seen(OLD, 200, HTML, _page("")), LINK).title_from == "page"
    assert judge(Seen(OLD, 200, HTML), LINK).title_from == ""


@pytest.mark.parametrize(
    ("match", "does"), [(None, False), (1.0, False), (0.65, False), (0.64, True), (0.0, True)]
)
def test_another_title_contradicts(match: float | None, does: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Not one that nobody knows."""
    assert contradicts(Verdict("alive", title=TITLE, title_match=match)) is does


def test_another_paper_behind_a_link_is_alive_and_does_not_match() -> None:
    """Who is to blame for it is not told here."""
    verdict = judge(Seen(OLD, 200, HTML, _page("Cooling Flows of Distant Clusters in a Simple Model")), LINK)
    assert verdict.name == "alive"
    assert verdict.title_match is not None
    assert verdict.title_match < 0.5
    assert verdict.title_match == round(verdict.title_match, 2)


@pytest.mark.parametrize(
    ("status", "headers", "name", "reason"),
    [
        (401, {}, "blocked", "http-401"),
        (403, {}, "blocked", "http-403"),
        (403, {"cf-mitigated": "challenge"}, "blocked", "challenge"),
        (407, {}, "blocked", "http-407"),
        (418, {}, "blocked", "bot-wall"),
        (451, {}, "blocked", "http-451"),
        (999, {}, "blocked", "http-999"),
        (202, {}, "blocked", "bot-wall"),
        (202, {"x-amzn-waf-action": "challenge"}, "blocked", "challenge"),
        (429, {}, "rate_limited", "http-429"),
        (429, {"cf-mitigated": "challenge"}, "rate_limited", "http-429"),
        (503, {"retry-after": "120"}, "rate_limited", "http-503"),
        (503, {}, "unreachable", "http-503"),
        (500, {}, "unreachable", "http-500"),
        (522, {}, "unreachable", "http-522"),
        (400, {}, "unreachable", "http-400"),
        (405, {}, "unreachable", "http-405"),
        (406, {}, "unreachable", "http-406"),
        (301, {}, "unreachable", "http-301"),
        (404, {}, "unreachable", "404-unconfirmed"),
        (410, {}, "unreachable", "410-unconfirmed"),
    ],
)
def test_an_answer_about_the_asker_or_the_server_says_nothing_of_the_page(
    status: int, headers: dict[str, str], name: str, reason: str
) -> None:
    """And even one about the page is not believed at once."""
    verdict = judge(Seen(OLD, status, headers), LINK)
    assert (verdict.name, verdict.reason, verdict.status) == (name, reason, status)


@pytest.mark.parametrize("status", [200, 202, 403, 404, 503])
def test_a_wall_is_never_the_page_nor_its_absence(status: int) -> None:
    """Its title is not told as the page's."""
    verdict = judge(Seen(OLD, status, HTML, _page("Just a moment...")), LINK)
    assert verdict == Verdict("blocked", "challenge", status)


@pytest.mark.parametrize(
    "url",
    [
        "https://scholar.google.com/citations?user=45daY7oAAAAJ",
        "https://www.kaggle.com/c/bounds",
        "https://crates.io/crates/bounds",
    ],
)
def test_a_host_that_hides_its_pages_from_programs_is_not_believed(url: str) -> None:
    """Its 404 is a refusal, at the link itself and behind a redirect."""
    assert judge(Seen(url, 404), Link(url)) == Verdict("blocked", "http-404", 404)
    led = Seen(url, 404, hops=(Hop(OLD, 302),))
    assert judge(led, LINK) == Verdict("blocked", "http-404", 404, url)


@pytest.mark.parametrize(
    "title", ["404 Not Found: An Analysis of Broken Links", "Not Found in Translation", "Page Models"]
)
def test_a_paper_may_be_about_what_is_not_found(title: str) -> None:
    """Only a title that is an error's from its first word to its last is one."""
    assert judge(Seen(OLD, 200, HTML, _page(title)), Link(OLD)).name == "alive"


def test_a_title_that_is_expected_is_no_error() -> None:
    """A paper may be called as errors are."""
    assert judge(Seen(OLD, 200, HTML, _page("Page Not Found")), Link(OLD, "Page Not Found")).name == "alive"


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404",
        "404 Not Found",
        "404: Page not found",
        "404 - Page not found",
        "HTTP 404 - File not found",
        "410 Gone",
        "Not Found",
        "Page not found",
        "Page Not Found | Example Press",
        "Page not found \u00b7 GitHub Pages",
        "Example Press - Page not found",
        "The requested page could not be found",
        "Page does not exist",
        "Sorry",
    ],
)
def test_a_page_that_says_it_is_not_there_is_unreachable(title: str) -> None:
    """With status 200 it is never dead."""
    verdict = judge(Seen(OLD, 200, HTML, _page(title)), LINK)
    expected = ("alive", "") if title == "Sorry" else ("unreachable", "soft-404")
    assert (verdict.name, verdict.reason) == expected


@pytest.mark.parametrize(
    ("failure", "detail", "name", "reason"),
    [
        ("address", "", "unchecked", "malformed"),
        ("forbidden", "", "unchecked", "private-address"),
        ("robots", "", "unchecked", "robots"),
        ("robots", "robots.txt asks programs to stay away", "unchecked", "robots"),
        ("robots", f"{ROBOTS_UNREADABLE} (status 503)", "unchecked", "robots-unreadable"),
        ("dns", "", "unreachable", "dns"),
        ("refused", "", "unreachable", "refused"),
        ("reset", "", "unreachable", "reset"),
        ("tls", "certificate has expired", "unreachable", "tls"),
        ("timeout", "", "unreachable", "timeout"),
        ("protocol", "", "unreachable", "protocol"),
        ("loop", "", "unreachable", "loop"),
        ("host", TURNED_AWAY, "blocked", "host-turns-away"),
        ("host", LEFT_ALONE, "rate_limited", "host-left-alone"),
        ("host", SILENT, "unreachable", "host-down"),
        ("host", "", "unreachable", "host-down"),
    ],
)
def test_no_answer_is_no_proof(failure: Failure, detail: str, name: str, reason: str) -> None:
    """Whatever kept it away."""
    assert judge(Seen(OLD, failure=failure, detail=detail), LINK) == Verdict(name, reason)  # type: ignore[arg-type] # one of the seven


def test_where_a_visit_failed_is_told() -> None:
    """After redirects it is not the link's own host that failed."""
    seen = Seen("https://elsewhere.example/a", failure="dns", hops=(Hop(OLD, 302),))
    assert judge(seen, LINK) == Verdict("unreachable", "dns", final_url="https://elsewhere.example/a")


def test_every_failure_has_a_verdict() -> None:
    """None of them calls a page dead, or alive."""
    names = {judge(Seen(OLD, failure=failure), LINK).name for failure in get_args(Failure)}
    assert names == {"unreachable", "unchecked"}
    assert judge(Seen(OLD), LINK).name == "unreachable"


ARXIV = Link("https://arxiv.org/abs/2302.04638v2", TITLE)
DOI = Link("https://doi.org/10.1145/3133956.3134057", TITLE)
PUBLISHER = Link("https://dl.acm.org/doi/10.1145/3133956.3134057", TITLE)


def test_a_registry_that_knows_an_id_answers_for_the_link() -> None:
    """With its title, whatever that looks like, and where it leads."""
    said = Registration(known=True, title=TITLE, latest=2)
    assert registered(said, route=route(ARXIV.url), link=ARXIV) == Verdict(
        "alive", title=TITLE, via="arxiv", title_match=1.0, title_from="registry"
    )
    short = registered(Registration(known=True, title="0"), route=route(DOI.url), link=DOI)
    assert short.title_match == 0
    bare = registered(Registration(known=True, final_url=PUBLISHER.url), route=route(DOI.url), link=DOI)
    assert bare == Verdict("alive", final_url=PUBLISHER.url, via="doi")
    assert (
        registered(
            Registration(known=True, final_url=f"{DOI.url}/"), route=route(DOI.url), link=DOI
        ).final_url
        == ""
    )


def test_a_registry_says_that_a_paper_was_withdrawn() -> None:
    """It is still there."""
    verdict = registered(Registration(known=True, withdrawn=True), route=route(ARXIV.url), link=ARXIV)
    assert (verdict.name, verdict.withdrawn) == ("alive", True)


@pytest.mark.parametrize("latest", [None, 2, 3])
def test_a_version_that_may_be_there_is_alive(latest: int | None) -> None:
    """Where the registry counts none, nothing is known against it."""
    assert (
        registered(Registration(known=True, latest=latest), route=route(ARXIV.url), link=ARXIV).name
        == "alive"
    )


@pytest.mark.parametrize(
    ("latest", "name", "reason"),
    [(1, "dead", "unknown-version"), (2, "unreachable", "unknown-version-unconfirmed"), (3, "alive", "")],
)
def test_a_version_far_above_the_newest_is_dead(latest: int, name: VerdictName, reason: str) -> None:
    """Its address insists on what never was; the very next version may only not be counted yet."""
    third = Link("https://arxiv.org/abs/2302.04638v3")
    known = Registration(known=True, title=TITLE, latest=latest)
    verdict = registered(known, route=route(third.url), link=third)
    assert verdict == Verdict(name, reason, title=TITLE, via="arxiv", title_from="registry")


@pytest.mark.parametrize(
    ("link", "via"),
    [(ARXIV, "arxiv"), (DOI, "doi"), (Link("https://openreview.net/forum?id=Bkx0jJ3Yvr"), "openreview")],
)
def test_an_id_that_its_registry_does_not_know_is_dead(link: Link, via: Via) -> None:
    """That is a proof, at once."""
    verdict = registered(Registration(known=False), route=route(link.url), link=link)
    assert verdict == Verdict("dead", "unknown-id", via=via)


def test_a_publishers_page_may_be_older_than_its_doi() -> None:
    """A new paper is registered hours after its page is there, so its absence is seen twice, too."""
    verdict = registered(Registration(known=False), route=route(PUBLISHER.url), link=PUBLISHER)
    assert verdict == Verdict("unreachable", "unknown-id-unconfirmed", via="doi")


def test_a_registry_that_says_nothing_proves_nothing() -> None:
    """Neither when it is down nor when it turns programs away."""
    down = unanswered(blocked=False, down=True, via="arxiv")
    unsure = unanswered(blocked=False, down=False, via="arxiv")
    wall = unanswered(blocked=True, down=False, via="openreview")
    assert down == Verdict("unchecked", "registry-down", via="arxiv")
    assert unsure == Verdict("unchecked", "registry-unsure", via="arxiv")
    assert wall == Verdict("blocked", "registry-blocked", via="openreview")


def test_what_cannot_be_asked_is_unchecked_with_the_reason() -> None:
    """As its route says."""
    assert unasked(route("mailto:jane@example.org")) == Verdict("unchecked", "not-http")


def test_a_remembered_title_is_compared_anew() -> None:
    """The entry's may have been corrected since, or the verdict be another link's."""
    verdict = Verdict("alive", title=TITLE, via="cache", title_match=0.1)
    assert compared(verdict, link=LINK).title_match == 1.0
    assert compared(verdict, link=Link(OLD)).title_match is None


_URLS = st.sampled_from(
    [OLD, "", "https://example.org/", "HTTP://[::1", "https://example.net/a?login=1", "x", "https://\ud800/"]
)


@given(
    st.builds(
        Seen,
        _URLS,
        st.one_of(st.none(), st.integers(100, 999)),
        st.sampled_from([{}, HTML, {"retry-after": "x"}]),
        st.binary(max_size=60),
        st.lists(st.builds(Hop, _URLS, st.sampled_from([301, 302, 308])), max_size=3).map(tuple),
        st.sampled_from(["", *get_args(Failure)]),
    ),
    st.builds(Link, _URLS, st.sampled_from(["", TITLE])),
)
def test_no_visit_alone_proves_a_link_dead(seen: Seen, link: Link) -> None:
    """Whatever was seen, and never by an error."""
    verdict = judge(seen, link)
    assert verdict.name != "dead"
    assert (verdict.name == "alive") <= (verdict.reason == "")


def test_a_remembered_registry_is_believed_as_one_that_was_asked() -> None:
    """A title of two words can be a paper's where a registry says so, and need not be on a page."""
    link = Link("https://arxiv.org/abs/2302.04638", "Certified Pooling of Small Rotations")
    remembered = Verdict("alive", title="Dark Matter", via="cache")
    assert compared(remembered, link=link).title_match is not None
    assert compared(remembered._replace(status=200), link=link).title_match is None


@pytest.mark.parametrize(
    "title", ["Sign in to continue", "Log in to your account", "Login | Example Press", "Sign-in"]
)
def test_a_log_in_is_no_paper(title: str) -> None:
    """A page that only asks who we are says nothing of what is behind it."""
    page = Seen("https://a.example/p", 200, {"content-type": "text/html"}, f"<title>{title}</title>".encode())
    verdict = judge(page, Link("https://a.example/p", "Certified Pooling of Small Rotations"))
    assert (verdict.name, verdict.reason) == ("blocked", "log-in")


@pytest.mark.parametrize("title", ["Log-in Attacks on Federated Training", "Signing In the Dark"])
def test_a_paper_about_log_ins_is_a_paper(title: str) -> None:
    """Only a title that is nothing else counts."""
    page = Seen("https://a.example/p", 200, {"content-type": "text/html"}, f"<title>{title}</title>".encode())
    assert judge(page, Link("https://a.example/p", title)).name == "alive"
