"""One thing that was looked at, and what is to be done about it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Good; worth knowing; in the way of the bot; a service that does not answer; could not be looked at."""

    OK = "ok"
    NOTICE = "notice"
    PROBLEM = "problem"
    DOWN = "down"
    UNKNOWN = "unknown"


class Diagnosis(NamedTuple):
    """What was looked at (``name``), how it is, in a sentence, and what to do; "" when nothing is."""

    name: str
    state: State
    says: str
    do: str = ""


def good(name: str, says: str) -> Diagnosis:
    """Nothing to do."""
    return Diagnosis(name, State.OK, says)
