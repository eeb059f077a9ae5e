"""The file of facts as commands write it: what stands there already is kept, and brought up to date."""

from __future__ import annotations

from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Final

from curator.cli.lists import is_there, read_bytes, require_place, write_text
from curator.core.facts import LARGEST_FACTS, NO_FACTS, read_facts
from curator.core.facts_text import facts_text, merged
from curator.errors import Unavailable, UsageError
from curator.store.folder import make_folder

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.facts import Facts

_ADVICE: Final = "Name another file with --write-facts, or delete this one."


def write_facts(file: Path, facts: Facts, *, named: bool) -> str:
    """Add facts to a file; one that is not there, or empty, is begun.

    One that the user ``named`` is not ours to write over unless it holds facts. The state folder's own is
    replaced, as everything there may be; the remark that is returned then says so, and is "" otherwise.

    Raises:
        UsageError: the file that was named cannot be read as facts.
        Unavailable: the folder or the file cannot be written; the file is as it was.
    """
    old, remark = NO_FACTS, ""
    try:
        old = _named(file)
    except UsageError as error:
        if named:
            raise
        remark = f"{str(error).rstrip('.')}; it was written anew."
    if not named:
        _make(file.parent)
    write_text(file, facts_text(merged(old, facts)))
    return remark


def require_facts(file: Path) -> None:
    """Refuse a file that the user names before work is done for it, as `write_facts` would afterwards.

    Raises:
        UsageError: it cannot be read as facts.
        Unavailable: it could not be written.
    """
    _named(file)
    require_place(file)


def _named(file: Path) -> Facts:
    try:
        return _read(file)
    except UsageError as error:
        raise UsageError(str(error), advice=_ADVICE) from None


def _make(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        message = f"the state folder {folder} cannot be made: {error.strerror}"
        raise Unavailable(message, advice="Name another with --state or CURATOR_STATE.") from error


def _read(file: Path) -> Facts:
    """What stands in a file, or device; raises UsageError when that is no facts."""
    if not is_there(file) or _is_device(file):
        return NO_FACTS
    shown = file.as_posix()
    data = read_bytes(shown, largest=LARGEST_FACTS, advice=_ADVICE)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        message = f"{shown} is not UTF-8"
        raise UsageError(message, advice=_ADVICE) from None
    return read_facts(text, path=shown) if text.strip() else NO_FACTS


def _is_device(file: Path) -> bool:
    """Whether it is something like ``/dev/stdout``, which is written and holds nothing."""
    try:
        mode = file.stat().st_mode
    except OSError:  # reading it will say why
        return False
    return not (S_ISREG(mode) or S_ISDIR(mode))
