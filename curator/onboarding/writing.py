"""Files put into a repository: all of them or none, and nothing that is there is overwritten unasked."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.errors import Unavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Look = Callable[[str], bytes | None]
    """The bytes of a file by its path from the top; None where there is none."""

_ASIDE: Final = ".curator-init-"
_SHOWN: Final = 20


class Changes(NamedTuple):
    """What writing some files means where they are to go: the new ones, others, and how many are there."""

    new: tuple[str, ...]
    different: tuple[str, ...]
    same: int

    @property
    def any(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.new or self.different)


def changes(files: Mapping[str, str], look: Look) -> Changes:
    """Hold the files against what is there."""
    there = {path: look(path) for path in files}
    new = tuple(path for path, data in there.items() if data is None)
    different = tuple(
        path for path, data in there.items() if data is not None and data != files[path].encode()
    )
    return Changes(new, different, len(files) - len(new) - len(different))


def require_room(found: Changes, *, force: bool) -> None:
    """Refuse to overwrite what is there and reads otherwise; raises UsageError with all its names."""
    if found.different and not force:
        names = ", ".join(found.different[:_SHOWN])
        more = len(found.different) - _SHOWN
        message = (
            f"These files are there already, and were not touched: {names}{f' and {more} more' * (more > 0)}."
        )
        advice = "Look at the difference with --dry-run --force; overwrite them with --force."
        raise UsageError(message, advice=advice)


def looking(top: Path) -> Look:
    """Looks at the files of a folder.

    Raises:
        UsageError: from each look, where something that is no file is in the way, or a link leads elsewhere.
    """
    whole = top.resolve()

    def look(path: str) -> bytes | None:
        file = top / path
        try:
            inside = file.resolve().is_relative_to(whole)
            if inside and file.is_file():
                return file.read_bytes()
            if inside and not os.path.lexists(file) and _is_free(file.parent, top):
                return None
        except OSError as error:
            message = f"{path} cannot be looked at: {error.strerror}."
            raise UsageError(message, advice="Look at the permissions of its folder.") from None
        message = (
            f"{path} cannot be written there: something that is no file of this repository is in its place."
        )
        raise UsageError(message, advice="Move it out of the way, and run it again.")

    return look


def _is_free(folder: Path, top: Path) -> bool:
    """Whether a folder is one, or can be made."""
    while folder != top and not os.path.lexists(folder):
        folder = folder.parent
    return folder.is_dir()


def diff_of(files: Mapping[str, str], look: Look) -> str:
    """What writing the files changes, as `git diff` shows it; "" for nothing."""
    return "".join(line for path, text in files.items() for line in _diff(path, look(path), text))


def _diff(path: str, data: bytes | None, text: str) -> Iterator[str]:
    before = (data or b"").decode(errors="replace")
    old = "/dev/null" if data is None else f"a/{path}"
    lines = (before.splitlines(keepends=True), text.splitlines(keepends=True))
    for line in unified_diff(*lines, old, f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def write(top: Path, files: Mapping[str, str]) -> None:
    """Put all files into the repository; when one cannot be, those before it are taken back.

    Each appears whole, in one step, so that even who is killed in the middle can run it again.

    Raises:
        Unavailable: the disk refused; everything is as it was.
    """
    with _aside(top) as aside:
        drafts = [_draft(aside / str(number), text) for number, text in enumerate(files.values())]
        kept = aside / "kept"
        done: list[tuple[Path, Path | None]] = []
        made: list[Path] = []
        try:
            for path, draft in zip(files, drafts, strict=True):
                target = top / path
                made += _folders(target.parent)
                done.append((target, _kept(target, kept / str(len(done)))))
                draft.replace(target)
        except BaseException:
            _take_back(done, made)
            raise


@contextmanager
def _aside(top: Path) -> Iterator[Path]:
    """A folder on the same disk, gone afterwards; in git's own, so that nobody commits what is left."""
    git = top / ".git"
    try:
        folder = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=git if git.is_dir() else top))
    except OSError as error:
        raise _unwritten(top, error) from error
    try:
        (folder / "kept").mkdir()
        yield folder
    except OSError as error:
        raise _unwritten(top, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unwritten(top: Path, error: OSError) -> Unavailable:
    message = f"The files could not be written to {top}: {error.strerror or error}; it is as it was."
    return Unavailable(message, advice="Make room, or look at the permissions of the folder.")


def _draft(file: Path, text: str) -> Path:
    with file.open("wb") as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())
    file.chmod(0o644)
    return file


def _folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; the ones that were not there, the outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()][::-1]
    for one in missing:
        one.mkdir()
    return missing


def _kept(target: Path, place: Path) -> Path | None:
    """A second name for a file that is about to be overwritten; None where there is none."""
    if not target.exists():
        return None
    shutil.copy2(target, place)
    return place


def _take_back(done: Sequence[tuple[Path, Path | None]], made: Sequence[Path]) -> None:
    for target, kept in reversed(done):
        if kept is None:
            target.unlink(missing_ok=True)
        else:
            kept.replace(target)
    for folder in reversed(made):
        folder.rmdir()
