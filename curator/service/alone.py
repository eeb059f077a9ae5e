"""One service a state folder: a lock that the operating system takes back when its holder dies."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from curator.errors import UsageError
from curator.store.folder import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "serve.lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the state folder for one service while the block runs.

    Raises:
        UsageError: another service holds it, or nothing can be written there.
    """
    try:
        make_folder(folder)
        lock = FileLock(folder / FILE, timeout=0)
        lock.acquire()
    except Timeout:
        message = f"Another curator serve works on the state folder {folder}."
        raise UsageError(message, advice="Stop it first, or name another folder with --state.") from None
    except OSError as error:
        message = f"The state folder {folder} cannot be used: {error.strerror}."
        raise UsageError(message, advice="Name one that can be written with --state.") from error
    try:
        yield
    finally:
        lock.release()
