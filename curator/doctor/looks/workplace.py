"""Where the bot works: its state folder, git, and whom services may write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Machine


@at_machine(
    "state folder",
    place=18,
    means="The folder of ledger and caches, and what lies in it, may be written by whoever runs curator.",
    do="Name another folder with `--state` or `CURATOR_STATE`, or give it to the account that runs curator.",
)
def state_folder(seen: Machine) -> Iterator[Diagnosis]:
    """Why nothing can be written there."""
    if seen.state_trouble:
        do = "Name another one with --state, or give it to the account that runs curator."
        yield Diagnosis("state folder", State.PROBLEM, seen.state_trouble, do)
    else:
        yield good("state folder", f"{seen.state} can be written to.")


@at_machine(
    "git",
    place=20,
    means="The program git, and a repository for the local forge; proposing on GitHub works without.",
    do="Install git, and run curator in the repository.",
)
def git(seen: Machine) -> Iterator[Diagnosis]:
    """No git, or no repository."""
    if not seen.git:
        state = State.PROBLEM if seen.forge == "local" else State.NOTICE
        do = "Install git; only proposing on GitHub works without."
        yield Diagnosis("git", state, "There is no program git here.", do)
    elif seen.repository_trouble:
        do = "Run curator in the list's repository, or set forge.kind in rules/curator.yaml to github."
        yield Diagnosis("git", State.PROBLEM, seen.repository_trouble, do)
    else:
        yield good("git", f"Version {seen.git} is here.")


@at_machine(
    "workflow files",
    place=21,
    means="The workflows of `curator init` say which copy of curator they install; `OWNER/curator` is a gap"
    " that a person has to fill.",
    do="Run `curator init --force --program OWNER/NAME@COMMIT`, with the repository and commit that you use.",
)
def workflow_files(seen: Machine) -> Iterator[Diagnosis]:
    """A gap that was not filled; nothing where there are no such files."""
    if seen.unfilled:
        says = f"{', '.join(seen.unfilled)} cannot run: they do not say yet which copy of curator to install."
        do = "Run: curator init --force --program OWNER/NAME@COMMIT (where you have curator from)."
        yield Diagnosis("workflow files", State.PROBLEM, says, do)


@at_machine(
    "contact",
    place=22,
    means="Services are told whom to write to; arXiv and others turn away, or ban, those who do not say.",
    do="Set `contact` in `rules/curator.yaml`, or `CURATOR_CONTACT`.",
)
def contact(seen: Machine) -> Iterator[Diagnosis]:
    """Nobody to write to."""
    if seen.contact:
        yield good("contact", f"Services are told {seen.contact}.")
    else:
        do = "Set contact in rules/curator.yaml, or CURATOR_CONTACT: an e-mail address or a page of yours."
        yield Diagnosis("contact", State.PROBLEM, "Services are not told whom to write to.", do)
