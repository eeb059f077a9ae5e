"""CUR108: a verb that does not agree with its subject, or a word written twice."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import NOTICE, SAFE, Example, Finding, check
from curator.lint.quoting import shortened
from curator.lint.rereading import safely
from curator.lint.shape.english import FUNCTION_WORDS, disagreement, is_english, more_verbs, third_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_TWICE: Final = "again back blah ever face half long many more much never quite really side step that very"
_MAY_BE_TWICE: Final = frozenset(_TWICE.split())
_LEAST_LETTERS: Final = 4
_WORD: Final = re.compile(r"[^\s\0]++")
_LONGEST_SENTENCE: Final = 1_000


@check(
    "CUR108",
    "description-grammar",
    NOTICE,
    fix=SAFE,
    changes={"description"},
    why="Slips of grammar slow readers down and make the whole list look unread.",
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/2302.04638) <br/> This paper advocate diffusion models.",
            good="* [T](https://arxiv.org/abs/2302.04638) <br/> This paper advocates diffusion models.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/2302.04638) <br/> Improves the the robust accuracy.",
            good="* [T](https://arxiv.org/abs/2302.04638) <br/> Improves the robust accuracy.",
        ),
    ],
)
def description_grammar(case: Case) -> Iterator[Finding]:
    """Subject and verb disagree, as in "This paper prove", or a word is written twice in a row."""
    start, end = case.description
    source = case.text[start:end]
    if "This " in source or "The " in source:
        yield from _disagreeing(case, start, end)
    words = source.lower().split()
    if any(map(eq, words, words[1:])) and is_english(source):
        yield from safely(case, _doubled(case, start, end), but={"description"})


def _disagreeing(case: Case, start: int, end: int) -> Iterator[Finding]:
    pattern, at = _disagreement(), case.start
    if pattern.search(case.text, start, end) is None:  # telling prose from code takes longer
        return
    for found in pattern.finditer(case.prose, start - at, end - at):
        group = found.lastgroup or 0
        verb, (first, last) = found[group], found.span(group)
        right = third_person(verb)
        kept = len(verb) - (right[: len(verb)] != verb)
        edit = Edit(at + first + kept, at + last, right[kept:])
        message = f"the verb '{verb}' does not agree with its subject, expected '{right}'"
        alone = _more_verbs().search(_rest_of_sentence(case.prose, last)) is None
        yield Finding((at + first, at + last), message, (edit,) if alone else ())


def _rest_of_sentence(prose: str, at: int) -> str:
    """What follows on the same clause: half of it mended would read worse than before."""
    return prose[at : at + _LONGEST_SENTENCE].partition(". ")[0]


def _is_slip(one: str, two: str) -> bool:
    """Whether a word follows itself by mistake: a small one, or a longer one that is no name."""
    word = one.lower()
    if word != two.lower() or word in FUNCTION_WORDS:
        return word == two.lower()
    return len(word) >= _LEAST_LETTERS and word.isalpha() and one.islower() and word not in _MAY_BE_TWICE


def _doubled(case: Case, start: int, end: int) -> Iterator[Finding]:
    """Only small words are mended: of two nouns, both may be meant."""
    prose, at = case.prose, case.start
    for one, two in pairwise(_WORD.finditer(prose, start - at, end - at)):
        if _is_slip(one[0], two[0]) and prose[one.end() : two.start()].isspace():
            word = one[0].lower()
            edits = (Edit(at + one.end(), at + two.end(), ""),) if word in FUNCTION_WORDS else ()
            yield Finding((at + one.start(), at + two.end()), f"'{shortened(word)}' is written twice", edits)


@cache
def _more_verbs() -> re.Pattern[str]:
    return more_verbs()


@cache
def _disagreement() -> re.Pattern[str]:
    return disagreement()
