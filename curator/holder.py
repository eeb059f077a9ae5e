"""Who holds the lease on publishing, and whether that process is certainly gone."""

from __future__ import annotations

import hashlib
import os
import socket
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping


def this_process(environ: Mapping[str, str]) -> str:
    """Name this run: a GitHub Actions run keeps its name when it is re-run, a process has host and pid.

    The host's name is only kept as a digest, because the state branch may be public.
    """
    if run := environ.get("GITHUB_RUN_ID"):
        return f"actions:{run}"
    return f"{_host()}:{os.getpid()}"


def gone(holder: str) -> bool:
    """Whether ``holder`` was a process of this host that no longer runs; False whenever that is unknown."""
    host, _, pid = holder.rpartition(":")
    return host == _host() and pid.isdecimal() and not psutil.pid_exists(int(pid))


def _host() -> str:
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:12]
