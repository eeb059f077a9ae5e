"""Foreign text on GitHub: it shows as itself, and neither links, pings, closes issues nor ends a table."""

from __future__ import annotations

import re
from typing import Final

from curator.core.markdown.escaping import clean, escape_for_github, escape_url
from curator.errors import UsageError

ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"

_PLAIN_REFERENCE = re.compile(r"((?<![^\W_])@(?=\w)|#(?=[0-9])|\bGH-(?=[0-9]))", re.IGNORECASE)
_FENCE = re.compile(r"`{3,}")
_LONGEST_URL: Final = 2_000


class Markdown(str):
    """Text that is Markdown already: our own words, or foreign ones made inert."""

    __slots__ = ()


def markdown(text: str) -> Markdown:
    """Foreign text for a pull request's body, also at the start of a line."""
    return Markdown(escape_for_github(text))


def verbatim(text: str) -> Markdown:
    """Foreign text between two backticks of a template."""
    return Markdown(clean(text).replace("`", ""))


def destination(url: str) -> Markdown:
    """A foreign address as the destination of a link; empty when it is not one of the web."""
    try:
        return Markdown(escape_url(url[:_LONGEST_URL]))
    except UsageError:
        return Markdown()


def plain(text: str) -> str:
    """Foreign text for a title or a commit's message, which show no Markdown but may close an issue."""
    return _PLAIN_REFERENCE.sub(r"\1 ", clean(text))


def quoted(text: str) -> str:
    """Somebody's words, in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def shortened(text: str, longest: int) -> str:
    """At most ``longest`` characters, cut between words where there are any."""
    text = text[: longest * 4]
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    head, _, _ = cut.rpartition(" ")
    return f"{(head if len(head) > longest // 2 else cut).rstrip()}{ELLIPSIS}"


def fenced(text: str, *, language: str = "") -> Markdown:
    """A code block that nothing in ``text`` can end."""
    text = text.encode(errors="replace").decode()  # half a surrogate pair cannot be sent anywhere
    longest = max((len(found[0]) for found in _FENCE.finditer(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markdown(f"{fence}{language}\n{text.rstrip()}\n{fence}")
