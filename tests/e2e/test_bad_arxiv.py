"""Down, slow, lying: what does not come tonight is told, and is proposed when it comes."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.bad_nights import bad, earlier, made_up_for, proposals
from tests.support.atom import error_feed, feed
from tests.support.canned import Canned

if TYPE_CHECKING:
    from tests.e2e.world import World
    from tests.support.canned import CannedServer

XML: Final = {"Content-Type": "application/atom+xml"}
LIES: Final = {
    "an error dressed as an entry": (
        Canned(error_feed("something is wrong"), headers=XML),
        "something is wrong",
    ),
    "an HTML page": (
        Canned(b"<!DOCTYPE html><title>Sorry</title>", headers={"Content-Type": "text/html"}),
        "Sorry",
    ),
    "nothing at all": (Canned(b"", headers=XML), "Document is empty"),
    "half a feed": (Canned(feed()[:-40], headers=XML), "XML"),
    "a total that does not add up": (Canned(feed(total=25), headers=XML), "of 25"),
    "no papers for a week": (Canned(feed(), headers=XML), "no paper at all"),
}


def _told(world: World, **variables: str) -> tuple[str, str]:
    """The source's status and its reason, of a bad night on which nothing was proposed."""
    ended = bad(world, code=3, says=("arxiv",), **variables)
    told = json.loads(ended.out)
    assert told["proposals"] == []
    assert proposals(world) == {}
    (source,) = told["sources"]
    return source["status"], source["reason"]


def _nobody_listens() -> str:
    """The address of a port that was free a moment ago."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}"


def test_when_arxiv_is_down_the_night_says_so_and_the_next_makes_up_for_it(three_papers: World) -> None:
    """Connection refused: exit code 3, the reason, and no proposal lost."""
    status, reason = _told(three_papers, CURATOR_ARXIV_URL=_nobody_listens())
    assert status == "down"
    assert "gave no usable answer in 10 attempts: the connection failed" in reason
    made_up_for(three_papers, standing={})


def test_a_dry_run_soon_says_that_arxiv_is_down(three_papers: World) -> None:
    """Somebody waits for it: a few attempts are enough where a night makes ten."""
    ended = bad(three_papers, "--dry-run", code=3, says=("arxiv",), CURATOR_ARXIV_URL=_nobody_listens())
    (source,) = json.loads(ended.out)["sources"]
    assert "gave no usable answer in 3 attempts: the connection failed" in source["reason"]


def test_when_arxiv_is_slow_the_night_does_not_wait_for_ever(three_papers: World) -> None:
    """A feed that begins and then stops: `services.arxiv.timeout` ends each attempt."""
    file = three_papers.rules() / "curator.yaml"
    file.write_text(f"{file.read_text()}\nservices:\n  arxiv:\n    timeout: 0.2\n")
    three_papers.replay.always("stall:1,seconds=5")
    status, reason = _told(three_papers)
    assert (status, "no whole answer came within 0.2 s" in reason) == ("down", True)
    three_papers.replay.always()
    made_up_for(three_papers, standing={})


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_when_arxiv_lies_it_is_not_believed(
    three_papers: World, canned: CannedServer, lie: tuple[Canned, str]
) -> None:
    """Status 200 and nonsense: the window counts as unread, the report quotes what came, no paper is lost."""
    answer, words = lie
    canned.answers = [answer]
    status, reason = _told(three_papers, CURATOR_ARXIV_URL=canned.url)
    assert status in {"down", "partial", "stale"}
    assert words in reason
    made_up_for(three_papers, standing={})


def test_when_arxiv_asks_to_be_left_alone_it_is(three_papers: World) -> None:
    """A Retry-After of a quarter of an hour is not waited for, and nothing more is asked of it this night."""
    three_papers.replay.forget()
    three_papers.replay.always("http429:1,retry_after=900")
    status, reason = _told(three_papers)
    assert (status, "status 429" in reason) == ("down", True)
    assert three_papers.replay.stats()["requests"] == 1


def test_the_queue_is_worked_off_while_arxiv_is_down(three_papers: World) -> None:
    """What waits in the state file is proposed all the same; the exit code tells of arXiv."""
    standing = earlier(three_papers)
    ended = bad(three_papers, code=3, says=("down",), CURATOR_ARXIV_URL=_nobody_listens())
    actions = [one["action"] for one in json.loads(ended.out)["proposals"]]
    assert actions.count("created") == 3
    assert standing.items() <= proposals(three_papers).items()
