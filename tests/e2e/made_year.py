"""A year of arXiv and of eight venues that nobody lived through: papers for the list, others, and traps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal

from tests.services.conference_pages import ACCEPTED, REJECTED, WITHDRAWN, WORKSHOP, Edition, Work
from tests.support.made_works import defenses, others

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tests.support.made_works import Words

BEGIN: Final = date(2025, 1, 6)
NIGHTS: Final = 365
EDITIONS: Final = (
    Edition("ICLR", 2025, date(2025, 4, 10), "openreview"),
    Edition("AISTATS", 2025, date(2025, 5, 7), "pmlr", 258),
    Edition("CVPR", 2025, date(2025, 6, 5), "cvf"),
    Edition("ICML", 2025, date(2025, 7, 8), "virtual"),
    Edition("ACL", 2025, date(2025, 7, 20), "acl"),
    Edition("ICCV", 2025, date(2025, 10, 12), "cvf"),
    Edition("EMNLP", 2025, date(2025, 11, 3), "acl"),
    Edition("NeurIPS", 2025, date(2025, 12, 8), "neurips"),
)
"""In the order in which they appear."""

AGAIN: Final = (Edition("ICML", 2025, date(2025, 8, 25), "pmlr", 267),)
"""The same papers at a second site: proceedings that are printed weeks after the conference's own list."""

Kind = Literal[
    "preprint", "fresh", "declined", "printed", "printed first", "later", "arXiv only", "refused", "apart"
]
"""How a paper for the list goes through the year.

"preprint" stands on arXiv months before its proceedings, "fresh" days before, and "later" was rejected by one
venue before another took it: these are to be upgraded. "declined" is a preprint that maintainers do not want.
"printed" stands in proceedings only, "printed first" comes to arXiv afterwards. "refused" was rejected or
withdrawn, and "apart" was at a workshop: both stand on arXiv, too, and are no papers of a main conference.
"""

_BOTH: Final = frozenset({"preprint", "fresh", "later", "printed first"})
_MONTHS_BEFORE: Final = (40, 75, 110, 150)


@dataclass(frozen=True, slots=True)
class Story:
    """One paper for the list: when it is on arXiv, None for never, and where it appears, None for nowhere."""

    words: Words
    kind: Kind
    arxiv: str
    submitted: date | None
    edition: Edition | None

    @property
    def first(self) -> date:
        """The day on which the first channel has it."""
        printed = self.edition.appears if self.edition and self.kind not in {"refused", "apart"} else None
        return min(day for day in (self.submitted, printed) if day is not None)

    @property
    def is_in_both(self) -> bool:
        """Whether maintainers want it, and both arXiv and proceedings have it in the end."""
        return self.kind in _BOTH


@dataclass
class MadeYear:
    """Everything that the services are to show in the year, and what is to come of it."""

    stories: list[Story] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)

    def until(self, day: date) -> list[Story]:
        """The papers for the list that a channel has on a day."""
        return [story for story in self.stories if story.first <= day]


def made_year(*, size: int = 1, seed: int = 0, venues: Collection[str] = ()) -> MadeYear:
    """The year; with ``size`` so many of each kind at each venue, or only at ``venues``."""
    year = MadeYear()
    words, other = defenses(seed), others(seed + 1)
    numbers = iter(range(1, 99_999))
    for at, edition in enumerate(EDITIONS):
        for story in _at(edition, at, words, numbers, size):
            if not venues or edition.venue in venues:
                _add(year, story)
        for noise in islice(other, 3 * size):
            year.noise.append(noise.title)
            year.works.append(Work(noise.title, noise.authors, *edition.key, abstract=noise.abstract))
    for at in range(26 * size):
        day = BEGIN + timedelta(days=3 + at * 13 // size)
        _add(year, Story(next(words), "arXiv only", _number(day, next(numbers)), day, None))
    for at in range(-10, NIGHTS + 30):
        day = BEGIN + timedelta(days=at)
        noise = next(other)
        year.noise.append(noise.title)
        year.records.append(_record(noise, _number(day, next(numbers)), day, ""))
    return year


def _at(
    edition: Edition, at: int, words: Iterator[Words], numbers: Iterator[int], size: int
) -> Iterator[Story]:
    """The papers that have to do with one venue-year."""
    for copy in range(size):
        for back in _MONTHS_BEFORE[: 2 + copy % 2]:
            day = max(edition.appears - timedelta(days=back + 2 * copy), BEGIN + timedelta(days=at + copy))
            yield Story(next(words), "preprint", _number(day, next(numbers)), day, edition)
        kinds: Iterable[tuple[Kind, int]] = (
            ("fresh", -3),
            ("declined", -30),
            ("printed first", 20),
            ("refused", -45),
            ("apart", -50),
        )
        for kind, days in kinds:
            day = edition.appears + timedelta(days=days - copy if days < 0 else days + copy)
            yield Story(next(words), kind, _number(day, next(numbers)), day, edition)
        yield Story(next(words), "printed", "", None, edition)
        if edition.venue in {"ICML", "NeurIPS", "EMNLP"}:
            day = date(2025, 2, 3 + copy)
            yield Story(next(words), "later", _number(day, next(numbers)), day, edition)


def _add(year: MadeYear, story: Story) -> None:
    """Show a paper on arXiv and in proceedings, with what else is said of it."""
    year.stories.append(story)
    year.works += _appearances(story)
    if story.submitted is not None:
        year.records.append(_record(story.words, story.arxiv, story.submitted, _comment(story)))


def _appearances(story: Story) -> Iterator[Work]:
    """Its records at venues; half of the preprints are printed under nearly the same title, by one more."""
    if story.edition is None:
        return
    title, authors, abstract = story.words
    venue, number = story.edition.key
    if story.kind == "preprint" and int(story.arxiv[-1]) % 2:
        title, authors = title.replace("-", " ").replace(" a", " A"), (*authors, "Zoe Zuletzt")

    def at(name: str, standing: str) -> Work:
        return Work(title, authors, name, number, standing, story.arxiv, abstract)

    if story.kind == "refused":
        # The Anthology keeps what was retracted; OpenReview shows what it refused.
        apart = WITHDRAWN if int(story.arxiv[-1]) % 2 else REJECTED
        yield at(venue, WITHDRAWN) if venue in {"ACL", "EMNLP"} else at(venue, apart)
    elif story.kind == "apart":
        yield at(venue, WORKSHOP)
    else:
        if story.kind == "later":
            yield at("ICLR", REJECTED)
        yield at(venue, ACCEPTED)


def _comment(story: Story) -> str:
    """What its authors wrote on arXiv: no acceptance, whatever it names."""
    if story.edition is None:
        return "12 pages, 4 figures"
    named = f"{story.edition.venue} {story.edition.year}"
    return {
        "refused": f"Submitted to {named}",
        "apart": f"{named} Workshop on Adversarial Machine Learning",
        "preprint": f"Under review at {named}",
        "later": "Under review",
    }.get(story.kind, "")


def _record(words: Words, number: str, day: date, comment: str) -> dict[str, Any]:
    moment = f"{day}T11:00:00+00:00"
    return {
        "id": number,
        "title": words.title,
        "abstract": words.abstract,
        "authors": list(words.authors),
        "published": moment,
        "updated": moment,
        "version": 1,
        "categories": ["cs.LG"],
        "comment": comment,
    }


def _number(day: date, number: int) -> str:
    return f"{day:%y%m}.{number:05}"
