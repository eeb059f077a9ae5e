"""What is to be said of a pull request: each finding on its line, and the lines that would mend them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.diff import line_changes
from curator.lint.inert import shortened, visible
from curator.lint.registry import all_checks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from curator.lint.changed import Change
    from curator.lint.check import Check
    from curator.lint.report import FileReport

LONGEST_LINE: Final = 2_000
"""Characters of a finding's line that its JSON shows, and by which it is found again in another text."""

_LONGEST: Final = 1_000


class Heard(NamedTuple):
    """A finding as somebody else tells it: ``text`` is how the line begins that they say it is on."""

    code: str
    message: str
    line: int
    text: str


class Remark(NamedTuple):
    """One finding, on lines as they are on the pull request's branch; ``message`` is on one line."""

    check: Check
    message: str
    first: int
    last: int


class Suggestion(NamedTuple):
    """Lines ``first`` to ``last`` as they should be, without their ends; ``digest`` tells it from others."""

    first: int
    last: int
    lines: tuple[str, ...]
    digest: str


def remarks(change: Change, report: FileReport, heard: Iterable[Heard]) -> tuple[Remark, ...]:
    """What the linter found, and what was heard that it cannot know itself, by line."""
    own = [
        Remark(one.check, _words(one.finding.message), one.start.line, one.end.line)
        for one in report.findings
        if not one.adopted
    ]
    known = {(one.check.code, one.first) for one in own}
    others = (one for one in _believed(change, heard) if (one.check.code, one.first) not in known)
    found = {(one.first, one.check.code, one.message): one for one in (*own, *others)}
    return tuple(found[key] for key in sorted(found))


def suggestions(change: Change, mended: FileReport, *, shown: Collection[int]) -> Iterator[Suggestion]:
    """The safe fixes, where all their lines are among those that GitHub shows as changed."""
    for one in line_changes(change.text, mended.edits):
        last = one.first + len(one.old) - 1
        if set(range(one.first, last + 1)) <= set(shown) and not _is_unspeakable(one.old, one.new):
            said = "".join(one.old) + "\0" + "".join(one.new)
            digest = hashlib.sha256(said.encode(errors="replace")).hexdigest()[:16]
            yield Suggestion(one.first, last, tuple(row.removesuffix("\n") for row in one.new), digest)


def _is_unspeakable(old: Sequence[str], new: Sequence[str]) -> bool:
    """What GitHub would put in otherwise: a carriage return, half a character, the end of a last line."""
    text = "".join((*old, *new))
    whole = old[-1].endswith("\n") == (not new or new[-1].endswith("\n"))
    return "\r" in text or not whole or text != text.encode(errors="replace").decode()


def _believed(change: Change, heard: Iterable[Heard]) -> Iterator[Remark]:
    """Only what takes facts or another list to know, and only on a line that the pull request changes."""
    beyond = {
        check.code: check
        for check in all_checks()
        if check.scope == "list" or check.needs in {"entries", "links"}
    }
    lines = _Lines(change)
    for one in heard:
        line = lines.nearest(one) if one.code in beyond else None
        if line is not None:
            yield Remark(beyond[one.code], _words(one.message), line, line)


class _Lines:
    """The changed lines by what they say: the check saw them in a merge, where they have other numbers."""

    def __init__(self, change: Change) -> None:
        rows, before = change.text.split("\n"), set((change.before or "").split("\n"))
        self._by_text: dict[str, list[int]] = {}
        for number, row in enumerate(rows, 1):
            if row.strip() and row not in before:
                self._by_text.setdefault(row[:LONGEST_LINE].strip(), []).append(number)

    def nearest(self, one: Heard) -> int | None:
        """The changed line that says just what was heard; of several, the one nearest to where that was."""
        found = self._by_text.get(one.text.strip(), [])
        return min(found, key=lambda line: abs(line - one.line), default=None)


def _words(message: str) -> str:
    return visible(shortened(message, _LONGEST))
