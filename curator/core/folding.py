"""Text as the rules read it: lower-case ASCII words with one space between them, and the way back.

What separates words inside a phrase (spaces, line breaks, all hyphens and dashes, slashes, quotes, LaTeX
markup) becomes one space; what ends a thought (``. , ; : ( )`` and the like) becomes a full stop, so that no
phrase is found across it. Accents, ligatures and full-width letters become plain letters.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from curator.core.candidate import Field

STOP: Final = "."
_SEPARATORS: Final = b"-/_([{}<\"'`$\\~^*&|#"
_DELETE: Final = 127
_ERRORS: Final = "curator-fold"
_RUN = re.compile("  +")
_MARKS: Final = {"Mn", "Me", "Cf"}
_DASHES_AND_QUOTES: Final = {"Pd", "Pi", "Pf", "Ps", "Pe", "Zs", "Zl", "Zp", "Cc"}


def _table() -> bytes:
    kept = bytearray(STOP.encode() * 256)
    for code in range(128):
        char = chr(code)
        if char.isalnum():
            kept[code] = ord(char.lower())
        elif code <= ord(" ") or code == _DELETE or code in _SEPARATORS:
            kept[code] = ord(" ")
    return bytes(kept)


_TABLE: Final = _table()


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """ASCII for one other character: nothing for an accent or a soft hyphen, ``fi`` for its ligature."""
    category = unicodedata.category(char)
    if category in _MARKS:
        return ""
    if category in _DASHES_AND_QUOTES:
        return " "
    letters = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
    return letters or STOP


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    foreign = error.object[error.start : error.end]
    return "".join(map(_plain, foreign)), error.end


codecs.register_error(_ERRORS, _replace)


def fold(text: str) -> str:
    """Lower-case ASCII; of the same length as ``text`` unless accents or ligatures were taken apart."""
    plain = text.encode("ascii", _ERRORS)
    # Of one length and one sign each, so that offsets stay and most texts have no run of spaces to take out.
    return plain.replace(b" (", b"; ").replace(b"://", b":::").translate(_TABLE).decode("ascii")


class Reading:
    """A paper's title and abstract folded into one text, with exact offsets back into either.

    Attributes:
        text: a space, the title, ``" . "``, the abstract, a space; no two spaces follow each other.
    """

    __slots__ = ("_abstract", "_folded", "_gaps", "_origins", "_plain", "_title", "text")

    def __init__(self, title: str, abstract: str) -> None:
        """Fold both; how offsets map back is worked out when the first one is asked for."""
        self._title = title
        self._abstract = abstract
        folded = fold(f" {title} . {abstract} ")
        self._folded = folded
        self._gaps: tuple[list[int], list[int]] | None = None
        self._origins: list[int] | None = None
        while "  " in folded:
            folded = folded.replace("  ", " ")
        self.text = folded
        self._plain = folded is self._folded and title.isascii() and abstract.isascii()

    def in_title(self, start: int) -> bool:
        """Whether an offset into ``text`` lies in the title."""
        return self._origin(start) <= len(self._title)

    def quote(self, start: int, end: int) -> tuple[Field, str, int, int]:
        """The field that ``text[start:end]`` comes from, its own words there, and their offsets in it."""
        while self.text[end].isalnum():  # the text ends with a space
            end += 1
        first, last = self._origin(start) - 1, self._origin(end - 1)
        size = len(self._title)
        if first < size:
            return "title", self._title[first:last], first, last
        shift = size + len(" . ")
        return "abstract", self._abstract[first - shift : last - shift], first - shift, last - shift

    def _origin(self, at: int) -> int:
        """Where ``text[at]`` stood in title and abstract joined, before anything was taken out or apart."""
        if self._plain:
            return at
        if self.text is not self._folded:
            starts, removed = self._gaps or self._find_gaps()
            at += removed[bisect_right(starts, at)]
        if self._title.isascii() and self._abstract.isascii():
            return at
        return (self._origins or self._find_origins())[at]

    def _find_gaps(self) -> tuple[list[int], list[int]]:
        """Where spaces were taken out (offsets into ``text``), and how many before each of these places."""
        runs = [match.span() for match in _RUN.finditer(self._folded)]
        removed = list(accumulate((end - start - 1 for start, end in runs), initial=0))
        starts = [start + 1 - gone for (start, _), gone in zip(runs, removed, strict=False)]
        self._gaps = (starts, removed)
        return self._gaps

    def _find_origins(self) -> list[int]:
        joined = f" {self._title} . {self._abstract} "
        widths = (1 if char.isascii() else len(_plain(char)) for char in joined)
        self._origins = [at for at, width in enumerate(widths) for _ in range(width)]
        return self._origins
