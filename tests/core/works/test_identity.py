"""`same_work`: which two records are one work, judged on labelled pairs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.core.works.identity import UNTITLED, canonical, ids_in_url, same_work
from curator.core.works.paper import Paper, PaperId


@dataclass(frozen=True)
class Pair:
    """Two titles, perhaps with authors, and whether a person says that they are one work."""

    a: Paper
    b: Paper
    same: bool


def pairs() -> list[Pair]:
    """The labelled pairs; those marked ``made`` were made up for the purpose, the others are real."""
    lines = Path(__file__).with_name("identity_pairs.jsonl").read_text("utf-8").splitlines()
    return [
        Pair(
            Paper((), row["a"], "", tuple(row.get("authors_a", ()))),
            Paper((), row["b"], "", tuple(row.get("authors_b", ()))),
            row["same"],
        )
        for row in map(json.loads, lines)
    ]


@pytest.mark.parametrize(
    "pair", [pair for pair in pairs() if not pair.same], ids=lambda pair: pair.b.title[:40]
)
def test_two_works_with_similar_titles_stay_two(pair: Pair) -> None:
    """A merge that is wrong hides a paper from the maintainers, so near misses come first."""
    assert same_work(pair.a, pair.b) is None
    assert same_work(pair.b, pair.a) is None


@pytest.mark.parametrize("pair", [pair for pair in pairs() if pair.same], ids=lambda pair: pair.b.title[:40])
def test_one_work_under_two_titles_is_known_again(pair: Pair) -> None:
    """A preprint and its publication rarely carry the same letters."""
    match = same_work(pair.a, pair.b)
    assert match is not None
    assert match == same_work(pair.b, pair.a)
    assert match.kind in {"title", "near-title"}
    assert 0 < match.similarity <= 1
    assert match.reason


def work(title: str, *ids: str, authors: tuple[str, ...] = ()) -> Paper:
    """A work with a title and ids."""
    return Paper(tuple(map(PaperId.parse, ids)), title, "", authors)


LONG = "On Evaluating Adversarial Robustness of Deep Image Networks"


def test_a_shared_id_needs_no_title() -> None:
    """Titles change between versions; an id does not."""
    match = same_work(work("Old", "arxiv:1706.06083", "doi:10.1/x"), work("New", "arxiv:1706.06083"))
    assert match is not None
    assert (match.kind, match.reason, match.similarity) == ("id", "both are arxiv:1706.06083", 1.0)


def test_a_shared_id_overrules_the_authors() -> None:
    """Lists of authors are often wrong, ids hardly ever."""
    a = work("Old", "doi:10.1/x", authors=("Ann Lee",))
    assert same_work(a, work("New", "doi:10.1/x", authors=("Bob May",)))


def test_equal_titles_of_other_people_are_two_works() -> None:
    """Two groups may choose one title."""
    assert same_work(work(LONG, authors=("Ann Lee",)), work(LONG, authors=("Bob May",))) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("arxiv:1706.06083", "arxiv:1706.06084"),
        ("pmlr:v80/pang18a", "pmlr:v80/pang18b"),
        ("neurips:2020/" + "a" * 32, "neurips:2020/" + "b" * 32),
        ("acl:2022.acl-long.1", "acl:2022.acl-long.2"),
        ("cvf:CVPR2019/Raff_Barrage", "cvf:CVPR2019/Raff_Other"),
    ],
)
def test_two_ids_of_one_kind_speak_against_a_similar_title(a: str, b: str) -> None:
    """Two arXiv papers, or two papers of one volume, with nearly one title are a paper and its sequel."""
    assert same_work(work(LONG, a), work(LONG[:-1], b)) is None
    assert same_work(work(LONG), work(LONG[:-1])) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("openreview:BkUHlMZ0b1", "openreview:SkUHlMZ0b1"),
        ("doi:10.1/x", "doi:10.1/y"),
        ("pmlr:v80/pang18a", "pmlr:v97/pang19a"),
        ("neurips:8217", "neurips:8218"),
        ("arxiv:1706.06083", "openreview:SkUHlMZ0b1"),
    ],
)
def test_ids_of_two_places_do_not_speak_against_one_work(a: str, b: str) -> None:
    """A paper is submitted again when it was rejected, and published after it was a preprint."""
    assert same_work(work(LONG, a), work(LONG[:-1], b)) is not None


def test_an_equal_title_with_the_same_people_is_one_work_under_two_arxiv_ids() -> None:
    """Authors sometimes upload a paper twice."""
    one, two = "arxiv:1706.06083", "arxiv:1806.06083"
    title = "Adversarial Patch"
    assert same_work(work(title, one), work(title, two)) is None
    assert same_work(work(title, one, authors=("Ann Lee",)), work(title, two, authors=("A. Lee",)))


def test_lines_213_and_244_of_the_legacy_list_are_one_work() -> None:
    """The list once held one paper under its preprint and under a PDF at a university."""
    title = "Adversarial Examples Improve Image Recognition"
    urls = "https://arxiv.org/pdf/1911.09665.pdf", "https://cs.jhu.edu/~alanlab/Pubs20/xie2020adversarial.pdf"
    preprint, published = (Paper(ids_in_url(url), title, url) for url in urls)
    match = same_work(preprint, published)
    assert match is not None
    assert match.reason == "the titles are equal"


def test_titles_longer_than_any_real_one_are_only_compared_whole() -> None:
    """Word by word comparison is for titles, not for 100 kB of text."""
    long = " ".join(f"word{letter}" for letter in "abcdefgh") * 20
    assert same_work(work(long), work(long)) is not None
    assert same_work(work(long), work(long + "s")) is None


def test_the_canonical_id_is_the_first_known_in_the_order_of_schemes() -> None:
    """ArXiv before OpenReview before DOI before proceedings before the title."""
    ids = [PaperId.parse(text) for text in ("doi:10.1/x", "openreview:BkUHlMZ0b", "acl:P19-1234")]
    assert str(canonical(ids, title="T")) == "openreview:BkUHlMZ0b"
    assert str(canonical([*ids, PaperId("arxiv", "1706.06083")], title="T")) == "arxiv:1706.06083"
    assert str(canonical((), title="Robust Nets!")) == "title:robustnets"
    assert canonical((), title=" ") == UNTITLED


VOCABULARY = (
    "learning learned robust robustness network networks deep of the for attack attacks defense certified "
    "2 3 via: with adversarial examples example detection detecting MagNet: Re"
)
WORDS = st.sampled_from(VOCABULARY.split())
TITLES = st.lists(WORDS, max_size=9).map(" ".join)
PEOPLE = st.lists(st.sampled_from(["Ann Lee", "Bob May", "Cy Orr", "Di Poe"]), max_size=3).map(tuple)
WORKS = st.builds(
    lambda title, authors, number: Paper(
        (PaperId("arxiv", f"2301.0000{number}"),) if number else (), title, "", authors
    ),
    TITLES,
    PEOPLE,
    st.integers(0, 3),
)


@settings(deadline=None)  # the first title with LaTeX in it loads the parser
@given(WORKS, WORKS)
def test_sameness_does_not_depend_on_the_order(a: Paper, b: Paper) -> None:
    """Which record was seen first must not decide."""
    assert same_work(a, b) == same_work(b, a)


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_title_raises(a: str, b: str) -> None:
    """Titles come from services and from people."""
    match = same_work(work(a), work(b))
    assert match is None or match.kind != "id"
