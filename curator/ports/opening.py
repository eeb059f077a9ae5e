"""The one pull request with which a list begins, as a port: many files on the branch ``curator/init``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.proposal import Published

BRANCH: Final = "curator/init"
KEY: Final = "init"
TITLE: Final = "Let curator look after this list"
MESSAGE: Final = "Add curator's rules and workflows\n\nDrafted from the list by `curator init`.\n"


class Onboarding(NamedTuple):
    """What is proposed: files by their paths from the top, and the words."""

    files: Mapping[str, str]
    title: str
    body: str
    message: str


class Opener(Protocol):
    """A forge on which the pull request is opened."""

    def text(self, path: str) -> bytes | None:
        """A file on the branch that the list is on; None where there is none."""
        ...

    def open(self, onboarding: Onboarding) -> Published:
        """Make branch and draft pull request, or find them; a second time changes nothing.

        What was closed or merged before is skipped, and a branch that people have committed to is kept.
        """
        ...
