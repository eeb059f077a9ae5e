"""Bodies of pull requests and issues that GitHub takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.proposal import LONGEST_BODY
from curator.errors import BrokenPromise

if TYPE_CHECKING:
    from collections.abc import Iterable


def fitting(bodies: Iterable[str], *, what: str, room: int = LONGEST_BODY) -> str:
    """The first of ever shorter bodies with fewer than ``room`` characters.

    Raises:
        BrokenPromise: there is none, although each part of what is told was bounded.
    """
    length = 0
    for body in bodies:
        length = len(body)
        if length < room:
            return body
    message = f"the body of {what} has {length} characters at the least, although its parts are bounded"
    raise BrokenPromise(message)
