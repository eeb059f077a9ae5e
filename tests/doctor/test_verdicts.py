"""What the doctor makes of what was seen: every verdict, and what to do about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from curator.core.diagnosis import Diagnosis, State
from curator.doctor import Kind, Past, Reply, Seen, examine
from tests.doctor import seen as well
from tests.doctor.seen import BEFORE, HERE, SAID, THERE, WELL

DAY = timedelta(days=1)


def complaints(seen: Seen) -> list[Diagnosis]:
    """The verdicts that are not good."""
    return [one for one in examine(seen) if one.state is not State.OK]


def test_where_all_is_well_there_is_nothing_to_do() -> None:
    """Every verdict is good, says what was seen, and stands there once."""
    told = examine(WELL)
    assert {one.state for one in told} == {State.OK}
    assert all(one.says.endswith(".") and not one.do for one in told)
    assert len({one.name for one in told}) == len(told) > 20


def test_without_github_only_the_machine_is_told() -> None:
    """Proposals may go to a local repository."""
    told = {one.name for one in examine(Seen(HERE))}
    assert told == {"configuration", "python", "list", "sections", "state folder", "git", "contact"}


@pytest.mark.parametrize(
    ("changes", "name", "state"),
    [
        ({"python": "3.10.4"}, "python", State.PROBLEM),
        ({"python": "3.15.0a2"}, "python", State.NOTICE),
        ({"list_trouble": "It is not there."}, "list", State.PROBLEM),
        ({"lost": ("Detection",)}, "sections", State.PROBLEM),
        ({"state_trouble": "It cannot be written to."}, "state folder", State.PROBLEM),
        ({"git": ""}, "git", State.NOTICE),
        ({"git": "", "forge": "local"}, "git", State.PROBLEM),
        ({"repository_trouble": "There is no repository.", "forge": "local"}, "git", State.PROBLEM),
        ({"contact": ""}, "contact", State.PROBLEM),
        ({"unfilled": ("curator-lint.yml",)}, "workflow files", State.PROBLEM),
    ],
)
def test_what_is_wrong_with_the_machine(changes: dict[str, Any], name: str, state: State) -> None:
    """Each with what to do, and nothing else is complained about."""
    (found,) = complaints(replace(WELL, machine=replace(HERE, **changes)))
    assert (found.name, found.state) == (name, state)
    assert found.do


@pytest.mark.parametrize(
    ("changes", "name", "state"),
    [
        ({"scopes": ("gist",)}, "token", State.PROBLEM),
        ({"scopes": ("repo", "workflow")}, "token", State.NOTICE),
        ({"scopes": ("public_repo",), "private": True}, "token", State.PROBLEM),
        ({"found": "b/papers"}, "repository", State.NOTICE),
        ({"archived": True}, "repository", State.PROBLEM),
        ({"may_write": False, "role": "triage"}, "permissions", State.PROBLEM),
        ({"may_write": False, "role": ""}, "permissions", State.PROBLEM),
        ({"may_write": None}, "permissions", State.UNKNOWN),
        ({"has_issues": False}, "issues", State.PROBLEM),
        ({"remaining": 3}, "quota", State.NOTICE),
        ({"skew": 500.0}, "clock", State.PROBLEM),
        ({"skew": -500.0}, "clock", State.PROBLEM),
        ({"skew": None}, "clock", State.UNKNOWN),
    ],
)
def test_what_is_wrong_with_token_and_repository(changes: dict[str, Any], name: str, state: State) -> None:
    """Each with what to do, and nothing else is complained about."""
    (found,) = complaints(replace(WELL, hub=replace(THERE, **changes)))
    assert (found.name, found.state) == (name, state)
    assert found.do


MANY = [{"name": f"label {number}"} for number in range(100)]
OFF = {"workflows": [{"path": ".github/workflows/curator-nightly.yml", "state": "disabled_inactivity"}]}


@pytest.mark.parametrize(
    ("path", "said", "name", "state"),
    [
        (well.LABELS, [], "labels", State.NOTICE),
        (well.LABELS, None, "labels", State.UNKNOWN),
        (well.LABELS, MANY, "labels", State.UNKNOWN),
        (
            well.ALLOWED,
            {"can_approve_pull_request_reviews": False, "default_workflow_permissions": "read"},
            "pull requests",
            State.NOTICE,
        ),
        (
            well.ALLOWED,
            {"can_approve_pull_request_reviews": True, "default_workflow_permissions": "write"},
            "workflow token",
            State.NOTICE,
        ),
        (well.ALLOWED, None, "pull requests", State.UNKNOWN),
        (well.ENABLED, {"enabled": False}, "workflows", State.NOTICE),
        (well.WORKFLOWS, None, "workflows", State.UNKNOWN),
        (well.WORKFLOWS, {"workflows": []}, "workflows", State.NOTICE),
        (well.WORKFLOWS, {"workflows": [{"path": "x/ci.yml", "state": "active"}]}, "workflows", State.NOTICE),
        (well.WORKFLOWS, OFF, "workflows", State.PROBLEM),
        (
            well.NIGHTS,
            {"workflow_runs": [{"created_at": "2026-11-20T03:17:09Z", "conclusion": "success"}]},
            "last night",
            State.PROBLEM,
        ),
        (
            well.NIGHTS,
            {"workflow_runs": [{"created_at": "2026-11-26T03:17:09Z", "conclusion": "failure"}]},
            "last night",
            State.NOTICE,
        ),
        (well.STATE_RULES, [{"type": "creation"}], "branches", State.NOTICE),
        (well.ADD_RULES, [{"type": "pull_request"}, {"type": "code_scanning"}], "branches", State.NOTICE),
        (well.PROTECTED, [{"name": "main"}, {"name": "curator-state"}], "branches", State.NOTICE),
    ],
)
def test_what_is_wrong_with_settings_on_github(path: str, said: object, name: str, state: State) -> None:
    """Each with what to do, and nothing else is complained about."""
    (found,) = complaints(replace(WELL, hub=replace(THERE, said={**SAID, path: said})))
    assert (found.name, found.state) == (name, state)
    assert found.do


@pytest.mark.parametrize(
    "change",
    [
        {"hub": replace(THERE, remaining=None)},
        {"hub": replace(THERE, kind=Kind.FINE)},
        {"hub": replace(THERE, said={**SAID, well.NIGHTS: None})},
        {"hub": replace(THERE, said={**SAID, well.ENABLED: None})},
        {"hub": replace(THERE, said={**SAID, well.ADD_RULES: [{"type": "required_linear_history"}]})},
        {"hub": replace(THERE, found="A/Papers")},
        {"past": Past(begun=False)},
        {"past": BEFORE._replace(fresh=None)},
        {"past": BEFORE._replace(read_until=well.TODAY - 3 * DAY)},
    ],
)
def test_what_looks_odd_and_is_fine_is_no_complaint(change: dict[str, Any]) -> None:
    """No limit on a server of one's own, a first day, a long weekend, another case of letters, a failure."""
    assert complaints(replace(WELL, **change)) == []


def test_rules_that_nobody_may_read_are_not_known() -> None:
    """An old GitHub Enterprise Server has none."""
    said = {**SAID, well.STATE_RULES: None, well.ADD_RULES: None}
    (found,) = complaints(replace(WELL, hub=replace(THERE, said=said)))
    assert (found.name, found.state) == ("branches", State.UNKNOWN)


def test_when_github_says_no_that_is_all_there_is_to_say_of_it() -> None:
    """With GitHub's own words; the machine and the services are still looked at."""
    trouble = Diagnosis("token", State.PROBLEM, "The token is wrong.", "Make a new one.")
    seen = replace(WELL, hub=replace(THERE, trouble=trouble), past=None)
    assert complaints(seen) == [trouble]
    assert {"contact", "service arxiv"} <= {one.name for one in examine(seen)}


@pytest.mark.parametrize("odd", ["<html>", 7, {"message": "Not here"}, [None], {"workflows": 3}, [["x"]]])
@pytest.mark.parametrize("path", SAID)
def test_answers_of_the_wrong_shape_are_not_believed(path: str, odd: object) -> None:
    """A proxy may answer in GitHub's place: nothing is concluded from that, and nothing breaks."""
    told = complaints(replace(WELL, hub=replace(THERE, said={**SAID, path: odd})))
    assert {one.state for one in told} <= {State.UNKNOWN}


@pytest.mark.parametrize(
    ("change", "name", "state"),
    [
        ({"trouble": "It cannot be read.", "advice": "Revert it."}, "state file", State.PROBLEM),
        ({"paused": "since 2026-11-01 by ann"}, "state file", State.NOTICE),
        ({"read_until": date(2026, 11, 21)}, "last run", State.PROBLEM),
        ({"silent_days": 1}, "silence", State.NOTICE),
        ({"silent_days": 7}, "silence", State.PROBLEM),
        ({"silent_days": 2, "limit": 2, "fresh": None}, "silence", State.PROBLEM),
    ],
)
def test_what_is_wrong_with_the_last_runs(change: dict[str, Any], name: str, state: State) -> None:
    """Each with what to do; a bot that goes blind is told before the alarm."""
    (found,) = complaints(replace(WELL, past=BEFORE._replace(**change)))
    assert (found.name, found.state) == (name, state)
    assert found.do


@pytest.mark.parametrize(
    ("status", "wrong", "state"),
    [
        (200, "", State.OK),
        (302, "", State.OK),
        (302, "it sends us to another place, login.example.org", State.DOWN),
        (200, "what it answers is not JSON", State.DOWN),
        (404, "", State.NOTICE),
        (403, "", State.NOTICE),
        (429, "", State.NOTICE),
        (503, "", State.DOWN),
        (None, "", State.DOWN),
    ],
)
def test_a_service_is_judged_by_whether_it_answers_as_itself(
    status: int | None, wrong: str, state: State
) -> None:
    """Refusing programs is its right; being somebody else is not."""
    reply = Reply("pmlr", "https://proceedings.mlr.press", status, "the host fell silent", wrong)
    (found,) = [one for one in examine(Seen(HERE, replies=(reply,))) if one.name == "service pmlr"]
    assert found.state is state
    assert bool(found.do) is (state is not State.OK)
