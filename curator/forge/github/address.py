"""Which GitHub, which repository: checked before anything is sent, because the token goes there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from curator.errors import UsageError

PUBLIC_API = "https://api.github.com"
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*/(?!\.{1,2}$)[A-Za-z0-9._-]+")


def is_loopback(host: str) -> bool:
    """Whether a host name stays on this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the bot works.

    Attributes:
        repository: ``owner/name``.
        api_url: the root of the REST API, on GitHub Enterprise Server ``https://<host>/api/v3``.
        list_path: the list, from the root of the repository.
        state_branch: the branch that holds nothing but the state file.
    """

    repository: str
    api_url: str = PUBLIC_API
    list_path: str = "list/README.md"
    state_branch: str = "curator-state"

    def __post_init__(self) -> None:
        """Refuse what is no address, and an address that would show the token to everybody on the way."""
        if not _REPOSITORY.fullmatch(self.repository):
            message = f"{_shown(self.repository)!r} is not a repository: expected owner/name."
            raise UsageError(message, advice="Set GITHUB_REPOSITORY, for example to octocat/papers.")
        parts = urlsplit(self.api_url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc or parts.query:
            message = f"{_shown(self.api_url)!r} is not the address of an API."
            raise UsageError(message, advice=f"Set GITHUB_API_URL to something like {PUBLIC_API}.")
        if parts.scheme == "http" and not self.loopback:
            message = f"{self.api_url} is not encrypted, and the token would travel in the open."
            raise UsageError(message, advice="Use https in GITHUB_API_URL.")

    @property
    def host(self) -> str:
        """The API's host name."""
        return urlsplit(self.api_url).hostname or ""

    @property
    def loopback(self) -> bool:
        """Whether the API runs on this machine, so that nobody needs to be spared."""
        return is_loopback(self.host)

    @property
    def noreply(self) -> str:
        """The domain of commit addresses that GitHub links to an account without showing a mailbox."""
        enterprise = urlsplit(self.api_url).path.rstrip("/").endswith("/api/v3")
        return f"users.noreply.{self.host}" if enterprise else "users.noreply.github.com"


def _shown(address: str) -> str:
    """The address without an account and a query: people paste that of a clone, and a token is part of it."""
    return address.rpartition("@")[2].partition("?")[0]
