"""LaTeX and HTML in a title, turned into the plain text that a reader sees."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.markdown.inline import unescaped

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # it ships no types

LONGEST_LATEX: Final = 1_000
"""Longer texts are only stripped of commands: no title is longer, and the parser slows down with nesting."""

_LATEX = late(r"[\\{}$]")
_COMMAND = late(r"\\[A-Za-z]+\*?|\\.|[{}$\\]")
_TAG = late(r"</?(?:i|b|em|strong|sub|sup|scp|tt|u|jats:[a-z]{1,20})>", re.IGNORECASE)
_COMMENT = late(r"(?<!\\)%")


def plain_text(text: str) -> str:
    r"""Read ``{\"o}``, ``$\ell_p$``, ``\textsc{X}``, ``&amp;`` and ``<i>`` as what they show."""
    if "&" in text or "<" in text:
        text = _TAG.sub("", unescaped(text))
    return _without_latex(text) if _LATEX.search(text) else text


def _without_latex(text: str) -> str:
    if len(text) <= LONGEST_LATEX:
        try:
            # A per cent sign would hide the rest of the title as a LaTeX comment.
            return str(_parser().latex_to_text(_COMMENT.sub(r"\\%", text)))
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            pass  # nested or broken beyond what the parser takes: strip the commands instead
    return _COMMAND.sub(" ", text)


@cache
def _parser() -> LatexNodes2Text:
    """Made at the first title that needs it: the import alone costs 80 ms, and few titles hold LaTeX."""
    from pylatexenc import latex2text, latexwalker  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; late

    # Its warnings about broken markup would reach the terminal of whoever only asked for a title.
    latex2text.logger.disabled = latexwalker.logger.disabled = True
    macros = latex2text.get_default_latex_context_db()
    # The default for \today is the day of the import, which has no place in a fingerprint.
    macros.add_context_category("no clock", macros=[latex2text.MacroTextSpec("today", "today")], prepend=True)
    return latex2text.LatexNodes2Text(latex_context=macros, math_mode="text")
