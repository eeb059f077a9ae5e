"""All phrases of all rules looked for in one pass over a text.

An Aho-Corasick automaton (pyahocorasick) holds the longest literal part of each phrase. Where a word with an
open end stands inside the phrase, what surrounds that part is compared at that place alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import ahocorasick

from curator.core.folding import STOP
from curator.core.phrases import forms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from curator.core.phrases import Form, Word

Span = tuple[int, int]
"""Start and end in the folded text; an open last word may go on behind the end."""

_Key = tuple[str, bool, int]
"""A literal, whether a check is needed, and how many words before it the phrase begins."""

_OPEN: Final = "[a-z0-9]*"
_WORD_ENDS: Final = "(?![a-z0-9])"


class _Check:
    """The whole of a phrase around its literal part; its pattern is compiled when it is first wanted."""

    __slots__ = ("_before", "_match", "_pattern")

    def __init__(self, before: int, patterns: Collection[str]) -> None:
        """Take alternatives that begin ``before`` words before the literal."""
        self._before = before
        self._pattern = "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))
        self._match: Callable[[str, int], re.Match[str] | None] | None = None

    def span(self, text: str, space: int) -> Span | None:
        """Where the phrase stands whose literal part begins at ``space``, if it is there."""
        for _ in range(self._before):
            space = text.rfind(" ", 0, space)
            if space < 0:
                return None
        if self._match is None:
            self._match = re.compile(self._pattern).match
        match = self._match(text, space)
        return None if match is None else (space + 1, match.end())


class Matcher:
    """Finds sets of phrases, numbered in the order they were given, at whole words of a folded text."""

    __slots__ = ("_automaton", "_everywhere", "_needed")

    def __init__(
        self, sets: Sequence[Sequence[str]], *, needed: int | None = None, everywhere: Collection[int] = ()
    ) -> None:
        """Compile; raises `PhraseMistake` for a phrase that cannot be read.

        Args:
            sets: alternatives, numbered in this order.
            needed: the set of which a text must hold something to be looked into at all.
            everywhere: the sets to find all places of; of the others the first is enough.
        """
        self._everywhere = frozenset(everywhere)
        self._needed = None if needed is None else literals(sets[needed])
        found: defaultdict[_Key, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for number, phrases in enumerate(sets):
            for form in {form for phrase in phrases for form in forms(phrase)}:
                for key in _keys(form):
                    found[key][number].add(_pattern(form))
        targets: defaultdict[str, list[tuple[int, _Check | None]]] = defaultdict(list)
        for (literal, checked, before), numbers in found.items():
            for number, patterns in numbers.items():
                targets[literal].append((number, _Check(before, patterns) if checked else None))
        self._automaton = ahocorasick.Automaton()
        for literal, wanted in targets.items():
            self._automaton.add_word(literal, (len(literal) - 1, tuple(wanted)))
        self._automaton.make_automaton()

    def find(self, text: str) -> dict[int, list[Span]]:
        """Where each set's phrases stand in ``text`` (folded, between spaces), from left to right."""
        found: dict[int, list[Span]] = {}
        if self._needed is not None and not _holds_one(text, self._needed):
            return found
        everywhere = self._everywhere
        for last, (back, targets) in self._automaton.iter(text):
            for number, check in targets:
                if number in found and number not in everywhere:
                    continue
                span = (last - back + 1, last) if check is None else check.span(text, last - back)
                if span is not None:
                    found.setdefault(number, []).append(span)
        return found


def literals(phrases: Iterable[str]) -> list[str]:
    """What the automaton looks for: for comparing it with the bare library."""
    return sorted({key[0] for phrase in phrases for form in forms(phrase) for key in _keys(form)})


def _holds_one(text: str, wanted: Iterable[str]) -> bool:
    # Plain searches for a few words are several times as fast as one pass for all phrases, and most papers of
    # a day hold none of them.
    for literal in wanted:  # noqa: SIM110 - a generator costs as much as the searches
        if literal in text:
            return True
    return False


def _keys(form: Form) -> list[_Key]:
    """The longest literal part of a form: twice when its last word is closed, as two signs may end a word."""
    parts = _literal_parts(form)
    before, words = max(parts, key=lambda part: sum(len(word.text) + 1 for word in part[1]))
    literal = " " + " ".join(word.text for word in words)
    checked = len(words) < len(form)
    if words[-1].open:
        return [(literal, checked, before)]
    return [(literal + end, checked, before) for end in (" ", STOP)]


def _literal_parts(form: Form) -> list[tuple[int, Sequence[Word]]]:
    """The runs of words that end with an open one or with the form, and how many words precede each."""
    parts: list[tuple[int, Sequence[Word]]] = []
    first = 0
    for at, word in enumerate(form, start=1):
        if word.open or at == len(form):
            parts.append((first, form[first:at]))
            first = at
    return parts


def _pattern(form: Form) -> str:
    return "".join(f" {word.text}{_OPEN if word.open else _WORD_ENDS}" for word in form)
