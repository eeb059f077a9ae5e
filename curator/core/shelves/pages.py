"""What is known of pages that were read as a whole, so that nobody sends them again for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Validators(NamedTuple):
    """What an earlier answer was marked with, so that a service can say that it still stands; "" for none."""

    etag: str = ""
    last_modified: str = ""


UNMARKED: Final = Validators()
"""Of an answer that was marked with nothing."""


class SeenPage(NamedTuple):
    """What is known of something that was read as a whole.

    Attributes:
        validators: what its first page was marked with.
        page: a digest of that page; "" where nothing but the day is known.
        papers: a digest of all papers that it led to; "" likewise.
        seen: the day on which it was read, or found unchanged.
    """

    validators: Validators
    page: str
    papers: str
    seen: date
