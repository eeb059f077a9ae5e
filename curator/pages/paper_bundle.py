"""The words of a proposal that adds several papers: each with its place and evidence, and how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.commands.boxes import paper_name
from curator.core.commands.ticks import box
from curator.core.markdown.escaping import clean
from curator.core.proposal import Marker, Proposal
from curator.pages import evidence
from curator.pages.fitting import fitting
from curator.pages.inert import Markdown, destination, fenced, plain, shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from curator.core.bundles import Bundle
    from curator.core.plan import Addition

_UNTITLED: Final = "untitled"
_LONGEST_NAME: Final = 80
_LONGEST_TITLE: Final = 300
_LONGEST_LINE: Final = 600
_LONGEST_ABSTRACTS: Final = (400, 150, 0)
_MOST_QUOTES: Final = 4
_MOST_IDS: Final = 60

BOXES: Final = {
    "ready": "ready to be merged: no draft any more (`/curator ready`)",
    "ignore": "never propose any of these papers (`/curator ignore`)",
    "snooze:30": "ask again in 30 days (`/curator snooze 30`)",
}
"""What can be answered with a tick about all of them: the boxes' names, and their words."""


class _Paper(NamedTuple):
    """One paper as the page shows it; ``words`` are those that decided."""

    title: str
    url: Markdown
    authors: str
    id: str
    heading: str
    runner_up: str
    score: float
    words: str
    venue: str
    abstract: str
    box: Markdown


def compose(bundle: Bundle, *, labels: tuple[str, ...]) -> Proposal:
    """The finished proposal of several new entries; nothing of the papers' texts is active in it.

    As that of one paper, it tells no line numbers, and is worth other words only when the entries are others.

    Raises:
        BrokenPromise: the body would be longer than GitHub takes, although each of its parts is bounded.
    """
    count = len(bundle.additions)
    name = shortened(plain(bundle.name), _LONGEST_NAME)
    title = f"Add: {count} {'paper' if count == 1 else 'papers'} ({name})"
    ids = dict.fromkeys(one for addition in bundle.additions for one in addition.candidate.ids)
    marker = Marker(bundle.key, tuple(ids)[:_MOST_IDS], title)
    sections = {addition.section for addition in bundle.additions}
    return Proposal(
        key=bundle.key,
        kind="add",
        branch=bundle.branch,
        title=title,
        body=_body(bundle, marker),
        message="\n".join((title, "", *(str(addition.candidate.id) for addition in bundle.additions))),
        edits=bundle.edits,
        labels=labels,
        marker=marker,
        section=sections.pop() if len(sections) == 1 else "",
        score=None,
        gist=_gist(bundle),
    )


def _body(bundle: Bundle, marker: Marker) -> str:
    bodies = (_rendered(bundle, marker, longest=longest) for longest in _LONGEST_ABSTRACTS)
    return fitting(bodies, what=bundle.key)


def _rendered(bundle: Bundle, marker: Marker, *, longest: int) -> str:
    return template("paper_bundle.md.j2").render(
        papers=[_paper(addition, longest=longest) for addition in bundle.additions],
        boxes=[Markdown(box(words, name=name)) for name, words in BOXES.items()],
        diff=_gist(bundle),
        marker=Markdown(marker.encode()),
    )


def _paper(addition: Addition, *, longest: int) -> _Paper:
    candidate = addition.candidate
    paper = candidate.paper
    _, other = evidence.placings(candidate, section=addition.section)
    quotes = evidence.quotes(candidate, section=addition.section)[:_MOST_QUOTES]
    return _Paper(
        title=shortened(clean(paper.title) or _UNTITLED, _LONGEST_TITLE),
        url=destination(paper.url),
        authors=evidence.authors(paper),
        id=str(candidate.id),
        heading=shortened(clean(addition.heading), _LONGEST_NAME),
        runner_up=other.section if other else "",
        score=candidate.classification.screening.score,
        words=shortened(", ".join(quote.words for quote in quotes), _LONGEST_TITLE),
        venue=evidence.venue(paper),
        abstract=shortened(paper.abstract, longest) if longest else "",
        box=Markdown(box("not this one", name=f"drop:{paper_name(candidate.id)}")),
    )


def _gist(bundle: Bundle) -> Markdown:
    """The lines that are added."""
    lines = (shortened(f"+{addition.entry}", _LONGEST_LINE) for addition in bundle.additions)
    return fenced("\n".join(lines), language="diff")
