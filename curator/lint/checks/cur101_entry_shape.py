"""CUR101: a bullet among the entries of a section that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.shape.frame import frame_of
from curator.lint.shape.unread_bullets import entries_without_bullet, unread_bullets
from curator.lint.shape.unreadable_entry import is_meant_as_entry, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.listing import Listing


@check(
    "CUR101",
    "entry-shape",
    ERROR,
    scope="list",
    why=(
        "A bullet that cannot be read as an entry has no link that works, or is missed by whatever looks for "
        "papers in the list, such as the search for duplicates."
    ),
    examples=[
        Example(
            bad=(
                "* [Adversarial Logit Pairing](https://arxiv.org/abs/1803.06373)\n"
                "* Smooth Adversarial Training (https://arxiv.org/abs/2006.14536)"
            ),
            good=(
                "* [Adversarial Logit Pairing](https://arxiv.org/abs/1803.06373)\n"
                "* [Smooth Adversarial Training](https://arxiv.org/abs/2006.14536)"
            ),
        ),
        Example(
            bad="* [Smooth Adversarial Training]() <br/> Replaces ReLU by smooth activations.",
            good=(
                "* [Smooth Adversarial Training](https://arxiv.org/abs/2006.14536) <br/> "
                "Replaces ReLU by smooth activations."
            ),
        ),
    ],
)
def entry_shape(listing: Listing) -> Iterator[Finding]:
    """A bullet in a section of papers cannot be read as an entry.

    Bullets within an entry are its own; sections in which entries are in the minority are left alone, and
    bullets that speak of no paper as well.
    """
    frame = frame_of(listing.around.form.template)
    for start, end in unread_bullets(listing):
        text = listing.text[start:end]
        if is_meant_as_entry(text, frame):
            message, first, last = reason(text, frame)
            yield Finding((start + first, start + last), message)
    if frame.is_link:
        yield from (
            Finding(span, "no bullet stands before the entry") for span in entries_without_bullet(listing)
        )
    if frame.address:
        yield from (_without_address(case) for case in listing.cases if not case.entry.url)


def _without_address(case: Case) -> Finding:
    start, end = case.entry.span_of("url") or case.title
    return Finding((start - 1, end + 1), "the link has no address")
