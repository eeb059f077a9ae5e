"""Finding a work again in an index, by whatever evidence there is."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from curator.core.works.identity import WorkIndex, same_work
from curator.core.works.paper import Paper, PaperId
from curator.core.works.sameness import Known, Match, compare

LISTED = (
    Paper(
        (PaperId("arxiv", "1706.06083"),), "Towards Deep Learning Models Resistant to Adversarial Attacks", ""
    ),
    Paper((), "Provable defenses against adversarial examples via the convex outer adversarial polytope", ""),
    Paper((), "MART: Improving Adversarial Robustness Requires Revisiting Misclassified Examples", ""),
    Paper((), "Adversarial Patch", ""),
)
SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Unknown",
        "Provable Defenses against Spatially Transformed Adversarial Inputs",
        "Adversarial Attacks",
        "MART: Another Paper Altogether with that Name",
    ],
)
def test_a_work_that_is_not_there_is_not_found(title: str) -> None:
    """Sharing words, a name or nothing at all with listed works is no evidence."""
    assert WorkIndex(LISTED).find(Paper((), title, "")) is None


def test_nothing_is_found_in_an_empty_index() -> None:
    """The first paper of a night repeats nothing."""
    assert WorkIndex[Paper](()).find(LISTED[0]) is None


@pytest.mark.parametrize(
    ("paper", "number", "kind"),
    [
        (Paper((PaperId("arxiv", "1706.06083"),), "Renamed", ""), 0, "id"),
        (Paper((), "towards deep learning models resistant to adversarial attacks.", ""), 0, "title"),
        (Paper((), f"A {LISTED[1].title}s", ""), 1, "near-title"),
        (Paper((), LISTED[2].title.removeprefix("MART: "), ""), 2, "near-title"),
        (Paper((), "Adversarial patch", ""), 3, "title"),
    ],
)
def test_a_listed_work_is_found_by_its_best_evidence(paper: Paper, number: int, kind: str) -> None:
    """An id, an equal title, a respelt title or a name before the colon each lead to the listed work."""
    found = WorkIndex(LISTED).find(paper)
    assert found is not None
    assert found[0] is LISTED[number]
    assert found[1].kind == kind
    assert found[1] == same_work(paper, LISTED[number])


def test_an_id_beats_a_title_that_another_work_carries() -> None:
    """When one listed work has the id and another the title, the id decides."""
    paper = Paper(LISTED[0].ids, "Adversarial Patch", "")
    found = WorkIndex(LISTED).find(paper)
    assert found is not None
    assert found[0] is LISTED[0]


def test_an_equal_title_beats_a_similar_one() -> None:
    """Of several works with like titles the most alike one is named."""
    title = "On Evaluating Adversarial Robustness of Networks"
    near, equal = Paper((), title[:-1], ""), Paper((), title.upper(), "")
    found = WorkIndex([near, equal]).find(Paper((), title, ""))
    assert found is not None
    assert found[0] is equal


def test_of_equal_evidence_the_first_one_added_counts() -> None:
    """The answer does not change from run to run."""
    twice = [Paper((), "Adversarial Patch", "https://example.com/1"), Paper((), "Adversarial Patch", "")]
    found = WorkIndex(twice).find(Paper((), "Adversarial Patch", ""))
    assert found is not None
    assert found[0] is twice[0]


def test_a_work_added_later_is_found() -> None:
    """Within one night, the second source's copy of a paper meets the first one's."""
    index = WorkIndex(LISTED)
    new = Paper((PaperId("openreview", "BkUHlMZ0b"),), "A Work Nobody Has Seen Before Tonight", "")
    assert index.find(new) is None
    index.add(new)
    assert index.find(new) is not None


def test_like_titles_are_found_among_many_words() -> None:
    """However many different words the titles of an index have."""
    titles = [" ".join(f"{letter}word{number}" for letter in "abcdefg") for number in range(300)]
    index = WorkIndex([Paper((), title, "") for title in titles])
    asked = [Paper((), f"The {title}", "") for title in titles]
    found = [match and (match[0].title, match[1].kind) for match in map(index.find, asked)]
    assert found == [(title, "near-title") for title in titles]


def test_numbered_titles_are_not_held_each_against_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive may be made of them; the work for each stays bounded, and equal ones are found."""
    held: list[object] = []

    def counted(a: Known[Paper], b: Known[Paper]) -> Match | None:
        held.append(b)
        return compare(a, b)

    monkeypatch.setattr("curator.core.works.index.compare", counted)
    index: WorkIndex[Paper] = WorkIndex(())
    for number in range(400):
        paper = Paper((), f"Detecting Adversarial Inputs Number {number} by Looking", "")
        before = len(held)
        assert index.find(paper) is None
        assert len(held) - before <= 100
        index.add(paper)
    assert index.find(Paper((), "Detecting adversarial inputs, number 7, by looking", "")) is not None


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the corpora beside the project")
def test_titles_of_a_month_of_preprints_are_not_confused() -> None:
    """Titles alone join no two of the 7,304 preprints of one month."""
    with gzip.open(SHARED / "corpora" / "arxiv-2026-04.jsonl.gz", "rt", encoding="utf-8") as lines:
        papers = [Paper((), json.loads(line)["title"], "") for line in lines]
    index: WorkIndex[Paper] = WorkIndex(())
    confused = []
    for paper in papers:
        found = index.find(paper)
        if found:
            confused.append((paper.title, found[0].title))
        index.add(paper)
    assert confused == []
