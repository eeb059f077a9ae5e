"""The Python that curator runs on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Machine

_LEAST = (3, 11)


@at_machine(
    "python",
    place=12,
    means="The version of Python: 3.11 or later, and a released one.",
    do="Install curator with a released Python, 3.11 or later.",
)
def python(seen: Machine) -> Iterator[Diagnosis]:
    """Too old, or not released yet."""
    numbers = tuple(int(number) for number in re.findall(r"[0-9]+", seen.python)[:2])
    do = "Install curator with a released Python, 3.11 or later."
    if numbers < _LEAST:
        yield Diagnosis("python", State.PROBLEM, f"Python {seen.python} is too old.", do)
    elif re.search(r"[a-z+]", seen.python):
        says = f"Python {seen.python} is not a released version."
        yield Diagnosis("python", State.NOTICE, says, do)
    else:
        yield good("python", f"It is version {seen.python}.")
