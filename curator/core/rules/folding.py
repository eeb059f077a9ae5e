"""Text as the rules read it: lower-case ASCII words with one space between them, and the way back.

What separates words inside a phrase (spaces, line breaks, all hyphens and dashes, slashes, quotes, LaTeX
markup) becomes one space; what ends a thought (``. , ; : ( )`` and the like) becomes a full stop, so that no
phrase is found across it. Accents, ligatures and full-width letters become plain letters.
"""

from __future__ import annotations

import codecs
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from curator.core.late import late

if TYPE_CHECKING:
    from curator.core.candidate import Field

STOP: Final = "."
_SEPARATORS: Final = b"-/_([{}<\"'`$\\~^*&|#"
_DELETE: Final = 127
_ERRORS: Final = "curator-fold"
_RUN = late("  +")
_FOREIGN = late("[^\\x00-\\x7f]")
_MARKS: Final = {"Mn", "Me", "Cf"}
_DASHES_AND_QUOTES: Final = {"Pd", "Pi", "Pf", "Ps", "Pe", "Zs", "Zl", "Zp", "Cc"}

_Gaps = tuple[list[int], list[int]]
"""Where spaces were taken out, and how many before the first, the second, ... of these places."""
_Widths = tuple[list[int], list[int], list[int]]
"""Of each sign that is not ASCII: where its letters begin and end in the folded text, and where it stood."""


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
    plain = text.encode("ascii", _ERRORS).replace(b" (", b"; ")  # one pause, not two spaces to take out later
    return plain.translate(_TABLE).decode("ascii")


class Reading:
    """A paper's title and abstract folded into one text, with exact offsets back into either.

    Attributes:
        text: a space, the title, ``" . "``, the abstract, a space; no two spaces follow each other.
    """

    __slots__ = ("_abstract", "_ascii", "_folded", "_gaps", "_plain", "_title", "_widths", "text")

    def __init__(self, title: str, abstract: str) -> None:
        """Fold both; how offsets map back is worked out when the first one is asked for."""
        self._title = title
        self._abstract = abstract
        self._folded = fold(f" {title} . {abstract} ")
        self.text = _squeezed(self._folded)
        self._ascii = title.isascii() and abstract.isascii()
        self._plain = self._ascii and self.text is self._folded
        self._gaps: _Gaps | None = None
        self._widths: _Widths | None = None

    @property
    def title_end(self) -> int:
        """Where the title ends in ``text``: what starts before stands in the title."""
        return len(self._title) + 1 if self._plain else len(_squeezed(fold(f" {self._title} "))) - 1

    def quote(self, start: int, end: int) -> tuple[Field, str, int, int]:
        """The field that ``text[start:end]`` comes from, its own words there, and their offsets in it.

        An end inside a word is moved to the word's end.
        """
        text = self.text
        while text[end].isalnum():  # the text ends with a space
            end += 1
        if self._plain:
            first, last = start - 1, end - 1
        else:
            first, last = self._origin(start) - 1, self._origin(end - 1)
        size = len(self._title)
        if first < size:
            return "title", self._title[first:last], first, last
        shift = size + len(" . ")
        return "abstract", self._abstract[first - shift : last - shift], first - shift, last - shift

    def _origin(self, at: int) -> int:
        """Where ``text[at]`` stood in title and abstract joined, before anything was taken out or apart."""
        starts, removed = self._gaps or self._find_gaps()
        at += removed[bisect_right(starts, at)]
        if self._ascii:
            return at
        begins, ends, originals = self._widths or self._find_widths()
        last = bisect_right(begins, at) - 1
        if last < 0:
            return at
        return originals[last] + max(at - ends[last] + 1, 0)

    def _find_gaps(self) -> _Gaps:
        runs = [match.span() for match in _RUN.finditer(self._folded)]
        removed = list(accumulate((end - start - 1 for start, end in runs), initial=0))
        starts = [start + 1 - gone for (start, _), gone in zip(runs, removed, strict=False)]
        self._gaps = (starts, removed)
        return self._gaps

    def _find_widths(self) -> _Widths:
        joined = f" {self._title} . {self._abstract} "
        originals = [match.start() for match in _FOREIGN.finditer(joined)]
        widths = [len(_plain(joined[at])) for at in originals]
        grown = accumulate((width - 1 for width in widths), initial=0)
        begins = [at + more for at, more in zip(originals, grown, strict=False)]
        ends = [begin + width for begin, width in zip(begins, widths, strict=True)]
        self._widths = (begins, ends, originals)
        return self._widths


def _squeezed(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text
