"""Words that stand for checks: codes, their beginnings and names, held against the checks that there are."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, Field

from curator.errors import UsageError
from curator.lint.registry import expanded, nearest

_LONGEST: Final = 60
_EVERY_CODE: Final = "CUR"
"""What all codes begin with."""


def stands_for_checks(word: str) -> str:
    """A check's code, the beginning of some, a check's name, or ALL; in any case."""
    try:
        expanded(word)
    except UsageError:
        expected = "expected a check's code (CUR303), its beginning (CUR3) or its name"
        message = f"{expected}; {suggestion(word)}"
        raise ValueError(message) from None
    return word


def suggestion(word: str) -> str:
    """The check that was probably meant, as the end of a message."""
    near = nearest(word)
    return f"did you mean {near}?" if near else "see curator lint --list"


def code_of(word: str) -> str:
    """The code, or the beginning of codes, that such a word stands for: what a suppression silences."""
    codes = expanded(word)
    plain = word.strip().upper()
    if codes[0].startswith(plain):
        return plain
    return codes[0] if len(codes) == 1 else _EVERY_CODE


Checks = Annotated[str, Field(max_length=_LONGEST), AfterValidator(stands_for_checks)]
