"""A proposal's words: what the paper is, why it was picked, where it goes, the change, how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.commands.ticks import box
from curator.core.markdown.escaping import clean
from curator.core.proposal import Marker, Proposal
from curator.pages import evidence
from curator.pages.fitting import fitting
from curator.pages.inert import Markdown, destination, fenced, plain, shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from curator.core.plan import Addition

_UNTITLED: Final = "untitled"
_LONGEST_TITLE: Final = 200
_LONGEST_ABSTRACT: Final = 900
_LONGEST_LINE: Final = 300
_LONGEST_DIFF: Final = 8_000
_MOST_IDS: Final = 12

BOXES: Final = {
    "ready": "ready to be merged: no draft any more (`/curator ready`)",
    "ignore": "never propose this paper (`/curator ignore`)",
    "snooze:30": "ask again in 30 days (`/curator snooze 30`)",
}
"""What can be answered with a tick: the boxes' names, and their words."""


def compose(addition: Addition, *, labels: tuple[str, ...]) -> Proposal:
    """The finished proposal of one new entry; nothing of the paper's texts is active in it.

    It tells no line numbers, and is worth other words only when entry, section or title are others: scores
    that have changed are no reason to write to anybody.

    Raises:
        BrokenPromise: the body would be longer than GitHub takes, although each of its parts is bounded.
    """
    candidate = addition.candidate
    place = f" ({addition.section})"
    title = shortened(plain(candidate.title) or _UNTITLED, _LONGEST_TITLE - len(f"Add: {place}"))
    marker = Marker(addition.key, candidate.ids[:_MOST_IDS], shortened(candidate.title, _LONGEST_LINE))
    return Proposal(
        key=addition.key,
        kind="add",
        branch=addition.branch,
        title=f"Add: {title}{place}",
        body=_body(addition, marker),
        message=f"Add: {title}\n\n{candidate.id}, into {addition.section}",
        edits=(addition.edit,),
        labels=labels,
        marker=marker,
        section=addition.section,
        score=candidate.classification.screening.score,
        gist=_gist(addition),
    )


def _gist(addition: Addition) -> Markdown:
    """The line that is added."""
    return fenced(shortened(f"+{addition.entry}", _LONGEST_DIFF), language="diff")


def _body(addition: Addition, marker: Marker) -> str:
    candidate = addition.candidate
    paper = candidate.paper
    here, other = evidence.placings(candidate, section=addition.section)
    body = template("pull_request.md.j2").render(
        title=shortened(clean(paper.title) or _UNTITLED, _LONGEST_LINE),
        url=destination(paper.url),
        authors=evidence.authors(paper),
        date=f"{paper.published:%d %B %Y}" if paper.published else "",
        id=str(candidate.id),
        abstract=shortened(paper.abstract, _LONGEST_ABSTRACT),
        addition=addition,
        here=here,
        other=other,
        venue=evidence.venue(paper),
        links=[(name, destination(url)) for name, url in evidence.addresses(candidate.ids[:_MOST_IDS])],
        score=candidate.classification.screening.score,
        quotes=evidence.quotes(candidate, section=addition.section),
        diff=_gist(addition),
        boxes=[Markdown(box(words, name=name)) for name, words in BOXES.items()],
        marker=Markdown(marker.encode()),
    )
    return fitting([body], what=addition.key)
