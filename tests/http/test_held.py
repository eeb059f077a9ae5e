"""A page that is held already is sent again only when it has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from curator.errors import NoAnswer
from curator.http import PoliteFetcher
from curator.ports import UNMARKED, Validators
from tests.fakes import FixedClock, PassingTime
from tests.support.canned import Canned

if TYPE_CHECKING:
    from tests.support.canned import CannedServer

HELD = Validators('W/"1"', "Thu, 30 Apr 2026 03:17:00 GMT")


@dataclass(frozen=True, slots=True)
class Here:
    """How the server is talked to."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 500


@pytest.fixture
def fetcher(canned: CannedServer) -> PoliteFetcher:
    """A fetcher of one service, in a time of its own."""
    time = PassingTime()
    return PoliteFetcher(
        {"pmlr": Here(canned.url)},
        contact="robot@example.org",
        clock=FixedClock(),
        sleep=time.sleep,
        monotonic=time.monotonic,
    )


def test_nothing_held_asks_for_everything(fetcher: PoliteFetcher, canned: CannedServer) -> None:
    """No condition is sent."""
    assert fetcher.get("pmlr", "/", {}, held=UNMARKED).body == b"fine"
    assert not {"if-none-match", "if-modified-since"} & canned.asked[0].headers.keys()


def test_an_unchanged_page_is_an_answer_without_a_body(fetcher: PoliteFetcher, canned: CannedServer) -> None:
    """Both marks are sent, and 304 is no failure; it may carry newer marks."""
    canned.answers = [Canned(b"", status=304, headers={"ETag": '"2"'})]
    answer = fetcher.get("pmlr", "/", {}, held=HELD)
    assert (answer.status, answer.body, answer.attempts, answer.headers["etag"]) == (304, b"", 1, '"2"')
    headers = canned.asked[0].headers
    assert (headers["if-none-match"], headers["if-modified-since"]) == HELD


def test_a_changed_page_comes_whole(fetcher: PoliteFetcher) -> None:
    """A condition that does not hold, or that a server does not know, changes nothing."""
    answer = fetcher.get("pmlr", "/", {}, held=HELD)
    assert (answer.status, answer.body) == (200, b"fine")


def test_an_objection_is_not_asked_about_what_did_not_come(
    fetcher: PoliteFetcher, canned: CannedServer
) -> None:
    """There is no body to object to."""
    canned.answers = [Canned(b"", status=304)]
    answer = fetcher.get("pmlr", "/", {}, held=HELD, objection=lambda _answer: "no")
    assert answer.status == 304


def test_unchanged_is_no_answer_to_whoever_holds_nothing(
    fetcher: PoliteFetcher, canned: CannedServer
) -> None:
    """A server that says so all the same has said nothing."""
    canned.answers = [Canned(b"", status=304)]
    with pytest.raises(NoAnswer, match="status 304"):
        fetcher.get("pmlr", "/", {})


@pytest.mark.parametrize("mark", ["a\r\nX-Evil: 1", "\u20ac", " a", "x" * 501, "\0"])
def test_a_mark_cannot_add_a_header(fetcher: PoliteFetcher, canned: CannedServer, mark: str) -> None:
    """What cannot have come in a header is not sent in one."""
    fetcher.get("pmlr", "/", {}, held=Validators(mark, "yesterday"))
    headers = canned.asked[0].headers
    assert "if-none-match" not in headers
    assert "x-evil" not in headers
    assert headers["if-modified-since"] == "yesterday"
