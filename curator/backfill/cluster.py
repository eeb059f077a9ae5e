"""Pieces screened by the workers of a Dask scheduler."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from curator.backfill.screening import screen_chunk
from curator.errors import CuratorError, Unavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.backfill.running import Pieces, Runner
    from curator.backfill.screening import Job, Screened

_AHEAD: Final = 3
_LEAST_AHEAD: Final = 32
"""Pieces under way at a time, by the threads that the cluster has at the beginning; workers may join."""

_KEPT: Final = "What is done is kept: run it again to go on."


def by_dask(address: str, *, timeout: float = 10.0) -> Runner:
    """By the workers of a Dask scheduler; they need curator and the archive at the same path.

    ``timeout`` is in seconds, for the first answer.

    Raises:
        UsageError: the extra is not installed.
    """
    try:
        dask: Any = import_module("distributed")  # an extra, without types
    except ImportError as error:
        message = "A scheduler needs Dask, which is not installed."
        raise UsageError(message, advice='Type pip install "paper-curator[scale]".') from error

    def runner(job: Job, left: Pieces) -> Iterator[tuple[int, Screened]]:
        for name in (
            "client",
            "comm",
            "core",
            "utils",
            "batched",
        ):  # what they tell is told below, in a sentence
            logging.getLogger(f"distributed.{name}").setLevel(logging.CRITICAL + 1)
        client = _connected(dask, address, timeout)
        try:
            _wait_for_a_worker(client, timeout)
            yield from _screened(dask, client, job, left)
        except (OSError, TimeoutError, CancelledError, ImportError, dask.KilledWorker) as error:
            raise _lost(error, address) from error
        finally:
            client.close(timeout=1)

    return runner


def _connected(dask: Any, address: str, timeout: float) -> Any:  # noqa: ANN401 - the extra has no types
    try:
        return dask.Client(address, timeout=timeout, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"No Dask scheduler answers at {address}."
        advice = "Start one with dask scheduler, and name its tcp:// address."
        raise UsageError(message, advice=advice) from error


def _wait_for_a_worker(client: Any, timeout: float) -> None:  # noqa: ANN401 - as above
    try:
        client.wait_for_workers(1, timeout=timeout)
    except TimeoutError as error:
        message = "The cluster has no workers."
        advice = "Start some with dask worker and the scheduler's address."
        raise Unavailable(message, advice=advice) from error


def _screened(dask: Any, client: Any, job: Job, left: Pieces) -> Iterator[tuple[int, Screened]]:  # noqa: ANN401 - as above
    """As pieces are done, whichever comes first; a new one is handed out for each."""
    threads = sum(client.nthreads().values())
    waiting = ((client.submit(screen_chunk, job, chunk, pure=False), number) for number, chunk in left)
    numbers = dict(islice(waiting, max(_LEAST_AHEAD, threads * _AHEAD)))
    done = dask.as_completed(list(numbers), loop=client.loop)
    for future in done:
        yield numbers.pop(future), future.result()
        for more, number in islice(waiting, 1):
            numbers[more] = number
            done.add(more)


def _lost(error: Exception, address: str) -> CuratorError:
    """What became of the cluster, or what its workers lack."""
    if isinstance(error, FileNotFoundError | PermissionError) and error.filename:
        message = f"A worker cannot read {error.filename}."
        return Unavailable(message, advice=f"Put the archive at the same path on every machine. {_KEPT}")
    if isinstance(error, ImportError):
        message = f"A worker lacks {error.name or 'a package'}."
        return Unavailable(message, advice=f"Install the same curator on every machine. {_KEPT}")
    return Unavailable(f"The cluster at {address} failed: {type(error).__name__}.", advice=_KEPT)
