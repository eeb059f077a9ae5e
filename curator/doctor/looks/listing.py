"""The list: whether it can be read, and has the sections that papers are filed under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import at_machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Machine


@at_machine(
    "list",
    place=14,
    means="The list's file, as it stands here: it is there, is text in UTF-8, and has no unresolved merge.",
    do="Set `list.path` in `rules/curator.yaml`, and run curator in the repository's folder.",
)
def listing(seen: Machine) -> Iterator[Diagnosis]:
    """Why it cannot be read."""
    if seen.list_trouble:
        do = "Set list.path in rules/curator.yaml, and run curator in the repository's folder."
        yield Diagnosis("list", State.PROBLEM, seen.list_trouble, do)
    else:
        yield good("list", f"{seen.list_path} can be read.")


@at_machine(
    "sections",
    place=16,
    means="Every section of `rules/sections/` has its heading in the list; without, no night begins.",
    do="Write the heading as it is in the list, or its anchor, into the section's file.",
)
def sections(seen: Machine) -> Iterator[Diagnosis]:
    """Headings that the list has under another name, or not at all."""
    if seen.list_trouble:
        return
    if seen.lost:
        named = ", ".join(f"“{heading}”" for heading in seen.lost)
        says = f"The list has no section {named}, which rules/sections/ tells of, so that no night begins."
        do = "Set heading (or anchor) in the section's file to what the list has."
        yield Diagnosis("sections", State.PROBLEM, says, do)
    else:
        yield good("sections", "The list has every section that papers are filed under.")
