"""What the service remembers of its runs: one small JSON file, so that a restart forgets no silence."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from curator.service.told import Told

FILE: Final = "service.json"
_RESULTS: Final = {0: "done", 1: "findings", 2: "wrong-use", 3: "degraded", 4: "bug", 130: "interrupted"}
RESULTS: Final = (*_RESULTS.values(), "killed", "unknown")


class Run(NamedTuple):
    """One run that has ended: which job it was of, when, how, and what it told, if it told anything."""

    job: str
    run_id: str
    started: datetime
    finished: datetime
    exit_code: int
    told: Told | None

    @property
    def result(self) -> str:
        """The exit code as a word of `RESULTS`."""
        return "killed" if self.exit_code < 0 else _RESULTS.get(self.exit_code, "unknown")

    @property
    def good(self) -> bool:
        """Whether it went to its end and heard somebody: a source that is down is that source's trouble."""
        return self.exit_code == 0 or (self.exit_code == 3 and bool(self.told and self.told.answered))  # noqa: PLR2004 - the contract's code for a degraded service


@dataclass(frozen=True, slots=True)
class Record:
    """All that is remembered.

    Attributes:
        since: when this state folder was first served.
        last: the run that ended last, as plain values: job, run_id, started, finished, exit_code, result.
        last_good: when a good run ended last.
        sources: the status of each source in the last run that told of it.
        fresh: when each source delivered a fresh batch last.
        begun: the run that has begun and not come to its end, as plain values: job, run_id, again. A run
            that makes up for such a one is made up for no second time: what brought both down may be the run.
    """

    since: datetime
    last: Mapping[str, Any] | None = None
    last_good: datetime | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    fresh: Mapping[str, datetime] = field(default_factory=dict)
    begun: Mapping[str, Any] | None = None

    @property
    def unfinished(self) -> frozenset[str]:
        """The job whose run was cut off, with the whole service or by it."""
        return frozenset() if self.begun is None or self.begun["again"] else frozenset({self.begun["job"]})

    def beginning(self, job: str, run: str) -> Record:
        """The record while a run is under way."""
        return replace(self, begun={"job": job, "run_id": run, "again": job in self.unfinished})

    def after(self, run: Run, *, cut_off: bool = False) -> Record:
        """The record with one run more; ``cut_off`` when the service was asked to end during it."""
        sources = run.told.sources if run.told else {}
        fresh = {name: run.finished for name, status in sources.items() if status == "fresh"}
        return replace(
            self,
            begun={"job": run.job, "run_id": run.run_id, "again": False} if cut_off else None,
            last=_plain(run),
            last_good=run.finished if run.good else self.last_good,
            sources={**self.sources, **sources},
            fresh={**self.fresh, **fresh},
        )


def _plain(run: Run) -> dict[str, Any]:
    return {
        "job": run.job,
        "run_id": run.run_id,
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat(),
        "exit_code": run.exit_code,
        "result": run.result,
    }


def load(folder: Path, *, now: datetime) -> Record:
    """Read the record; what cannot be read begins anew, because runs do not depend on it."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        good = data["last_good"]
        last = data["last"]
        begun = data["begun"]
        return Record(
            begun={key: begun[key] for key in ("job", "run_id", "again")} if begun else None,
            since=_moment(data["since"]),
            last={key: last[key] for key in ("job", "run_id", "started", "finished", "exit_code", "result")}
            if last
            else None,
            last_good=_moment(good) if good else None,
            sources={str(name): str(status) for name, status in data["sources"].items()},
            fresh={str(name): _moment(at) for name, at in data["fresh"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record(since=now)


def save(folder: Path, record: Record) -> None:
    """Write the record, whole or not at all; raises OSError."""
    text = json.dumps({"version": 1, **asdict(record)}, default=datetime.isoformat, indent=1)
    new = folder / f"{FILE}.new"
    new.write_text(text + "\n", encoding="utf-8")
    new.replace(folder / FILE)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        message = "a moment without its offset"
        raise ValueError(message)
    return moment
