"""One venue-year asked for, and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from curator.core.harvest import Status
from curator.core.links.challenges import challenge_in
from curator.core.shelves.shelf import Shelf
from curator.core.shelves.watches import OVERDUE
from curator.errors import NoAnswer
from curator.ports import UNMARKED, SeenPage, Validators
from curator.proceedings.asking import UNCHANGED
from curator.proceedings.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from curator.core.shelves.watches import Watch
    from curator.core.works.paper import Paper
    from curator.ports import Answer
    from curator.proceedings.asking import Desk
    from curator.proceedings.reader import Reader
    from curator.proceedings.walking import Walked

Explain = Callable[[NoAnswer], str]
_OK: Final = 200
_GONE: Final = frozenset({404, 410})
_TOLERATED_LOSS: Final = 0.1
"""Share of papers that may be missing where they stood before; more of them have not been withdrawn."""


class Named(Protocol):
    """Something that is asked for and remembered."""

    @property
    def name(self) -> str:
        """As the report calls it."""
        ...

    @property
    def key(self) -> str:
        """What its memory is kept under."""
        ...


class Reading(NamedTuple):
    """What came of one venue-year or list: its status, a sentence, its papers, and what to remember of it."""

    about: Named
    status: Status
    reason: str
    shelf: Shelf = Shelf()
    page: SeenPage | None = None


def told(error: NoAnswer) -> str:
    """Why there was no answer, as part of a sentence."""
    if error.body and challenge_in(error.status or _OK, {}, error.body):
        return f"it turns programs away ({error})"
    return str(error)


class Question(NamedTuple):
    """What is asked, by whose module, on which day, and what is known of it already.

    ``explain`` says of a question that came to nothing why, and what can be done about it.
    """

    watch: Watch
    reader: Reader
    today: date
    seen: SeenPage | None = None
    explain: Explain = told

    @property
    def held(self) -> SeenPage | None:
        """What need not come again; nothing is, when it is looked at for the last time."""
        read = self.seen.seen if self.seen else None
        return None if self.watch.is_last_look(today=self.today, read=read) else self.seen


def read(question: Question, desk: Desk) -> Reading:
    """Ask for a venue-year and everything that it leads to; raises nothing for what the site did."""
    watch, held = question.watch, question.held
    ask = question.reader.request(watch.venue, watch.year)
    if ask is None:
        reason = "its source knows no place for it; take it out of `calendar`, or name another `source`"
        return Reading(watch, Status.PARTIAL, reason)
    try:
        answer = desk.first(ask, held=held.validators if held else UNMARKED)
    except NoAnswer as error:
        challenged = challenge_in(error.status or _OK, {}, error.body)
        if error.status in _GONE and not ask.always_there and not challenged:
            return _absent(question, f"status {error.status}")
        return Reading(watch, Status.DOWN, f"nothing could be read: {question.explain(error)}")
    if held and (answer.status == UNCHANGED or digest(answer.body) == held.page):
        page = held._replace(validators=marks_of(answer, held.validators), seen=question.today)
        return Reading(watch, Status.QUIET, f"unchanged since {held.seen}", page=page)
    return _judged(question, answer, walk(answer.body, ask, watch, reader=question.reader, desk=desk))


def marks_of(answer: Answer, held: Validators = UNMARKED) -> Validators:
    """What an answer is marked with; what is ``held`` keeps its marks where it has none."""
    headers = answer.headers
    told = Validators(headers.get("etag", ""), headers.get("last-modified", ""))
    return told if any(told) else held


def digest(body: bytes) -> str:
    """A short name for a page's content."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def digest_of_papers(papers: Iterable[Paper]) -> str:
    """How many papers there are, and a short name for them together, whatever their order."""
    told = sorted(f"{' '.join(map(str, paper.ids))} {paper.title}" for paper in papers)
    return f"{len(told)} {digest(chr(10).join(told).encode('utf-8', 'replace'))}"


def page_of(answer: Answer, shelf: Shelf, today: date, *, on_one_page: bool) -> SeenPage:
    """What to remember; the first of several pages is not, because it stays the same when others change."""
    papers = digest_of_papers(shelf.papers)
    if on_one_page:
        return SeenPage(marks_of(answer), digest(answer.body), papers, today)
    return SeenPage(UNMARKED, "", papers, today)


def _judged(question: Question, answer: Answer, walked: Walked) -> Reading:
    watch, seen, shelf = question.watch, question.seen, walked.shelf
    if shelf.announced and not shelf.papers and not shelf.doubts:
        return _absent(question, "its list has no paper yet")
    if not shelf.papers:
        return Reading(watch, Status.DOWN, shelf.fault, shelf)
    came = f"{len(shelf.papers):,} paper{'s' * (len(shelf.papers) != 1)}"
    if shelf.told_aside:
        came += f" (set aside: {shelf.told_aside})"
    if shelf.waiting:
        came += f" (none on {shelf.waiting:,} of its pages)"
    doubts = (*shelf.doubts, *_lost(len(shelf.papers), seen))
    if doubts:
        return Reading(watch, Status.PARTIAL, f"{came}, but {'; '.join(doubts)}", shelf)
    page = page_of(answer, shelf, question.today, on_one_page=walked.on_one_page)
    if seen is not None and seen.papers == page.papers:
        return Reading(watch, Status.QUIET, f"{came}, the same as on {seen.seen}", page=page)
    return Reading(watch, Status.FRESH, f"{came}{_since(seen)}", shelf, page)


def _since(seen: SeenPage | None) -> str:
    """What was known before of papers that are new."""
    if seen is None:
        return ", for the first time"
    if not seen.papers:
        return f"; it was read on {seen.seen}, but this machine does not know what it held"
    return f", not the same as on {seen.seen}"


def _lost(count: int, seen: SeenPage | None) -> tuple[str, ...]:
    """What a list that was longer before looks like: half of it in a form that nobody knows."""
    before = int(seen.papers.partition(" ")[0] or 0) if seen else 0
    if seen is None or count >= before * (1 - _TOLERATED_LOSS):
        return ()
    return (f"{before:,} stood there on {seen.seen}",)


def _absent(question: Question, why: str) -> Reading:
    """Not out yet, or late, or gone."""
    watch, seen = question.watch, question.seen
    if seen is not None:
        return Reading(watch, Status.DOWN, f"it was there on {seen.seen} and is no more ({why})")
    if not watch.is_late(today=question.today):
        return Reading(watch, Status.QUIET, f"not out yet ({why})")
    until = watch.end + OVERDUE
    reason = (
        f"nothing came, although it was expected until {watch.end} ({why}); correct `end` in `calendar`, or"
        f" take it out; until {until} it is asked for every night"
    )
    return Reading(watch, Status.STALE, reason)
