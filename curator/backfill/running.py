"""All pieces screened, in this process or by several of this machine: the same results in the same order."""

from __future__ import annotations

import signal
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from curator.backfill.screening import screen_chunk
from curator.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from curator.backfill.chunks import Chunk
    from curator.backfill.saved import Saved
    from curator.backfill.screening import Job, Screened

    Pieces = list[tuple[int, Chunk]]
    Runner = Callable[[Job, Pieces], Iterator[tuple[int, Screened]]]

_WHERE: Final = "Run it again when the archive is there: it goes on from here."
_JOBS: Final[list[Job]] = []
"""In a worker process, the one job that it does."""

_AHEAD: Final = 3
"""Pieces handed to each worker before their turn: memory stays bounded whatever the size of the archive."""


def run(
    job: Job, chunks: Sequence[Chunk], *, saved: Saved, runner: Runner, progress: Callable[[int, int], object]
) -> None:
    """Screen every piece that is not done yet; `Saved.all` has what came of them, in their order.

    ``progress`` is told how many of how many pieces are done. Whatever stops it, what is done is kept.

    Raises:
        Unavailable: the workers, the scheduler or a file are gone; the next run goes on from there.
    """
    left = [(number, chunk) for number, chunk in enumerate(chunks) if saved.load(number) is None]
    done = len(chunks) - len(left)
    progress(done, len(chunks))
    try:
        for number, found in runner(job, left) if left else ():
            saved.save(number, found)
            done += 1
            progress(done, len(chunks))
    except OSError as error:
        message = f"{error.filename or 'A file of the archive'} cannot be read any more: {error.strerror}."
        raise Unavailable(message, advice=f"What is done is kept. {_WHERE}") from error


def alone(job: Job, left: Pieces) -> Iterator[tuple[int, Screened]]:
    """In this process."""
    for number, chunk in left:
        yield number, screen_chunk(job, chunk)


def by_processes(workers: int) -> Runner:
    """By so many processes of this machine."""

    def runner(job: Job, left: Pieces) -> Iterator[tuple[int, Screened]]:
        waiting = iter(left)
        under_way: dict[Future[Screened], int] = {}
        # Spawned: a fork server is the whole process's, and what is loaded in it others would get, too.
        # The job goes to each worker once: a queue that holds no more than a pipe does cannot stop the end of
        # a pool whose workers are gone (before Python 3.11.5 it would, for ever).
        pool = ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(job,)
        )
        try:
            for number, chunk in waiting:
                with _holding_back_ctrl_c():  # the first piece starts the workers
                    under_way[pool.submit(_screened, chunk)] = number
                if len(under_way) >= workers * _AHEAD:
                    yield from _finished(under_way)
            while under_way:
                yield from _finished(under_way)
        except BrokenProcessPool as error:
            message = "A worker process is gone, perhaps for want of memory."
            raise Unavailable(
                message, advice="Run it again, with fewer --workers: it goes on from here."
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return runner


@contextmanager
def _holding_back_ctrl_c() -> Iterator[None]:
    """Processes that are started meanwhile are deaf to it from the first moment; this one hears it later."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where `_begin` comes a moment later
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(job: Job) -> None:
    """In a worker: keep the job. Ctrl-C reaches it too, but the first process says when the work ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _JOBS[:] = [job]


def _screened(chunk: Chunk) -> Screened:
    return screen_chunk(_JOBS[0], chunk)


def _finished(under_way: dict[Future[Screened], int]) -> Iterator[tuple[int, Screened]]:
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    for one in done:
        yield under_way.pop(one), one.result()
