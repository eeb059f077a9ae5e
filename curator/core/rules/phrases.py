"""The language of phrases: words, ``*`` for any ending, ``(a|b)`` for a choice, ``(a|b)?`` if it may miss.

``detect* adversarial (example|input|sample)*`` is found in "Detecting adversarial inputs". Nothing else has a
meaning, so no phrase can be slow: each becomes a bounded number of literal words.
"""

from __future__ import annotations

from functools import lru_cache
from operator import methodcaller
from typing import TYPE_CHECKING, Final, TypeAlias

from curator.core.late import late
from curator.core.rules.folding import STOP, fold

if TYPE_CHECKING:
    import re

MOST_FORMS: Final = 512
MOST_WORDS: Final = 16
_TOKEN = late(r"\((?P<choice>[^()]*)\)(?P<mark>[*?]?)|(?P<word>[^\s()|*?]+)(?P<star>\*?)")
_spaces = methodcaller("count", " ")


class PhraseMistake(ValueError):
    """A phrase that cannot be read; the message says what was found and what is expected."""


Form: TypeAlias = str
"""Folded words with one space between them; any letters or digits may follow one with a star at its end."""


@lru_cache(maxsize=4096)  # rules are validated, counted and compiled
def forms(phrase: str) -> tuple[Form, ...]:
    """Every sequence of words that the phrase stands for; raises `PhraseMistake`."""
    found: list[Form] = [""]
    at = 0
    for token in _TOKEN.finditer(phrase):
        _only_space(phrase, at, token.start())
        if at and at == token.start() and phrase[at - 1] != "-":
            message = f"{token[0]!r} is glued to what precedes it in {phrase!r}: expected a space before it"
            raise PhraseMistake(message)
        at = token.end()
        found = _longer(phrase, found, _choices(phrase, token))
    _only_space(phrase, at, len(phrase))
    for form in (min(found, key=len), max(found, key=_spaces)):
        _check_length(phrase, form)
    return tuple(dict.fromkeys(found))


def _only_space(phrase: str, start: int, end: int) -> None:
    rest = phrase[start:end].strip()
    if rest:
        message = (
            f"{rest!r} in the phrase {phrase!r} has no meaning: expected word, word*, (a|b), (a|b)*, (a|b)?"
        )
        raise PhraseMistake(message)


def _choices(phrase: str, token: re.Match[str]) -> list[Form]:
    """What one token stands for; a star after a choice opens the last word of each part of it."""
    if token["word"] is not None:
        return [_words(phrase, token["word"] + token["star"])]
    star = "*" if token["mark"] == "*" else ""
    parts = [
        _words(phrase, part.strip().removesuffix("*") + star) if star else _words(phrase, part)
        for part in token["choice"].split("|")
    ]
    return ["", *parts] if token["mark"] == "?" else parts


def _words(phrase: str, text: str) -> Form:
    """The words of a part without parentheses; each may end with a star."""
    form = " ".join(filter(None, [_folded(phrase, piece) for piece in text.split()]))
    if not form:
        message = f"a choice in the phrase {phrase!r} is empty: expected a word, or (…)? if it may be missing"
        raise PhraseMistake(message)
    return form


def _folded(phrase: str, piece: str) -> Form:
    """A piece between spaces: several words where hyphens part it, and the star is the last one's."""
    bare = piece.removesuffix("*")
    if bare.isascii() and bare.islower() and bare.isalpha():  # nearly always
        return piece
    folded = fold(bare)
    if STOP in folded or set(piece[:-1]) & set("*?"):
        message = f"{piece!r} in the phrase {phrase!r} is no word: expected Latin letters, digits, hyphens"
        raise PhraseMistake(message)
    words = " ".join(folded.split())
    return f"{words}*" if words and piece.endswith("*") else words


def _longer(phrase: str, found: list[Form], choices: list[Form]) -> list[Form]:
    if len(found) * len(choices) > MOST_FORMS:
        raise PhraseMistake(_too_many(phrase))
    return [f"{form} {choice}" if form and choice else form or choice for form in found for choice in choices]


def _too_many(phrase: str) -> str:
    return f"the phrase {phrase!r} stands for too many forms: expected at most {MOST_FORMS}, split it in two"


def _check_length(phrase: str, form: Form) -> None:
    if not form or form.count(" ") >= MOST_WORDS:
        found = "empty" if not form else "too long"
        message = f"the phrase {phrase!r} is {found}: expected 1 to {MOST_WORDS} words"
        raise PhraseMistake(message)
