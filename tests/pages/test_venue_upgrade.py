"""The words of a proposal that gives an entry its venue: what a reviewer needs, and nothing that acts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings

from curator.core.evidence.judgement import Judgement, Said
from curator.core.list.edit import Edit
from curator.core.proposal import LONGEST_BODY, Marker
from curator.core.upgrades.upgrade import Upgrade
from curator.core.works.paper import PaperId, Venue
from curator.errors import BrokenPromise
from curator.pages import venue_upgrade
from curator.pages.fitting import fitting
from curator.pages.venue_upgrade import compose
from tests.pages.harms import ANY_TEXT, HARMS
from tests.pages.making import HOSTILE
from tests.pages.rendering import rendered

OLD = "https://arxiv.org/abs/2501.00001"
PLACE = "https://example.org/v1/yore26a.html"
BEFORE = f"* [Nets of Yore]({OLD})"
DIFF = f"--- a/R.md\n+++ b/R.md\n@@ -7,2 +7,2 @@\n \n-{BEFORE}\n+{BEFORE} (ICML 2026)\n"
SAID = Said(
    "PMLR", "ICML", 2026, "accepted", "Nets of Yore. ICML 2026", PLACE, date(2026, 7, 2), "proceedings"
)
REASON = "The work appeared at ICML 2026, by PMLR."


def upgrade(*said: Said, reason: str = REASON, **fields: Any) -> Upgrade:  # noqa: ANN401 - the fields of Upgrade, each of its own type
    """An upgrade by this evidence, the proceedings' own where none is given."""
    usual: dict[str, Any] = {
        "key": "venue:arxiv:2501.00001",
        "branch": "curator/venue/arxiv-2501.00001",
        "at": 1,
        "ids": (PaperId("arxiv", "2501.00001"),),
        "title": "Nets of Yore",
        "line": 7,
        "section": "nets",
        "heading": "Nets",
        "was": "",
        "venue": Venue("ICML", 2026),
        "old_url": OLD,
        "url": "",
        "judgement": Judgement("upgrade", "ICML", 2026, said=said or (SAID,), reason=reason),
        "edits": (Edit(6, 6, " (ICML 2026)"),),
        "diff": DIFF,
    }
    return Upgrade(**(usual | fields))


def hostile(text: str) -> Upgrade:
    """An upgrade that says ``text`` wherever it can."""
    said = SAID._replace(source=text, venue=text, quote=text, url=text)
    return upgrade(
        said,
        said._replace(url=f"https://e.org/{text}"),
        reason=text,
        title=text,
        heading=text,
        was=text,
        venue=Venue(text, 2026),
        old_url=f"https://e.org/{text}",
        url=f"https://e.org/{text}",
        diff=f"--- a\n+++ b\n@@ -1 +1 @@\n-{text}\n+{text} (ICML 2026)\n",
    )


def test_the_proposal_is_the_upgrades() -> None:
    """Key, branch and edits; and a title that says it all."""
    proposal = compose(upgrade(), labels=("bot",))
    assert proposal.title == "Venue: Nets of Yore (ICML 2026)"
    assert proposal.message == f"{proposal.title}\n\n{REASON}"
    assert (proposal.kind, proposal.labels, proposal.section) == ("venue", ("bot",), "nets")
    assert (proposal.key, proposal.branch) == ("venue:arxiv:2501.00001", "curator/venue/arxiv-2501.00001")
    assert (proposal.edits, proposal.score) == (upgrade().edits, None)


def test_the_body_tells_what_is_proposed_and_how_that_is_known() -> None:
    """The paper, the place, the evidence with source, words and day, the change, and the answers."""
    text = compose(upgrade(), labels=()).body
    seen = rendered(text)
    assert "**Nets of Yore** is listed without a venue, and has been published (ICML 2026)." in text
    assert "It stands in the section Nets. Nothing but its venue changes." in text
    assert REASON in text
    assert seen.links == [PLACE]
    assert seen.cells == 4
    assert "ICML 2026: accepted" in text
    assert "\N{LEFT DOUBLE QUOTATION MARK}Nets of Yore. ICML 2026\N{RIGHT DOUBLE QUOTATION MARK}" in text
    assert "2026-07-02" in text
    assert seen.fences == [f"-{BEFORE}\n+{BEFORE} (ICML 2026)\n"]
    assert "**Merge** it" in text
    assert "**Close** it" in text


def test_what_the_entry_said_and_the_new_link_are_told() -> None:
    """Only where there was something, and where the link changes."""
    text = compose(upgrade(was="arXiv 2025", url=PLACE, heading=""), labels=()).body
    assert "is listed with “arXiv 2025” for a venue" in text
    assert "It stands in the list. Nothing but its venue and its link changes" in text
    assert rendered(text).links == [PLACE, OLD, PLACE]


def test_a_source_that_names_no_venue_is_told_too() -> None:
    """It is no evidence for the venue, but a reviewer should see it."""
    withdrawn = Said("arXiv", "", None, "withdrawn", "", "", date(2026, 7, 3), "authors")
    text = compose(upgrade(SAID, withdrawn), labels=()).body
    assert "no venue: withdrawn" in text
    assert rendered(text).cells == 8


def test_where_the_entry_stands_is_no_part_of_the_words() -> None:
    """A list that changes elsewhere changes no pull request."""
    moved = upgrade(line=70, diff=DIFF.replace("@@ -7,2 +7,2 @@\n ", "@@ -70,2 +70,2 @@\n other"))
    assert compose(moved, labels=()) == compose(upgrade(), labels=())


def test_the_change_is_the_gist() -> None:
    """Evidence that is only read again on another day asks for no new words; another venue does."""
    first = compose(upgrade(), labels=())
    again = compose(upgrade(SAID._replace(seen=date(2026, 8, 1)), SAID), labels=())
    assert first.gist in first.body
    assert again.is_told_by(first.title, first.body.replace("\n", "\r\n"))
    other = compose(upgrade(diff=DIFF.replace("2026", "2025")), labels=())
    assert not other.is_told_by(first.title, first.body)
    assert not first.is_told_by("Another title", first.body)


def test_the_last_line_is_the_marker() -> None:
    """The next run finds its proposal again by its key and its ids."""
    proposal = compose(upgrade(), labels=())
    assert proposal.body.splitlines()[-1] == proposal.marker.encode()
    assert Marker.find(proposal.body) == Marker(upgrade().key, upgrade().ids, "Nets of Yore")


def test_of_much_evidence_the_first_is_shown() -> None:
    """What decided comes first."""
    text = compose(upgrade(*[SAID] * 30), labels=()).body
    assert rendered(text).cells == 4 * 8
    assert "And 22 more." in text


def harmless(what: Upgrade) -> None:
    """Check that a proposal of this upgrade links, pings, hides and breaks nothing."""
    proposal = compose(what, labels=())
    seen = rendered(proposal.body)
    assert all(
        link.startswith(("https://e.org/", "http://e.org", "https://example.org")) for link in seen.links
    )
    assert seen.images == []
    assert seen.html == [proposal.marker.encode()]
    assert seen.alive == []
    assert len(seen.fences) == 1
    assert seen.headings == ["The evidence", "The change", "How to answer"]
    assert seen.cells == 4 * len(what.judgement.said)
    assert len(proposal.body) < LONGEST_BODY
    assert len(proposal.title) <= 200
    assert "\n" not in proposal.title
    assert proposal.body.encode()
    assert Marker.find(proposal.body) == proposal.marker


def test_hostile_words_are_inert() -> None:
    """Titles, quotes and addresses come from anywhere."""
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


def test_much_that_must_be_escaped_fits() -> None:
    """A sign may take a dozen characters to show as itself, and GitHub's limit counts those."""
    words = "@a" * 500
    costly = SAID._replace(source=words, venue=words, quote=words, url=f"https://e.org/{'@' * 480}")
    diff = f"--- a\n+++ b\n@@ -1 +1 @@\n{'-@a ' * 9_000}\n{'+```' * 9_000}\n" + "-x\n" * 9_000
    what = upgrade(*[costly] * 30, reason=words, title=words, heading=words, diff=diff)
    assert len(compose(what, labels=()).body) < LONGEST_BODY


def test_a_body_that_would_be_refused_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part is bounded, so a body above GitHub's limit must never be sent."""
    monkeypatch.setattr(venue_upgrade, "fitting", partial(fitting, room=100))
    with pytest.raises(BrokenPromise, match="although its parts are bounded"):
        compose(upgrade(), labels=())
