"""What a backfill found: as a table, one JSON document, or JSON lines."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from curator.cli import console
from curator.cli.console import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.backfill.ranking import Found
    from curator.wiring.backfilling import Outcome, Queued

_LONGEST: Final = 100


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int, int], object]]:
    """What is told how many of how many pieces are done: a bar on stderr, on a terminal only."""
    if not console.shows_progress(quiet=quiet):
        yield lambda _done, _of: None
        return
    from rich.progress import Progress  # noqa: PLC0415 - only a terminal shows it

    with Progress(console=console.talk(), transient=True) as bar:
        task = bar.add_task("screening the archive", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def told_of_the_queue(queue: Queued, *, most: int) -> str:
    """One line: what waits now, and what does not."""
    text = f"{queue.new:,} new in the queue of the following nights"
    if queue.left_out:
        text += f", {queue.left_out:,} left out beyond the best {most:,} (--most)"
    if queue.decided:
        text += f", {queue.decided:,} decided before"
    return f"{text}."


def as_text(outcome: Outcome, *, shown: int = 50) -> str:
    """The best on a line each, and the sums."""
    lines = [_line(one) for one in outcome.found[:shown]]
    if len(outcome.found) > shown:
        lines.append(f"… and {len(outcome.found) - shown:,} more: --output FILE writes all.")
    sums = f"{outcome.read:,} papers read, {len(outcome.found):,} found, {outcome.listed:,} listed already"
    if outcome.turned_down:
        sums += f", {outcome.turned_down:,} rejected or withdrawn passed over"
    lines.append(f"{sums}, {outcome.bad:,} records unreadable.")
    return "\n".join([*lines, *(f"unreadable: {inert(place)}" for place in outcome.shown)])


def as_json(outcome: Outcome) -> str:
    """One document, keys only ever added."""
    document = {
        "version": 1,
        "read": outcome.read,
        "listed": outcome.listed,
        "unreadable": outcome.bad,
        "first_unreadable": list(outcome.shown),
        "turned_down": outcome.turned_down,
        "found": [_told(one) for one in outcome.found],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def as_lines(outcome: Outcome) -> Iterator[str]:
    """One work a line, the best first."""
    for one in outcome.found:
        yield json.dumps({"version": 1, **_told(one)}, ensure_ascii=False)


def _line(one: Found) -> str:
    candidate = one.candidate
    said = candidate.classification
    title = candidate.title if len(candidate.title) <= _LONGEST else f"{candidate.title[: _LONGEST - 1]}…"
    return f"{said.screening.score:.2f}  {said.section or '-':14} {candidate.id!s:28} {title}"


def _told(one: Found) -> dict[str, Any]:
    candidate = one.candidate
    said = candidate.classification
    best = max(said.screening.evidence, key=lambda evidence: evidence.weight, default=None)
    return {
        "id": str(candidate.id),
        "title": candidate.title,
        "url": candidate.paper.url,
        "score": said.screening.score,
        "verdict": str(said.screening.verdict),
        "section": said.section,
        "same": list(one.others),
        "why": best.quote if best else "",
    }
