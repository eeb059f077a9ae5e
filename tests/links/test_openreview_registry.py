"""OpenReview asked whether ids exist: version 2, then version 1, and silence is never proof."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.links.link import Registration
from curator.core.works.paper import PaperId
from curator.links.registries import OpenReviewRegistry
from curator.links.registries.openreview import IDS_AT_ONCE, MOST_FAILURES, MOST_SINGLES, WITNESSES
from tests.contracts.registry import RegistryContract
from tests.support.canned import Canned
from tests.support.registries import asking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.canned import CannedServer
    from tests.support.registries import RegistryReplay

NEW, OLD, NOWHERE = (PaperId("openreview", number) for number in ("rABCDEFG-2", "rABCDEFG_1", "rNOWHERE_0"))
RECORDED = Path(__file__).parents[2].parent / "shared" / "samples" / "openreview"


def note(
    one: PaperId | str,
    *,
    title: str = "Robust by Design",
    content: Mapping[str, object] = {},
    v1: bool = False,
    **more: object,
) -> dict[str, Any]:
    """A note of a paper, with its content's fields wrapped as in version 2 or plain as in version 1."""
    number = one if isinstance(one, str) else one.value
    told = {"title": title, **content}
    plain = {
        "id": number,
        "forum": number,
        "replyto": None,
        "readers": ["everyone"],
        "content": told if v1 else {name: {"value": value} for name, value in told.items()},
    }
    return plain | more


@dataclass(slots=True)
class ForumDesk:
    """The replay as a place to ask at."""

    replay: RegistryReplay
    known: PaperId = NEW
    unknown: PaperId = NOWHERE

    def registry(self) -> OpenReviewRegistry:
        """A registry over the replay."""
        return OpenReviewRegistry(asking(self.replay.url))

    def break_down(self) -> None:
        """Nothing but 503, by both versions."""
        self.replay.misbehave("/v", "down")


@pytest.fixture
def desk(registries: RegistryReplay) -> ForumDesk:
    """A paper in each version, beside the two that are always there."""
    v2, v1 = WITNESSES.values()
    registries.shelf.notes = {"v2": [note(NEW), note(v2)], "v1": [note(OLD, v1=True), note(v1, v1=True)]}
    return ForumDesk(registries)


class TestContract(RegistryContract):
    """The promises of every registry."""


def test_papers_of_version_2_are_one_search(desk: ForumDesk) -> None:
    """Version 1 is not asked where nothing is missing."""
    told = desk.registry().look_up([NEW, NEW])
    assert told.found == {NEW: Registration(known=True, title="Robust by Design")}
    assert (told.requests, told.trouble) == (1, "")
    assert desk.replay.bodies == [{"ids": [NEW.value]}]


def test_what_version_2_lacks_is_asked_of_version_1(desk: ForumDesk) -> None:
    """Older venues are only there, and their fields are not wrapped."""
    told = desk.registry().look_up([NEW, OLD])
    assert told.found[OLD] == Registration(known=True, title="Robust by Design")
    assert dict(desk.replay.asked) == {"POST /v2/notes/search": 1, "POST /v1/notes/search": 1}
    assert desk.replay.bodies[1] == {"ids": [OLD.value]}


def test_very_many_ids_are_searched_in_batches(desk: ForumDesk) -> None:
    """Fifty at a time."""
    ids = [PaperId("openreview", f"rNUMBER{number:03}") for number in range(IDS_AT_ONCE + 3)]
    desk.replay.shelf.notes["v2"] = [note(one) for one in ids]
    told = desk.registry().look_up(ids)
    assert (len(told.found), told.requests, told.trouble) == (IDS_AT_ONCE + 3, 2, "")


def test_case_counts(desk: ForumDesk) -> None:
    """An id in other letters is another id."""
    told = desk.registry().look_up([PaperId("openreview", NEW.value.lower())])
    assert [said.known for said in told.found.values()] == [False]


@pytest.mark.parametrize("odd", ["", "short", "has a space", "x" * 17])
def test_what_is_no_id_is_not_asked_for(desk: ForumDesk, odd: str) -> None:
    """It has no answer."""
    told = desk.registry().look_up([PaperId("openreview", odd)])
    assert (told.found, told.requests) == ({}, 0)
    assert told.trouble.endswith(".")


@pytest.mark.parametrize(
    ("made", "withdrawn"),
    [
        (note(NEW, content={"venueid": "ICLR.cc/2024/Conference/Withdrawn_Submission"}), True),
        (note(NEW, content={"venueid": "ICLR.cc/2024/Conference/Desk_Rejected_Submission"}), False),
        (note(NEW, content={"venueid": "ICLR.cc/2024/Conference"}), False),
        (note(NEW, invitations=["X/-/Submission", "X/-/Withdrawn_Submission"]), False),
        (
            note(
                NEW,
                content={"venueid": "ICLR.cc/2024/Conference"},
                invitations=["X/-/Withdrawn_Submission", "X/-/Withdrawal_Reversion"],
            ),
            False,
        ),
        (note(NEW, v1=True, invitation="ICLR.cc/2021/Conference/-/Withdrawn_Submission"), True),
        (note(NEW, v1=True, invitation="ICLR.cc/2021/Conference/-/Blind_Submission"), False),
        (note(NEW, v1=True, content={"withdrawal": "Why withdrawal hurts"}), False),
    ],
    ids=[
        "by its venue",
        "rejected",
        "accepted",
        "by an invitation only",
        "taken back",
        "in version 1",
        "not in version 1",
        "a word",
    ],
)
def test_a_withdrawn_paper_is_told_by_clear_evidence(
    desk: ForumDesk, made: dict[str, Any], *, withdrawn: bool
) -> None:
    """A withdrawal may have been taken back, which the invitations of version 2 do not show."""
    desk.replay.shelf.notes["v2"] = [made]
    assert desk.registry().look_up([NEW]).found[NEW].withdrawn is withdrawn


@pytest.mark.parametrize(
    "made",
    [
        note(NEW, replyto=OLD.value, forum=OLD.value, title="Acceptance Decision"),
        note(NEW, forum=OLD.value, title="A fine paper"),
        note(NEW) | {"content": {}},
        note(NEW) | {"content": None},
        note(NEW, title="long " * 1_000),
        note(NEW) | {"content": {"title": {"value": 7}}},
        note(NEW) | {"content": {"title": ["x"]}},
    ],
    ids=["a decision", "a review", "empty", "no content", "an endless title", "a number", "a list"],
)
def test_a_note_without_the_title_of_a_paper_is_known_all_the_same(
    desk: ForumDesk, made: dict[str, Any]
) -> None:
    """A link may lead to a review, whose title is not the paper's."""
    desk.replay.shelf.notes["v2"] = [made]
    assert desk.registry().look_up([NEW]).found == {NEW: Registration(known=True)}


def test_an_unknown_id_is_what_both_versions_say_is_not_found(desk: ForumDesk) -> None:
    """After the searches each is asked for it alone, and for a note of its own that is certainly there."""
    told = desk.registry().look_up([NEW, NOWHERE])
    assert told.found[NOWHERE] == Registration(known=False)
    assert dict(desk.replay.asked) == {
        "POST /v2/notes/search": 1,
        "POST /v1/notes/search": 1,
        "GET /v2/notes": 1,
        "GET /v1/notes": 2,
    }
    assert (told.requests, told.trouble) == (5, "")


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_version_that_gives_nothing_at_all_proves_nothing(desk: ForumDesk, version: str) -> None:
    """One that says “not found” of what is certainly there is not believed."""
    desk.replay.shelf.notes[version] = []
    told = desk.registry().look_up([NOWHERE])
    assert told.found == {}
    assert told.trouble.endswith(".")


def test_a_note_that_is_not_public_is_not_unknown(desk: ForumDesk) -> None:
    """The search leaves it out, and asked alone OpenReview says that it may not be read."""
    desk.replay.shelf.notes["v2"].append(note(NOWHERE, readers=["ICLR.cc/2026/Conference"]))
    told = desk.registry().look_up([NOWHERE])
    assert (told.found, told.blocked) == ({}, False)
    assert told.trouble == "openreview:rNOWHERE_0 is not shown to everybody."


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_paper_that_the_search_forgot_is_found_by_its_id(desk: ForumDesk, version: str) -> None:
    """A search index can be behind."""
    desk.replay.misbehave(f"/{version}/notes/search", "nothing")
    told = desk.registry().look_up([NEW, OLD])
    assert [said.known for said in told.found.values()] == [True, True]
    assert told.trouble == ""


@pytest.mark.parametrize("fault", ["shape", "list", "html404"])
def test_where_the_search_is_not_what_we_think_ids_are_asked_for_one_by_one(
    desk: ForumDesk, fault: str
) -> None:
    """Searching by ids is not documented."""
    desk.replay.misbehave("/v1/notes/search", fault)
    told = desk.registry().look_up([NEW, OLD])
    expected = {NEW} if fault == "list" else {NEW, OLD}  # a list is taken for a fault that lasts
    assert set(told.found) == expected
    assert bool(told.trouble) is (fault == "list")


def test_few_ids_are_asked_for_one_by_one(desk: ForumDesk) -> None:
    """The rest has no answer."""
    ids = [PaperId("openreview", f"rNUMBER{number:03}") for number in range(MOST_SINGLES + 5)]
    told = desk.registry().look_up(ids)
    assert len(told.found) == MOST_SINGLES
    assert told.requests == 2 + 2 * MOST_SINGLES + 2
    assert told.trouble.endswith(".")


@pytest.mark.parametrize("fault", ["challenge", "html"])
@pytest.mark.parametrize("prefix", ["/v2", "/v1", "/v2/notes/search", "/v1/notes"])
def test_after_a_wall_nothing_more_is_asked(desk: ForumDesk, fault: str, prefix: str) -> None:
    """The challenge, or a proof-of-work page with status 200: blocked, and what was found stays."""
    desk.replay.misbehave(prefix, fault)
    told = desk.registry().look_up([NEW, OLD, NOWHERE])
    first = prefix.startswith("/v2")
    assert set(told.found) == (set() if first else {NEW})
    assert told.blocked
    assert "challenge" in told.trouble
    assert told.requests == desk.replay.requests == (1 if first else 2)


@pytest.mark.parametrize("fault", ["down", "truncated", "shape", "list", "nothing", "html404"])
def test_a_bad_answer_is_no_answer(desk: ForumDesk, fault: str) -> None:
    """No fault of both versions makes an id unknown, and they are soon left alone."""
    desk.replay.misbehave("/v", fault)
    ids = [PaperId("openreview", f"rNUMBER{number:03}") for number in range(9)]
    told = desk.registry().look_up([*ids, NEW, OLD])
    assert told.found == {}
    assert told.trouble.endswith(".")
    assert not told.blocked
    assert told.requests == desk.replay.requests <= 2 * 10 + 2 * MOST_FAILURES


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_one_version_that_is_down_does_not_hide_the_other(desk: ForumDesk, version: str) -> None:
    """Its papers have no answer, the other's are known, and nothing is unknown."""
    desk.replay.misbehave(f"/{version}", "down")
    told = desk.registry().look_up([NEW, OLD, NOWHERE])
    assert set(told.found) == {NEW if version == "v1" else OLD}
    assert "status 503" in told.trouble


@pytest.mark.parametrize("fault", ["down", "truncated", "list"])
def test_a_passing_fault_costs_a_request_only(desk: ForumDesk, fault: str) -> None:
    """Busy once or half an answer: asked again."""
    desk.replay.misbehave("/v2", fault, times=1)
    told = desk.registry().look_up([NEW])
    assert (set(told.found), told.requests, told.trouble) == ({NEW}, 2, "")


def test_a_slow_service_is_given_up(desk: ForumDesk) -> None:
    """An answer that takes too long is none."""
    desk.replay.misbehave("/v", "slow")
    told = OpenReviewRegistry(asking(desk.replay.url, timeout=0.1)).look_up([NEW])
    assert told.found == {}
    assert re.search(r"fell silent|no whole answer came within 0\.1 s", told.trouble)


def test_the_budget_bounds_the_requests(desk: ForumDesk) -> None:
    """Each version has its own."""
    told = OpenReviewRegistry(asking(desk.replay.url, budget=1)).look_up([NEW, OLD, NOWHERE])
    assert set(told.found) == {NEW, OLD}
    assert told.requests == desk.replay.requests == 2
    assert "its budget of 1 requests a run is used up" in told.trouble


@pytest.mark.parametrize(
    "body",
    [b'{"notes": [7]}', b'{"notes": [{"id": null}]}', b'{"notes": {}}', b"[" * 100_000, b"\xff", b""],
    ids=["no notes", "no id", "no list", "a tower", "bytes", "nothing"],
)
def test_whatever_comes_is_survived(canned: CannedServer, body: bytes) -> None:
    """It is no answer."""
    canned.answers = [Canned(body)]
    told = OpenReviewRegistry(asking(canned.url)).look_up([NEW])
    assert told.found == {}
    assert told.trouble.endswith(".")


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded payloads are not beside this folder")
def test_recorded_notes_are_read(desk: ForumDesk) -> None:
    """Papers of both versions have their titles, reviews and decisions none."""
    v2 = json.loads((RECORDED / "notes_search_v2_full.json").read_text(encoding="utf-8"))["notes"]
    v1 = json.loads((RECORDED / "v1_notes_nips2018_workshop_with_replies.json").read_text(encoding="utf-8"))
    desk.replay.shelf.notes = {"v2": v2, "v1": v1}
    told = desk.registry().look_up([PaperId("openreview", one["id"]) for one in (*v2, *v1)])
    assert told.trouble == ""
    for one in (*v2, *v1):
        said = told.found[PaperId("openreview", one["id"])]
        assert said.known
        assert bool(said.title) is (one["forum"] == one["id"])
        assert not said.withdrawn
