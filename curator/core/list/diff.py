"""The unified diff of known edits: small hunks, found from the edits without comparing the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.edit import Edit, apply_edits, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CONTEXT: Final = 3
_NO_NEWLINE: Final = "\n\\ No newline at end of file\n"


class _Change(NamedTuple):
    """Whole lines ``start:end`` (offsets) of the old text and the lines that take their place."""

    start: int
    end: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def unified_diff(text: str, edits: Iterable[Edit], *, path: str, known: tuple[int, int] = (0, 1)) -> str:
    r"""What ``git diff`` prints for ``edits`` and ``git apply`` accepts; "" when nothing changes.

    Lines end at ``\n`` only, as git sees them, so a carriage return is part of its line. ``known`` is an
    offset and the number of its line: in a long text, counting from there saves counting from the start.
    """
    changes = [trimmed for change in _changes(text, edits) if (trimmed := _trim(change))]
    if not changes:
        return ""
    hunks: list[str] = []
    (reached, line), shift = known, 0
    for group in _groups(text, changes):
        start = _back(text, group[0].start, _CONTEXT)
        line += text.count("\n", reached, start) - text.count("\n", start, reached)
        reached = start
        hunks.append(_hunk(text, group, line=line, shift=shift))
        shift += sum(len(change.new) - len(change.old) for change in group)
    name = path + ("\t" if " " in path else "")  # git's own mark for where a name with spaces ends
    return f"--- a/{name}\n+++ b/{name}\n" + "".join(hunks)


class LineChange(NamedTuple):
    """Whole lines that take the place of others; ``first`` is the number of the first of those, from 1.

    There is always an old line: what is only inserted comes with the line that it is put before.
    """

    first: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def line_changes(text: str, edits: Iterable[Edit]) -> Iterator[LineChange]:
    """Edits as whole lines, line ends included, as git sees them; none where nothing changes."""
    for change in _changes(text, edits):
        trimmed = _trim(change)
        if trimmed is not None:
            shown = trimmed if trimmed.old else change
            yield LineChange(text.count("\n", 0, shown.start) + 1, shown.old, shown.new)


def changed_lines(diff: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that a unified diff of one file takes away, and those that it adds, without their places."""
    _, _, hunks = f"\n{diff}".partition("\n@@")
    lines = hunks.split("\n")
    return tuple(line[1:] for line in lines if line[:1] == "-"), tuple(
        line[1:] for line in lines if line[:1] == "+"
    )


def _changes(text: str, edits: Iterable[Edit]) -> Iterator[_Change]:
    """The edits as whole lines; edits that share a line become one change."""
    touched: list[tuple[int, int, list[Edit]]] = []
    for edit in in_order(edits, length=len(text)):
        start, end = text.rfind("\n", 0, edit.start) + 1, _line_end(text, edit.end)
        if touched and start < touched[-1][1]:
            first, _, together = touched.pop()
            touched.append((first, end, [*together, edit]))
        else:
            touched.append((start, end, [edit]))
    for start, end, together in touched:
        old = text[start:end]
        moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in together]
        yield _Change(start, end, _lines(old), _lines(apply_edits(old, moved)))


def _trim(change: _Change) -> _Change | None:
    """Without the lines that stay the same at both ends; None when all do."""
    old, new = change.old, change.new
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    if head == len(old) == len(new):
        return None
    start = change.start + sum(map(len, old[:head]))
    end = change.end - sum(map(len, old[len(old) - tail :]))
    return _Change(start, end, old[head : len(old) - tail], new[head : len(new) - tail])


def _groups(text: str, changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Changes whose context would touch, together."""
    group = [changes[0]]
    for change in changes[1:]:
        if _forward(text, group[-1].end, 2 * _CONTEXT) >= change.start:
            group.append(change)
        else:
            yield group
            group = [change]
    yield group


def _hunk(text: str, group: Sequence[_Change], *, line: int, shift: int) -> str:
    """One hunk; ``line`` is its first line in the old text, ``shift`` how far the new one is ahead of it."""
    reached = _back(text, group[0].start, _CONTEXT)
    end = _forward(text, group[-1].end, _CONTEXT)
    body: list[str] = []
    for change in group:
        body += [" " + same for same in _lines(text[reached : change.start])]
        body += ["-" + old for old in change.old]
        body += ["+" + new for new in change.new]
        reached = change.end
    body += [" " + same for same in _lines(text[reached:end])]
    before = _range(line, sum(row[0] != "+" for row in body))
    after = _range(line + shift, sum(row[0] != "-" for row in body))
    return f"@@ -{before} +{after} @@\n" + "".join(map(_row, body))


def _range(line: int, count: int) -> str:
    """Git's form: the count is left out when it is one, and no lines stand after the line before them."""
    if count == 1:
        return str(line)
    return f"{line if count else line - 1},{count}"


def _row(line: str) -> str:
    return line if line.endswith("\n") else line + _NO_NEWLINE


def _lines(text: str) -> tuple[str, ...]:
    *whole, rest = text.split("\n")
    return (*(line + "\n" for line in whole), *([rest] if rest else []))


def _line_end(text: str, at: int) -> int:
    """Where the line with offset ``at`` ends, its line feed included."""
    return text.find("\n", at) + 1 or len(text)


def _back(text: str, at: int, lines: int) -> int:
    for _ in range(lines):
        at = text.rfind("\n", 0, max(at - 1, 0)) + 1
    return at


def _forward(text: str, at: int, lines: int) -> int:
    for _ in range(lines):
        at = _line_end(text, at)
    return at
