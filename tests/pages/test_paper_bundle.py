"""The words of a proposal of several papers: each one's place and evidence, and nothing that acts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from curator.core.bundles import MOST_PAPERS, Bundle
from curator.core.commands.ticks import ticked
from curator.core.list.edit import Edit
from curator.core.proposal import LONGEST_BODY, Marker
from curator.core.works.paper import PaperId
from curator.errors import BrokenPromise
from curator.pages import paper_bundle
from curator.pages.fitting import fitting
from curator.pages.paper_bundle import compose
from tests.pages.making import HOSTILE, addition, paper
from tests.pages.rendering import rendered

BRANCH = "curator/add/section-training-2026-04-09"


def bundle(*titles: str, name: str = "Training", text: str = "") -> Bundle:
    """Papers of these titles in one pull request; ``text`` is what else each of them says."""
    made = [
        addition(
            paper(
                title,
                ids=(PaperId("arxiv", f"2604.{number:05d}"),),
                abstract=text or "We train.",
                authors=(text or "Ann Lee",),
                comment=text,
            )
        )
        for number, title in enumerate(titles, 1)
    ]
    additions = tuple(
        replace(one, branch=BRANCH, entry=f"* [{title}](https://e.org)")
        for one, title in zip(made, titles, strict=True)
    )
    edits = (Edit(0, 0, "".join(one.entry for one in additions)),)
    return Bundle("add:section-training-2026-04-09", BRANCH, name, additions, edits, "")


def test_the_page_tells_of_each_paper_and_how_to_take_one_out() -> None:
    """Title, place, score, and a box that names it; the change is all lines that are added."""
    proposal = compose(bundle("Nets", "Trees"), labels=("bot",))
    assert (proposal.title, proposal.kind, proposal.labels) == ("Add: 2 papers (Training)", "add", ("bot",))
    seen = rendered(proposal.body)
    assert seen.headings[:2] == [
        "[Nets](https://arxiv.org/abs/2604.00001)",
        "[Trees](https://arxiv.org/abs/2604.00001)",
    ]
    assert seen.fences == ["+* [Nets](https://e.org)\n+* [Trees](https://e.org)\n"]
    assert "goes into General Defenses (training phase)" in proposal.body
    assert ticked(proposal.body) == ()
    assert ticked(proposal.body.replace("- [ ]", "- [x]")) == (
        "drop:arxiv:2604.00001",
        "drop:arxiv:2604.00002",
        "ready",
        "ignore",
        "snooze:30",
    )


def test_the_last_line_is_the_marker_of_all_papers() -> None:
    """Also where the memory is lost, every one of them is known by its ids."""
    proposal = compose(bundle("Nets", "Trees"), labels=()).signed()
    found = Marker.find(proposal.body)
    assert found == proposal.marker
    assert found is not None
    assert [one.value for one in found.ids] == ["2604.00001", "2604.00002"]


def test_the_entries_are_the_gist() -> None:
    """Other scores ask for no new words, another paper does."""
    first = compose(bundle("Nets", "Trees"), labels=()).signed()
    assert first.gist in first.body
    assert compose(bundle("Nets", "Trees", text="More."), labels=()).signed().marker == first.marker
    assert compose(bundle("Nets"), labels=()).signed().marker.made != first.marker.made


@pytest.mark.parametrize(
    "text", [HOSTILE, "x" * 100_000, "`" * 100_000, "- [x] a <!-- curator:tick ignore -->"]
)
def test_hostile_words_are_inert(text: str) -> None:
    """In every paper of a full pull request, whatever is said of it."""
    proposal = compose(bundle(*[text] * MOST_PAPERS, name=text, text=text), labels=())
    seen = rendered(proposal.body)
    assert all(link.startswith("https://arxiv.org/") for link in seen.links)
    assert (seen.images, seen.alive) == ([], [])
    assert len(seen.fences) == 1
    assert len(seen.html) == MOST_PAPERS + len(paper_bundle.BOXES) + 1
    assert len(proposal.body) < LONGEST_BODY
    assert len(proposal.title) < 120
    assert ticked(proposal.body) == ()


def test_a_body_that_would_be_refused_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part is bounded, so a body above GitHub's limit must never be sent."""
    monkeypatch.setattr(paper_bundle, "fitting", partial(fitting, room=100))
    with pytest.raises(BrokenPromise, match="although its parts are bounded"):
        compose(bundle("Nets"), labels=())
