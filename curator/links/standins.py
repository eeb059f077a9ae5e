"""Base URLs that stand in for hosts, for mirrors and tests: asked in their place, and told their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yarl import URL

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERY_OTHER: Final = "*"


class StandIns:
    """Where requests for a host really go."""

    def __init__(self, host_map: Mapping[str, str]) -> None:
        """Take base URLs by host; that of ``*`` is for every host without one."""
        self._bases = {host.lower(): URL(base) for host, base in host_map.items()}

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._bases)

    def instead_of(self, address: URL) -> URL | None:
        """The address at its stand-in; None without one."""
        host = (address.raw_host or "").rstrip(".")
        base = self._bases.get(host) or self._bases.get(EVERY_OTHER)
        if base is None:
            return None
        path = base.raw_path.rstrip("/") + address.raw_path_qs
        return URL(f"{base.origin()}{path}", encoded=True)
