"""What the list would be once a branch is merged into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curator.forge.local.repository import Repository
    from curator.ports import Base


def merged_list(repository: Repository, tip: str, *, base: Base) -> str | None:
    """The list after merging the commit ``tip`` into it; None where that conflicts, or nothing is shared."""
    fork = repository.fork(base.commit, tip)
    if fork is None:
        return None
    theirs = _list_at(repository, tip, path=base.path)
    if fork == base.commit:
        return theirs
    return repository.merged(_list_at(repository, fork, path=base.path), ours=base.text, theirs=theirs)


def _list_at(repository: Repository, commit: str, *, path: str) -> str:
    file = repository.file(commit, path)
    return "" if file is None else repository.content(file.blob).decode(errors="replace")
