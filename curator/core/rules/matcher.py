"""All phrases of all rules looked for in one pass over a text.

An Aho-Corasick automaton (pyahocorasick) holds the longest literal part of each phrase. Where a word with an
open end stands inside the phrase, what surrounds that part is compared at that place alone.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import ahocorasick

from curator.core.rules.folding import STOP
from curator.core.rules.phrases import forms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from curator.core.rules.phrases import Form

Span = tuple[int, int]
"""Start and end in the folded text; an open last word may go on behind the end."""


class _Around:
    """The phrases that share a literal part and the number of words before it."""

    __slots__ = ("_before", "_forms", "_numbered", "_starts")

    def __init__(self, before: int) -> None:
        """Begin ``before`` words before the literal, with no phrase yet."""
        self._before = range(before)
        self._numbered: dict[int, list[Form]] = {}
        self._starts: tuple[str, ...] = ()
        self._forms: tuple[tuple[int, Sequence[Sequence[str]]], ...] = ()

    def add(self, number: int, form: Form) -> None:
        """Look for a form, of the set with this number, too."""
        self._numbered.setdefault(number, []).append(form)

    def places(self, text: str, space: int) -> list[tuple[int, Span]]:
        """The sets of which a phrase stands around the literal part that begins at ``space``, and where."""
        for _ in self._before:
            space = text.rfind(" ", 0, space)
            if space < 0:
                return []
        if not text.startswith(self._starts or self._prepared(), space):  # nearly always, and far cheaper
            return []
        ends = [(number, _end(forms, text, space)) for number, forms in self._forms]
        return [(number, (space + 1, end)) for number, end in ends if end]

    def _prepared(self) -> tuple[str, ...]:
        """What the phrases begin with, worked out when a text holds the literal part."""
        self._forms = tuple(
            (number, [form.split() for form in sorted(forms, key=lambda form: (-len(form), form))])
            for number, forms in self._numbered.items()
        )
        firsts = {forms[0] for _, found in self._forms for forms in found}
        self._starts = tuple(" " + first.removesuffix("*") for first in firsts)
        return self._starts


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
        whole, parts = _by_literal(sets)
        split = {numbers: self._split(numbers) for numbers in {(), *whole.values()}}
        self._automaton = ahocorasick.Automaton()
        for literal in {**whole, **parts}:
            around = tuple(parts[literal].values()) if literal in parts else ()
            found = (len(literal) - 1, *split[whole.get(literal, ())], around)
            self._automaton.add_word(literal, found)
        self._automaton.make_automaton()

    def _split(self, numbers: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The sets of which the first place is enough, and those of which all are wanted."""
        always = tuple(number for number in numbers if number in self._everywhere)
        return tuple(number for number in numbers if number not in self._everywhere), always

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


def _by_literal(
    sets: Sequence[Sequence[str]],
) -> tuple[dict[str, tuple[int, ...]], dict[str, dict[int, _Around]]]:
    """The sets that each literal is a whole form of; the forms it is a part of, by the words before it."""
    whole: dict[str, tuple[int, ...]] = {}
    parts: dict[str, dict[int, _Around]] = {}
    for number, phrases in enumerate(sets):
        alone = (number,)
        for form in chain.from_iterable(map(forms, phrases)):
            for literal, before in _literals(form):
                if before is not None:
                    around = parts.setdefault(literal, {})
                    around.setdefault(before, _Around(before)).add(number, form)
                elif literal not in whole:
                    whole[literal] = alone
                elif whole[literal][-1] != number:
                    whole[literal] += alone
    return whole, parts


def literals(phrases: Iterable[str]) -> list[str]:
    """What the automaton looks for: for comparing it with the bare library."""
    return sorted({found[0] for phrase in phrases for form in forms(phrase) for found in _literals(form)})


def _end(forms: Iterable[Sequence[str]], text: str, space: int) -> int:
    """Where the first of these forms that stands at ``space`` ends; 0 when none does."""
    for form in forms:
        at = space
        for word in form:
            bare = word.removesuffix("*")
            if not text.startswith(bare, at + 1) or text[at] != " ":
                break
            at += 1 + len(bare)
            if text[at].isalnum():  # the text ends with a space
                if bare is word:
                    break
                while text[at].isalnum():
                    at += 1
        else:
            return at
    return 0


def _words(phrases: Iterable[str]) -> tuple[str, ...]:
    """A few words of which every form holds one: where none stands in an ASCII text, no form can."""
    left = [set(form.replace("*", "").split()) for phrase in phrases for form in forms(phrase)]
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
    if "*" not in form:
        return [(f" {form}{end}", None) for end in (" ", STOP)]
    parts = form.split("* ")
    longest = max(parts, key=len)
    at = parts.index(longest)
    before = sum(part.count(" ") + 1 for part in parts[:at]) if len(parts) > 1 else None
    if at < len(parts) - 1 or longest.endswith("*"):
        return [(" " + longest.removesuffix("*"), before)]
    return [(f" {longest}{end}", before) for end in (" ", STOP)]
