"""Several new entries on one branch: placed one after another, grouped by section or by week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core.bundles import Bundling, Mode, bundle, is_bundle
from curator.core.list.document import apply_edits, parse
from curator.core.plan import Addition, Page, placed
from curator.core.policy import ListFormat
from curator.core.proposal import Outcome
from tests.core.making import LIST, NOW, SLUGS, candidate, record

if TYPE_CHECKING:
    from curator.core.record import Record

BRANCH = "curator/add/digest-2026-w15"


def page(text: str = LIST) -> Page:
    """The list, which can be read again with an entry more."""
    return Page(parse(text, slugs=SLUGS), "list/README.md", ListFormat(), SLUGS)


def addition(number: int, section: str = "detection") -> Addition:
    """One paper, placed alone."""
    return placed(candidate(number, section=section), page())


def bundling(mode: Mode, *records: Record, room: int = 9, begun: tuple[str, ...] = ()) -> Bundling:
    """A night's way to put papers together."""
    return Bundling(mode, records, begun, room, NOW.date())


@pytest.mark.parametrize("order", [(1, 2, 3, 4), (4, 3, 2, 1), (2, 4, 1, 3)])
@pytest.mark.parametrize("text", [LIST, LIST.replace("\n* [", "\n\n* ["), LIST.rstrip("\n")])
def test_the_edits_against_the_base_are_those_of_one_after_another(text: str, order: tuple[int, ...]) -> None:
    """In one section and in several, wherever an entry goes into another one's place."""
    wanted = [placed(candidate(one, section=("detection", "training")[one % 2]), page(text)) for one in order]
    made = bundle(BRANCH, wanted, page(text))
    assert made is not None
    after = text
    for one in wanted:
        now = placed(one.candidate, page(after))
        after = apply_edits(after, (now.edit,))
    assert apply_edits(text, made.edits) == after
    assert [one.key for one in made.additions] == [one.key for one in wanted]
    assert {one.branch for one in made.additions} == {BRANCH}
    assert made.diff.count("\n+*") == 4


def test_a_digest_is_named_by_its_week_and_a_section_by_its_heading() -> None:
    """For people, and as a key."""
    (digest,) = bundling("digest").put_together([addition(1), addition(2, "training")], page())
    assert (digest.key, digest.branch, digest.name) == ("add:digest-2026-w15", BRANCH, "week 15 of 2026")
    one, other = bundling("section").put_together([addition(1), addition(2, "training")], page())
    assert (one.name, other.name) == ("Adversarial Detection", "Training")
    assert one.branch == "curator/add/section-detection-2026-04-09"
    assert all(map(is_bundle, (digest.branch, one.branch)))
    assert not is_bundle(record(1).branch)


def test_while_one_is_open_or_was_made_today_there_is_no_other() -> None:
    """A section whose name begins alike is another section."""
    today = "curator/add/section-detection-2026-04-09"
    open_one = replace(record(9), branch="curator/add/section-detection-2026-03-01")
    decided = replace(record(9, outcome=Outcome.DECLINED), branch=today)
    alike = replace(record(9), branch="curator/add/section-detection-of-more-2026-04-09")
    for records, made in (([open_one], 0), ([decided], 0), ([alike], 1), ([], 1)):
        assert len(bundling("section", *records).put_together([addition(1)], page())) == made


def test_the_room_is_for_pull_requests_and_what_was_begun_comes_first() -> None:
    """Under the name that it was begun with, whatever the day."""
    both = [addition(1), addition(2, "training")]
    begun = "curator/add/section-training-2026-04-01"
    (one,) = bundling("section", room=1, begun=(begun,)).put_together(both, page())
    assert one.branch == begun
    assert bundling("section", room=0).put_together(both, page()) == ()
    assert bundling("digest", room=-1).put_together(both, page()) == ()


def test_what_cannot_be_written_beside_the_others_is_left_out() -> None:
    """And without any there is no pull request."""
    untitled = candidate(1)
    bad = replace(addition(1), candidate=replace(untitled, paper=replace(untitled.paper, title="\u200b")))
    made = bundle(BRANCH, [bad, addition(2)], page())
    assert made is not None
    assert [one.key for one in made.additions] == [addition(2).key]
    assert bundle(BRANCH, [bad], page()) is None
