"""Event files as GitHub writes them in full, and as nobody should: what is read is a place, never a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.errors import UsageError
from curator.forge.github.events import Nothing, Spoke, Ticked, Turned, happening
from tests.forge.town import proposal
from tests.support.github import REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from curator.forge.github.events import Happening

PLAIN: Final[dict[str, Any]] = {
    "action": "created",
    "issue": {"number": 7},
    "comment": {"id": 99},
    "repository": {"full_name": REPOSITORY},
    "sender": {"login": "alice"},
}
_ANYTHING: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


def _read(payload: object, *, name: str = "issue_comment") -> Happening:
    return happening(name, json.dumps(payload).encode(), repository=REPOSITORY)


def test_the_doubles_own_events_say_where_to_look(github_town: GitHubTown) -> None:
    """Whole payloads, with all that GitHub sends beside what is read."""
    forge = github_town.forge()
    made = proposal(forge.base())
    forge.publish(made, base=forge.base())
    issues = f"/repos/{REPOSITORY}/issues"
    comment = github_town.ask("POST", f"{issues}/1/comments", {"body": "/curator ready"})["id"]
    github_town.ask("PATCH", f"{issues}/1", {"body": f"{made.body} "})
    github_town.person_closes(made.branch)
    meant = {
        one["event"]: _read(one["payload"], name=one["event"])
        for one in github_town.double.control("GET", "events")
        if one["event"] in {"issue_comment", "pull_request"}
    }
    assert meant == {"issue_comment": Spoke(1, comment), "pull_request": Turned(1, "maintainer")}


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("issue", {"number": True}),
        ("issue", {"number": 7.5}),
        ("issue", {"number": "7; rm -rf /"}),
        ("issue", {"number": 1 << 60}),
        ("issue", {"number": [7]}),
        ("issue", None),
        ("comment", {"id": 0}),
        ("comment", []),
        ("repository", {"full_name": f"{REPOSITORY}/../../eve/papers"}),
        ("repository", {"full_name": f"{REPOSITORY}\n"}),
        ("repository", {"full_name": REPOSITORY.replace("a", "\u0430")}),
        ("repository", {"full_name": "x" * 100_000}),
        ("action", "x" * 100_000),
        ("action", ["created"]),
        ("sender", {"login": "x" * 100_000}),
    ],
)
def test_what_cannot_be_is_refused_in_one_short_line(part: str, value: object) -> None:
    """Without repeating it."""
    with pytest.raises(UsageError) as refused:
        _read({**PLAIN, part: value})
    assert len(str(refused.value)) < 300
    assert str(refused.value).isprintable()
    assert "rm -rf" not in str(refused.value)


@pytest.mark.parametrize(
    "action", ["created\n::set-output name=x::y", "\x1b[2J", "DELETED", "\u202edetaerc", "${{ x }}"]
)
def test_an_action_that_is_not_known_means_nothing(action: str) -> None:
    """However much it looks like one that is."""
    assert isinstance(_read({**PLAIN, "action": action}), Nothing)


def test_of_keys_that_come_twice_one_is_read_whole() -> None:
    """Never the one half of the first and the other of the second."""
    text = json.dumps(PLAIN)[:-1] + ', "issue": {"number": 8}, "comment": {"id": 100}}'
    assert happening("issue_comment", text.encode(), repository=REPOSITORY) in {Spoke(7, 99), Spoke(8, 100)}


@given(
    st.dictionaries(st.sampled_from(sorted(PLAIN)), _ANYTHING),
    st.dictionaries(st.text(max_size=9), _ANYTHING),
)
def test_any_payload_is_understood_or_refused(changes: dict[str, Any], more: dict[str, Any]) -> None:
    """What else is in a payload changes nothing; what is damaged is refused, and no bug of ours."""
    payload = {**more, **PLAIN}
    assert _read(payload) == Spoke(7, 99)
    try:
        meant = _read({**payload, **changes})
    except UsageError:
        return
    assert isinstance(meant, Spoke | Ticked | Turned | Nothing)
