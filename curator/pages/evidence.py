"""What a reviewer is shown of a paper besides its title: the words that decided, its people, its venue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from curator.pages.inert import ELLIPSIS, quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.candidate import Candidate, Evidence, Placing
    from curator.core.works.paper import Paper, PaperId

_LONGEST: Final = 300
_LONGEST_NAME: Final = 60
_MOST_QUOTES: Final = 8
_MOST_AUTHORS: Final = 8
_CONTEXT: Final = 40


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence as a row of a table: the words with a little of what stands around them."""

    before: str
    words: str
    after: str
    field: str
    rule: str
    weight: str

    @property
    def parted_before(self) -> bool:
        """Whether a space stands before the words."""
        return self.before[-1:].isspace()

    @property
    def parted_after(self) -> bool:
        """Whether a space stands after the words."""
        return self.after[:1].isspace()


def quotes(candidate: Candidate, *, section: str) -> tuple[Quote, ...]:
    """The weightiest evidence of screening and section, each phrase of a rule once."""
    classification = candidate.classification
    here, _ = placings(candidate, section=section)
    pieces = {
        (piece.rule, piece.quote.lower()): piece
        for piece in (*(here.evidence if here else ()), *classification.screening.evidence)
    }
    heaviest = sorted(pieces.values(), key=lambda piece: -abs(piece.weight))
    return tuple(_quote(piece, candidate.paper) for piece in heaviest[:_MOST_QUOTES])


def placings(candidate: Candidate, *, section: str) -> tuple[Placing | None, Placing | None]:
    """How well the paper fits ``section``, and the best of the other sections."""
    ranking = candidate.classification.ranking
    return (
        next((placing for placing in ranking if placing.section == section), None),
        next((placing for placing in ranking if placing.section != section), None),
    )


def authors(paper: Paper) -> str:
    """The first few names, and how many more."""
    named = ", ".join(shortened(name, _LONGEST_NAME) for name in paper.authors[:_MOST_AUTHORS])
    more = len(paper.authors) - _MOST_AUTHORS
    return f"{named} and {more} more" if more > 0 else named or "authors unknown"


def venue(paper: Paper) -> str:
    """What is known of a venue and from where; a comment of the authors is quoted, not believed."""
    said = " and ".join(
        f"the {source} says {quoted(shortened(text, _LONGEST))}"
        for source, text in (("authors' comment", paper.comment), ("journal reference", paper.journal_ref))
        if text.strip()
    )
    if paper.venue:
        known = f"{paper.venue.name} {paper.venue.year or ''}".strip()
        return f"{known}; {said}." if said else known
    return f"none in the entry; {said}." if said else "none is claimed."


def addresses(ids: Iterable[PaperId]) -> Iterator[tuple[str, str]]:
    """Where the paper can be read, as name and URL, by the ids that lead somewhere."""
    for one in ids:
        value = quote(one.value, safe="/.-_")
        match one.scheme:
            case "arxiv":
                yield "abstract", f"https://arxiv.org/abs/{value}"
                yield "PDF", f"https://arxiv.org/pdf/{value}"
            case "doi":
                yield "DOI", f"https://doi.org/{value}"
            case "openreview":
                yield "OpenReview", f"https://openreview.net/forum?id={value}"
            case "acl":
                yield "ACL Anthology", f"https://aclanthology.org/{value}"


def _quote(piece: Evidence, paper: Paper) -> Quote:
    text = {"title": paper.title, "abstract": paper.abstract}.get(piece.field, piece.quote)
    inside = text[piece.start : piece.end] == piece.quote
    before = text[max(0, piece.start - _CONTEXT) : piece.start] if inside else ""
    after = text[piece.end : piece.end + _CONTEXT] if inside else ""
    return Quote(
        before=f"{ELLIPSIS}{before}" if inside and piece.start > _CONTEXT else before,
        words=shortened(piece.quote, _LONGEST),
        after=f"{after}{ELLIPSIS}" if inside and piece.end + _CONTEXT < len(text) else after,
        field=piece.field,
        rule=piece.rule,
        weight=f"{piece.weight:+.1f}",
    )
