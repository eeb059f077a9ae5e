"""The text of a comment or journal reference made ready to be read: what names no venue is blotted out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TEXT: Final = 4_000
"""Characters of a text that are read. Comments of arXiv are ten times shorter."""

_STOP: Final = "|"
"""Stands for each character of an address, so that no name goes on across it."""

_ADDRESS: Final = late(
    r"https?://[^\s<>{}]{1,800}|\bwww\.[^\s<>{}]{1,800}"
    r"|\b10\.[0-9]{4,9}/[^\s<>{}]{1,200}|\bdoi\b:?"
    r"|\b(?:[\w-]{1,40}\.){1,4}(?:com|org|net|io|edu|ai|gov|dev|app)\b(?:/[^\s<>{}]{0,300})?",
    re.IGNORECASE,
)
_BLANK: Final = late(
    r"\\[a-zA-Z]{2,20}\s?\{|[{}~$]"
    r"|(?<![\w@])arxiv:\s?[\w./-]{4,20}|\(arxiv admin note:[^)]{0,400}"
    r"|(?:\(c\)|\xa9|copyright)\s*(?:19|20)[0-9]{2}"
    r"|\b(?:pp?\.|pages?)\s*[0-9]{1,5}(?:\s?(?:-{1,3}|\u2013)\s?[0-9]{1,5})?"
    r"|\b[0-9]{1,5}[\s-]?(?:\+\s?[0-9]{1,3}\s?)?(?:pages?|pp\b)",
    re.IGNORECASE,
)
_END: Final = late(r"[;|]|[.!?](?=[\s)\]\"'])|[.](?=[A-Z0-9][a-z0-9 ])")
_ABBREVIATIONS: Final = (
    "proc conf int intl trans symp j phys lett math comput sci rev eur appl mach learn nat commun ann no "
    "vol vols ed eds al dr prof st sec lect notes theor syst netw stat art artif intell res acta astron "
    "electron vs inf inform technol eng med biol ser"
)
_SHORTENED: Final = frozenset(_ABBREVIATIONS.split())


class Sentence(NamedTuple):
    """A stretch of the text: where it begins and ends in it, both in characters."""

    start: int
    end: int


def readable(text: str) -> str:
    """The text's beginning, as long as before, with addresses, commands and counts of pages blotted out."""
    head = text[:LONGEST_TEXT]
    head = _ADDRESS.sub(_stopped, head)
    head = _BLANK.sub(lambda found: " " * len(found[0]), head)
    return "".join(" " if char.isspace() else char for char in head)


def addresses(text: str) -> Iterator[re.Match[str]]:
    """Every ``https`` address of the text, without the full stop or bracket that ends its sentence."""
    return _link().finditer(text[:LONGEST_TEXT])


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a readable text in their order; the full stop of an abbreviation ends none."""
    start = 0
    for found in _END.finditer(text):
        if found[0] == "." and _abbreviates(text, found.start()):
            continue
        if found.start() > start:
            yield Sentence(start, found.start())
        start = found.end()
    if start < len(text):
        yield Sentence(start, len(text))


def _stopped(found: re.Match[str]) -> str:
    kept = found[0].rstrip(".,;:)]")
    return _STOP * len(kept) + found[0][len(kept) :]


def _abbreviates(text: str, at: int) -> bool:
    word = text[max(0, at - 12) : at].rpartition(" ")[2].rpartition(".")[2].rpartition("(")[2]
    return word.casefold() in _SHORTENED or (len(word) == 1 and word.isalpha())


def _link() -> re.Pattern[str]:
    return _LINK


_LINK: Final = late(r"https?://[^\s<>{}]{1,800}(?<![.,;:)\]])")


def without_quoted(text: str) -> str:
    """The text, as long as before, without titles in quotation marks."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


_QUOTED: Final = late(
    r"\"[^\"]{1,300}\"|\u201c[^\u201d]{1,300}\u201d|(?<!\w)['\u2018][A-Z][^'\u2019]{4,300}['\u2019](?!\w)"
)
