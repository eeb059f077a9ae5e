"""GitHub Actions: what workflows may do, and which are on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_github

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.doctor.seen import Hub

_ENABLED: Final = "/actions/permissions"
_ALLOWED: Final = "/actions/permissions/workflow"
_WORKFLOWS: Final = "/actions/workflows?per_page=100"
_SETTINGS: Final = "Settings → Actions → General"
_PREFIX: Final = "curator-"
"""Before the names of the workflows that `curator init` writes."""

_NIGHTLY: Final = "nightly.yml"
_RUNS: Final = {
    file: f"/actions/workflows/{file}/runs?per_page=1" for file in (_NIGHTLY, f"{_PREFIX}{_NIGHTLY}")
}
_LATE: Final = 3
"""Days; a schedule may be late, and a weekend has no news, but every night has a run."""

_OURS: Final = {
    _NIGHTLY: "the nightly run",
    "lint.yml": "the check of pull requests",
    "feedback.yml": "what contributors are told",
    "respond.yml": "the answers to commands",
    "links.yml": "the weekly check of links",
}


@at_github(
    "pull requests",
    place=48,
    means="Workflows may open pull requests with their own token; only administrators can read the switch.",
    do=f"Tick *Allow GitHub Actions to create and approve pull requests* under *{_SETTINGS}*.",
    asks=[_ALLOWED],
)
def pull_requests(hub: Hub) -> Iterator[Diagnosis]:
    """Not allowed, or not known."""
    name, switch = "pull requests", "Allow GitHub Actions to create and approve pull requests"
    said = hub.said.get(_ALLOWED)
    if said is None:
        says = "Whether workflows may open pull requests could not be read; only administrators may."
        yield Diagnosis(name, State.UNKNOWN, says, f"Look under {_SETTINGS}: “{switch}”.")
    elif not said["can_approve_pull_request_reviews"]:
        says = "Workflows may not open pull requests with their own token."
        do = f"Tick “{switch}” under {_SETTINGS}, or let the workflow use an App's token."
        yield Diagnosis(name, State.NOTICE, says, do)
    else:
        yield good(name, "Workflows may open them.")


@at_github(
    "workflow token",
    place=50,
    means="What a workflow's token may do where the workflow does not say: curator's own say it.",
    do=f"Choose *Read repository contents* under *{_SETTINGS}*.",
    asks=[_ALLOWED],
)
def workflow_token(hub: Hub) -> Iterator[Diagnosis]:
    """More than it needs; nothing where it cannot be read, which is said already."""
    said = hub.said.get(_ALLOWED)
    if said is None:
        return
    if said["default_workflow_permissions"] == "write":
        says = "A workflow that does not say what it needs may write to everything."
        do = f"Choose “Read repository contents” under {_SETTINGS}: curator's workflows say what they need."
        yield Diagnosis("workflow token", State.NOTICE, says, do)
    else:
        yield good("workflow token", "It may only read where a workflow does not say more.")


@at_github(
    "workflows",
    place=52,
    means="curator's workflows are there, and on: GitHub switches a schedule off after 60 idle days.",
    do="Enable them under *Actions*, or with `gh workflow enable nightly.yml`.",
    asks=[_ENABLED, _WORKFLOWS],
)
def workflows(hub: Hub) -> Iterator[Diagnosis]:
    """None of them, or some that are off."""
    if (hub.said.get(_ENABLED) or {}).get("enabled") is False:
        do = f"Allow them under {_SETTINGS}, or run curator serve elsewhere."
        yield Diagnosis("workflows", State.NOTICE, "Actions are off for this repository.", do)
        return
    if hub.said.get(_WORKFLOWS) is None:
        do = "Look under Actions whether they are there, and on."
        yield Diagnosis("workflows", State.UNKNOWN, "They could not be read.", do)
        return
    states = _states(hub.said[_WORKFLOWS])
    off = {file: state for file, state in states.items() if state != "active"}
    for file, state in off.items():
        says = f"{file}, {_OURS[_plain(file)]}, is switched off ({state.replace('_', ' ')})."
        yield Diagnosis("workflows", State.PROBLEM, says, f"Enable it: gh workflow enable {file}")
    if not states:
        do = "Fine with curator serve; else curator init writes them."
        yield Diagnosis("workflows", State.NOTICE, "The repository has none of curator's.", do)
    elif not off:
        yield good("workflows", "Those of curator's that are there are on.")


@at_github(
    "last night",
    place=54,
    means="When the nightly workflow ran last, and how that ended.",
    do="Read its log under *Actions*; enable it where there is none of the last days.",
    asks=_RUNS.values(),
)
def last_night(hub: Hub) -> Iterator[Diagnosis]:
    """Days ago, or a failure; nothing where none was ever seen, as with ``curator serve``."""
    runs = (
        (file, run) for file, path in _RUNS.items() for run in _listed(hub.said.get(path), "workflow_runs")
    )
    file, newest = next(runs, ("", None))
    if newest is None or hub.today is None:
        return
    days = (hub.today - date.fromisoformat(str(newest["created_at"])[:10])).days
    ended = str(newest["conclusion"] or "")
    if days > _LATE:
        says = f"The last one on GitHub was {days} days ago."
        yield Diagnosis("last night", State.PROBLEM, says, f"Enable it: gh workflow enable {file}")
    elif ended not in {"", "success"}:
        says = f"The last one on GitHub ended with {ended}."
        do = "Its log under Actions says why; exit code 3 is a service that was down."
        yield Diagnosis("last night", State.NOTICE, says, do)
    else:
        yield good("last night", "GitHub has run it within the last days.")


def _states(said: Mapping[str, list[Mapping[str, object]]]) -> dict[str, str]:
    """The state of each workflow of curator's, by the name of its file."""
    states = {str(one["path"]).rpartition("/")[2]: str(one["state"]) for one in said["workflows"]}
    return {file: state for file, state in states.items() if _plain(file) in _OURS}


def _listed(said: Mapping[str, list[Mapping[str, object]]] | None, key: str) -> list[Mapping[str, object]]:
    return [] if said is None else said[key]


def _plain(file: str) -> str:
    """The name that curator's own repository has for it."""
    return file.removeprefix(_PREFIX)
