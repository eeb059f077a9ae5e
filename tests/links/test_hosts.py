"""Hosts: each at its own pace, left alone when it wants to be, and given up when it is no use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.links.link import LEFT_ALONE, SILENT, TURNED_AWAY
from curator.links.hosts import LONGEST_DELAY, Host, Hosts, place_of
from tests.links.visits import pages_asked, pauses, seen_of, titled
from tests.support.link_server import closed_port

if TYPE_CHECKING:
    from tests.support.link_server import LinkServer


def host(*, interval: float = 1.0, most: int = 4) -> Host:
    """A host that nothing was asked of."""
    return Host("example.org", interval=interval, most=most)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://example.org/a", "example.org"),
        ("http://EXAMPLE.org:80", "example.org"),
        ("http://example.org./a", "example.org"),
        ("http://example.org:8080/a", "example.org:8080"),
        ("http://somebody:secret@example.org/", "example.org"),
        ("http://[::1]:8080/", "::1:8080"),
        ("https://example.org?a=http://other.example/", "example.org"),
        ("http://" + "a" * 400 + "/", "a" * 400),
        ("ftp://example.org/", ""),
        ("http:///a", ""),
        ("http://[", ""),
        ("http://example.org:99999/", ""),
        ("mailto:somebody@example.org", ""),
    ],
)
def test_the_place_of_an_address_is_its_host_and_an_unusual_port(url: str, place: str) -> None:
    """With and without TLS the same machines answer; what names no host has no place."""
    assert place_of(url) == place


def test_the_pause_lies_between_the_starts_of_requests() -> None:
    """Where several may be under way, a slow answer does not delay the next question."""
    one = host(interval=2)
    assert one.opens_at == 0
    one.start(10)
    one.land(11.5)
    assert (one.opens_at, one.flying) == (12, 0)


def test_where_one_request_is_allowed_the_pause_follows_its_end() -> None:
    """Then the host sees the pause in full, however long the way."""
    one = host(interval=2, most=1)
    one.start(10)
    one.land(11.5)
    assert one.opens_at == 13.5


def test_a_longer_crawl_delay_counts_from_the_last_request() -> None:
    """The robots.txt that asks for it was a request, too."""
    one = host(interval=1)
    one.start(10)
    one.slow_down(0.5)
    assert one.opens_at == 11
    one.slow_down(5)
    assert one.opens_at == 15
    one.slow_down(86_400)
    assert one.opens_at == 10 + LONGEST_DELAY


def test_a_closed_host_opens_when_it_said() -> None:
    """An earlier moment of its own does not open it again."""
    one = host()
    one.close_for(30, now=10, most=60)
    one.start(11)
    one.close_for(1, now=12, most=60)
    assert (one.opens_at, one.shut) == (40, "")


def test_a_host_that_wants_more_and_more_time_is_given_up() -> None:
    """What it asked for adds up, in one round; many pages that ask for the same moment ask once."""
    one = host()
    for _ in range(100):
        one.close_for(20, now=10, most=60)
    one.close_for(20, now=30, most=60)
    one.close_for(20, now=50, most=60)
    closed = one.shut
    one.close_for(20, now=70, most=60)
    assert (closed, one.shut) == ("", LEFT_ALONE)


def test_a_host_with_good_pages_among_the_bad_is_not_given_up() -> None:
    """Whatever answers in between takes the blame away."""
    one = host()
    for _ in range(20):
        one.failed(SILENT)
        one.failed(SILENT)
        one.alive()
        one.failed(TURNED_AWAY)
        one.failed(TURNED_AWAY)
        one.answered()
    assert one.shut == ""


def test_failures_of_several_kinds_in_turn_prove_nothing() -> None:
    """A wall that answers is no silence, and silence no wall."""
    one = host()
    for _ in range(20):
        one.failed(SILENT)
        one.failed(TURNED_AWAY)
    assert one.shut == ""


@pytest.mark.parametrize(("trouble", "most"), [(SILENT, 3), (TURNED_AWAY, 5), (LEFT_ALONE, 5)])
def test_a_host_that_only_fails_is_given_up_with_the_reason(trouble: str, most: int) -> None:
    """The reason is that of the failures in a row."""
    one = host()
    for _ in range(most - 1):
        one.failed(trouble)  # type: ignore[arg-type] # one of the three, as the parameters say
    assert one.shut == ""
    one.failed(trouble)  # type: ignore[arg-type] # as above
    assert one.shut == trouble
    one.forgive()
    assert one.shut == ""


def test_a_host_that_has_answered_is_trusted_for_longer() -> None:
    """A handful of dead pages beside each other does not make a dead host."""
    one = host()
    one.answered()
    standing = []
    for _ in range(8):
        one.failed(SILENT)
        standing.append(one.shut)
    assert standing == [""] * 7 + [SILENT]


def test_all_hosts_of_arxiv_are_one_at_the_pace_of_its_terms() -> None:
    """Three seconds, one at a time, whatever the settings say."""
    hosts = Hosts(interval=0.1, per_host=9, host_map={})
    arxiv = hosts.at("arxiv.org")
    assert hosts.at("export.arxiv.org") is arxiv
    arxiv.start(10)
    arxiv.land(11)
    assert (arxiv.most, arxiv.opens_at) == (1, 14)
    assert hosts.at("notarxiv.org").most == 9
    assert hosts.at("notarxiv.org") is not hosts.at("arxiv.org.example.com")


@pytest.mark.parametrize("name", ["arxiv.org", "*"])
def test_a_replay_of_arxiv_on_this_machine_is_asked_at_the_usual_pace(name: str) -> None:
    """Its terms are about arXiv's own machines."""
    hosts = Hosts(interval=0.1, per_host=9, host_map={name: "http://127.0.0.1:8899"})
    assert hosts.at("arxiv.org").most == 9


def test_a_host_is_asked_at_its_pace(link_server: LinkServer) -> None:
    """Between any two requests to it lies the interval, robots.txt and second attempts included."""
    seen_of([link_server.url("h405", f"p{number}") for number in range(3)], host_interval=0.2, per_host=1)
    between = pauses(link_server)
    assert len(between) == 6
    assert min(between) >= 0.2


def test_the_pace_holds_with_several_requests_under_way(link_server: LinkServer) -> None:
    """Slow answers do not bunch the questions."""
    link_server.latency(300)
    seen_of([link_server.url("ok", f"p{number}") for number in range(8)], host_interval=0.1)
    assert sum(pauses(link_server)) >= 0.7  # eight pauses, less the way of the first


def test_hosts_do_not_wait_for_each_other(link_server: LinkServer) -> None:
    """While one host's pause lasts, the others are asked: the last is done before the first."""
    slow = [link_server.url("ok", f"p{number}") for number in range(3)]
    quick = [link_server.url("ok", "x", host=number) for number in range(2, 8)]
    found = seen_of([*slow, *quick], host_interval=0.5)
    assert list(found)[-1] == slow[-1]
    assert set(quick) < set(list(found)[: len(quick) + 2])


def test_no_host_has_more_requests_than_allowed(link_server: LinkServer) -> None:
    """The limit holds over retries and redirects, as the server counts."""
    link_server.latency(20)
    urls = [link_server.url("elsewhere", f"p{number}", host=number % 3 + 1) for number in range(60)]
    seen_of(urls, per_host=2, concurrency=50)
    assert max(link_server.stats()["per_host_max"].values()) == 2


@pytest.mark.parametrize("kind", ["t429", "d429"])
def test_a_host_that_names_a_time_is_left_alone_until_then(link_server: LinkServer, kind: str) -> None:
    """In seconds or as a date; its other pages wait, too."""
    urls = [link_server.url(kind), *(link_server.url("ok", f"p{number}") for number in range(3))]
    found = seen_of(urls, per_host=1)
    assert {seen.status for seen in found.values()} == {200}
    assert link_server.stats()["early429"] == 0
    assert max(pauses(link_server)) >= 1
    assert [target for _, target in pages_asked(link_server)][:2] == [f"/{kind}/x"] * 2


def test_a_host_that_asks_for_an_hour_is_not_asked_again(link_server: LinkServer) -> None:
    """The visit has its answer, and the others end without a request."""
    asked = [link_server.url("status", f"429/p{number}", **{"retry-after": 3600}) for number in range(6)]
    found = seen_of(asked, per_host=1)
    assert found[asked[0]].status == 429
    assert {found[url].failure for url in asked[1:]} == {"host"}
    assert {found[url].detail for url in asked[1:]} == {LEFT_ALONE}
    assert len(pages_asked(link_server)) == 1


def test_a_server_under_maintenance_does_not_hold_up_the_round(link_server: LinkServer) -> None:
    """It names a time that there is, for every page anew; after a few of them nobody waits any more."""
    urls = [link_server.url("status", f"503/p{number}", **{"retry-after": 1}) for number in range(200)]
    found = seen_of(map(titled, urls), timeout=1.5)
    given_up = [seen for seen in found.values() if seen.failure == "host"]
    assert {seen.detail for seen in given_up} == {LEFT_ALONE}
    assert len(given_up) > 150


def test_a_dead_host_is_given_up_and_the_others_are_not(link_server: LinkServer) -> None:
    """Its remaining links end at once, and say why."""
    dead = closed_port()
    urls = [f"http://127.0.0.1:{dead}/p{number}" for number in range(30)]
    found = seen_of([*urls, link_server.url("ok")], per_host=1)
    assert found[link_server.url("ok")].status == 200
    failures = [found[url].failure for url in urls]
    assert failures == ["refused"] * 2 + ["host"] * 28  # its robots.txt was the first
    assert found[urls[-1]].detail == SILENT
    assert found[urls[-1]].requests == 0


def test_a_host_that_turns_programs_away_is_not_bothered_for_every_page(link_server: LinkServer) -> None:
    """What is left says so, so that nobody takes the host for dead."""
    urls = [link_server.url("c403", f"p{number}") for number in range(20)]
    found = seen_of(map(titled, urls), per_host=1)
    assert [found[url].status for url in urls[:5]] == [403] * 5
    assert {(found[url].failure, found[url].detail) for url in urls[5:]} == {("host", TURNED_AWAY)}


def test_dead_pages_do_not_condemn_a_host(link_server: LinkServer) -> None:
    """Missing, forbidden and broken pages among good ones are each asked for."""
    kinds = ("n404", "f403", "reset", "ok", "p500")
    urls = [link_server.url(kinds[number % 5], f"p{number}") for number in range(40)]
    found = seen_of(urls, per_host=2)
    assert not [seen for seen in found.values() if seen.failure == "host"]
