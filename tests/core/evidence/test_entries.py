"""What was gathered of entries as facts: the linter finds with them what follows, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.evidence.asked_works import Asked, WorkEvidence
from curator.core.evidence.entries import facts_of_entries, judged, key_of
from curator.core.facts import read_facts
from curator.core.facts_text import facts_text
from curator.core.works.paper import PaperId, Venue
from tests.core.evidence.test_judgement import VENUES, published, says
from tests.lint.linting import around, messages

if TYPE_CHECKING:
    from curator.core.evidence.judgement import Said
    from curator.core.facts import Facts

TODAY: Final = date(2026, 11, 26)
ARXIV: Final = PaperId("arxiv", "1811.12231")
TITLE: Final = "Shapes and Textures of Networks"


def facts(*said: Said, venue: Venue | None = None, **fields: Any) -> Facts:  # noqa: ANN401 - any field
    """The facts of one entry."""
    found = WorkEvidence(Asked(TITLE, (ARXIV,), venue=venue), said, **fields)
    return facts_of_entries([found], venues=VENUES, as_of=TODAY)


def found_by_lint(entry_venue: str, *said: Said) -> dict[str, list[str]]:
    """What the checks of venues say of an entry, by their codes; only those that find anything."""
    name, _, year = entry_venue.strip("()").rpartition(" ")
    known = facts(*said, venue=Venue(name, int(year)) if entry_venue else None)
    entry = f"* [{TITLE}](https://arxiv.org/abs/{ARXIV.value}) {entry_venue} <br/> Shows that shape helps."
    surroundings = around(entries=known.entries)
    codes = ("CUR301", "CUR302", "CUR303", "CUR306")
    told = {code: messages(code, entry.replace("  ", " "), surroundings) for code in codes}
    return {code: one for code, one in told.items() if one}


def test_nothing_known_is_no_fact() -> None:
    """An entry of which nobody says anything is not in the facts."""
    assert facts().entries == {}
    assert facts().as_of == "2026-11-26"


@pytest.mark.parametrize(
    "said",
    [
        [says("proceedings", "CVPR", 2021)],
        [says("Crossref", "CVPR", 2021), says("arxiv comment", "CVPR", 2021)],
        [published("Semantic Scholar", "CVPR", 2020), says("arxiv comment", "CVPR", 2021)],
    ],
)
def test_a_published_preprint_is_found(said: list[Said]) -> None:
    """By CUR306 alone."""
    assert list(found_by_lint("", *said)) == ["CUR306"]
    assert "CVPR 2021" in found_by_lint("", *said)["CUR306"][0]
    assert found_by_lint("(CVPR 2021)", *said) == {}


@pytest.mark.parametrize(
    "said",
    [
        [says("proceedings", "ICLR", 2019)],
        [says("Crossref", "ICLR", 2019), says("arxiv comment", "ICLR", 2019)],
        [says("OpenReview", "ICLR", 2019, strength="proceedings")],
    ],
)
def test_a_wrong_year_is_found(said: list[Said]) -> None:
    """By CUR303 alone."""
    assert list(found_by_lint("(ICLR 2018)", *said)) == ["CUR303"]
    assert found_by_lint("(ICLR 2019)", *said) == {}


@pytest.mark.parametrize(
    "said",
    [
        [says("Crossref", "CVPR", 2021)],
        [says("arxiv comment", "CVPR", 2021), says("arxiv journal_ref", "CVPR", 2021)],
        [says("DBLP", "CVPR", 2021), says("Semantic Scholar", "CVPR", 2021)],
        [says("OpenReview", "CVPR", 2021)],
        [says("proceedings", "CVPR", 2021, standing="rejected")],
        [says("proceedings", "CVPR", 2021, standing="submitted")],
        [says("proceedings", "CVPRW", 2020, standing="workshop")],
        [says("proceedings", "CVPR", 2021), says("proceedings", "ICLR", 2021)],
        [says("proceedings", "CVPR", 2021), says("arxiv comment", "", standing="withdrawn")],
    ],
)
def test_what_is_not_proven_finds_nothing(said: list[Said]) -> None:
    """For a person to read the evidence stands in the facts; no venue does."""
    assert found_by_lint("", *said) == {}
    assert found_by_lint("(TPAMI 2019)", *said) == {}
    one = facts(*said).entries[str(ARXIV)]
    assert (one.venue, one.year, one.status) == ("", None, "")
    assert len(one.evidence) == len(said)


def test_one_piece_of_evidence_a_voice_stands_in_the_facts() -> None:
    """Two fields of one author would count as two sources."""
    said = [says(source, "CVPR", 2021) for source in ("Crossref", "arxiv comment", "arxiv doi", "OpenAlex")]
    one = facts(*said).entries[str(ARXIV)]
    assert [piece.source for piece in one.evidence] == ["Crossref", "arxiv comment"]
    assert (one.venue, one.year, one.status) == ("CVPR", 2021, "accepted")
    assert one.evidence[0].seen == TODAY.isoformat()


def test_a_withdrawal_and_the_title_of_the_sources_are_facts() -> None:
    """The entry's own title is none."""
    one = facts(says("arxiv comment", "", standing="withdrawn"), titles=("Another", "More")).entries[
        str(ARXIV)
    ]
    assert (one.withdrawn, one.title) == (True, "Another")
    assert not facts(says("arxiv comment", "ICML", 2020, standing="withdrawn")).entries[str(ARXIV)].withdrawn


def test_facts_come_back_from_their_file() -> None:
    """As the linter reads them."""
    known = facts(says("proceedings", "CVPR", 2021), titles=("Another",))
    assert read_facts(facts_text(known), path="facts.json") == known


def test_facts_speak_of_an_entry_by_id_or_address() -> None:
    """One without either is nobody's."""
    assert key_of(Asked(TITLE, (ARXIV,), url="https://x")) == "arxiv:1811.12231"
    assert key_of(Asked(TITLE, url="https://x")) == "https://x"
    nobody = WorkEvidence(Asked(TITLE), (says("proceedings", "CVPR", 2021),))
    assert facts_of_entries([nobody], venues=VENUES, as_of=TODAY).entries == {}
    assert judged(nobody, venues=VENUES).name == "upgrade"


def test_a_work_that_is_known_under_another_title_is_left_to_a_person() -> None:
    """It was renamed, or the link is another work's; a title that differs in little is the same."""
    said = (says("proceedings", "CVPR", 2021),)
    renamed = WorkEvidence(Asked(TITLE, (ARXIV,)), said, titles=("Quite Another Name for This Work",))
    judgement = judged(renamed, venues=VENUES)
    assert (judgement.name, judgement.venue) == ("unknown", "")
    assert judgement.deciding == said
    assert "CVPR 2021" in judgement.reason
    assert "Quite Another Name" in judgement.reason
    same = renamed._replace(titles=(f"{TITLE.lower()}!",))
    assert judged(same, venues=VENUES).name == "upgrade"
    listed = renamed._replace(work=Asked(TITLE, (ARXIV,), venue=Venue("CVPR", 2021)))
    assert judged(listed, venues=VENUES).name == "confirmed"
