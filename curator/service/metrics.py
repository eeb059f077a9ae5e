"""What Prometheus is told: counts since the start of this process, and what is true just now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily

from curator import __version__
from curator.service.told import OTHER, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client import Metric

    from curator.service.health import Vitals
    from curator.service.record import Record, Run

_BUCKETS: Final = (1, 5, 15, 60, 300, 900, 1800, 3600, 7200)
"""Seconds: a night with nothing new takes a few, one with a check of all links an hour."""


class Now(NamedTuple):
    """What is true at the moment of asking."""

    record: Record
    vitals: Vitals
    trouble: str


class Metrics:
    """All metrics of the service, in a registry of their own."""

    def __init__(self, now: Callable[[], Now]) -> None:
        """Count nothing yet; ``now`` is asked at every scrape."""
        disable_created_metrics()  # type: ignore[no-untyped-call]  # one series more for each, read by nobody
        self.registry = CollectorRegistry()
        self.registry.register(_Gauges(now))
        self._runs = self._counter("runs", "Runs that ended, by job and result.", "job", "result")
        self._proposals = self._counter(
            "proposals", "What runs did about proposals, by kind and action.", "kind", "action"
        )
        self._writes = self._counter("writes", "Writes to the forge that runs counted.")
        self._polls = self._counter("polls", "Looks for commands, by result.", "result")
        self._seconds = Histogram(
            "curator_run_duration_seconds",
            "How long runs took, by job.",
            ["job"],
            buckets=_BUCKETS,
            registry=self.registry,
        )

    def ended(self, run: Run) -> None:
        """Count one run."""
        self._runs.labels(run.job, run.result).inc()
        self._seconds.labels(run.job).observe((run.finished - run.started).total_seconds())
        if run.told is None:
            return
        self._writes.inc(run.told.writes)
        for (kind, action), count in run.told.proposals.items():
            self._proposals.labels(kind, action).inc(count)

    def polled(self, result: str) -> None:
        """Count one look for commands: ``done``, ``degraded`` or ``failed``."""
        self._polls.labels(result).inc()

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(f"curator_{name}", help_, labels, registry=self.registry)


class _Gauges:
    """Collects what is not counted but looked up."""

    def __init__(self, now: Callable[[], Now]) -> None:
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Every gauge, as the registry asks for it; moments are seconds since 1970."""
        now = self._now()
        yield InfoMetricFamily("curator_build", "The program.", value={"version": __version__})
        yield _gauge("healthy", "1 when /healthz answers 200.", float(not now.trouble))
        yield _gauge("run_in_progress", "1 while a run is under way.", float(now.vitals.busy))
        started = now.vitals.up_since.timestamp()
        yield _gauge("start_timestamp_seconds", "When this process began to serve.", started)
        if good := now.record.last_good:
            yield _gauge("last_success_timestamp_seconds", "When a good run ended last.", good.timestamp())
        if last := now.record.last:
            yield _gauge("last_run_exit_code", "How the last run ended.", float(last["exit_code"]))
        yield from _by_name(now)


def _by_name(now: Now) -> Iterator[Metric]:
    due = GaugeMetricFamily("curator_next_run_timestamp_seconds", "When a job comes next.", labels=["job"])
    for name, moment in now.vitals.next.items():
        due.add_metric([name], moment.timestamp())
    yield due
    status = GaugeMetricFamily(
        "curator_source_status", "1 for what a source was in the last run.", labels=["source", "status"]
    )
    for name, said in now.record.sources.items():
        for one in (*STATUSES, OTHER):
            status.add_metric([name, one], float(said == one))
    yield status
    fresh = GaugeMetricFamily(
        "curator_source_last_fresh_timestamp_seconds",
        "When a source delivered a fresh batch last; its age is time() less this.",
        labels=["source"],
    )
    for name, moment in now.record.fresh.items():
        fresh.add_metric([name], moment.timestamp())
    yield fresh


def _gauge(name: str, help_: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"curator_{name}", help_, value=value)
