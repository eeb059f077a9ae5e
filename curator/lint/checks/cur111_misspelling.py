"""CUR111: a word of a description that is known to be misspelt."""

from __future__ import annotations

import re
import string
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, Option, check
from curator.lint.shape.english import is_english

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.lint.case import Case
    from curator.lint.listing import Listing
    from curator.lint.surroundings import Corrections

_LEAST_LETTERS: Final = 4
_WORDS_APART: Final = bytes.maketrans(string.punctuation.encode(), b" " * len(string.punctuation))
"""A table that makes spaces of all punctuation; bytes are split and looked up in half the time of text."""
_TERMS: Final = frozenset({"compilability"})
"""Words of the field that a dictionary of misspellings takes for others."""


@check(
    "CUR111",
    "misspelling",
    WARNING,
    scope="list",
    needs="dictionary",
    fix=SAFE,
    changes={"description"},
    why="A misspelt word distracts, and is not found by whoever searches the list for it.",
    options={"known": Option((), "words that are right in this list")},
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/1904.12843) <br/> Shares the back-propogation with the attack.",
            good="* [T](https://arxiv.org/abs/1904.12843) <br/> Shares the back-propagation with the attack.",
        ),
    ],
)
def misspelling(listing: Listing) -> Iterator[Finding]:
    """A word of a description is a known misspelling.

    Words with capitals or digits, titles, addresses, code, formulas, and descriptions in other languages are
    left alone. The misspellings are codespell's, which the extra ``spelling`` installs.
    """
    corrections = listing.around.corrections
    if corrections is None:
        return
    known = cast("tuple[str, ...]", listing.around.setting(misspelling, "known"))
    right = {word.encode() for word in (*_TERMS, *known)}
    for case in listing.cases:
        source = listing.text[slice(*case.description)]
        new = set(source.encode(errors="replace").translate(_WORDS_APART).split()) - right
        if new:
            wrong = {word.decode(): meant for word in new if (meant := _meant(word, corrections))}
            right |= new - {word.encode() for word in wrong}
            if wrong and is_english(source):
                yield from _in_description(case, wrong)


def _meant(word: bytes, corrections: Corrections) -> tuple[str, ...]:
    if len(word) < _LEAST_LETTERS or not (word.isascii() and word.isalpha() and word.islower()):
        return ()
    return corrections(word.decode())


def _in_description(case: Case, wrong: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Only where one thing alone can be meant is it mended."""
    start, end = case.description
    prose = case.prose[start - case.start : end - case.start]
    for found in _word().finditer(prose):
        meant = wrong.get(found["word"] or "")
        if meant:
            first, last = start + found.start(), start + found.end()
            expected = " or ".join(f"'{one}'" for one in meant[:3])
            edits = (
                (Edit(first, last, meant[0]),)
                if len(meant) == 1 and meant[0].replace(" ", "").isalpha()
                else ()
            )
            yield Finding((first, last), f"'{found[0]}' is misspelt, expected {expected}", edits)


@cache
def _word() -> re.Pattern[str]:
    """A word in small letters that is no part of a name, a path, an address, or a formula."""
    return re.compile(
        r"\$[^$]{1,200}\$"
        r"|(?:(?<![\w.@#/\\$&'\u2019{}\])-])|(?<=[a-z]-))(?P<word>[a-z]{4,30}+)(?![\w@/\\'\u2019({\[]|\.\w|-[A-Z0-9])"
    )
