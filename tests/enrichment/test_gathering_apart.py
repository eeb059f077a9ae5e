"""A round of evidence: whose record a link is, and which works can wait."""

from __future__ import annotations

from datetime import timedelta

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.works.paper import PaperId
from curator.enrichment import Terms, gather
from tests.enrichment.test_gathering import Place, keys, record, work
from tests.fakes import FakeWitness


def test_a_record_with_a_wrong_link_says_nothing_of_the_work_behind_it() -> None:
    """Title and authors are others; an author in common, or the record's own id, is borne out."""
    cvf = PaperId("cvf", "CVPR2021/Doe")
    wrong = record("Robust Segmentation at Night", authors=("Cy Moe",), ids=(cvf, *work(1).ids))
    assert Place(wrong).gather([work(1)]).found[0].said == ()
    by_link = work(1, ids=(*work(1).ids, cvf))
    for one in (work(1, authors=("Cy Moe",)), by_link):
        (heard,) = Place(wrong).gather([one]).found[0].said
        assert (heard.venue, heard.strength) == ("CVPR", "proceedings")


def test_works_that_can_wait_are_asked_about_after_all_others() -> None:
    """Also when the others were asked about before, and they never."""
    place = Place()
    works = [work(1), work(2)]
    witness = FakeWitness(tells={one.key: NOTHING_TOLD for one in works})
    for _ in range(2):
        terms = Terms(place.clock.now().date(), {"arxiv": 1}, {work(1).key})
        gather(works, witnesses=[witness], proceedings=place.proceedings, memory=place.memory, terms=terms)
        place.clock.moment += timedelta(days=8)
    assert keys(witness) == [work(2).key, work(2).key]
