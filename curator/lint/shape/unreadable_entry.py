"""Why a bullet is no entry: which part of the template is missing in it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.markdown.inline import LINK, TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.lint.shape.frame import Frame

_LOOKED_AT: Final = 2_000
_WORDS_OF_A_TITLE: Final = 5
_FORM: Final = "expected [title](address)"
_TITLE: Final = rf"\[{TEXT}\]"
_LABELS: Final = r"(?:link|links|paper|pdf|arxiv|url|html|abs|abstract|openreview|doi|here|[0-9])"

_LINK_REASONS: Final = (
    (r"(?P<at>\[[^\[\]]*+\]\(#\))", "the link has no address"),
    (r"(?P<at>[\u200b-\u200f\u2060\ufeff\u00ad])", "an invisible character stands before the title"),
    (r"(?P<at>\[[ xX]\])\s", f"a check box stands before the title, {_FORM}"),
    (r"(?P<at>!)\[", f"an image stands in the place of the title, {_FORM}"),
    (r"(?P<at>\[\s*+\])\(", "the title is empty"),
    (r"(?P<at>[*_\"']{1,3})\[", f"the link of the title stands in other signs, {_FORM}"),
    (r"(?P<at><a\s[^<>]*+>)", f"the link is written in HTML, {_FORM}"),
    (rf"{_TITLE}(?P<at>\s++)\((?:https?:|www\.)", "white space parts the title from its address"),
    (rf"{_TITLE}(?P<at>\[[^\[\]]*+\])", "the address is a reference, expected it in parentheses"),
    (rf"{_TITLE}\((?P<at>[^()\s]*+(?:[^\S\r\n]++[^()\s]++)+)\)", "the address has white space in it"),
    (rf"{_TITLE}(?P<at>\()[^\s)]*+(?:\s|\Z)", "the parenthesis around the address is never closed"),
    (rf"{_TITLE}(?P<at>\()", "the address cannot be read: its parentheses do not match, or it has odd signs"),
    (r"\[[^\[\]]*+(?P<at>\])[^\[\]]*+\]\(", "the title has a bracket too many"),
    (rf"(?P<at>{_TITLE})", "no address in parentheses behind the title"),
    (r"(?P<at>\[)[^\[\]]*+\[[^\[\]]*+\]\([^()]*+\)[^\[\]]*+\]\(", "another link stands within the title"),
    (r"(?P<at>\[)", "the bracket of the title is never closed"),
    (rf"(?P<at>[^\[\]]++)\[{{1,2}}{_LABELS}\]{{1,2}}\(", f"the title is not in brackets, {_FORM}"),
    (rf"(?P<at>[^\[\]]++){LINK}", f"other text stands before the title, {_FORM}"),
    (r"(?P<at>[^\[\]]++)\]\(", "the bracket of the title is never opened"),
    (r"(?P<at>[^\r\n]*?(?:https?://|www\.)\S++)", f"the title is not in brackets, {_FORM}"),
)


class Reason(NamedTuple):
    """What is wrong, and where in the bullet's text."""

    message: str
    start: int
    end: int


def reason(text: str, frame: Frame) -> Reason:
    """What keeps the text of a bullet (without the bullet itself) from being an entry."""
    looked_at = text[:_LOOKED_AT]
    if not frame.is_link:
        return _without_frame(looked_at, frame)
    for pattern, message in _link_reasons():
        if found := pattern.match(looked_at):
            return Reason(message, *found.span("at"))
    return Reason("no link", 0, len(looked_at))


def _without_frame(text: str, frame: Frame) -> Reason:
    opened = text.find(frame.opening) if frame.opening else -1
    if opened < 0:
        where = (
            f"between {frame.opening!r} and {frame.closing!r}"
            if frame.opening
            else "where the template has it"
        )
        return Reason(f"the title does not stand {where}", 0, len(text))
    if frame.closing and text.find(frame.closing, opened + len(frame.opening)) < 0:
        return Reason(f"{frame.closing!r} is missing behind the title", opened, opened + len(frame.opening))
    return Reason("the bullet does not fit the template of the list", 0, len(text))


@cache
def _link_reasons() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The first that matches tells; compiled when a bullet is found that nobody can read."""
    return tuple((re.compile(pattern, re.IGNORECASE), message) for pattern, message in _LINK_REASONS)


def is_meant_as_entry(text: str, frame: Frame) -> bool:
    """Whether a bullet speaks of a paper: a link, an address, a year, a title; no heading and no remark."""
    looked_at = text[:_LOOKED_AT].strip()
    if looked_at.endswith((":", "...", "\u2026")):
        return False
    if _signs().search(looked_at) or (frame.opening not in {"", "["} and looked_at.startswith(frame.opening)):
        return True
    words = looked_at.split()
    return len(words) >= _WORDS_OF_A_TITLE and (_dated().search(looked_at) is not None or _is_title(words))


def _is_title(words: Sequence[str]) -> bool:
    """Whether most of the words that count begin with a capital, and no sentence ends."""
    capital = [word[:1].isupper() for word in words if len(word) > len("with")]
    return 4 * sum(capital) >= 3 * len(capital) and not words[-1].endswith(".")


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"\]\s?\(|\[[^\[\]]{8}|https?://|\bwww\.|<br", re.IGNORECASE)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)[0-9]{2}\b|\barxiv\b|\bet al\b", re.IGNORECASE)
