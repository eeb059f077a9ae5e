"""The robots.txt of a site: asked for once, politely, and obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.links.link import MOST_READ, ROBOTS_UNREADABLE
from curator.links.robots import OPEN, Rules
from tests.links.visits import engine, pages_asked, pauses, see, seen_of
from tests.support.link_server import closed_port

if TYPE_CHECKING:
    from tests.support.link_server import LinkServer

SHUT = "User-agent: *\nDisallow: /\n"


def test_without_rules_everything_is_allowed(link_server: LinkServer) -> None:
    """A site without a robots.txt is asked for its page."""
    assert see(link_server.url("ok")).status == 200
    assert link_server.asked()[0] == ("GET", "/robots.txt")


def test_a_page_that_programs_are_asked_to_leave_alone_is_not_asked_for(link_server: LinkServer) -> None:
    """The visit ends with that reason, without a request to the page."""
    link_server.robots("User-agent: *\nDisallow: /n404/\n")
    found = seen_of([link_server.url("n404"), link_server.url("ok")])
    assert found[link_server.url("ok")].status == 200
    refused = found[link_server.url("n404")]
    assert (refused.failure, refused.status, refused.requests) == ("robots", None, 0)
    assert [target for _, target in pages_asked(link_server)] == ["/ok/x"]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: curator\nDisallow: /\n", False),
        ("User-agent: Curator\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: curator\nAllow: /\n", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: curator\nDisallow: /\n", False),
        ("User-agent: somebody\nDisallow: /\n", True),
        ("User-agent: somebody\nUser-agent: *\nDisallow: /\n", False),
        ("User-agent: somebody # curator\nDisallow: /\n", True),
        ("User-agent: curator-of-art\nDisallow: /\n", True),
        ("User-agent: *\nDisallow: /*.html$\nAllow: /\n", True),
        ("User-agent: *\nDisallow: /*x$\n", False),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
        ("<!doctype html><title>Disallow</title>", True),
        ("", True),
    ],
)
def test_the_rules_for_this_program_come_before_those_for_all(text: str, *, allowed: bool) -> None:
    """Other programs' rules are theirs."""
    assert (Rules(text).objection("https://example.org/papers/x") == "") is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 2.5\n", 2.5),
        ("User-agent: *\nCrawl-delay: nan\n", 0),
        ("User-agent: *\nCrawl-delay: -3\n", 0),
        ("User-agent: *\nCrawl-delay: soon\n", 0),
        ("User-agent: somebody\nCrawl-delay: 9\n", 0),
    ],
)
def test_a_crawl_delay_is_read_where_it_makes_sense(text: str, delay: float) -> None:
    """Nonsense is no delay."""
    assert Rules(text).delay == delay


def test_thousands_of_programs_with_thousands_of_rules_are_read() -> None:
    """What would be millions of rules for everybody is a few for this program."""
    text = "\n".join([*(f"user-agent: a{number}" for number in range(2_000)), *["allow: /x"] * 3_000])
    assert len(text) < MOST_READ
    assert Rules(text).objection("https://example.org/x") == ""


def test_a_site_is_asked_for_its_rules_once_over_all_rounds(link_server: LinkServer) -> None:
    """However many of its pages are visited at the same time, and again."""
    ours = engine()
    for _ in range(2):
        seen_of([link_server.url("ok", f"p{number}") for number in range(20)], by=ours)
    assert link_server.stats()["req"]["robots.txt"] == {"GET": 1}
    assert ours.pulse.requests == 41


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429])
def test_rules_that_are_refused_are_no_rules(link_server: LinkServer, status: int) -> None:
    """That is how the standard has it."""
    link_server.robots(SHUT, status=status)
    assert see(link_server.url("ok")).status == 200


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_whose_rules_cannot_be_read_now_is_left_alone(link_server: LinkServer, status: int) -> None:
    """A broken server may have rules that nobody can see; the visit says so."""
    link_server.robots(status=status)
    seen = see(link_server.url("ok"))
    assert (seen.failure, seen.detail) == ("robots", f"its robots.txt cannot be read (status {status})")
    assert seen.detail.startswith(ROBOTS_UNREADABLE)
    assert pages_asked(link_server) == []


@pytest.mark.parametrize("kind", ["reset", "garbage", "hang"])
def test_where_the_rules_do_not_come_the_visit_finds_out(link_server: LinkServer, kind: str) -> None:
    """A page that answers is there, whatever became of the robots.txt."""
    link_server.robots(kind=kind)
    assert see(link_server.url("ok"), timeout=1).status == 200


def test_a_host_that_is_not_there_is_found_out_by_the_visit() -> None:
    """The failure is the page's own."""
    assert see(f"http://127.0.0.1:{closed_port()}/").failure == "refused"


def test_rules_may_have_moved(link_server: LinkServer) -> None:
    """A few redirects are followed, to another host as well."""
    link_server.robots(kind="elsewhere")
    assert see(link_server.url("ok")).status == 200
    assert [(one["host"], one["target"]) for one in link_server.stats()["recent"]] == [
        ("127.0.0.1", "/robots.txt"),
        ("127.0.0.2", "/ok/"),
        ("127.0.0.1", "/ok/x"),
    ]


def test_rules_that_move_for_ever_are_no_rules(link_server: LinkServer) -> None:
    """After five redirects nobody looks any further."""
    link_server.robots(kind="loop")
    assert see(link_server.url("ok")).status == 200
    assert len(link_server.asked()) == 7


def test_the_target_of_a_redirect_has_rules_of_its_own(link_server: LinkServer) -> None:
    """A site cannot open another one's doors."""
    link_server.robots(SHUT, host=2)
    seen = see(link_server.url("elsewhere"))
    assert (seen.failure, len(seen.hops), seen.requests) == ("robots", 1, 1)
    assert seen.url == link_server.url("ok", host=2)


def test_the_rules_are_a_request_like_any_other(link_server: LinkServer) -> None:
    """The page comes a pause later."""
    see(link_server.url("ok"), host_interval=0.3, per_host=1)
    assert pauses(link_server)[0] >= 0.3


def test_a_crawl_delay_is_kept(link_server: LinkServer) -> None:
    """It is longer than the interval that was chosen."""
    link_server.robots("User-agent: *\nCrawl-delay: 0.4\n")
    seen_of([link_server.url("ok", f"p{number}") for number in range(2)], per_host=1)
    assert min(pauses(link_server)) >= 0.4


def test_no_rules_are_nothing_to_keep() -> None:
    """All sites without rules share one value."""
    assert OPEN.objection("https://example.org/") == ""
    assert OPEN.delay == 0
