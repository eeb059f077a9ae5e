"""A backfill put together: the archive, the list, who works, and where what is found goes."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.backfill.chunks import archive_of
from curator.backfill.cluster import by_dask
from curator.backfill.counting import Count
from curator.backfill.ranking import Found, ranked
from curator.backfill.running import alone, by_processes, run
from curator.backfill.saved import Saved, key_of
from curator.backfill.screening import Job
from curator.core.decoding import decode
from curator.core.list.document import parse
from curator.core.rules.classify import Classifier
from curator.core.wishes import why_ignored
from curator.core.works.identity import WorkIndex
from curator.errors import StateMoved, UsageError
from curator.store import statefile
from curator.wiring.home import home
from curator.wiring.one_night import forge_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curator.backfill.running import Runner
    from curator.core.works.paper import Paper
    from curator.settings.values import ForgeKind
    from curator.wiring.home import Home

TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one backfill is to do; ``against`` is another list than the settings', ``scheduler`` of Dask."""

    corpus: Path
    against: Path | None = None
    workers: int = 1
    scheduler: str = ""
    triage: bool = False
    restart: bool = False


class Outcome(NamedTuple):
    """What came of it: the works, the best first.

    ``read`` papers, of which ``listed`` are candidates that the list has; besides, ``bad`` records and files
    that are none, the first of them in ``shown``, and papers that were ``turned_down`` where they were sent.
    """

    found: tuple[Found, ...]
    read: int
    listed: int
    bad: int
    shown: tuple[str, ...]
    turned_down: int = 0


class Queued(NamedTuple):
    """How many works are ``new`` in the queue, ``left_out`` for want of room, or were ``decided`` before."""

    new: int
    left_out: int
    decided: int


def backfilled(
    config: Path,
    wanted: Wanted,
    *,
    state: Callable[[str], Path],
    progress: Callable[[int, int], object],
) -> Outcome:
    """Screen the archive.

    Raises:
        UsageError: the archive, the list or the rules cannot be read, or hold no paper at all.
        Unavailable: the workers are gone; what is done is kept.
    """
    at = home(config, environ=os.environ, state=state)
    rules, form = at.settings.rules, at.settings.list.form
    path = wanted.against or Path(at.settings.list.path)
    document = parse(decode(_read(path), path=path.as_posix()), form, slugs=rules.slugs)
    archive = archive_of(wanted.corpus)
    saved = Saved(at.state, key_of(archive.chunks, rules))
    if wanted.restart:
        saved.forget()
    runner = by_dask(wanted.scheduler) if wanted.scheduler else _local(wanted.workers)
    run(Job(rules), archive.chunks, saved=saved, runner=runner, progress=progress)
    count = Count(archive)
    kept = (paper for one in saved.all(len(archive.chunks)) for paper in count.counted(one))
    best = ranked(kept, classifier=Classifier(rules), document=document, triage=wanted.triage)
    if not count.read:
        first = f" The first record: {count.shown[0]}." if count.shown else ""
        message = f"{wanted.corpus} holds no paper.{first}"
        raise UsageError(message, advice="Each record needs a title; docs/backfill.md says what else helps.")
    return Outcome(best.found, count.read, best.listed, count.bad, tuple(count.shown), count.turned_down)


def queued(
    config: Path,
    found: Sequence[Found],
    *,
    most: int,
    forge: ForgeKind | None,
    state: Callable[[str], Path],
) -> Queued:
    """Put the best ``most`` into the queue of the following nights, which propose under the caps.

    What was ever proposed takes no place; what waits already takes one, so that asking twice adds nothing.

    Raises:
        StateMoved: other runs were quicker again and again.
    """
    at = home(config, environ=os.environ, state=state)
    for tries in range(1, TRIES + 1):
        try:
            return _queued(at, found, most=most, forge=forge)
        except StateMoved:
            if tries == TRIES:
                raise
    raise AssertionError  # the loop returns or raises


def _queued(at: Home, found: Sequence[Found], *, most: int, forge: ForgeKind | None) -> Queued:
    with forge_of(at, forge) as there:
        held = there.load()
        memory = statefile.decode(held.text)
        decided = WorkIndex(memory.records)
        waiting: WorkIndex[Paper] = WorkIndex((*memory.queue, *memory.triage))
        open_ones = [
            one.candidate
            for one in found
            if decided.find(one.candidate) is None and not why_ignored(one.candidate, memory.ignored)
        ]
        new = [one.paper for one in open_ones[:most] if waiting.find(one) is None]
        if new:
            after = replace(memory, queue=(*memory.queue, *new))
            there.save(statefile.encode(after), replacing=held)
    return Queued(len(new), max(0, len(open_ones) - most), len(found) - len(open_ones))


def _local(workers: int) -> Runner:
    return alone if workers == 1 else by_processes(workers)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise UsageError(message, advice="Name the list with --against.") from error
