"""TeX in a title that Markdown shows as it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import is_normalized

from curator.core.markdown.latex import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER: Final = r"\\?[A-Za-z]"
_PATTERNS: Final = (
    rf"\{{\\[\"'`^~=.](?:\{{{_LETTER}\}}|{_LETTER})\}}",  # {\"o}
    rf"\\[\"'`^~=.]\{{{_LETTER}\}}",  # \"{o}
    r"(?<=[A-Za-z])\\[\"'`][aeiouyAEIOUY](?=[a-z]|\W|\Z)",  # Schr\"odinger; \" before a word is Markdown
    r"(?<=[A-Za-z])\\(?:\^[aeiou]|~[ano])(?=[a-z])",
    r"\{\\[cvHukr][ ]?\{?[A-Za-z]\}?\}|\\[cvHukr]\{[A-Za-z]\}",
    r"\{\\(?:it|bf|em|sc|tt|rm|sf)\s[^{}$]{0,200}\}",
    r"\{\\(?:[oOlLij]|ss|ae|AE|oe|OE|aa|AA)\}|\\(?:[oOlLij]|ss|ae|AE|oe|OE|aa|AA)\{\}",
    r"\\(?:emph|text[a-z]{2,6}|math[a-z]{2,6}|mbox)\{[^{}$]{0,200}\}",
    r"(?<![\\$_^{])\{[A-Z][A-Za-z0-9 -]{0,60}\}",  # {A}dversarial
)
_PLAIN: Final = re.compile(r"[\w .,:;'-]++")


class Tex(NamedTuple):
    """TeX from ``start`` to ``end``, and the text that it stands for; None where that is not plain."""

    start: int
    end: int
    plain: str | None


def tex_in(title: str) -> Iterator[Tex]:
    """The TeX of a title; formulas between dollar signs are shown as formulas and left alone."""
    if "\\" not in title and "{" not in title:
        return
    for found in _tex().finditer(title):
        if found.lastgroup != "formula":
            plain = plain_text(found[0])
            simple = _PLAIN.fullmatch(plain) and is_normalized("NFKC", plain)  # no letter of a formula's own
            yield Tex(found.start(), found.end(), plain if simple else None)


@cache
def _tex() -> re.Pattern[str]:
    return re.compile(rf"(?P<formula>\$[^$]{{0,500}}\$)|{'|'.join(_PATTERNS)}")
