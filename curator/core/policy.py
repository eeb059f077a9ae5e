"""The maintainer's choices that the pure core works by, as values."""

from __future__ import annotations

from typing import Literal, NamedTuple

LinkForm = Literal["neighbours", "abs", "pdf", "pdf-extension"]
UpgradeLink = Literal["keep", "proceedings"]
Order = Literal["newest-first", "oldest-first", "top", "bottom"]

DEFAULT_TEMPLATE = "* [{title}]({url}){? ({venue} {year})?}{? <br/> {description}?}"


class ListFormat(NamedTuple):
    """How the list is written: ``blank_lines`` between entries (None: as the neighbours do).

    ``upgrade_link`` says where the main link of an entry leads once the paper is published.
    """

    template: str = DEFAULT_TEMPLATE
    blank_lines: int | None = None
    order: Order = "newest-first"
    link_form: LinkForm = "neighbours"
    upgrade_link: UpgradeLink = "keep"


class Limits(NamedTuple):
    """How much the bot may put in front of people, and how long a silence is bearable (days)."""

    max_open: int = 20
    max_per_run: int = 5
    max_per_day: int = 10
    max_silence_days: int = 5
