"""Values as YAML text: JSON is YAML, so a text of a list's is written as JSON writes it, on one line.

What cannot be seen is written as an escape, so that a reviewer sees all that stands in a file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN: Final = late(r"[a-z][a-z0-9*-]*(?: [a-z0-9*-]+)*")
_RESERVED: Final = frozenset({"false", "n", "no", "null", "off", "on", "true", "y", "yes"})
_HIGHEST_OF_FOUR: Final = 0xFFFF


def scalar(value: str | float | bool) -> str:  # noqa: FBT001 - a value like others
    """A value that YAML reads back as the same: plain where that is certain, else in double quotes."""
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value not in _RESERVED else quoted(value)
    return json.dumps(int(value) if not isinstance(value, bool) and value == int(value) else value)


def quoted(text: str) -> str:
    """A text in double quotes, on one line, with an escape for each sign that nobody sees."""
    return "".join(
        sign if sign.isprintable() else _escape(sign) for sign in json.dumps(text, ensure_ascii=False)
    )


def row(values: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(scalar, values))}]"


def remark(text: str) -> str:
    """Words of ours and of the list's as a comment, which ends with its line whatever they are."""
    return "# " + "".join(sign if sign.isprintable() else " " for sign in text)


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= _HIGHEST_OF_FOUR else f"\\U{code:08x}"
