"""Values as JSON that is safe to print: the same values for a reader, and nothing that acts on the way."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False)
# Controls and signs that reorder or hide, which a terminal would obey; the beginning of `##[name]`, which
# GitHub's runner would; and lone surrogates, which UTF-8 cannot hold. All of them stand in strings only.
_ACTIVE: Final = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]|##(?=\\[)"
)


def encoded(value: Any) -> str:  # noqa: ANN401 - what JSON can hold
    """A value on one line."""
    return _ACTIVE.sub(_escaped, _ENCODER.encode(value))


def rows(values: Iterable[Any]) -> str:
    """An array with one value a line, so that it can be read and compared line by line."""
    lines = ",\n".join(map(encoded, values))
    return f"[\n{lines}\n]" if lines else "[]"


def _escaped(found: re.Match[str]) -> str:
    sign = found[0][-1]
    if "\ud800" <= sign <= "\udfff":
        return "\\ufffd"
    return f"{found[0][:-1]}\\u{ord(sign):04x}"
