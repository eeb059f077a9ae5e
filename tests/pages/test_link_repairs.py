"""The words of a proposal that repairs links: what a reviewer needs, and nothing that acts."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings

from curator.core.list.edit import Edit
from curator.core.proposal import LONGEST_BODY, Marker
from curator.core.repairs.repair import Hopeless, LinkBatch, Repair
from curator.errors import BrokenPromise
from curator.pages import link_repairs
from curator.pages.fitting import fitting
from curator.pages.link_repairs import compose
from tests.pages.harms import ANY_TEXT, HARMS
from tests.pages.making import HOSTILE
from tests.pages.rendering import rendered

OLD = "http://example.org/a"
NEW = "https://example.org/b"
DIFF = f"--- a/README.md\n+++ b/README.md\n@@ -1 +1 @@\n-* [A]({OLD})\n+* [A]({NEW})\n"


def repair(**fields: Any) -> Repair:  # noqa: ANN401 - the fields of Repair, each of its own type
    """A repair of one link."""
    return Repair(OLD, NEW, "moved", "The old address redirects for good.", "Nets by Training")._replace(
        **fields
    )


def batch(*repairs: Repair, hopeless: tuple[Hopeless, ...] = (), diff: str = DIFF) -> LinkBatch:
    """A month's repairs."""
    return LinkBatch("2026-11", repairs, (Edit(6, 26, NEW),), diff, hopeless)


def body(*repairs: Repair, **more: Any) -> str:  # noqa: ANN401 - the fields of LinkBatch, each of its own type
    """The body of their proposal."""
    return compose(batch(*repairs, **more), labels=()).body


def hostile(text: str) -> LinkBatch:
    """Repairs that say ``text`` wherever they can."""
    return batch(
        repair(title=text, old=text, new=text, why=text),
        repair(title=text, old=f"https://e.org/{text}", new=f"https://e.org/{text}", why=text),
        hopeless=(Hopeless(text, text, 7), Hopeless(f"https://e.org/{text}", text, 8)),
        diff=f"--- a\n+++ b\n+{text}\n",
    )


@pytest.mark.parametrize(("number", "title"), [(1, "Repair 1 link"), (3, "Repair 3 links")])
def test_the_title_says_how_many_links(number: int, title: str) -> None:
    """Key and branch are the month's, and the edits the batch's."""
    proposal = compose(batch(*[repair()] * number), labels=("bot",))
    assert (proposal.title, proposal.kind, proposal.labels) == (title, "links", ("bot",))
    assert (proposal.key, proposal.branch) == ("links:2026-11", "curator/links/2026-11")
    assert proposal.edits == (Edit(6, 26, NEW),)
    assert proposal.message == f"{title}\n\n{number} to where the page has moved for good"


def test_the_commit_counts_the_kinds() -> None:
    """One line for each sort of repair."""
    kinds = ("https", "archived", "canonical", "https")
    message = compose(batch(*(repair(kind=kind) for kind in kinds)), labels=()).message
    assert message.splitlines()[2:] == [
        "1 to the place where the work is found for good",
        "2 to the same page over https",
        "1 to a copy in an archive",
    ]


def test_the_body_tells_what_becomes_of_each_link_and_why() -> None:
    """Paper, both addresses as links, the evidence, the change, and the answers."""
    text = body(repair())
    seen = rendered(text)
    assert "A better address was found for 1 link. Nothing but addresses changes." in text
    assert seen.links == [OLD, NEW]
    assert seen.cells == 3
    assert seen.fences == [DIFF.partition("@@\n")[2]]
    assert "The old address redirects for good." in text
    assert "**Merge** it" in text
    assert "**Close** it" in text
    assert "Left alone" not in text
    assert "Files changed" not in text


def test_dead_links_without_a_better_place_are_named() -> None:
    """With their lines, so that a person can look for one."""
    text = body(repair(), hopeless=(Hopeless("https://gone.example.org/x", "Lost Paper", 12),))
    assert "- line 12: Lost Paper, gone.example.org/x\n" in text
    many = tuple(Hopeless(f"https://gone.example.org/{n}", "Lost Paper", n) for n in range(100))
    text = body(repair(), hopeless=many)
    assert text.count("Lost Paper") == 30
    assert "- and 70 more\n" in text


def test_the_last_line_is_the_marker() -> None:
    """The next run finds its proposal again by its key."""
    proposal = compose(batch(repair()), labels=())
    assert proposal.body.splitlines()[-1] == proposal.marker.encode()
    assert Marker.find(proposal.body) == Marker("links:2026-11", (), "Link repairs of 2026-11")


def test_an_address_of_any_length_is_shown_with_both_ends() -> None:
    """Only one of a length that a person could look at becomes a link."""
    long = f"https://example.org/{'x' * 300}/end.pdf"
    seen = rendered(body(repair(new=long)))
    assert seen.links == [OLD, long]
    assert any("example.org/x" in words and "x/end.pdf" in words for words in seen.words)
    endless = f"https://example.org/{'x' * 1_500}/end.pdf"
    assert rendered(body(repair(new=endless))).links == [OLD]


def test_five_hundred_repairs_fit() -> None:
    """The table has the first fifty, the diff as many lines as there is room for."""
    diff = DIFF + "+* [Another Paper](https://example.org/another)\n" * 1_000
    proposal = compose(batch(*[repair(why="x " * 150)] * 500, diff=diff), labels=())
    assert proposal.title == "Repair 500 links"
    assert len(proposal.body) < LONGEST_BODY
    assert rendered(proposal.body).cells == 3 * 50
    assert "And 450 more in the change below." in proposal.body
    assert "The rest of it stands under *Files changed*." in proposal.body
    assert rendered(proposal.body).fences[0].endswith("another)\n")


def test_where_all_must_be_escaped_fewer_are_shown() -> None:
    """A sign may take a dozen characters to show as itself, and GitHub's limit counts those."""
    costly = repair(title="@a" * 50, why="@a" * 120, old=f"https://e.org/{'@a' * 200}", new=NEW)
    proposal = compose(batch(*[costly] * 50), labels=())
    assert len(proposal.body) < LONGEST_BODY
    assert 0 < rendered(proposal.body).cells < 3 * 50


def harmless(what: LinkBatch) -> None:
    """Check that a proposal of these repairs links, pings, hides and breaks nothing."""
    proposal = compose(what, labels=())
    seen = rendered(proposal.body)
    assert all(
        link.startswith(("https://e.org/", "https://example.org", "http://e.org")) for link in seen.links
    )
    assert seen.images == []
    assert seen.html == [proposal.marker.encode()]
    assert seen.alive == []
    assert len(seen.fences) == 1
    assert seen.headings == ["Left alone", "The change", "How to answer"]
    assert seen.cells == 3 * len(what.repairs)
    assert len(proposal.body) < LONGEST_BODY
    assert proposal.body.encode()
    assert Marker.find(proposal.body) == proposal.marker


def test_hostile_words_are_inert() -> None:
    """Titles and evidence may come from a page, addresses from its redirects."""
    harmless(hostile(HOSTILE))


@pytest.mark.parametrize("text", HARMS)
def test_each_kind_of_harm_is_inert_alone(text: str) -> None:
    """Also where it stands first in a cell, and in 100 kB."""
    harmless(hostile(text))


@settings(deadline=None, max_examples=100)
@given(ANY_TEXT)
def test_no_text_is_harmful(text: str) -> None:
    """Whatever stands in a list or is sent by a server."""
    harmless(hostile(text))


def test_a_body_that_would_be_refused_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part is bounded, so a body above GitHub's limit must never be sent."""
    monkeypatch.setattr(link_repairs, "fitting", partial(fitting, room=100))
    with pytest.raises(BrokenPromise, match="the body of links:2026-11"):
        body(repair())
