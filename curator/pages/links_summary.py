"""Checked links for the summary of a workflow: Markdown, far below GitHub's 1 MiB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.links.words import in_words, says_who
from curator.pages.inert import Markdown, shortened, verbatim
from curator.pages.links_terminal import figures, worth_a_line
from curator.pages.templating import template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.links.report import CheckedLink, CheckedLists

_SHOWN: Final = 200
_MOST_TROUBLES: Final = 20
_LONGEST: Final = 300


def render(checked: CheckedLists, *, others: Sequence[CheckedLink]) -> str:
    """Markdown to append to the step summary; foreign text in it neither links nor pings.

    ``others`` are the links behind which another title stands than the entry's.
    """
    rows, alike = worth_a_line(checked.links)
    return template("links_summary.md.j2").render(
        figures=figures(checked),
        rows=rows[:_SHOWN],
        more=max(0, len(rows) - _SHOWN),
        alike=alike,
        address=_address,
        remarks=checked.remarks,
        others=others[:_SHOWN],
        troubles=checked.report.troubles[:_MOST_TROUBLES],
        words=in_words,
        says_who=says_who,
        cut=lambda text: shortened(text, _LONGEST),
    )


def _address(url: str) -> Markdown:
    """The address as code: nobody can click on it by mistake, and what is copied is the address."""
    return Markdown(f"`{verbatim(shortened(url, _LONGEST)).replace('|', '%7C')}`")
