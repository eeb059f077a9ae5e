"""Files that people maintain: read with one clear message, and written so that nothing is ever half there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from curator.cli.options import DEFAULT_LIST
from curator.core.decoding import LARGEST_LIST
from curator.errors import Unavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

STDIN: Final = "-"
README: Final = "README.md"


def read_bytes(path: str, *, largest: int = LARGEST_LIST, advice: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        UsageError: it cannot be read, is no file, or is larger than ``largest`` bytes.
    """
    data = sys.stdin.buffer.read(largest + 1) if path == STDIN else _read(Path(path), largest, advice)
    if len(data) > largest:
        shown = "standard input" if path == STDIN else path
        message = f"{shown} has more than the {largest:,} bytes that such a file may have"
        raise UsageError(message, advice=advice)
    return data


def usual_list() -> str:
    """The list that is meant where neither anybody nor a configuration names one."""
    return DEFAULT_LIST if is_there(Path(DEFAULT_LIST)) else README


def is_there(file: Path) -> bool:
    """Whether a file of this name exists, or may exist where we may not look: then reading it says so."""
    try:
        return file.exists()
    except OSError:
        return True


def _read(file: Path, largest: int, advice: str) -> bytes:
    shown = file.as_posix()
    try:
        if file.exists() and not file.is_file():  # a device or a pipe could be read for ever
            kind = "a folder" if file.is_dir() else "not a file"
            message = f"{shown} is {kind}"
            raise UsageError(message, advice=advice)
        with file.open("rb") as stream:
            return stream.read(largest + 1)
    except (OSError, ValueError) as error:
        message = f"{shown} cannot be read: {(getattr(error, 'strerror', None) or 'no such file').lower()}"
        raise UsageError(message, advice=advice) from None


class Change(NamedTuple):
    """How messages call a change: what was not ``done``, and what shows it without doing it."""

    done: str
    shown: str


FIXES: Final = Change("fixed", "the fixes with --show-fixes")


def replace_bytes(path: str, old: bytes, new: bytes, *, change: Change = FIXES) -> None:
    """Put ``new`` in the place of ``old`` in one step; mode and links stay, and everything if it fails.

    Raises:
        UsageError: the file may not be written, or is no longer what was read.
        Unavailable: the disk refused.
    """
    try:
        file = require_writable(path, old, change=change)
        _write_beside(file, lambda stream: stream.write(new), file.stat())
    except OSError as error:
        message = f"{path} could not be written: {error.strerror or error}; it is as it was."
        raise Unavailable(message, advice="Make room, or look at the permissions of its folder.") from error


def require_writable(path: str, old: bytes, *, change: Change = FIXES) -> Path:
    """The file that a path leads to, if it may be written and still holds ``old``; raises UsageError."""
    file = Path(path).resolve()
    try:
        facts = file.stat()
        if not facts.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(file, os.W_OK):
            message = f"{path} is read-only, so nothing was {change.done}."
            raise UsageError(message, advice=f"Make it writable, or look at {change.shown}.")
        if not stat.S_ISREG(facts.st_mode) or file.read_bytes() != old:
            message = f"{path} was changed by somebody else in the meantime, so nothing was {change.done}."
            raise UsageError(message, advice="Run it again.")
    except OSError as error:
        message = f"{path} can no longer be read: {error.strerror or error}."
        raise UsageError(message, advice="Run it again.") from None
    return file


def require_place(path: Path) -> None:
    """Refuse, before work is done for it, a file that `write_text` could not write; raises Unavailable."""
    try:
        trouble = _in_the_way(path)
    except OSError as error:
        raise _unwritten(path, error) from error
    if trouble:
        raise _unwritten(path, OSError(trouble, os.strerror(trouble)))


def _in_the_way(path: Path) -> int:
    """The number of the error that writing would meet, as far as that can be told beforehand; else 0."""
    if path.is_dir():
        return errno.EISDIR
    if path.exists() and (path.is_symlink() or not path.is_file()):
        return 0 if os.access(path, os.W_OK) else errno.EACCES
    folder = path.resolve().parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        return errno.ENOTDIR
    return 0 if os.access(folder, os.W_OK | os.X_OK) else errno.EACCES


def _unwritten(path: Path, error: OSError) -> Unavailable:
    message = f"{path} could not be written: {error.strerror or error}."
    return Unavailable(message, advice="Make room, or look at the permissions of its folder.")


def write_text(path: Path, text: str) -> None:
    """Write a file of ours, in one step unless it is a link or a device; raises Unavailable on failure.

    Those are written through: as ``/dev/stdout`` or ``/dev/null``, they are not ours to replace.
    """
    data = text.encode(errors="backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        facts = path.stat() if path.exists() else None
        if path.is_symlink() or not (facts is None or stat.S_ISREG(facts.st_mode)):
            path.write_bytes(data)
        else:
            _write_beside(path, lambda stream: stream.write(data), facts)
    except OSError as error:
        raise _unwritten(path, error) from error


def _write_beside(file: Path, fill: Callable[[BinaryIO], object], facts: os.stat_result | None) -> None:
    """Write a new file next to ``file`` and move it there, with the mode and owner of the old one."""
    import tempfile  # noqa: PLC0415 - most runs write nothing

    handle, name = tempfile.mkstemp(prefix=f".{file.name[:50]}.", dir=file.parent)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - a handle, not a path
            fill(stream)
            stream.flush()
            os.fsync(handle)
        Path(name).chmod(stat.S_IMODE(facts.st_mode) if facts else 0o644)
        if facts is not None and hasattr(os, "chown"):
            with suppress(PermissionError):  # only root may give a file away
                os.chown(name, facts.st_uid, facts.st_gid)
        os.replace(name, file)  # noqa: PTH105 - the other way round it reads worse
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
