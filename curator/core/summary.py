"""A first draft of an entry's one sentence, taken from what the authors say they do.

Reviewers get something to edit instead of a blank: the abstract's own announcement ("We propose …"),
turned to the third person. When no sentence announces anything plainly, there is no draft.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 220
_SHORTEST: Final = 30
_LONGEST_READ: Final = 20_000
_SENTENCE_END = re.compile(r"(?<=[A-Za-z0-9)\]%][.!?])\s+(?=[A-Z])")
_OPENING = re.compile(
    r"(?:(?:in this (?:paper|work|study|article)|here|to (?:this|that) end|therefore|thus|specifically|"
    r"motivated by this|in response),?\s+)?"
    r"(?:we|the authors|th(?:is|e) (?:paper|work|article|study))\s+"
    r"(?:(?:also|then|first|further|therefore|thus)\s+)?"
    r"(?P<verb>[a-z]+)\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_STEMS: Final = (
    *(
        "propose",
        "introduce",
        "present",
        "develop",
        "design",
        "describe",
        "investigate",
        "analyze",
        "analyse",
    ),
    *("evaluate", "explore", "provide", "examine", "derive", "formalize", "characterize", "offer", "compare"),
    *("revisit", "demonstrate", "prove", "establish", "show", "find", "study", "extend", "combine", "apply"),
    *("train", "release", "assemble", "collect", "measure", "identify", "observe", "argue", "bound", "turn"),
    *("reduce", "replace", "adapt", "test", "use", "build", "construct", "give", "survey", "benchmark"),
)
_THIRD: Final = {stem: f"{stem[:-1]}ies" if stem.endswith("y") else f"{stem}s" for stem in _STEMS}
_VERBS: Final = _THIRD | {third: third for third in _THIRD.values()}
_RANK: Final = ("proposes", "introduces", "presents", "develops", "designs")
_CUTS = re.compile(
    r"[;:,]\s+(?:and|while|where|which|thereby|by|with|based|using)\b|;\s|\s[\u2014\u2013]\s|\s--\s"
)
_NOT_THIRD_PERSON = re.compile(
    rf"\b(?:we|our|ours|us|i|my|and (?:then )?(?:{'|'.join(_THIRD)}))\b", re.IGNORECASE
)


def one_sentence(abstract: str) -> str:
    """Draft one sentence of at most `LONGEST` characters from ``abstract``; "" when none offers itself."""
    sentences = _SENTENCE_END.split(abstract[:_LONGEST_READ].strip())
    drafts = [draft for sentence in sentences if (draft := _announcement(" ".join(sentence.split())))]
    return min(drafts, key=_preference, default="")


def _preference(draft: str) -> int:
    """What is proposed says more of a paper than what is shown; ties go to the earlier sentence."""
    return 0 if draft.split(" ", 1)[0].lower() in _RANK else 1


def _announcement(sentence: str) -> str:
    found = _OPENING.match(sentence)
    third = _VERBS.get(found["verb"].lower()) if found else None
    if found is None or third is None:
        return ""
    return _fitted(f"{third.capitalize()} {found['rest']}".rstrip(" .!?"))


def _fitted(draft: str) -> str:
    """Cut at the last clause that keeps the draft short and in the third person, or give it up."""
    ends = [len(draft), *(cut.start() for cut in reversed(list(_CUTS.finditer(draft))))]
    for end in ends:
        kept = draft[:end].rstrip(" ,;:-\u2013\u2014")
        if _SHORTEST <= len(kept) < LONGEST and _balanced(kept) and not _NOT_THIRD_PERSON.search(kept):
            return f"{kept}."
    return ""


def _balanced(text: str) -> bool:
    return (
        all(text.count(left) == text.count(right) for left, right in ("()", "[]", "{}"))
        and text.count("$") % 2 == 0
    )
