"""CUR103: blank lines, line breaks or spaces that the rest of the list does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.rereading import keeps
from curator.lint.shape.blank_lines import blank_lines
from curator.lint.shape.description_layout import BEGINS_A_BLOCK, broken_descriptions, wide_spaces
from curator.lint.shape.spacing import stray_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing
    from curator.lint.shape.spacing import Stray

_WORDS: Final = {"": "bullet", "url": "address"}
_FIFTH: Final = "* [Smooth Adversarial Training](https://arxiv.org/abs/2006.14536)"
_FOUR: Final = (
    "* [Neural Anisotropy Directions](https://arxiv.org/abs/2006.09717)",
    "* [Natural adversarial examples](https://arxiv.org/abs/1907.07174)",
    "* [Adversarial Logit Pairing](https://arxiv.org/abs/1803.06373)",
    "* [On Evaluating Adversarial Robustness](https://arxiv.org/abs/1902.06705)",
)
_AFTER_A_SPACE: Final = re.compile(r"[\w(\[*<]")


@check(
    "CUR103",
    "spacing",
    WARNING,
    scope="list",
    fix=SAFE,
    changes={"description"},
    why="Entries that are laid out like all others are read, compared and changed with less effort.",
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/2203.15331)  (CVPR 2022) <br/>  Compares learned filters.",
            good="* [T](https://arxiv.org/abs/2203.15331) (CVPR 2022) <br/> Compares learned filters.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/1901.09960)(ICML 2019) <br/>\nShows that pre-training helps.",
            good="* [T](https://arxiv.org/abs/1901.09960) (ICML 2019) <br/> Shows that pre-training helps.",
        ),
        Example(bad="\n\n".join([*_FOUR[:3], f"\n{_FOUR[3]}", _FIFTH]), good="\n\n".join([*_FOUR, _FIFTH])),
    ],
)
def spacing(listing: Listing) -> Iterator[Finding]:
    """Blank lines between entries, or spaces or line breaks inside one, are not as in the rest of the list.

    Spaces at the end of a line are left alone, and two behind a full stop as well.
    """
    yield from blank_lines(listing)
    for stray in stray_spaces(listing):
        if _is_plain(stray, listing.text):
            yield from _of_spaces(stray, listing.text)
    yield from broken_descriptions(listing)
    yield from wide_spaces(listing)


def _is_plain(stray: Stray, text: str) -> bool:
    """Whether the space may change: behind a line end may be a block, and few signs need a space before."""
    behind = text[stray.end : stray.end + 20]
    if stray.start == stray.end:
        return (stray.place.before, stray.place.name) != ("venue", "year") and _AFTER_A_SPACE.match(
            behind
        ) is not None
    broken = any(sign in text[stray.start : stray.end] for sign in "\r\n")
    return not (broken and BEGINS_A_BLOCK.match(behind))


def _of_spaces(stray: Stray, text: str) -> Iterator[Finding]:
    written, (before, name, *_, expected) = text[stray.start : stray.end], stray.place
    where = f"between {_WORDS.get(before, before)} and {_WORDS.get(name, name)}"
    if not written:
        message = f"no space {where}, expected one"
    elif not expected:
        message = f"white space {where}, expected none"
    else:
        told = "a line break" if written.strip(" ") else f"{len(written)} spaces"
        message = f"{told} {where}, expected one space"
    edits = (Edit(stray.start, stray.end, expected),)
    if keeps(stray.case, edits):
        yield Finding((stray.start, max(stray.end, stray.start + 1)), message, edits)
