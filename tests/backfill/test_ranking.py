"""What was kept, as a list's works: each once, the best first, whatever the order of the records."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from curator.backfill.chunks import Archive, Chunk
from curator.backfill.counting import Count
from curator.backfill.ranking import ranked
from curator.backfill.records import Words, paper_of, words_of
from curator.backfill.screening import Fault, Screened
from curator.core.list.document import parse
from curator.core.rules.classify import Classifier
from curator.settings.load import load
from tests.backfill.archives import ROOT, RULES, record

if TYPE_CHECKING:
    from typing import Any

    from curator.backfill.ranking import Ranked
    from curator.core.works.paper import Paper

CLASSIFIER = Classifier(RULES)
DOCUMENT = parse(
    (ROOT / "list" / "README.md").read_text(encoding="utf-8"),
    load(ROOT / "rules", {}).list.form,
    slugs=RULES.slugs,
)


def _paper(**fields: Any) -> Paper:  # noqa: ANN401 - JSON
    found = record(10, **fields)
    words = words_of(found)
    assert isinstance(words, Words)
    return paper_of(found, words)


def _ranked(*papers: Paper, triage: bool = False) -> Ranked:
    return ranked(papers, classifier=CLASSIFIER, document=DOCUMENT, triage=triage)


def test_records_of_one_work_become_one_with_all_their_ids() -> None:
    """Also when only the second of three ties the third to the first, and in whatever order they come."""
    title = "Adversarial training of a robust network"
    conference = _paper(id=None, title=title, url="https://openreview.net/forum?id=PyCoMnd5P4", abstract="")
    preprint = _paper(id="2604.00010", title=title, doi="10.1000/xyz", url=None)
    journal = _paper(id=None, title=f"{title} that lasts a very long and different time", doi="10.1000/xyz")
    outcomes = {
        (
            str(one.candidate.id),
            one.candidate.paper.ids[0].scheme in {"arxiv", "doi", "openreview"},
            len(one.others),
        )
        for order in permutations([conference, preprint, journal])
        for one in _ranked(*order).found
    }
    assert outcomes == {("arxiv:2604.00010", True, 2)}


def test_a_work_told_of_twice_lacks_nothing_that_either_knows() -> None:
    """The better record counts, and the other fills it."""
    bare = _paper(id=None, authors=[], published=None, url="https://openreview.net/forum?id=PyCoMnd5P4")
    (found,) = _ranked(bare, _paper()).found
    paper = found.candidate.paper
    assert {one.scheme for one in paper.ids} == {"arxiv", "openreview"}
    assert paper.authors == ("Ann Lee",)
    assert paper.published is not None


def test_papers_in_doubt_come_only_where_they_are_asked_for() -> None:
    """And behind those that are none."""
    doubtful = next(
        paper
        for title in (
            "Robustness of networks to perturbations",
            "Adversarial perturbations of networks",
            "Attacks",
        )
        for paper in [_paper(id="2604.00011", title=title, abstract="We study attacks on networks.")]
        if CLASSIFIER.classify(paper.title, paper.abstract).screening.verdict == "triage"
    )
    assert len(_ranked(_paper(), doubtful).found) == 1
    names = [str(one.candidate.id) for one in _ranked(doubtful, _paper(), triage=True).found]
    assert names == ["arxiv:2604.00010", "arxiv:2604.00011"]


def test_equals_stand_in_the_order_of_their_ids() -> None:
    """Not in the order in which an archive has them."""
    words = ("cats", "ships", "maps", "bridges")
    papers = [
        replace(_paper(id=f"2604.0002{at}"), title=f"Adversarial training of robust {word}")
        for at, word in enumerate(words)
    ]
    names = {tuple(str(one.candidate.id) for one in _ranked(*order).found) for order in permutations(papers)}
    assert names == {tuple(f"arxiv:2604.0002{at}" for at in range(len(words)))}


def test_bad_records_are_named_by_the_line_of_their_file() -> None:
    """However a file was cut; each file counts anew, files that were refused come first, five are shown."""
    archive = Archive((Chunk("a", 0, 9), Chunk("a", 9, 18), Chunk("b", 0, 9)), ("c cannot be read.",))
    count = Count(archive)
    for piece in (
        Screened(2, (), 1, (Fault(3, "bad"),), lines=4, turned_down=1),
        Screened(1, (), 2, (Fault(1, "bad"), Fault(2, "bad")), lines=3),
        Screened(1, (), 3, (Fault(1, "bad"), Fault(2, "bad"), Fault(3, "bad")), lines=4),
    ):
        count.counted(piece)
    assert count.shown == ["c cannot be read.", "a:3: bad", "a:5: bad", "a:6: bad", "b:1: bad"]
    assert (count.read, count.bad, count.turned_down) == (4, 7, 1)
