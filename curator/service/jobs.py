"""What the timetable calls: one function that it can name, and the work that stands behind it just now.

A persistent timetable keeps a job as a function's name and plain arguments. What the work needs (settings, a
log, a child process) lives in this process only, so it is bound here while the service runs.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

DUE: Final = f"{__name__}:due"
"""The name by which the timetable keeps `due`."""
_work: dict[str, Callable[[], object]] = {}


def due(name: str) -> None:
    """Do the work of this name; a job that has outlived its service does nothing."""
    if work := _work.get(name):
        work()


@contextmanager
def bound(work: Mapping[str, Callable[[], object]]) -> Iterator[None]:
    """Let `due` find this work while the block runs."""
    _work.update(work)
    try:
        yield
    finally:
        _work.clear()
