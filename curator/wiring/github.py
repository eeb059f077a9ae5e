"""GitHub as settings and environment name it: which repository, where it is asked, and by whose token."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from curator.errors import UsageError
from curator.forge.github import Address, GitHubForge
from curator.forge.github.opening import GitHubOpener
from curator.forge.github.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.ports import Clock
    from curator.settings.values import Settings

_NAMES_IT: Final = "Set it to owner/name, and GITHUB_TOKEN."


@dataclass(frozen=True, slots=True)
class Access:
    """A repository with what opens it; ``timeout`` is in seconds of silence."""

    address: Address
    token: str = field(repr=False)
    timeout: int

    def session(self, *, sleep: Callable[[float], None] = time.sleep) -> Session:
        """A connection of its own, which whoever asks for it closes; raises UsageError without a token."""
        return Session(self.address, token=self.token, sleep=sleep, timeout=self.timeout)

    def forge(self, clock: Clock) -> GitHubForge:
        """Where proposals go; raises as `session` does."""
        return GitHubForge(self.address, token=self.token, clock=clock, timeout=self.timeout)

    def opener(self) -> GitHubOpener:
        """Where a list begins; raises as `session` does."""
        return GitHubOpener(self.address, token=self.token, timeout=self.timeout)


def repository_of(
    environ: Mapping[str, str],
    *,
    wanted: str = "in which anybody could speak",
    advice: str = _NAMES_IT,
) -> str:
    """The repository that the environment names; raises UsageError, which says what it was ``wanted`` for."""
    if named := environ.get("GITHUB_REPOSITORY", ""):
        return named
    message = f"GITHUB_REPOSITORY is not set, so there is no repository {wanted}."
    raise UsageError(message, advice=advice)


def access_of(settings: Settings, environ: Mapping[str, str], *, repository: str) -> Access:
    """What opens a repository; raises UsageError where it or the service's address cannot be one."""
    service = settings.services["github"]
    address = Address(repository, api_url=service.base_url, list_path=settings.list.path)
    return Access(address, environ.get("GITHUB_TOKEN", ""), round(service.timeout))
