"""Where a run lives: its settings, its environment, its state folder, its clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator import defaults
from curator.clock import clock_of
from curator.settings.load import load
from curator.store.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.ports import Clock
    from curator.settings.values import Settings
    from curator.store.ledger import SqlLedger

LEDGER_URL: Final = "CURATOR_LEDGER_URL"
"""The environment's name for a database in place of the state folder's own; it may hold a password."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where this run lives: settings, environment, state folder, clock, and the local forge's repository."""

    settings: Settings
    environ: Mapping[str, str]
    state: Path
    clock: Clock
    repository: Path


def home(config: Path, *, environ: Mapping[str, str], state: Callable[[str], Path]) -> Home:
    """Read the settings; ``state`` gives the state folder for the list's path."""
    settings = load(config, environ)
    return Home(settings, environ, state(settings.list.path), clock_of(environ), Path.cwd())


def home_of_links(config: Path | None, *, environ: Mapping[str, str], state: Path) -> Home:
    """As `home`, for a check of links, which needs no keyword rules and, with None, no folder of its own."""
    settings = load(config or defaults.folder() / "rules", environ, for_lint=True)
    return Home(settings, environ, state, clock_of(environ), Path.cwd())


def ledger(at: Home) -> SqlLedger:
    """The memory of this machine's runs."""
    return open_ledger(at.environ.get(LEDGER_URL) or at.state, clock=at.clock)
