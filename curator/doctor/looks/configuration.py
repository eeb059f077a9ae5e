"""Whether the settings can be read; mistakes end the command before any look, and all are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.diagnosis import Diagnosis, good
from curator.doctor.look import at_machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Machine


@at_machine(
    "configuration",
    place=10,
    means="`rules/` and the environment's part; with a mistake there the command ends with exit code 2, and"
    " tells all mistakes, each with its file and line.",
    do="Mend what `curator config check` names.",
)
def configuration(seen: Machine) -> Iterator[Diagnosis]:
    """What was read."""
    yield good("configuration", f"It is without a mistake: {seen.rules}.")
