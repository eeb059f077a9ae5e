"""The engine: many visits, streamed, within their limits, and ended cleanly."""

from __future__ import annotations

import gc
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from curator.core.links.link import Link
from curator.ports import Visit
from tests.links.visits import engine, pages_asked, see, seen_of, titled
from tests.support.link_server import closed_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.links.link import Seen
    from tests.support.link_server import LinkServer


def ignore(_: Visit, __: Seen) -> None:
    """Listen to nothing."""


def visits(server: LinkServer, count: int, *, kind: str = "ok", hosts: int = 4) -> Iterator[Visit]:
    """That many visits, one host after the other."""
    for number in range(count):
        yield Visit(Link(server.url(kind, f"p{number}", host=number % hosts + 1)))


def test_no_visits_are_no_requests() -> None:
    """Nothing is opened for nothing."""
    ours = engine()
    ours.visit([], tell=ignore)
    assert (ours.pulse.requests, ours.pulse.under_way, ours.pulse.waiting) == (0, 0, ())


def test_every_visit_is_told_once(link_server: LinkServer) -> None:
    """With what it saw, redirects and retries counted."""
    ours, told = engine(), {}

    def tell(visit: Visit, seen: Seen) -> None:
        assert visit not in told
        told[visit] = seen

    ours.visit(visits(link_server, 200), tell=tell)
    assert (len(told), {seen.status for seen in told.values()}) == (200, {200})
    assert ours.pulse.requests == 204  # and one robots.txt for each host
    assert ours.pulse.under_way == 0


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "http://",
        "http://[",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "http://somebody:secret@127.0.0.1/",
        "http://127.0.0.1/two words",
        "http://[fe80::1%25eth0]/",
        "javascript:alert(1)",
        "ftp://127.0.0.1/",
        "mailto:somebody@example.org",
        "http://127.0.0.1/" + "a" * 10_000,
        "http://" + "a" * 300 + ".example/",
        "http://ex ample.org/",
        "http://\u2100.example/",
        "http://127.0.0.1\x00/",
    ],
)
def test_what_is_no_address_is_not_asked(url: str) -> None:
    """It fails as such, without a request to anybody."""
    ours = engine()
    found = seen_of([url], by=ours)
    assert (found[url].failure, found[url].url, found[url].requests) == ("address", url, 0)
    assert found[url].detail
    assert ours.pulse.requests == 0


def test_a_scheme_in_capitals_is_a_scheme(link_server: LinkServer) -> None:
    """So are letters of either case in a host."""
    assert see(link_server.url("ok").replace("http", "HTTP")).status == 200


def test_private_addresses_are_forbidden_unless_they_are_allowed(link_server: LinkServer) -> None:
    """Neither the page nor the robots.txt is asked for; nor where a redirect leads there."""
    ours = engine(allow_private=False)
    found = seen_of([link_server.url("ok")], by=ours)
    assert found[link_server.url("ok")].failure == "forbidden"
    assert (ours.pulse.requests, link_server.stats()["total"]) == (0, 0)


def test_the_same_address_twice_is_two_visits(link_server: LinkServer) -> None:
    """Whoever wants it once says it once."""
    told = []
    ours = engine()
    ours.visit([Visit(Link(link_server.url("ok")))] * 3, tell=lambda visit, _: told.append(visit))
    assert len(told) == 3
    assert len(pages_asked(link_server)) == 3


def test_no_more_requests_are_under_way_than_allowed(link_server: LinkServer) -> None:
    """In total, as the server counts, with redirects and refused HEADs among them."""
    link_server.latency(20)
    kinds = ("ok", "elsewhere", "h405", "r301")
    urls = [link_server.url(kinds[n % 4], f"p{n}", host=n % 10 + 1) for n in range(200)]
    seen_of(urls, concurrency=7, per_host=7)
    assert link_server.stats()["max_active"] == 7


def test_visits_are_read_as_there_is_room_for_them(link_server: LinkServer) -> None:
    """Not all at once, so that a list of any length takes the same memory."""
    read, ahead = [0], []

    def reading() -> Iterator[Visit]:
        for visit in visits(link_server, 2_500):
            read[0] += 1
            yield visit

    told = [0]

    def tell(_: Visit, __: Seen) -> None:
        told[0] += 1
        ahead.append(read[0] - told[0])

    engine(concurrency=50, per_host=20).visit(reading(), tell=tell)
    assert told[0] == 2_500
    assert max(ahead) <= 1_000


def test_more_hopeless_visits_than_fit_at_once_come_to_an_end() -> None:
    """They are over without a request, and do not pile up on each other."""
    dead = closed_port()
    found = seen_of([f"http://127.0.0.1:{dead}/p{number}" for number in range(5_000)])
    assert len(found) == 5_000
    assert sum(seen.requests for seen in found.values()) < 10


def test_hosts_that_redirect_to_each_other_do_not_lock_up(link_server: LinkServer) -> None:
    """A request holds its host's place only as long as it is under way."""
    urls = [link_server.url("elsewhere", f"p{number}", host=number % 20 + 1) for number in range(200)]
    found = seen_of(urls, concurrency=2, per_host=1)
    assert {seen.status for seen in found.values()} == {200}


def test_a_host_that_hangs_does_not_hold_up_the_others(link_server: LinkServer) -> None:
    """All others are told before the first of its pages is."""
    stuck = [link_server.url("hang", f"p{number}") for number in range(3)]
    others = [link_server.url("ok", f"p{number}", host=number % 5 + 2) for number in range(100)]
    found = list(seen_of([*map(titled, stuck), *others], timeout=2))
    assert set(found[:100]) == set(others)


def test_what_the_listener_raises_ends_the_round(link_server: LinkServer) -> None:
    """It comes out as it is; what was told before was told, and nothing is told after."""
    told = []

    def tell(visit: Visit, _: Seen) -> None:
        told.append(visit)
        if len(told) == 5:
            message = "enough"
            raise LookupError(message)

    ours = engine()
    with pytest.raises(LookupError, match="enough"):
        ours.visit(visits(link_server, 500), tell=tell)
    assert len(told) == 5
    assert (ours.pulse.under_way, ours.pulse.waiting) == (0, ())


@pytest.mark.parametrize("accident", [KeyboardInterrupt, SystemExit])
def test_an_end_of_the_program_ends_the_round(link_server: LinkServer, accident: type[BaseException]) -> None:
    """Also where it does not come as a signal; nothing is told after it."""
    told = []

    def tell(visit: Visit, _: Seen) -> None:
        told.append(visit)
        raise accident

    with pytest.raises(accident):
        engine().visit(visits(link_server, 100), tell=tell)
    assert len(told) == 1
    gc.collect()


def test_what_the_list_raises_ends_the_round(link_server: LinkServer) -> None:
    """In the middle of it or before the first visit."""

    def broken(good: int) -> Iterator[Visit]:
        yield from visits(link_server, good)
        message = "torn"
        raise LookupError(message)

    for good in (0, 1_200):
        with pytest.raises(LookupError, match="torn"):
            engine(concurrency=20, per_host=10).visit(broken(good), tell=ignore)


def test_an_interrupt_ends_the_round_at_once(link_server: LinkServer) -> None:
    """While pages hang and hosts wait; the connections are closed, and the engine can be used again."""
    told: list[str] = []

    def tell(visit: Visit, _: Seen) -> None:
        told.append(visit.link.url)
        signal.raise_signal(signal.SIGINT)

    hanging = [titled(link_server.url("hang", f"p{number}", host=2)) for number in range(5)]
    waiting = [titled(link_server.url("ok", f"p{number}", host=3)) for number in range(5)]
    ours = engine(host_interval=60, timeout=300)
    with pytest.raises(KeyboardInterrupt):
        ours.visit([*hanging, *waiting, Visit(Link("mailto:x"))], tell=tell)
    assert told == ["mailto:x"]
    gc.collect()  # what is left open would warn now
    again = engine()
    seen_of([link_server.url("ok")], by=again)
    assert again.pulse.under_way == 0


def test_an_interrupt_under_way_keeps_what_was_told(link_server: LinkServer) -> None:
    """The signal comes while requests are under way, from outside of the round."""
    told: list[str] = []
    begun = threading.Event()

    def tell(visit: Visit, _: Seen) -> None:
        told.append(visit.link.url)
        begun.set()

    def interrupt() -> None:
        begun.wait(20)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    other = threading.Thread(target=interrupt)
    other.start()
    with pytest.raises(KeyboardInterrupt):
        engine(timeout=300).visit(
            [titled(link_server.url("hang")), Visit(Link(link_server.url("ok", host=2)))], tell=tell
        )
    other.join()
    assert told == [link_server.url("ok", host=2)]
    gc.collect()


def test_how_it_goes_on_can_be_asked_from_another_thread(link_server: LinkServer) -> None:
    """What is under way, and which hosts must be waited for."""
    ours, pulses = engine(host_interval=0.3), []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.01):
            pulses.append(ours.pulse)

    watcher = threading.Thread(target=watch)
    watcher.start()
    seen_of([link_server.url("ok", f"p{number}") for number in range(3)], by=ours)
    over.set()
    watcher.join()
    assert any(f"127.0.0.1:{link_server.port}" in pulse.waiting for pulse in pulses)
    assert [pulse.requests for pulse in pulses] == sorted(pulse.requests for pulse in pulses)
    assert ours.pulse.requests == 4


def test_a_later_round_asks_a_host_that_was_given_up(link_server: LinkServer) -> None:
    """What was down may be up again."""
    ours = engine(per_host=1, timeout=0.5)
    urls = [link_server.url("hang", f"p{number}") for number in range(10)]
    link_server.robots(kind="hang")
    first = seen_of(map(titled, urls), by=ours)
    assert first[urls[-1]].failure == "host"
    assert seen_of([link_server.url("ok")], by=ours)[link_server.url("ok")].status == 200
