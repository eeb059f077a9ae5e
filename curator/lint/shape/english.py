"""A little English grammar: enough to see that a text is English, and to put a verb into the third person."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = (
    "a an and are as at be but by can for from has in into it its not of on or than the their these this "
    "to via we which with"
)
FUNCTION_WORDS: Final = frozenset(_SMALL.split())
"""Words that never follow themselves; those that may ("that that", "had had", "is is") are not among them."""

_ENGLISH: Final = re.compile(r"\b(?:the|of|and|that|with|this)\b", re.IGNORECASE)
_VERBS: Final = (
    "accelerate achieve adapt adopt advance advocate aim analyse analyze apply argue assess attempt "
    "bridge build certify characterise characterize claim combine compare compute conduct connect "
    "consider construct contribute defend define demonstrate derive describe detect determine develop "
    "discover discuss employ enable encourage enforce enhance establish estimate evaluate examine "
    "explain exploit explore extend find formalise formalize formulate generalise generalize generate "
    "give identify illustrate implement improve incorporate indicate integrate interpret introduce "
    "investigate leverage make maximise maximize minimise minimize mitigate modify motivate obtain "
    "offer optimise optimize outperform overcome perform propose prove provide quantify rely remove "
    "replace require resolve rethink reveal revisit show simplify solve suggest summarise summarize "
    "tackle take treat try unify utilise utilize validate verify"
)
_ALSO_NOUNS: Final = (
    "address benchmark design focus highlight outline present report review study survey use view"
)
_LIKE_A_NOUN: Final = rf"(?:{_ALSO_NOUNS.replace(' ', '|')})"
_ES: Final = ("s", "x", "z", "ch", "sh", "o")


def third_person(verb: str) -> str:
    """The form of a regular verb that belongs to "it": shows, studies, focuses."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return verb + ("es" if verb.endswith(_ES) else "s")


def is_english(text: str) -> bool:
    """Whether a text has one of the words that hardly any English sentence goes without."""
    return _ENGLISH.search(text) is not None


def more_verbs() -> re.Pattern[str]:
    """A second verb behind "and", which would have to change with the first: ``rethink …, and propose``."""
    return re.compile(rf"\band\s(?:(?:also|then|thus|[a-z]{{2,15}}ly)\s)?(?:{_VERBS.replace(' ', '|')})\b")


def disagreement() -> re.Pattern[str]:
    """``This paper propose``: one work, and a verb for many; the group ``verb`` is what is wrong.

    A verb that is also a noun counts behind "This paper" and its like alone: "The study design" is one thing.
    """
    adverb = r"(?:(?:also|first|further|then|thus|[a-z]{2,15}ly)\s){0,2}"
    verbs = _VERBS.replace(" ", "|")
    one = r"(?:paper|work|article|study|method|approach|framework|model|algorithm|technique|survey|thesis)"
    return re.compile(
        rf"Th(?:is\s(?:paper|work|article)\s{adverb}(?P<noun>{_LIKE_A_NOUN})(?!\s(?:of|case|is|was)\b)"
        rf"|(?:is|e)\s{one}\s{adverb}(?P<verb>{verbs}))(?![\w'\u2019-])"
    )
