"""One visit: what is asked, in which order, and what it comes to."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.links.link import MOST_READ, Hop, Link
from curator.links.courses import Ask, Heard, Unanswered
from curator.links.visiting import Visiting
from curator.links.wire import Reply
from curator.ports import Visit
from tests.fakes import FixedClock
from tests.links.visits import pages_asked, see, titled
from tests.support.link_server import closed_port

if TYPE_CHECKING:
    from curator.core.links.link import Seen
    from tests.support.link_server import LinkServer

PAGE = "https://example.org/a"
PART = f"bytes=0-{MOST_READ - 1}"


def methods(server: LinkServer) -> list[str]:
    """Of all requests for pages, in their order."""
    return [method for method, _ in pages_asked(server)]


def ranges(server: LinkServer) -> list[str | None]:
    """What part of each page was asked for."""
    return [one["headers"].get("range") for one in server.stats()["recent"] if one["target"] != "/robots.txt"]


def played(*answers: Reply | Unanswered, visit: Visit | None = None) -> tuple[list[Ask], Seen]:
    """The requests and the end of a visit of 20 s that hears these answers, each after half a second."""
    course = Visiting(
        visit or Visit(Link(PAGE)),
        timeout=20,
        clock=FixedClock(),
        jitter=Random(7),  # noqa: S311 - jitter
    ).course()
    asked = [next(course)]
    for answer in answers:
        try:
            asked.append(course.send(Heard(answer, 0.5)))
        except StopIteration as end:
            return asked, end.value
    pytest.fail(f"it asks for more: {asked[-1]}")


def reply(status: int = 200, **headers: str) -> Reply:
    """An answer; ``retry_after`` is the header retry-after."""
    return Reply(PAGE, status, {name.replace("_", "-"): value for name, value in headers.items()})


def test_a_link_without_a_title_costs_one_head(link_server: LinkServer) -> None:
    """Nobody needs the page's body."""
    seen = see(link_server.url("ok"))
    assert (seen.status, seen.body, seen.url, seen.hops, seen.failure) == (
        200,
        b"",
        link_server.url("ok"),
        (),
        "",
    )
    assert (methods(link_server), seen.requests) == (["HEAD"], 1)


def test_a_title_costs_one_get_of_a_part(link_server: LinkServer) -> None:
    """No HEAD before it; more of the page than that is never read."""
    seen = see(titled(link_server.url("ranged")))
    assert (seen.status, len(seen.body)) == (206, MOST_READ)
    assert (methods(link_server), ranges(link_server)) == (["GET"], [PART])


@pytest.mark.parametrize("name", ["paper.pdf", "paper.PDF?download=1", "pdf/1234"])
def test_the_title_of_a_pdf_is_not_worth_a_get(link_server: LinkServer, name: str) -> None:
    """Its beginning says nothing about it that could be read."""
    see(titled(link_server.url("ok", name)))
    assert methods(link_server) == ["HEAD"]


def test_an_address_with_pdf_in_a_word_is_a_page(link_server: LinkServer) -> None:
    """Only an ending or a folder of that name counts."""
    see(titled(link_server.url("ok", "pdfs-considered-harmful")))
    assert methods(link_server) == ["GET"]


@pytest.mark.parametrize("kind", ["h403", "h404", "h405", "h501"])
def test_a_head_that_is_refused_is_not_believed(link_server: LinkServer, kind: str) -> None:
    """A small part of the page settles it."""
    assert see(link_server.url(kind)).status == 200
    assert (methods(link_server), ranges(link_server)) == (["HEAD", "GET"], [None, "bytes=0-4095"])


def test_a_head_that_is_never_answered_leaves_time_for_get(link_server: LinkServer) -> None:
    """Half of the visit's time is the most that it may take."""
    seen = see(link_server.url("hanghead"), timeout=2)
    assert (seen.status, seen.requests) == (200, 2)


@pytest.mark.parametrize("status", [404, 410, 401, 403, 418, 451])
def test_a_page_that_is_missing_for_get_too_is_asked_for_once(link_server: LinkServer, status: int) -> None:
    """Such answers do not pass."""
    seen = see(link_server.url("status", f"{status}/x"))
    assert (seen.status, seen.requests) == (status, 2)
    assert methods(link_server) == ["HEAD", "GET"]


def test_a_server_that_refuses_parts_is_asked_for_the_whole(link_server: LinkServer) -> None:
    """It is read no further than a part would have been."""
    asked, seen = played(reply(416), reply(200), visit=titled(PAGE))
    assert [one.headers.get("Range") for one in asked] == [PART, None]
    assert seen.status == 200
    assert see(titled(link_server.url("status", "416/x"))).requests == 2


def test_a_page_that_has_not_changed_is_not_sent_again(link_server: LinkServer) -> None:
    """The validators of an earlier visit are told, and the answer is 304."""
    first = see(titled(link_server.url("etag")))
    again = see(titled(link_server.url("etag"), etag=first.headers["etag"]))
    assert (again.status, again.body) == (304, b"")
    dated = see(Visit(Link(link_server.url("etag")), last_modified=first.headers["last-modified"]))
    assert dated.status == 304


@pytest.mark.parametrize("title", ["", "A paper"])
@pytest.mark.parametrize("name", ["x", "paper.pdf"])
def test_a_plain_visit_asks_for_the_whole_page(link_server: LinkServer, name: str, title: str) -> None:
    """One GET, without a part, an earlier visit's validators or a compression; it is read no further."""
    url = link_server.url("etag", name)
    first = see(Visit(Link(url, "A paper")))
    link_server.reset()
    seen = see(Visit(Link(url, title), first.headers["etag"], first.headers["last-modified"], plain=True))
    assert (seen.status, methods(link_server)) == (200, ["GET"])
    (sent,) = (one["headers"] for one in link_server.stats()["recent"] if one["target"] != "/robots.txt")
    assert not {"range", "if-none-match", "if-modified-since"} & set(sent)
    assert sent["accept-encoding"] == "identity"


def test_a_plain_visit_stays_plain_over_redirects() -> None:
    """The last page is the one that matters."""
    asked, seen = played(
        reply(302, location="https://example.org/b"), reply(404), visit=Visit(Link(PAGE), plain=True)
    )
    assert [(one.method, one.url, "Range" in one.headers) for one in asked] == [
        ("GET", PAGE, False),
        ("GET", "https://example.org/b", False),
    ]
    assert seen.status == 404


def test_redirects_are_followed_and_told(link_server: LinkServer) -> None:
    """Each hop with the address that answered, and its status."""
    seen = see(link_server.url("chain", "2/x", status=308))
    assert (seen.status, seen.requests) == (200, 3)
    assert seen.url == link_server.url("chain", "0/x", status=308)
    assert seen.hops == (
        Hop(link_server.url("chain", "2/x", status=308), 308),
        Hop(link_server.url("chain", "1/x", status=308), 308),
    )


@pytest.mark.parametrize(("redirects", "failure"), [(10, ""), (11, "loop")])
def test_ten_redirects_are_enough(link_server: LinkServer, redirects: int, failure: str) -> None:
    """Whoever sends a reader on more often does not mean to let them arrive."""
    assert see(link_server.url("chain", f"{redirects}/x")).failure == failure


def test_redirects_in_a_circle_end_at_once(link_server: LinkServer) -> None:
    """Without a cookie, the same question has the same answer."""
    seen = see(link_server.url("loop"))
    assert (seen.failure, seen.status, seen.requests) == ("loop", None, 3)


def test_a_page_that_insists_on_its_cookie_gets_it(link_server: LinkServer) -> None:
    """It redirects to itself until the cookie comes back."""
    seen = see(link_server.url("cookieloop"))
    assert (seen.status, len(seen.hops)) == (200, 1)


def test_a_page_that_sets_cookies_for_ever_does_not_go_on_for_ever() -> None:
    """It may come again once."""
    _, seen = played(*[reply(302, location=PAGE, set_cookie="a=b")] * 2)
    assert (seen.failure, seen.requests) == ("loop", 2)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://example.org/b"),
        ("b?c=d", "https://example.org/b?c=d"),
        ("//other.example/b", "https://other.example/b"),
        ("HTTP://other.example/b", "http://other.example/b"),
        ("?c", "https://example.org/a?c"),
        ("/two words", "https://example.org/two%20words"),
        ("/caf\u00e9", "https://example.org/caf%C3%A9"),
        ("/already%20done", "https://example.org/already%20done"),
        ("/b#part", "https://example.org/b#part"),
        ("  /b ", "https://example.org/b"),
    ],
)
def test_a_target_is_understood_as_browsers_do(location: str, url: str) -> None:
    """Relative or not, and with signs that should not be in it."""
    asked, seen = played(reply(301, location=location), reply())
    assert (seen.url, asked[-1].url) == (url, url.partition("#")[0])


@pytest.mark.parametrize(
    ("location", "failure"),
    [
        ("", "protocol"),
        ("http://[", "protocol"),
        ("//[::1", "protocol"),
        ("https://example.org/" + "a" * 20_000, "protocol"),
        ("ftp://example.org/a", "address"),
        ("javascript:alert(1)", "address"),
        ("file:///etc/passwd", "address"),
        ("mailto:somebody@example.org", "address"),
        ("data:text/html,hello", "address"),
    ],
)
def test_a_target_that_nobody_should_follow_ends_the_visit(location: str, failure: str) -> None:
    """Nothing is asked of it."""
    asked, seen = played(reply(302, location=location))
    assert (len(asked), seen.failure, seen.status, len(seen.hops)) == (1, failure, None, 1)


@pytest.mark.parametrize(
    "location", ["http://somebody:secret@127.0.0.1/", "http://127.0.0.1:99999/", "http:///x"]
)
def test_a_target_that_cannot_be_asked_is_not_asked(link_server: LinkServer, location: str) -> None:
    """Credentials, ports that are none and hosts that are missing, in the words of the wire."""
    seen = see(link_server.url("to", location=location))
    assert (seen.failure, len(seen.hops), seen.requests) == ("address", 1, 1)


def test_a_fragment_is_kept_but_never_sent(link_server: LinkServer) -> None:
    """It names a place on the page, on the page's new address as well."""
    url = link_server.url("r301")
    seen = see(f"{url}#part")
    assert seen.url == f"{link_server.url('ok')}#part"
    assert seen.hops == (Hop(f"{url}#part", 301),)
    assert [target for _, target in pages_asked(link_server)] == ["/r301/x", "/ok/x"]


def test_a_bad_moment_is_waited_out(link_server: LinkServer) -> None:
    """An error at the first request is none at the second."""
    seen = see(titled(link_server.url("e500")))
    assert (seen.status, seen.requests) == (200, 2)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520, 524])
def test_an_error_that_lasts_is_asked_for_three_times(status: int) -> None:
    """With growing pauses; then it is the answer."""
    asked, seen = played(*[reply(status)] * 3, visit=titled(PAGE))
    assert (seen.status, seen.requests) == (status, 3)
    assert asked[0].pause == 0
    assert 0.25 <= asked[1].pause <= 0.75
    assert 0.5 <= asked[2].pause <= 1.5


def test_a_head_that_breaks_the_server_is_an_attempt() -> None:
    """GET follows at once, and the page is asked for three times in all."""
    asked, seen = played(*[reply(500)] * 3)
    assert ([one.method for one in asked], seen.requests) == (["HEAD", "GET", "GET"], 3)
    assert asked[1].pause == 0


def test_a_connection_that_breaks_off_is_tried_again(link_server: LinkServer) -> None:
    """Three times in all; HEAD is the first."""
    seen = see(link_server.url("reset"))
    assert (seen.failure, seen.requests) == ("reset", 3)
    assert methods(link_server) == ["HEAD", "GET", "GET"]


@pytest.mark.parametrize("failure", ["dns", "refused", "tls", "forbidden"])
def test_a_failure_that_will_stay_is_not_tried_again(failure: Any) -> None:  # noqa: ANN401 - one of `Failure`
    """Neither as HEAD nor as GET."""
    _, seen = played(Unanswered(failure, "because"))
    assert (seen.failure, seen.detail, seen.requests) == (failure, "because", 1)


def test_a_host_where_nobody_listens_is_asked_once() -> None:
    """Refused is refused."""
    seen = see(f"http://127.0.0.1:{closed_port()}/x")
    assert (seen.failure, seen.requests, seen.status) == ("refused", 1, None)


def test_silence_is_tried_once_more() -> None:
    """As long as there is time."""
    asked, seen = played(*[Unanswered("timeout", "no answer in time")] * 2, visit=titled(PAGE))
    assert (len(asked), seen.failure, seen.requests) == (2, "timeout", 2)


@pytest.mark.parametrize("kind", ["hang", "loris"])
def test_a_page_that_never_comes_ends_with_its_time(link_server: LinkServer, kind: str) -> None:
    """All requests of a visit together take no longer than the visit may."""
    seen = see(link_server.url(kind), timeout=1)
    assert (seen.failure, seen.status, seen.requests) == ("timeout", None, 2)


def test_requests_and_pauses_share_one_time() -> None:
    """Each request may take what the ones before have left; the last word is the last answer."""
    asked, seen = played(*[reply(503, retry_after="8")] * 3, visit=titled(PAGE))
    assert [round(one.timeout, 3) for one in asked] == [20, 11.4, 2.8]
    assert seen.status == 503


@pytest.mark.parametrize("wanted", ["20", "3600", "Fri, 01 May 2026 03:17:00 GMT"])
def test_a_longer_wait_than_there_is_time_is_the_answer(wanted: str) -> None:
    """The visit ends with it, and nobody asks too early."""
    asked, seen = played(reply(429, retry_after=wanted), visit=titled(PAGE))
    assert (len(asked), seen.status, seen.headers["retry-after"]) == (1, 429, wanted)


@pytest.mark.parametrize("wanted", ["5", "Thu, 30 Apr 2026 03:17:05 GMT"])
def test_a_wait_that_there_is_time_for_is_waited(wanted: str) -> None:
    """In seconds or as a date."""
    asked, seen = played(reply(429, retry_after=wanted), reply(), visit=titled(PAGE))
    assert (5 <= asked[1].pause < 5.2, seen.status) == (True, 200)


def test_what_was_heard_counts_for_more_than_that_nobody_asks_any_more() -> None:
    """A visit that had an answer ends with it when its host is given up meanwhile."""
    gone = Unanswered("host", "did not answer", sent=False)
    _, seen = played(reply(503), gone, visit=titled(PAGE))
    assert (seen.status, seen.requests) == (503, 1)
    _, seen = played(gone)
    assert (seen.failure, seen.requests) == ("host", 0)


def test_pauses_differ_from_visit_to_visit() -> None:
    """So that those that failed together do not come back together."""
    jitter = Random(7)  # noqa: S311 - jitter
    pauses = []
    for _ in range(4):
        course = Visiting(titled(PAGE), timeout=20, clock=FixedClock(), jitter=jitter).course()
        next(course)
        pauses.append(course.send(Heard(reply(503), 0.5)).pause)
    assert all(one != other for one, other in pairwise(pauses))
