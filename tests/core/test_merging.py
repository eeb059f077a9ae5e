"""What several sources say of one paper as one record."""

from __future__ import annotations

from dataclasses import replace

from curator.core.merging import merged
from curator.core.works.paper import Paper, PaperId, Venue

ARXIV, CVF, FORUM = (
    PaperId("arxiv", "2302.04638"),
    PaperId("cvf", "CVPR2023/Doe"),
    PaperId("openreview", "aBcDeF"),
)
PREPRINT = Paper(
    (ARXIV,),
    "Pooling",
    "https://arxiv.org/abs/2302.04638",
    ("A. Doe",),
    "We pool.",
    ("cs.LG",),
    source="arxiv",
)
PUBLISHED = Paper(
    (CVF, ARXIV), "Pooling!", "https://cvf.example/Doe", venue=Venue("CVPR", 2023), source="cvf"
)


def test_papers_that_share_no_id_stay_apart() -> None:
    """Also where their titles are equal: deciding that is another's work."""
    other = Paper(
        (PaperId("arxiv", "2302.04639"),), "Pooling", "https://arxiv.org/abs/2302.04639", source="arxiv"
    )
    assert merged([PREPRINT, other]) == (PREPRINT, other)


def test_records_without_an_id_stay_apart() -> None:
    """Nothing says that they are one."""
    one, other = Paper((), "A", "https://a.example"), Paper((), "B", "https://b.example")
    assert merged([one, other, one]) == (one, other)


def test_the_preprint_keeps_its_words_and_gains_the_venue() -> None:
    """Whichever record came first: a conference's list has neither abstract nor categories."""
    for records in ([PREPRINT, PUBLISHED], [PUBLISHED, PREPRINT]):
        (paper,) = merged(records)
        assert (paper.title, paper.abstract, paper.url) == (PREPRINT.title, PREPRINT.abstract, PREPRINT.url)
        assert paper.venue == Venue("CVPR", 2023)
        assert paper.ids == (ARXIV, CVF)
        assert paper.source == "arxiv"


def test_of_one_source_the_last_record_counts() -> None:
    """What waits in the queue is what the source said some nights ago."""
    newer = Paper((ARXIV,), "Pooling, Revised", PREPRINT.url, version=2, source="arxiv")
    assert merged([PREPRINT, newer]) == (newer,)


def test_a_third_record_shows_that_two_papers_are_one() -> None:
    """A forum and a preprint share nothing until somebody links both."""
    forum = Paper((FORUM,), "Pooling", "https://openreview.net/forum?id=aBcDeF", source="openreview")
    link = Paper((CVF, ARXIV, FORUM), "Pooling", "https://cvf.example/Doe", source="cvf")
    (paper,) = merged([PREPRINT, forum, link])
    assert paper.ids == (ARXIV, FORUM, CVF)


WRONG = Paper(
    (CVF, ARXIV),
    "Robust Segmentation of Street Scenes at Night",
    "https://cvf.example/Doe",
    ("Cy Moe",),
    venue=Venue("CVPR", 2023),
    source="cvf",
)
CERTIFIED = replace(PREPRINT, title="Certified Defenses Against Small Rotations", authors=("Ann Doe",))


def test_a_wrong_link_does_not_make_two_papers_one() -> None:
    """Whichever came first: the conference's paper stays without the link, the preprint without a venue."""
    apart = replace(WRONG, ids=(CVF,))
    assert merged([CERTIFIED, WRONG]) == (CERTIFIED, apart)
    assert merged([WRONG, CERTIFIED]) == (apart, CERTIFIED)
    nameless = replace(WRONG, authors=())
    assert merged([CERTIFIED, nameless]) == (CERTIFIED, replace(nameless, ids=(CVF,)))


def test_a_link_is_borne_out_by_an_author_or_a_near_title() -> None:
    """A paper that was renamed for the conference, and one whose authors are spelt otherwise."""
    renamed = replace(WRONG, authors=("Ann Doe", "Cy Moe"))
    respelt = replace(WRONG, title="Certified Defences against Small Rotations")
    for record in (renamed, respelt):
        (paper,) = merged([record, CERTIFIED])
        assert (paper.title, paper.venue) == (CERTIFIED.title, Venue("CVPR", 2023))


def test_two_papers_of_one_site_with_one_link_stay_apart() -> None:
    """A link that was copied with its row; the first keeps it, as nobody can tell whose it is."""
    other = replace(WRONG, ids=(PaperId("cvf", "CVPR2023/Roe"), ARXIV), title="Depth", authors=("Di Roe",))
    assert merged([WRONG, other]) == (WRONG, replace(other, ids=other.ids[:1]))


def test_a_site_that_retitles_its_record_still_has_one_paper() -> None:
    """What waits in the queue had another title, and nobody else has the link."""
    newer = replace(WRONG, title="Night Vision", authors=())
    assert merged([WRONG, newer]) == (newer,)
