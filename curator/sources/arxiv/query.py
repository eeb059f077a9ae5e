"""The question in arXiv's query language, with its surprises answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.window import Window
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_MINUTE: Final = timedelta(minutes=1)
_WITH_SUBJECT_CLASSES: Final = frozenset(
    {"astro-ph", "cond-mat", "cs", "econ", "eess", "math", "nlin", "physics", "q-bio", "q-fin", "stat"}
)


def question(*, categories: Sequence[str], query: str, window: Window) -> str:
    """Papers first submitted in the window, in any of the categories, that match the query if there is one.

    Every operand has parentheses, because operators have no precedence and group rightwards.
    """
    spoken = asked(window)
    parts = [
        f"({' OR '.join(f'cat:{_whole(category)}' for category in categories)})",
        f"({query})" if query else "",
        f"submittedDate:[{_stamp(spoken.start)} TO {_stamp(spoken.end)}]",
    ]
    return " AND ".join(filter(None, parts))


def asked(window: Window) -> Window:
    """The window as it can be said: in whole minutes, of which the last counts with its first second only.

    It can be wider than what is wanted, so papers of its edges have to be set aside.
    """
    start = window.start.replace(second=0, microsecond=0)
    end = window.end.replace(second=0, microsecond=0)
    return Window(start, end if end == window.end else end + _MINUTE)


def checked(query: str) -> str:
    """The maintainer's own condition on one line; raises UsageError where it could break out of its place."""
    plain = " ".join(query.split())
    depth = 0
    for char in "".join(plain.split('"')[::2]):  # what stands outside of quotes
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth < 0:
            break
    if depth or plain.count('"') % 2:
        message = f"sources.arxiv.query has parentheses or quotes without their partner: {plain}"
        raise UsageError(message, advice="Balance them, then run `curator config check`.")
    return plain


def _whole(category: str) -> str:
    """``cs`` finds nothing and ``cs.*`` everything in it."""
    return f"{category}.*" if category in _WITH_SUBJECT_CLASSES else category


def _stamp(moment: datetime) -> str:
    """The only form of a date that the service takes without an error."""
    return f"{moment:%Y%m%d%H%M}"
