"""CUR903: a file that is not plain UTF-8 text with one kind of line end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.lint.check import ERROR, Example, Finding, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.source import Source

_ENDS: Final = {
    "LF": re.compile(r"(?<!\r)\n"),
    "CRLF": re.compile(r"\r\n"),
    "CR": re.compile(r"\r(?!\n)"),
}


@check(
    "CUR903",
    "unreadable",
    ERROR,
    scope="source",
    why="What is not plain text shows as garbage, and mixed line ends make a change look larger than it is.",
    examples=[
        Example(
            bad="# Papers\n\n<<<<<<< HEAD\n* [T](https://arxiv.org/abs/2302.04638)\n=======\n>>>>>>> other\n",
            good="# Papers\n\n* [T](https://arxiv.org/abs/2302.04638)\n",
        ),
        Example(
            bad="# Papers\r\n\r\n* [T](https://arxiv.org/abs/2302.04638) <br/> Shows it.\n",
            good="# Papers\r\n\r\n* [T](https://arxiv.org/abs/2302.04638) <br/> Shows it.\r\n",
        ),
    ],
)
def unreadable(source: Source) -> Iterator[Finding]:
    """The file is not UTF-8, holds a conflict marker, or mixes line ends."""
    if source.trouble is not None:
        yield Finding(*source.trouble)
        return
    if "\r" not in source.text:
        return
    usual = max(_ENDS, key=lambda name: _count(source.text, name))
    others = [found for name in _ENDS if name != usual and (found := _ENDS[name].search(source.text))]
    if others:
        first = min(others, key=lambda found: found.start())
        kind = next(name for name, pattern in _ENDS.items() if pattern is first.re)
        yield Finding(first.span(), f"this line ends in {kind}, most of the file in {usual}")


def _count(text: str, name: str) -> int:
    both = text.count("\r\n")
    return {"CRLF": both, "LF": text.count("\n") - both, "CR": text.count("\r") - both}[name]
