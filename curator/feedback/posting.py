"""From a commit to what is said under its pull request; said again, it writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.errors import UsageError
from curator.lint.changed import Change
from curator.lint.check import Safety
from curator.lint.remarks import remarks, suggestions
from curator.pages import feedback as pages
from curator.ports.review import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curator.lint.remarks import Heard, Remark
    from curator.lint.report import FileReport
    from curator.ports.review import Reviews
    from curator.ports.talk import Conversation, Workbench

MOST_NOTES: Final = 20
"""Open remarks under one pull request; the comment tells of all findings."""


class Lint(NamedTuple):
    """The linter of the default branch: finds, and mends what is safe."""

    found: Callable[[Change], FileReport]
    mended: Callable[[Change], FileReport]


@dataclass(frozen=True, slots=True)
class Outside:
    """Everything outside that feedback needs, each behind its port.

    Attributes:
        path: of the list.
        blob: the address of a commit's folder of files, with a place for its name; "" when it is not known.
        docs: the address of the folder of the checks' pages; "" when it is not known.
    """

    conversation: Conversation
    workbench: Workbench
    reviews: Reviews
    lint: Lint
    path: str
    blob: str = ""
    docs: str = ""


class _Said(NamedTuple):
    """What is to stand under a pull request: the comment ("": none is needed), and the notes by digest."""

    comment: str
    notes: dict[str, Note]


def feedback(outside: Outside, commit: str, heard: Sequence[Heard]) -> tuple[str, ...]:
    """Tell the pull requests that stand at a commit what is wrong; sentences for a log.

    Raises:
        CuratorError: GitHub refused, or did not answer; what was said stands, and a repetition goes on.
    """
    numbers = outside.reviews.pulls_at(commit)
    if not numbers:
        return (f"No open pull request stands at {commit[:7]} any more, so nobody is told.",)
    return tuple(_told(outside, number, commit, heard) for number in numbers)


def _told(outside: Outside, number: int, commit: str, heard: Sequence[Heard]) -> str:
    said = _said(outside, number, commit, heard)
    fresh, over = _review(outside, number, commit, said.notes)
    standing = next(
        (one for one in outside.conversation.thread(number) if one.own and one.text.startswith(pages.MARK)),
        None,
    )
    if said.comment or standing is not None:
        outside.conversation.answer(number, said.comment or pages.mended(), replacing=standing)
    if not said.comment and standing is None:
        return f"#{number}: nothing is wrong, so nothing is said."
    return f"#{number}: {'told' if said.comment else 'all is well now'}; {fresh} new remarks, {over} done."


def _said(outside: Outside, number: int, commit: str, heard: Sequence[Heard]) -> _Said:
    site = pages.Site(outside.path, outside.blob.format(commit) if outside.blob else "", outside.docs)
    try:
        offer = outside.workbench.offer(number, path=outside.path)
        if offer is None:
            return _Said("", {})
        change = Change(offer.path, offer.before, offer.text)
        found = remarks(change, outside.lint.found(change), heard)
        mended = outside.lint.mended(change) if found else None
    except UsageError as error:  # a list that is no text, or a change that is too large
        return _Said(pages.unread(f"{error} {error.advice}"), {})
    if mended is None:
        return _Said("", {})
    shown = outside.reviews.lines(number, path=outside.path)
    notes = _notes(change, mended, found, shown, site)
    return _Said(pages.comment(found, site, suggested=len(notes)), notes)


def _notes(
    change: Change, mended: FileReport, found: Sequence[Remark], shown: frozenset[int], site: pages.Site
) -> dict[str, Note]:
    notes: dict[str, Note] = {}
    for one in suggestions(change, mended, shown=shown):
        about = [it for it in found if one.first <= it.first <= one.last and it.check.fix is Safety.SAFE]
        body = pages.note(one, about, site)
        if body is not None and len(notes) < MOST_NOTES:
            notes[one.digest] = Note(one.first, one.last, body)
    return notes


def _review(outside: Outside, number: int, commit: str, notes: dict[str, Note]) -> tuple[int, int]:
    """Resolve remarks that are no longer true, make those that are missing; how many of each.

    One that a person has resolved is not made again: they have seen it.
    """
    standing = [(one, pages.digest_of(one.body)) for one in outside.reviews.threads(number)]
    over = [one for one, digest in standing if digest and digest not in notes and not one.resolved]
    for one in over:
        outside.reviews.resolve(one, saying=pages.done(one.body))
    known = {digest for _, digest in standing}
    fresh = [note for digest, note in notes.items() if digest not in known]
    if fresh:
        outside.reviews.review(number, fresh, commit=commit, path=outside.path)
    return len(fresh), len(over)
