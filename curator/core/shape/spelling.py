"""How the text between fields is spelled in a template."""

from __future__ import annotations

from typing import Final

from curator.core.late import late

PUNCTUATION: Final = " \t\r\n.,;:|\u2010\u2011\u2012\u2013\u2014-"
"""What may stand between two parts of an entry."""

_CLOSES: Final = {
    "(": ")",
    "[": "]",
    "**": "**",
    "*": "*",
    "__": "__",
    "_": "_",
    "`": "`",
    '"': '"',
    "\u201c": "\u201d",
}
_MARK: Final = late(r"\*\*|__|[()\[\]*_`\"\u201c\u201d]")
_FIELD: Final = late(r"\{[a-z]+\}")
_SPACE: Final = late(r"\s+")


def part(text: str) -> str:
    """An optional part, on one line."""
    return f"{{?{_SPACE.sub(' ', text)}?}}"


def between(text: str) -> str:
    """What stands between two fields: one space for any white space, and one where there is nothing."""
    return _SPACE.sub(" ", text) or " "


def opening(text: str) -> str:
    """What stands between a part and the next one's first field: no space before a comma and the like."""
    signs = between(text)
    return signs if signs[0] in ",:;" else f" {signs.lstrip()}"


def closing(text: str) -> str:
    """The signs that close what a text opens: ``)*`` for ``*(``."""
    opened: list[str] = []
    for mark in _MARK.findall(_FIELD.sub("x", text)):
        if opened and mark == _CLOSES[opened[-1]]:
            opened.pop()
        elif mark in _CLOSES:
            opened.append(mark)
    return "".join(_CLOSES[mark] for mark in reversed(opened))
