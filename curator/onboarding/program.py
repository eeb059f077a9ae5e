"""Which copy of the program a list's workflows install: a repository and a commit, nothing that moves."""

from __future__ import annotations

from typing import Final, NamedTuple

from curator.core.late import late
from curator.errors import UsageError

_WRITTEN: Final = late(
    r"(?P<repository>[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\.{1,2}@)[A-Za-z0-9._-]{1,100})@(?P<commit>[0-9a-f]{40})"
)


class Program(NamedTuple):
    """``OWNER/NAME`` on GitHub, and the SHA-1 of a commit."""

    repository: str
    commit: str

    @property
    def known(self) -> bool:
        """Whether it is a copy that there is, and no gap for a person to fill."""
        return _WRITTEN.fullmatch(str(self)) is not None and self.repository != UNKNOWN.repository

    def __str__(self) -> str:
        """``OWNER/NAME@COMMIT``, as a workflow says it."""
        return f"{self.repository}@{self.commit}"


UNKNOWN: Final = Program("OWNER/curator", "COMMIT")
"""What stands in a workflow where nobody knows; a person has to put a copy in its place."""


def program_called(text: str) -> Program:
    """What ``OWNER/NAME@COMMIT`` names; raises UsageError for anything else, branches and tags included."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        message = f"{text[:200]!r} does not name a copy of curator."
        raise UsageError(message, advice="Write OWNER/NAME@COMMIT, with all 40 digits of the commit.")
    return Program(found["repository"], found["commit"])
