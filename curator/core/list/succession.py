"""Edits made one after another, as edits of the text that came first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from curator.core.list.edit import Edit, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Piece(NamedTuple):
    """A stretch ``start:end`` of the first text, as it was, or (``put``) what stands in its place now."""

    start: int
    end: int
    put: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start if self.put is None else len(self.put)

    def cut(self, at: int) -> tuple[_Piece, _Piece]:
        """The piece in two; of what was put, the first half stands for the whole stretch."""
        if self.put is None:
            return _Piece(self.start, self.start + at), _Piece(self.start + at, self.end)
        return _Piece(self.start, self.end, self.put[:at]), _Piece(self.end, self.end, self.put[at:])


class EditedText(NamedTuple):
    """A text as what is left of a first text and what was put between; linear in the number of edits."""

    pieces: tuple[_Piece, ...]

    @classmethod
    def of(cls, text: str) -> EditedText:
        """A text that nobody has edited."""
        return cls((_Piece(0, len(text)),))

    def edited(self, edits: Iterable[Edit]) -> EditedText:
        """After further edits, whose offsets are those of the text as it is now.

        Raises:
            ValueError: the edits overlap or lie outside of the text.
        """
        ordered = in_order(edits, length=sum(piece.length for piece in self.pieces))
        return EditedText(tuple(_edited(list(self.pieces[::-1]), ordered)))

    def edits(self) -> tuple[Edit, ...]:
        """What has become of the first text, as edits of it; changes that touch are one edit."""
        found: list[Edit] = []
        for start, end, put in self.pieces:
            if put is None:
                continue
            if found and found[-1].end == start:
                start, put = found[-1].start, found[-1].text + put  # noqa: PLW2901 - one edit of both
                found.pop()
            found.append(Edit(start, end, put))
        return tuple(edit for edit in found if edit.end > edit.start or edit.text)


def _edited(left: list[_Piece], edits: Iterable[Edit]) -> list[_Piece]:
    """Cut the pieces (``left``, the first one last) at each edit, and put its text there."""
    done: list[_Piece] = []
    reached = 0
    for edit in edits:
        done += _taken(left, edit.start - reached)
        gone = list(_taken(left, edit.end - edit.start))
        start = gone[0].start if gone else done[-1].end if done else 0
        done.append(_Piece(start, gone[-1].end if gone else start, edit.text))
        reached = edit.end
    return done + left[::-1]


def _taken(left: list[_Piece], length: int) -> Iterator[_Piece]:
    """The next characters, off the end of ``left``."""
    while length:
        piece = left.pop()
        if piece.length > length:
            piece, rest = piece.cut(length)
            left.append(rest)
        length -= piece.length
        yield piece
