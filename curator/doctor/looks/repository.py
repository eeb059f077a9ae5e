"""The repository: where it is, and what is switched on there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_github

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Hub

_A_PAGE: Final = 100
_LABELS: Final = f"/labels?per_page={_A_PAGE}"


@at_github(
    "repository",
    place=38,
    means="`GITHUB_REPOSITORY` names a repository that the token sees, as it is called now; not archived.",
    do="Set `GITHUB_REPOSITORY` to `owner/name`; unarchive it under *Settings*.",
)
def repository(hub: Hub) -> Iterator[Diagnosis]:
    """Archived, or renamed."""
    if hub.archived:
        says = f"{hub.found} is archived, so that nothing can be proposed there."
        yield Diagnosis("repository", State.PROBLEM, says, "Unarchive it under Settings → General.")
    elif hub.found.casefold() != hub.asked.casefold():
        says = f"{hub.asked} is called {hub.found} now; GitHub passes requests on, for a while."
        yield Diagnosis("repository", State.NOTICE, says, f"Set GITHUB_REPOSITORY to {hub.found}.")
    else:
        yield good("repository", f"{hub.found} is there, its default branch is {hub.default_branch}.")


@at_github(
    "issues",
    place=42,
    means="Issues are on: dashboard and alarm are issues.",
    do="Switch them on under *Settings → General → Features*.",
)
def issues(hub: Hub) -> Iterator[Diagnosis]:
    """Off, so that nobody hears of silence."""
    if hub.has_issues:
        yield good("issues", "They are on, for the dashboard and the alarm.")
    else:
        says = "Issues are off, so that there is neither dashboard nor alarm."
        yield Diagnosis("issues", State.PROBLEM, says, "Switch them on under Settings → General → Features.")


@at_github(
    "labels",
    place=44,
    means="The labels that `forge.labels` names are there; GitHub may refuse to make one for the bot.",
    do="Create them under *Issues → Labels*.",
    asks=[_LABELS],
)
def labels(hub: Hub) -> Iterator[Diagnosis]:
    """Missing; a hundred are looked at."""
    said = hub.said.get(_LABELS)
    if said is None:
        yield Diagnosis("labels", State.UNKNOWN, "They could not be read.", "Look under Issues → Labels.")
        return
    there = {str(label["name"]).casefold() for label in said}
    missing = [label for label in hub.wanted if label.casefold() not in there]
    if missing and len(said) == _A_PAGE:
        says = f"It has many labels; whether {', '.join(missing)} is one of them was not looked at."
        yield Diagnosis("labels", State.UNKNOWN, says, "Look under Issues → Labels.")
    elif missing:
        says = f"The repository has no label {', '.join(missing)}."
        do = "Create it under Issues → Labels: not every token may do that by itself."
        yield Diagnosis("labels", State.NOTICE, says, do)
    else:
        yield good("labels", "Those of the proposals are there.")
