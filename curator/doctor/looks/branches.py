"""Whether rules of the repository keep the bot from its own branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_github

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Hub

_STATE: Final = "/rules/branches/curator-state"
_PROPOSAL: Final = "/rules/branches/curator/add/any"
_PROTECTED: Final = "/branches?protected=true&per_page=100"

_BLOCKING: Final = frozenset(
    {"creation", "update", "deletion", "non_fast_forward", "pull_request", "required_status_checks"}
    | {"required_signatures", "required_deployments", "merge_queue", "branch_name_pattern", "workflows"}
    | {"commit_message_pattern", "commit_author_email_pattern", "committer_email_pattern"}
)
"""Kinds of rules under which the bot cannot make, move or delete a branch as it likes."""


@at_github(
    "branches",
    place=46,
    means="Neither a ruleset nor a protection covers `curator-state` or `curator/…`, which the bot moves.",
    do="Leave both out under *Settings → Rules* and *Settings → Branches*, or let the bot bypass the rules.",
    asks=[_STATE, _PROPOSAL, _PROTECTED],
)
def branches(hub: Hub) -> Iterator[Diagnosis]:
    """Rules that are in the way; a look cannot tell whether this token may bypass them."""
    ruled = {path: _kinds(hub.said.get(path)) for path in (_STATE, _PROPOSAL)}
    hit = {path.removeprefix("/rules/branches/"): kinds for path, kinds in ruled.items() if kinds}
    protected = _protected(hub)
    do = "Leave curator-state and curator/** out under Settings → Rules, or let the bot bypass these rules."
    if hit:
        told = "; ".join(f"{name.replace('/any', '/…')} by {', '.join(kinds)}" for name, kinds in hit.items())
        yield Diagnosis("branches", State.NOTICE, f"Rules cover the bot's own branches: {told}.", do)
    elif protected:
        says = f"The bot's own branches are protected: {', '.join(protected)}."
        yield Diagnosis("branches", State.NOTICE, says, do.replace("Rules", "Branches"))
    elif all(hub.said.get(path) is None for path in (_STATE, _PROPOSAL)):
        yield Diagnosis("branches", State.UNKNOWN, "The rules for branches could not be read.", do)
    else:
        yield good("branches", "No rule covers the bot's own branches.")


def _kinds(rules: object) -> tuple[str, ...]:
    """The kinds of rules that are in the way."""
    if not isinstance(rules, list):
        return ()
    return tuple(dict.fromkeys(str(rule["type"]) for rule in rules if rule["type"] in _BLOCKING))


def _protected(hub: Hub) -> tuple[str, ...]:
    names = (str(branch["name"]) for branch in hub.said.get(_PROTECTED) or ())
    return tuple(name for name in names if name == "curator-state" or name.startswith("curator/"))
