"""What the state file tells: whether the bot hears anything, and how far it has read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_past

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Past

_BEHIND: Final = timedelta(days=3)
"""Every night reads up to its own midnight, whatever it finds; a schedule may be late, or fail once."""


@at_past(
    "state file",
    place=60,
    means="`state.json` on the branch `curator-state`: it can be read, and proposals are not paused.",
    do="Take back the commit that spoilt it; `/curator resume` ends a pause.",
)
def state_file(past: Past) -> Iterator[Diagnosis]:
    """Spoilt, or a pause that was forgotten."""
    if past.trouble:
        yield Diagnosis("state file", State.PROBLEM, past.trouble, past.advice)
    elif not past.begun:
        yield good("state file", "There is none yet; the first run writes it.")
    elif past.paused:
        do = "Comment /curator resume when it has served its purpose."
        yield Diagnosis("state file", State.NOTICE, f"Proposals are paused {past.paused}.", do)
    else:
        yield good("state file", "It can be read.")


@at_past(
    "last run",
    place=62,
    means="Up to which day the last run read its sources; days behind, it says that nights do not happen.",
    do="Run `curator run` by hand, and see why the schedule does not.",
)
def last_run(past: Past) -> Iterator[Diagnosis]:
    """Days ago; nothing before the first run."""
    if past.read_until is None or past.today is None:
        return
    behind = past.today - past.read_until
    if behind > _BEHIND:
        says = f"It read its sources up to {past.read_until}, {behind.days} days ago."
        do = "Run curator run by hand; if that works, see why the schedule does not."
        yield Diagnosis("last run", State.PROBLEM, says, do)
    else:
        yield good("last run", f"It read its sources up to {past.read_until}.")


@at_past(
    "silence",
    place=64,
    means="For how many days no source has brought anything new, weekends and holidays apart;"
    " `limits.max_silence_days` of them are an alarm.",
    do="See which source is down in the report of the last night, and check the network of the bot.",
)
def silence(past: Past) -> Iterator[Diagnosis]:
    """A bot that goes blind, before and after the alarm."""
    if past.trouble or not past.begun:
        return
    last = f"; the last news came on {past.fresh}" if past.fresh else ""
    if not past.silent_days:
        yield good("silence", f"There is none{last}.")
        return
    days = f"{past.silent_days} day{'s' * (past.silent_days != 1)}"
    says = f"No source has brought anything new for {days}{last}."
    alarming = past.silent_days >= past.limit
    do = "See in the last night's report which source is down; services below say whether they answer."
    yield Diagnosis("silence", State.PROBLEM if alarming else State.NOTICE, says, do)
