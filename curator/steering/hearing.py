"""What in a thread is meant for the bot and not answered yet; obeyed, and answered in one comment.

The order of writes: a look (eyes), the memory, what follows from it, a thumb, and last the answer, by which a
comment is known to have been heard. Whoever is stopped before that and asked again begins with the look, and
changes nothing that is done already.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.commands.boxes import tick
from curator.core.commands.comment import FOR_EVERYBODY, heard
from curator.core.commands.ticks import ticked
from curator.pages.answer import MARK, Answers, part
from curator.steering.obeying import obey_all
from curator.steering.outside import Response
from curator.steering.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from curator.core.commands.comment import Heard
    from curator.ports.talk import Comment, Place
    from curator.steering.obeying import Obeyed
    from curator.steering.outside import Outside

LOOKING_BACK: Final = timedelta(days=1)
"""Events come late or never: what was said so long before a comment is heard before it."""


class _Thread(NamedTuple):
    """What was said in one place, and what the bot answered there."""

    comments: tuple[Comment, ...]
    answer: Comment | None
    answers: Answers


def hear(outside: Outside, number: int, ids: Collection[int]) -> Response:
    """Obey these comments of a thread, and what was said shortly before them and not answered."""
    thread = _thread(outside, number)
    fresh = list(_unanswered(thread, ids))
    if not fresh:
        return Response()
    place = outside.places.place(number)
    if place is None:
        return Response()
    sayings = [Saying.of_comment(one, what, place, allowed=_may(outside, one, what)) for one, what in fresh]
    for comment, _ in fresh:
        outside.manners.react(comment, "eyes")
    return _obeyed(outside, thread, sayings)


def hear_ticks(outside: Outside, number: int, *, by: str | None) -> Response:
    """Obey the boxes that are ticked in a body of the bot's own; ``by`` is None when nobody knows who did it.

    Only who may write to the repository can edit what the bot wrote, so such a box is somebody's who may.
    """
    place = outside.places.place(number)
    return Response() if place is None else hear_boxes(outside, place, by=by)


def hear_boxes(outside: Outside, place: Place, *, by: str | None) -> Response:
    """As `hear_ticks`, of a place that was just read."""
    ticks = [one for one in map(tick, ticked(place.body)) if one is not None]
    if not place.own or not ticks or (by is not None and not outside.manners.may_steer(by)):
        return Response()
    sayings = [Saying.of_tick(one, place, by=by or "") for one in ticks]
    thread = _thread(outside, place.number) if place.pull else None
    response = _obeyed(outside, thread, sayings)
    outside.places.untick(place.number, frozenset(one.name for one in ticks))
    return response


def _obeyed(outside: Outside, thread: _Thread | None, sayings: Sequence[Saying]) -> Response:
    """Obey and answer; a board answers by what it shows."""
    obeyed, problems = obey_all(outside, sayings)
    for one in obeyed:
        if one.saying.comment is not None:
            outside.manners.react(one.saying.comment, "+1" if one.well else "-1")
    if thread is not None:
        _answer(outside, thread, obeyed)
    return Response(tuple(_lines(obeyed)), problems)


def _answer(outside: Outside, thread: _Thread, obeyed: Sequence[Obeyed]) -> None:
    answers = thread.answers
    for one in obeyed:
        saying = one.saying
        made = part(saying.key, saying.digest, one.told, by=saying.by or "Somebody", more=saying.more)
        answers = answers.with_part(made)
    outside.conversation.answer(obeyed[0].saying.place.number, answers.render(), replacing=thread.answer)


def _thread(outside: Outside, number: int) -> _Thread:
    comments = outside.conversation.thread(number)
    answer = next((one for one in comments if one.own and one.text.startswith(MARK)), None)
    return _Thread(comments, answer, Answers.read(answer.text) if answer else Answers())


def _unanswered(thread: _Thread, ids: Collection[int]) -> Iterator[tuple[Comment, Heard]]:
    """What is meant for the bot, in the order in which it was written; nothing when ``ids`` are gone."""
    asked = [one for one in thread.comments if one.id in ids and not is_quiet(one)]
    if not asked:
        return
    first = min(one.written for one in asked) - LOOKING_BACK
    last = max(one.written for one in asked)
    for one in sorted(thread.comments, key=lambda one: (one.written, one.id)):
        if is_quiet(one) or not first <= one.written <= last:
            continue
        what = heard(one.text)
        if what.commands and not thread.answers.heard(str(one.id), what.digest):
            yield one, what


def is_quiet(comment: Comment) -> bool:
    """Whether it is passed over without a word: a program's, or one of an account that is gone."""
    return comment.own or comment.machine or not comment.author


def _may(outside: Outside, comment: Comment, what: Heard) -> bool:
    """Whether the author may steer; not asked where nothing needs it."""
    needed = any(one.verb and one.verb not in FOR_EVERYBODY for one in what.commands)
    return needed and outside.manners.may_steer(comment.author)


def _lines(obeyed: Sequence[Obeyed]) -> Iterator[str]:
    for one in obeyed:
        for told in one.told:
            yield f"#{one.saying.place.number}: {told.said}: {'done' if told.well else 'not done'}"
