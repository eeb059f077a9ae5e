"""All phrases of all rules looked for in one pass over a text.

An Aho-Corasick automaton (pyahocorasick) holds the longest literal part of each phrase. Where a word with an
open end stands inside the phrase, what surrounds that part is compared at that place alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

import ahocorasick

from curator.core.folding import STOP
from curator.core.phrases import forms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from curator.core.phrases import Form, Word

Span = tuple[int, int]
"""Start and end in the folded text; an open last word may go on behind the end."""

_Match: TypeAlias = "Callable[[str, int], re.Match[str] | None]"

_OPEN: Final = "[a-z0-9]*"
_WORD_ENDS: Final = "(?![a-z0-9])"


class _Around:
    """The phrases that share a literal part and the number of words before it; compiled when first wanted."""

    __slots__ = ("_any", "_before", "_each", "_forms", "_head", "_heads")

    def __init__(self, before: int, found: Mapping[int, Collection[Form]]) -> None:
        """Take the forms of each set, which begin ``before`` words before the literal."""
        self._before = range(before)
        self._forms = found
        firsts = {form[0].text for forms in found.values() for form in forms}
        self._head = min(map(len, firsts))
        self._heads = frozenset(first[: self._head] for first in firsts)
        self._any: _Match | None = None
        self._each: tuple[tuple[int, _Match], ...] = ()

    def places(self, text: str, space: int) -> Iterable[tuple[int, Span]]:
        """The sets of which a phrase stands around the literal part that begins at ``space``, and where."""
        for _ in self._before:
            space = text.rfind(" ", 0, space)
            if space < 0:
                return ()
        if text[space + 1 : space + 1 + self._head] not in self._heads:  # nearly always, and far cheaper
            return ()
        return self._matches(text, space)

    def _matches(self, text: str, space: int) -> list[tuple[int, Span]]:
        if self._any is None:
            patterns = {number: _either(map(_pattern, forms)) for number, forms in self._forms.items()}
            self._any = re.compile(_either(patterns.values())).match
            self._each = tuple((number, re.compile(one).match) for number, one in patterns.items())
        if self._any(text, space) is None:
            return []
        matches = [(number, match(text, space)) for number, match in self._each]
        return [(number, (space + 1, match.end())) for number, match in matches if match is not None]


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
        self._needed = () if needed is None else _words(sets[needed])
        whole: defaultdict[str, set[int]] = defaultdict(set)
        parts: defaultdict[str, defaultdict[int, defaultdict[int, set[Form]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(set))
        )
        for number, phrases in enumerate(sets):
            for form in {form for phrase in phrases for form in forms(phrase)}:
                for literal, before in _literals(form):
                    if before is None:
                        whole[literal].add(number)
                    else:
                        parts[literal][before][number].add(form)
        self._automaton = ahocorasick.Automaton()
        for literal in {**whole, **parts}:
            around = tuple(_Around(before, found) for before, found in parts.get(literal, {}).items())
            numbers = whole.get(literal, set())
            once, always = sorted(numbers - self._everywhere), sorted(numbers & self._everywhere)
            self._automaton.add_word(literal, (len(literal) - 1, tuple(once), tuple(always), around))
        self._automaton.make_automaton()

    def may_hold(self, text: str) -> bool:
        """Whether a lower-case ASCII text, folded or not, can hold something of the needed set at all.

        Plain searches for a few words cost a tenth of searching for all phrases, and most papers of a day
        hold none of them.
        """
        if not self._needed:
            return True
        for word in self._needed:  # noqa: SIM110 - a generator costs as much as the searches
            if word in text:
                return True
        return False

    def find(self, text: str) -> dict[int, list[Span]]:
        """Where each set's phrases stand in ``text`` (folded, between spaces), in the order of their ends."""
        found: dict[int, list[Span]] = {}
        if not len(self._automaton):  # the library wants at least one word
            return found
        everywhere = self._everywhere
        for last, (back, once, always, around) in self._automaton.iter(text):
            for number in once:
                if number not in found:
                    found[number] = [(last - back + 1, last)]
            for number in always:
                found.setdefault(number, []).append((last - back + 1, last))
            for phrases in around:
                for number, span in phrases.places(text, last - back):
                    if number not in found or number in everywhere:
                        found.setdefault(number, []).append(span)
        return found


def literals(phrases: Iterable[str]) -> list[str]:
    """What the automaton looks for: for comparing it with the bare library."""
    return sorted({found[0] for phrase in phrases for form in forms(phrase) for found in _literals(form)})


def _words(phrases: Iterable[str]) -> tuple[str, ...]:
    """A few words of which every form holds one: where none stands in an ASCII text, no form can."""
    left = [{word.text for word in form} for phrase in phrases for form in forms(phrase)]
    words: list[str] = []
    while left:
        word, _ = max(Counter(sorted(chain.from_iterable(left))).items(), key=lambda item: item[1])
        words.append(word)
        left = [form for form in left if word not in form]
    return tuple(words)


def _literals(form: Form) -> list[tuple[str, int | None]]:
    """The longest literal part of a form, and how many words precede it; None: it is the whole of the form.

    A part that ends with a closed word stands there twice, as two signs may follow a word.
    """
    before, words = max(_literal_parts(form), key=lambda part: sum(len(word.text) + 1 for word in part[1]))
    literal = " " + " ".join(word.text for word in words)
    rest = None if len(words) == len(form) else before
    return [(literal, rest)] if words[-1].open else [(literal + end, rest) for end in (" ", STOP)]


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


def _either(patterns: Iterable[str]) -> str:
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))
