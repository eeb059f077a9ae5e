"""A service whose runs are a few lines of Python: ``python served.py FOLDER GRACE RUN [POLL]``."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from curator.clock import SystemClock
from curator.service import Heard, Orders, Plan, Service, open_log
from curator.service.child import Command
from curator.service.listening import Address


class _Heard(NamedTuple):
    done: tuple[str, ...] = ("moved one",)
    problems: tuple[str, ...] = ()


def _heard(poll: str) -> Heard:
    exec(poll, {})  # noqa: S102 - the test's own words
    return _Heard()


def main(folder: str, grace: str, run: str, poll: str = "") -> int:
    """Serve until a signal ends it; ``poll`` is Python, too, and runs in this process."""
    plans = [Plan("nightly", "17 3 * * *", catches_up=True)]
    orders = Orders(
        folder=Path(folder),
        plans=[*plans, *([Plan("poll", 5)] if poll else [])],
        command=Command([sys.executable, "-P", "-c", run], Path(folder).parent, os.environ),
        listen=Address("127.0.0.1", 0),
        grace=float(grace),
        max_silence=timedelta(days=5),
        poll=lambda: _heard(poll),
    )
    log = open_log(sys.stderr, form="json", redact=lambda text: text)
    return Service(orders, log=log, clock=SystemClock()).run()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
