"""The token, and what it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_github
from curator.doctor.seen import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Hub

_NEEDED: Final = "contents, pull requests, issues and commit statuses, each with write access"


@at_github(
    "token",
    place=36,
    means="`GITHUB_TOKEN` is set and works, and whose it is; a classic token also tells its scopes.",
    do="Make a new token; [On GitHub](github.md#the-token) says which.",
)
def token(hub: Hub) -> Iterator[Diagnosis]:
    """Scopes that do not reach, or that reach too far."""
    if hub.scopes is None:
        yield good("token", f"It works, for {hub.login}.")
        return
    if not {"repo", "public_repo"} & set(hub.scopes):
        says = f"It is a classic token of {hub.login} without the scope repo."
        do = "Make a fine-grained token; docs/github.md says which."
        yield Diagnosis("token", State.PROBLEM, says, do)
    elif hub.private and "repo" not in hub.scopes:
        says = f"It is a classic token of {hub.login} for public repositories, and {hub.found} is private."
        yield Diagnosis("token", State.PROBLEM, says, "Give it the scope repo, or make a fine-grained token.")
    else:
        says = (
            f"It works, for {hub.login}; it is a classic token, which reaches all repositories of its owner."
        )
        do = "A fine-grained token or a GitHub App reaches this one repository only."
        yield Diagnosis("token", State.NOTICE, says, do)


@at_github(
    "permissions",
    place=40,
    means="Whether the token's owner may write to the repository. What was given to a token of an App, of a"
    " workflow, or to a fine-grained one, GitHub does not tell.",
    do="Invite the account under *Settings → Collaborators*; give the token the permissions of"
    " [On GitHub](github.md#the-token).",
)
def permissions(hub: Hub) -> Iterator[Diagnosis]:
    """A stranger's token, or one that GitHub does not speak about."""
    if hub.may_write is None:
        says = "GitHub does not tell what this kind of token may do."
        do = f"See that it was given {_NEEDED}; in a workflow under “permissions:” of the job."
        yield Diagnosis("permissions", State.UNKNOWN, says, do)
    elif not hub.may_write:
        what = hub.role or "none"
        says = f"{hub.login} may not write to {hub.found}: its role there is {what}."
        do = "Invite the account under Settings → Collaborators, or take a token of one that may."
        yield Diagnosis("permissions", State.PROBLEM, says, do)
    elif hub.kind is Kind.FINE:
        says = f"{hub.login} may write to it; whether this fine-grained token may, GitHub does not tell."
        yield Diagnosis("permissions", State.OK, says, f"See that it was given {_NEEDED}.")
    else:
        yield good("permissions", f"{hub.login} may write to it.")
