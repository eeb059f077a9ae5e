"""Regular expressions compiled when they are first used: a start pays for those that it meets."""

from __future__ import annotations

import re
from typing import Final, cast

_METHODS: Final = ("findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`; once it was used, as fast. A pattern that is wrong fails at its first use."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Becomes the compiled pattern, as far as its methods go, at the first look at any of them."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._written)
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)
