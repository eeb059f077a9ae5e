"""A service with real child processes: how it begins, tells, and ends."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import psutil
import pytest

from curator.clock import SystemClock
from curator.errors import BrokenPromise
from curator.service import Orders, Service, open_log, serving
from curator.service.child import Command
from curator.service.listening import Address
from curator.service.runs import Runs
from curator.service.timetable import Timetable
from tests.support.service import Serving, start_service

if TYPE_CHECKING:
    from tests.support.service import StartService

__all__ = ["start_service"]
PROGRAM: Final = str(Path(__file__).with_name("served.py"))
REPORT: Final = (
    'import json; print(json.dumps({"version": 1, "run_id": "r", "writes": 3,'
    ' "sources": [{"name": "arxiv", "status": "fresh"}, {"name": "hf_daily", "status": "down"}],'
    ' "proposals": [{"kind": "add", "action": "created"}, {"kind": "add", "action": "queued"},'
    ' {"kind": "add", "action": "queued"}]}))'
)
LONG: Final = "import sys, time; print('under way', file=sys.stderr, flush=True); time.sleep(60)"
DEAF: Final = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {LONG}"
ORDERLY: Final = f"import signal, sys; signal.signal(signal.SIGTERM, lambda *a: sys.exit(130)); {LONG}"


class Serve(Protocol):
    """What the fixture gives."""

    def __call__(self, run: str, *, grace: float = ..., poll: str = ...) -> Serving:
        """Start one."""
        ...


@pytest.fixture
def serve(start_service: StartService, tmp_path: Path) -> Serve:
    """Starts a service whose runs are a few lines of Python."""

    def begin(run: str, *, grace: float = 30, poll: str = "") -> Serving:
        return start_service(PROGRAM, str(tmp_path / "state"), str(grace), run, poll, folder=tmp_path)

    return begin


def test_a_run_s_report_becomes_metrics(serve: Serve) -> None:
    """Runs by result, proposals by action, writes, each source's status and freshness, what comes next."""
    service = serve(f"{REPORT}; raise SystemExit(3)")
    service.event("run finished", result="degraded", writes=3)
    found = service.metrics()
    assert found["curator_runs_total", labels(job="nightly", result="degraded")] == 1
    assert found["curator_proposals_total", labels(kind="add", action="queued")] == 2
    assert found["curator_writes_total", labels()] == 3
    assert found["curator_source_status", labels(source="hf_daily", status="down")] == 1
    assert found["curator_source_status", labels(source="hf_daily", status="fresh")] == 0
    fresh = found["curator_source_last_fresh_timestamp_seconds", labels(source="arxiv")]
    assert fresh == found["curator_last_success_timestamp_seconds", labels()]
    assert found["curator_next_run_timestamp_seconds", labels(job="nightly")] > fresh
    assert found["curator_run_duration_seconds_count", labels(job="nightly")] == 1
    assert found["curator_healthy", labels()] == 1


def test_a_run_that_crashes_is_told_and_the_service_goes_on(serve: Serve) -> None:
    """A child that dies of anything takes nothing along; its last words are in the log under its id."""
    service = serve("import os, sys; print('so long', file=sys.stderr, flush=True); os.abort()")
    ended = service.event("run finished", result="killed", exit_code=-signal.SIGABRT)
    assert service.event("said", line="so long")["run_id"] == ended["run_id"]
    health = service.get("/healthz")
    assert health.status_code == 200
    assert health.json()["last_run"]["exit_code"] == -signal.SIGABRT
    assert health.json()["last_success"] is None


def test_a_run_in_progress_may_end_in_order(serve: Serve) -> None:
    """SIGTERM is passed on, the run ends as it can, and the service ends with 0."""
    service = serve(ORDERLY)
    service.event("said", line="under way")
    assert service.get("/healthz").json()["run_in_progress"] is True
    service.send()
    assert service.code() == 0
    assert service.event("run finished")["result"] == "interrupted"


def test_a_run_that_does_not_end_is_killed_after_the_grace(serve: Serve) -> None:
    """The exit code says that something was cut off."""
    service = serve(DEAF, grace=0.1)
    service.event("said", line="under way")
    service.send()
    assert service.code() == 130
    assert service.event("run finished")["result"] == "killed"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_second_signal_ends_at_once(serve: Serve, number: signal.Signals) -> None:
    """Whoever asks twice does not wait for the grace, and nothing that was started is left behind."""
    child = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {DEAF!r}]).wait()"
    service = serve(f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {child}")
    service.event("said", line="under way")
    started = psutil.Process(service.process.pid).children(recursive=True)
    service.send(number)
    service.event("stopping")
    service.send(number)
    assert service.code() == 130
    assert len(started) == 2
    gone, alive = psutil.wait_procs(started, timeout=30)
    assert len(gone) == 2, alive


def test_without_a_run_in_progress_it_ends_at_once(serve: Serve) -> None:
    """Nothing is waited for."""
    service = serve("pass")
    service.event("run finished", result="done")
    service.send()
    assert service.code() == 0


def test_a_night_that_was_cut_off_is_made_up_for_at_the_next_start(serve: Serve) -> None:
    """Even a service that was killed outright knows what it had begun, and begins it once more, only once."""
    first = serve(LONG)
    first.event("said", line="under way")
    (run,) = psutil.Process(first.process.pid).children()
    first.send(signal.SIGKILL)
    first.code()
    run.kill()
    second = serve(LONG)
    second.event("said", line="under way")
    (run,) = psutil.Process(second.process.pid).children()
    second.send(signal.SIGKILL)
    second.code()
    run.kill()
    third = serve(LONG)
    assert third.event("serving")["next"]["nightly"] > third.event("serving")["timestamp"]


def test_a_second_service_is_refused(serve: Serve, tmp_path: Path) -> None:
    """One state folder, one service; the first is not disturbed."""
    first = serve("pass")
    first.event("run finished")
    second = serve("pass")
    assert second.code() == 1  # the command line makes it 2
    assert f"Another curator serve works on the state folder {tmp_path / 'state'}." in second.text
    assert first.get("/healthz").status_code == 200


def test_commands_are_looked_for(serve: Serve) -> None:
    """From the start, and then every few minutes; what was done for them is in the log under its own id."""
    service = serve("pass", poll="pass")
    said = service.event("said", line="moved one")
    assert said["run_id"].endswith("-poll")
    assert said["job"] == "poll"


def test_a_look_for_commands_that_fails_is_no_end(serve: Serve) -> None:
    """It is told, with what to do."""
    fail = "from curator.errors import Unavailable; raise Unavailable('GitHub is away', advice='Wait.')"
    service = serve("pass", poll=fail)
    told = service.event("commands were not looked for", reason="GitHub is away", advice="Wait.")
    assert told["run_id"].endswith("-poll")
    assert service.get("/healthz").status_code == 200


def test_a_poll_of_ours_that_breaks_is_told_and_no_end(serve: Serve) -> None:
    """A bug in it is in the log; the schedule goes on."""
    service = serve("pass", poll="1 / 0")
    service.event("run finished")
    told = service.event_like('Job "poll ')
    assert told["level"] == "error"
    assert "ZeroDivisionError" in told["exception"]
    assert service.metrics()["curator_polls_total", labels(result="failed")] == 1


def test_a_scheduler_that_has_died_ends_the_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that whoever keeps it running starts it anew."""
    monkeypatch.setattr(serving, "_HEARTBEAT", 0.01)
    command = Command([], tmp_path, {})
    orders = Orders(tmp_path, (), command, Address("127.0.0.1", 0), 1, timedelta(days=5))
    log = open_log(sys.stderr, form="json", redact=str)
    timetable = Timetable(tmp_path, (), clock=SystemClock())
    timetable.start()
    timetable.stop(wait=True)
    service = Service(orders, log=log, clock=SystemClock())
    with pytest.raises(BrokenPromise, match="scheduler of curator serve has died"):
        service._until_asked(timetable)
    service._bell.close()


def test_a_run_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    """The program may be gone, or the machine may have no room for it."""
    out = io.StringIO()
    log = open_log(out, form="json", redact=str)
    runs = Runs(tmp_path, Command([str(tmp_path / "gone")], tmp_path, {}), log=log, clock=SystemClock())
    run = runs.run("nightly", stopping=threading.Event())
    assert (run.exit_code, run.result, run.good) == (126, "unknown", False)
    assert "run could not be started" in out.getvalue()


def test_a_record_that_cannot_be_kept_is_a_warning(tmp_path: Path) -> None:
    """The run itself is done."""
    out = io.StringIO()
    log = open_log(out, form="json", redact=str)
    command = Command([sys.executable, "-c", "pass"], tmp_path, os.environ)
    runs = Runs(tmp_path / "gone", command, log=log, clock=SystemClock())
    assert runs.run("nightly", stopping=threading.Event()).good
    assert "the run is not remembered" in out.getvalue()


def labels(**named: str) -> frozenset[tuple[str, str]]:
    """The labels of one sample."""
    return frozenset(named.items())
