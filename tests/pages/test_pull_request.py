"""The words of a proposal: everything a reviewer needs, and nothing that acts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings

from curator.core.commands.ticks import ticked
from curator.core.markdown.escaping import clean
from curator.core.proposal import LONGEST_BODY, Marker
from curator.core.works.paper import Paper, PaperId, Venue
from curator.errors import BrokenPromise
from curator.pages import pull_request
from curator.pages.fitting import fitting
from curator.pages.pull_request import compose
from tests.pages.harms import ANY_TEXT, HARMS
from tests.pages.making import HOSTILE, addition, paper
from tests.pages.rendering import rendered

TICKS = [f"<!-- curator:tick {name} -->" for name in pull_request.BOXES]
LINKS = [
    "https://arxiv.org/abs/2604.00001",
    "https://arxiv.org/abs/2604.00001",
    "https://arxiv.org/pdf/2604.00001",
    "https://doi.org/10.1145/1.2",
]


def body(what: Paper | None = None) -> str:
    """The body of the proposal of a paper."""
    return compose(addition(what), labels=()).body


def hostile(text: str) -> Paper:
    """A paper that says ``text`` wherever it can."""
    return paper(
        text, authors=(text, text), abstract=text, comment=text, journal_ref=text, url=f"https://e.org/{text}"
    )


def test_the_title_says_what_and_where() -> None:
    """A list of pull requests reads as a list of papers and sections."""
    proposal = compose(addition(), labels=("bot",))
    assert proposal.title == "Add: Robust Nets by Certified Training (training)"
    assert proposal.labels == ("bot",)
    assert proposal.kind == "add"
    assert proposal.message.splitlines()[0] == "Add: Robust Nets by Certified Training"
    assert proposal.edits == (addition().edit,)


def test_the_body_tells_everything_a_reviewer_asks() -> None:
    """Paper, place and runner-up, venue and who says so, the words that decided, the change, the answers."""
    text = body()
    for told in (
        "### [Robust Nets by Certified Training](https://arxiv.org/abs/2604.00001)",
        "Ann Lee, Bob May · 09 April 2026 · `arxiv:2604.00001`",
        "> We train networks that provably resist",
        "**Goes into** General Defenses (training phase) (fits 0.80). Runner-up: detection (0.25).",
        "none in the entry; the authors' comment says “Accepted at ICML 2026”.",
        "[abstract](https://arxiv.org/abs/2604.00001) · [PDF](https://arxiv.org/pdf/2604.00001) · [DOI]",
        "(score 0.90)",
        "| We train networks that **provably** resist small changes of their input. | abstract |",
        " | screening.provably | +1.5 |",
        "| **cs.CR** | categories | screening.security-categories | +0.2 |",
        "**Merge** it",
        "**Close** it",
    ):
        assert told in text
    assert rendered(text).fences == [f"+{addition().entry}\n"]


def test_nothing_unexpected_acts_in_an_ordinary_body() -> None:
    """The only links are the paper's own, the only HTML are the marker and the names of the boxes."""
    seen = rendered(body())
    assert seen.links == LINKS
    assert seen.alive == []
    assert [html[:20] for html in seen.html if html not in TICKS] == ['<!-- curator:v1 {"id']


def test_a_tick_answers() -> None:
    """Each box has the name that stands for a command, and none is ticked yet."""
    text = body()
    assert ticked(text) == ()
    assert ticked(text.replace("- [ ]", "- [x]")) == ("ready", "ignore", "snooze:30")


def test_the_entry_is_the_gist() -> None:
    """A score that has changed asks for no new words; another entry, section or title does."""
    plain = addition()
    first = compose(plain, labels=()).signed()
    screening = replace(plain.candidate.classification.screening, score=0.7)
    rescored = replace(plain.candidate.classification, screening=screening)
    again = replace(plain, candidate=replace(plain.candidate, classification=rescored), line=70)
    assert first.gist in first.body
    assert compose(again, labels=()).signed().marker == first.marker
    assert compose(again, labels=()).signed().is_told_by(first.title, first.body)
    moved = compose(replace(plain, section="detection"), labels=()).signed()
    other = replace(plain, entry=plain.entry + " <br/> More.", edit=plain.edit._replace(text="other"))
    assert first.marker.made not in {moved.marker.made, compose(other, labels=()).signed().marker.made}


def test_the_last_line_is_the_marker() -> None:
    """The next run finds its proposal again by key, ids and title."""
    proposal = compose(addition(), labels=())
    assert proposal.body.splitlines()[-1] == proposal.marker.encode()
    assert Marker.find(proposal.body) == proposal.marker
    assert proposal.marker.ids == paper().ids


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"comment": "", "journal_ref": ""}, "**Venue:** none is claimed."),
        ({"comment": " "}, "**Venue:** none is claimed."),
        ({"comment": "", "journal_ref": "Proc. ICML"}, "the journal reference says “Proc. ICML”"),
        ({"comment": "", "venue": Venue("ICML", 2026)}, "**Venue:** ICML 2026"),
        (
            {"venue": Venue("TMLR", None)},
            "**Venue:** TMLR; the authors' comment says “Accepted at ICML 2026”.",
        ),
        ({"authors": ()}, "authors unknown"),
        ({"authors": tuple("ABCDEFGHIJ")}, "A, B, C, D, E, F, G, H and 2 more"),
        ({"published": None}, "Ann Lee, Bob May · `arxiv"),
        ({"url": "javascript:alert(1)"}, "### Robust Nets by Certified Training\n"),
        ({"ids": (PaperId("title", "robustnets"),)}, "**Links:** none"),
        ({"ids": (PaperId("openreview", "BkUHlMZ0b"),)}, "https://openreview.net/forum?id=BkUHlMZ0b"),
        ({"ids": (PaperId("acl", "P19-1234"),)}, "https://aclanthology.org/P19-1234"),
    ],
)
def test_what_is_not_known_is_said_plainly(fields: dict[str, Any], told: str) -> None:
    """A missing venue, author, date or link is named as missing, and a claim is quoted as one."""
    assert told in body(paper(**fields))


def test_without_evidence_or_runner_up_the_body_still_reads() -> None:
    """A paper may be placed in a section that its ranking does not hold."""
    plain = addition()
    screening = replace(plain.candidate.classification.screening, evidence=())
    classification = replace(plain.candidate.classification, screening=screening, ranking=())
    bare = replace(plain, candidate=replace(plain.candidate, classification=classification))
    text = compose(bare, labels=()).body
    assert "No single word stands out." in text
    assert "Runner-up" not in text


def test_a_drafted_sentence_is_called_a_draft() -> None:
    """Reviewers know whether they have to write or to correct."""
    assert "still missing: write it" in body()
    assert "is a draft: edit it" in compose(replace(addition(), sentence="Trains nets."), labels=()).body


def test_a_list_without_sentences_is_not_asked_for_one() -> None:
    """Its template has no place for any."""
    body = compose(replace(addition(), sentence=None), labels=()).body
    assert "sentence" not in body
    assert "Edit the entry on this branch first if you like" in body


def harmless(what: Paper) -> None:
    """Check that a proposal of this paper links, pings, hides and breaks nothing."""
    proposal = compose(addition(what), labels=())
    seen = rendered(proposal.body)
    allowed = ("https://arxiv.org/", "https://doi.org/", "https://e.org/")
    assert all(link.startswith(allowed) for link in seen.links)
    assert seen.images == []
    assert [html for html in seen.html if html not in TICKS] == [proposal.marker.encode()]
    assert seen.alive == []
    assert len(seen.fences) == 1
    assert len(seen.headings) == 4
    assert seen.cells % 4 == 0
    assert len(proposal.body) < LONGEST_BODY
    assert proposal.body.encode()
    assert len(proposal.title) <= 200
    assert len(proposal.title.splitlines()) == 1
    assert clean(proposal.title) == proposal.title
    assert Marker.find(proposal.body) == proposal.marker


def test_hostile_words_are_inert() -> None:
    """Mentions, HTML, scripts, workflow commands, references, mail, addresses and hidden signs do nothing."""
    harmless(hostile(HOSTILE))


@pytest.mark.parametrize("text", HARMS)
def test_each_kind_of_harm_is_inert_alone(text: str) -> None:
    """Also where it stands first in a line, and in 100 kB."""
    harmless(hostile(text))


@settings(deadline=None, max_examples=150)
@given(ANY_TEXT)
def test_no_text_is_harmful(text: str) -> None:
    """Whatever a service sends as title, author, abstract, comment or address."""
    harmless(hostile(text))


def test_words_stay_readable() -> None:
    """Made inert, a text still shows as itself."""
    seen = rendered(body(paper("Nets with <b> & *stars* from @home: #1")))
    assert seen.words[0].strip("\x00").replace("\u200b", "") == "Nets with <b> & *stars* from @home: #1"


def test_a_body_that_would_be_refused_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part is bounded, so a body above GitHub's limit must never be sent."""
    monkeypatch.setattr(pull_request, "fitting", partial(fitting, room=100))
    with pytest.raises(BrokenPromise, match="the body of add:arxiv"):
        body()
