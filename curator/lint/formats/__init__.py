"""Findings as text, JSON, workflow commands, SARIF, JUnit, reviewdog's JSON and Markdown.

A module here called ``as_<name>`` is a format. Its ``render(report, telling)`` is pure and returns the whole
document, which ends with a line break and can be encoded as UTF-8. It is imported when it is asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Final, Protocol

from curator.errors import UsageError

if TYPE_CHECKING:
    from curator.lint.formats.telling import Telling
    from curator.lint.report import LintReport

_MODULE: Final = "as_"


class Renderer(Protocol):
    """What turns a report into one document."""

    def __call__(self, report: LintReport, telling: Telling) -> str:
        """The whole document."""
        ...


def names() -> tuple[str, ...]:
    """The formats that there are, in the order of the alphabet; none of them is imported."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(name.removeprefix(_MODULE) for name in found if name.startswith(_MODULE))


def renderer(name: str) -> Renderer:
    """The renderer of a format.

    Raises:
        UsageError: there is no format of that name.
    """
    if name not in names():
        message = f"There is no format {name[:60]!r}."
        raise UsageError(message, advice=f"The formats: {', '.join(names())}.")
    made: Renderer = importlib.import_module(f"{__name__}.{_MODULE}{name}").render
    return made
