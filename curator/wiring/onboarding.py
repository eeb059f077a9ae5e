"""A list's beginning with concrete adapters: a rehearsed week, the forges, where this program comes from."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.proposal import Action
from curator.core.window import OVERLAP, Window, midnight
from curator.errors import BrokenPromise, CuratorError, UsageError
from curator.forge.local.git import Git
from curator.forge.local.opening import LocalOpener
from curator.nightly import Outside, night
from curator.onboarding.beginning import staged
from curator.onboarding.program import UNKNOWN, Program, program_called
from curator.onboarding.rehearsed import Rehearsed, Would, not_rehearsed
from curator.pages.pull_request import compose
from curator.ports import Base, StateFile
from curator.settings.contact import require_contact
from curator.settings.load import load
from curator.store.ledger import NoLedger
from curator.wiring.fetching import fetcher_of
from curator.wiring.github import access_of, repository_of
from curator.wiring.home import home
from curator.wiring.one_night import Tonight, orders_of
from curator.wiring.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    from curator.core.proposal import Force, Proposal, Published, Standing
    from curator.core.report import Report, Row
    from curator.onboarding.beginning import Beginning
    from curator.ports.opening import Opener
    from curator.settings.values import ForgeKind
    from curator.wiring.home import Home

_PACKAGE: Final = "paper-curator"
_ASKED: Final = ("arxiv",)
_NOWHERE: Final = "0" * 40
_DAY: Final = timedelta(days=1)
_ON_GITHUB: Final = late(r"(?:https://|git@|ssh://git@)github\.com[/:](?P<name>[^/\s]+/[^/\s]+?)(?:\.git)?/?")


def rehearse(
    beginning: Beginning, *, environ: Mapping[str, str], narrate: Callable[[str], None]
) -> Rehearsed:
    """A night over the last seven days by the drafted rules; nothing is written, and no failure gets out."""
    try:
        with staged(beginning) as rules:
            at = home(rules, environ=environ, state=lambda _path: rules / "state")
            return _told(_night(at, beginning, narrate=narrate), at)
    except BrokenPromise:
        raise
    except CuratorError as error:
        return not_rehearsed(f"{error} {error.advice}".strip())


def _night(at: Home, beginning: Beginning, *, narrate: Callable[[str], None]) -> Report:
    require_contact(at.settings, _ASKED)
    memory = NoLedger()
    end = midnight(at.clock.now())
    asked = Window(end - OVERLAP, end)
    fetcher = fetcher_of(at, watched=True)
    sources = sources_of(at.settings, _ASKED, fetcher=fetcher, memory=memory.pages, clock=at.clock)
    page = _Page(Base("", _NOWHERE, beginning.understood.path, beginning.understood.text))
    labels = at.settings.forge.labels
    outside = Outside(sources, page, page, memory, at.clock, partial(compose, labels=labels), narrate)
    return night(outside, orders_of(at, Tonight(asked=asked, dry_run=True)))


def _told(report: Report, at: Home) -> Rehearsed:
    """What a rehearsal came to; one that nobody answered came to nothing."""
    missing = " ".join(health.reason for health in report.sources if not health.complete)
    if missing and not report.papers:
        return not_rehearsed(missing)
    headings = {section.slug: section.heading for section in at.settings.rules.sections}
    rows = [row for row in report.rows if row.published.action in {Action.CREATED, Action.QUEUED}]
    end = midnight(at.clock.now())
    return Rehearsed(
        problem=f"Not all of the week came: {missing}" if missing else "",
        since=(end - OVERLAP).date(),
        until=(end - _DAY).date(),
        papers=report.papers,
        would=tuple(_would(row, headings) for row in rows),
        triage=len(report.piles.triage),
        listed=len(report.piles.duplicates),
        each=at.settings.limits.max_per_run,
    )


def _would(row: Row, headings: Mapping[str, str]) -> Would:
    made = row.addition
    url = made.candidate.paper.url if made else row.published.url
    return Would(row.title, url, headings.get(row.section, row.section), row.score or 0.0)


@dataclass(frozen=True, slots=True)
class _Page:
    """A forge for a rehearsal: one list, no pull request, no memory, and nothing to write to."""

    list: Base
    writes: int = 0

    def base(self) -> Base:
        return self.list

    def standing(self, *, watched: Collection[str]) -> tuple[Standing, ...]:
        del watched
        return ()

    def load(self) -> StateFile:
        return StateFile(None, None)

    def added_by(self, line: str, *, base: Base, since: date | None) -> str:
        del line, base, since
        return ""

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        raise self._never(proposal.key, base)

    def withdraw(self, branch: str, *, key: str, reason: str, base: Base, force: Force = "") -> Published:
        raise self._never(branch, key, reason, base, force)

    def reopen(self, branch: str, *, key: str, base: Base) -> Published:
        raise self._never(branch, key, base)

    def save(self, text: str, *, replacing: StateFile) -> StateFile:
        raise self._never(text, replacing)

    @staticmethod
    def _never(*_said: object) -> BrokenPromise:
        return BrokenPromise(
            "a rehearsal was about to write", advice="Nothing was written. Please report this."
        )


@contextmanager
def opener(
    beginning: Beginning, *, kind: ForgeKind | None, environ: Mapping[str, str], top: Path
) -> Iterator[Opener]:
    """The forge of this kind; by default GitHub's where a repository of it is named, else the local one."""
    with staged(beginning) as rules:
        settings = load(rules, environ)
    chosen = kind or ("github" if environ.get("GITHUB_REPOSITORY") else "local")
    if chosen == "local":
        yield LocalOpener(top, list_path=settings.list.path)
        return
    advice = "Set it to owner/name (and GITHUB_TOKEN), or add: --forge local"
    repository = repository_of(environ, wanted="to open a pull request in", advice=advice)
    there = access_of(settings, environ, repository=repository).opener()
    try:
        yield there
    finally:
        there.close()


def this_program() -> Program:
    """The copy that runs here, as GitHub has it: by what pip noted, else by its checkout; else `UNKNOWN`."""
    return _installed() or _checked_out(Path(__file__).parents[2]) or UNKNOWN


def _installed() -> Program | None:
    """What pip wrote down when it installed from a repository (PEP 610)."""
    try:
        noted = json.loads(metadata.distribution(_PACKAGE).read_text("direct_url.json") or "{}")
        return _program(noted["url"], noted["vcs_info"]["commit_id"])
    except (metadata.PackageNotFoundError, ValueError, KeyError, TypeError):
        return None


def _checked_out(folder: Path) -> Program | None:
    """The commit that is checked out, and where it was cloned from."""
    if not (folder / ".git").exists():
        return None
    try:
        git = Git(folder)
        return _program(git.read("remote", "get-url", "origin"), git.read("rev-parse", "HEAD"))
    except CuratorError:
        return None


def _program(url: str, commit: str) -> Program | None:
    found = _ON_GITHUB.fullmatch(url)
    if found is None:
        return None
    try:
        return program_called(f"{found['name']}@{commit}")
    except UsageError:
        return None
