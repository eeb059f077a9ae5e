"""What outlasts a round of visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curator.links.hosts import Hosts
    from curator.links.robots import Rules


class State:
    """The hosts, by place their rules, and counts, which another thread may read while they change."""

    __slots__ = ("hosts", "requests", "rules", "under_way", "waiting")

    def __init__(self, hosts: Hosts) -> None:
        """Nothing was asked yet."""
        self.hosts = hosts
        self.rules: dict[str, Rules] = {}
        self.requests = 0
        self.under_way = 0
        self.waiting: dict[str, None] = {}
