"""The state folder: made when something is first kept in it, and out of the way of the list's git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_IGNORE_ALL: Final = "# Made by curator: what is kept here is this machine's, and nothing to commit.\n*\n"


def make_folder(folder: Path) -> None:
    """Make a state folder that git ignores whole; one that is there already is its owner's, and left alone.

    Raises:
        OSError: it cannot be made, or something else has its name.
    """
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        (folder / ".gitignore").write_text(_IGNORE_ALL, encoding="utf-8")
