"""Channels of one service held against each other: what is a disagreement, and what is only late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from curator.core.channels import disagreement, united
from curator.core.harvest import Harvest, Health, Status
from curator.core.window import Window
from curator.core.works.paper import Paper, PaperId

END = datetime(2026, 4, 15, tzinfo=UTC)
WEEK = Window(END - timedelta(days=7), END)
HOUR = timedelta(hours=1)


def paper(
    number: int, published: datetime | None = None, *, source: str = "arxiv", title: str = "T"
) -> Paper:
    """A paper with an id of its own; by default an hour younger than the one before, through the week."""
    moment = published or WEEK.start + HOUR * number
    own = PaperId("arxiv", f"2604.{number:05d}")
    return Paper((own,), title, f"https://arxiv.org/abs/{own.value}", published=moment, source=source)


def harvest(*papers: Paper, status: Status = Status.FRESH) -> Harvest:
    """What a channel brought."""
    return Harvest(papers, (), Health("x", status, WEEK, 1, len(papers), None, "."))


ALL = [paper(number) for number in range(160)]


def test_channels_that_have_the_same_agree() -> None:
    """Whatever they call the papers."""
    other = [paper(number, title="t") for number in range(160)]
    assert disagreement({"arxiv": harvest(*ALL), "arxiv_oai": harvest(*other)}, WEEK) == ""


def test_one_channel_has_nothing_to_disagree_with() -> None:
    """And none has less."""
    assert disagreement({"arxiv": harvest(*ALL)}, WEEK) == ""
    assert disagreement({}, WEEK) == ""


def test_a_settled_paper_that_one_lacks_is_told() -> None:
    """With its id, and by whom it is lacked."""
    said = disagreement({"arxiv": harvest(*ALL[1:]), "arxiv_oai": harvest(*ALL)}, WEEK)
    assert said == "arxiv lacks a paper that arxiv_oai has (arxiv:2604.00000)"


def test_of_many_papers_three_are_named() -> None:
    """Both directions are told."""
    said = disagreement({"arxiv": harvest(*ALL[5:]), "arxiv_oai": harvest(*ALL[:5], *ALL[6:])}, WEEK)
    assert said == (
        "arxiv lacks 5 papers that arxiv_oai has (arxiv:2604.00000, arxiv:2604.00001, arxiv:2604.00002, …); "
        "arxiv_oai lacks a paper that arxiv has (arxiv:2604.00005)"
    )


def test_papers_of_the_last_days_may_be_late() -> None:
    """An index that is behind is no disagreement, until most of them are missing."""
    late = harvest(*ALL[:130])
    assert disagreement({"arxiv": late, "arxiv_oai": harvest(*ALL)}, WEEK) == ""
    gone = harvest(*ALL[:100])
    said = disagreement({"arxiv": gone, "arxiv_oai": harvest(*ALL)}, WEEK)
    assert said == "arxiv does not show 60 of 64 papers of the last days that arxiv_oai has"


def test_a_few_late_papers_prove_nothing() -> None:
    """A narrow category has days with three."""
    few = [paper(number, END - HOUR * number) for number in range(1, 9)]
    assert disagreement({"arxiv": harvest(ALL[0]), "arxiv_oai": harvest(ALL[0], *few)}, WEEK) == ""


def test_papers_of_other_times_are_not_compared() -> None:
    """Nor those of which a channel does not tell when they came."""
    outside = paper(900, WEEK.start - HOUR)
    undated = Paper((PaperId("arxiv", "2604.00901"),), "T", "https://arxiv.org/abs/2604.00901")
    assert disagreement({"arxiv": harvest(*ALL), "arxiv_oai": harvest(*ALL, outside, undated)}, WEEK) == ""


def test_a_channel_of_one_announcement_is_not_held_to_lack_the_others() -> None:
    """It can still show what another one does not."""
    noon = END - timedelta(hours=12)
    news = [paper(number, noon) for number in range(140, 160)]
    assert disagreement({"arxiv": harvest(*ALL), "arxiv_rss": harvest(*news)}, WEEK) == ""
    said = disagreement({"arxiv": harvest(*ALL[:145]), "arxiv_rss": harvest(*news)}, WEEK)
    assert said == "arxiv does not show 15 of 20 papers of the last days that arxiv_rss has"


@pytest.mark.parametrize("status", [Status.DOWN, Status.PARTIAL, Status.STALE])
def test_a_channel_that_was_not_read_whole_is_not_compared(status: Status) -> None:
    """That it lacks papers is told by its own health."""
    half = harvest(*ALL[:10], status=status)
    assert disagreement({"arxiv": half, "arxiv_oai": harvest(*ALL)}, WEEK) == ""


def test_a_channel_without_a_paper_is_not_compared() -> None:
    """Its silence is judged by the calendar."""
    assert disagreement({"arxiv": harvest(), "arxiv_oai": harvest(*ALL)}, WEEK) == ""


def test_a_paper_from_two_channels_is_one() -> None:
    """As the better channel has it, at the place of its first appearance, whichever came first."""
    numbers = count(1)
    first, second = next(numbers), next(numbers)
    api = paper(first, source="arxiv", title="with a comment")
    feed = paper(first, source="arxiv_rss", title="as the feed has it")
    other = paper(second, source="arxiv_rss")
    for papers in ([feed, other, api], [api, other, feed]):
        assert united(papers, order=("arxiv", "arxiv_oai", "arxiv_rss")) == (api, other)


def test_sources_that_are_not_ranked_come_last() -> None:
    """And among themselves, the first one stays."""
    one, two = paper(1, source="x", title="one"), paper(1, source="y", title="two")
    assert united([one, two], order=("arxiv",)) == (one,)
    assert united([one, two, paper(1)], order=("arxiv",))[0].source == "arxiv"


def test_papers_without_an_id_are_told_apart_by_their_address() -> None:
    """A title alone is no evidence."""
    one, two = (Paper((), "T", f"https://example.org/{number}") for number in (1, 2))
    assert united([one, two, one], order=()) == (one, two)
