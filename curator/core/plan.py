"""Which candidates become proposals tonight, which wait, and which never will: the brain, pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curator.core.candidate import Candidate
    from curator.core.document import Edit


@dataclass(frozen=True, slots=True)
class Addition:
    """One new entry, placed: ``edit`` inserts ``entry`` into the base; ``diff`` is the unified diff of that.

    ``section`` is the slug, ``heading`` the section's words in the list, ``line`` the entry's line after it.
    """

    key: str
    branch: str
    candidate: Candidate
    section: str
    heading: str
    line: int
    entry: str
    edit: Edit
    diff: str
