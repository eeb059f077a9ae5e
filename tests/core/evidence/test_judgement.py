"""What evidence says about an entry's venue: above all, what it does not say."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any, Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator import defaults
from curator.core.claims.reading import Standing
from curator.core.evidence.judgement import Judgement, JudgementName, Said, Strength, judge_venue
from curator.core.evidence.voices import COPYING, independent, origins_of
from curator.core.works.paper import Venue
from curator.settings.venues import read_venues

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])
TODAY: Final = date(2026, 11, 26)
STRENGTHS: Final = {
    "proceedings": "proceedings",
    "OpenReview": "registry",
    "Crossref": "registry",
    "arxiv comment": "authors",
    "arxiv journal_ref": "authors",
    "arxiv doi": "authors",
    "OpenReview import": "index",
    "Semantic Scholar": "index",
    "OpenAlex": "index",
    "DBLP": "index",
}


def says(source: str, venue: str, year: int | None = None, **fields: Any) -> Said:  # noqa: ANN401 - any field
    """What a source says, by default that the work was accepted."""
    given: dict[str, Any] = {
        "standing": "accepted",
        "quote": f"{venue} {year}",
        "url": "https://example.org/",
        "seen": TODAY,
        "strength": STRENGTHS[source],
        **fields,
    }
    return Said(source, venue, year, **given)


def published(source: str, venue: str, year: int) -> Said:
    """What an index says that knows only when something appeared."""
    return says(source, venue, year, exact=False)


def judge(entry: str, *said: Said) -> Judgement:
    """The judgement of an entry whose venue is written as one text, "" for none."""
    name, _, year = entry.rpartition(" ")
    venue = Venue(name, int(year)) if entry else None
    return judge_venue(venue, said, venues=VENUES)


def outcome(judgement: Judgement) -> tuple[str, str, int | None]:
    """What a judgement comes to."""
    return judgement.name, judgement.venue, judgement.year


def test_without_evidence_nothing_follows() -> None:
    """Neither for an entry with a venue nor for one without."""
    for entry in ("", "ICML 2020", "arXiv 2020", "CVPRW 2021", "A Meeting Nobody Knows 2020"):
        judgement = judge(entry)
        assert outcome(judgement) == ("unknown", "", None)
        assert judgement.reason.endswith(".")
        assert judgement.said == ()


@pytest.mark.parametrize(
    "said",
    [
        [says("Crossref", "CVPR", 2021)],
        [says("Semantic Scholar", "CVPR", 2021)],
        [says("arxiv comment", "CVPR", 2021)],
        [says("arxiv comment", "CVPR", 2021), says("arxiv journal_ref", "CVPR", 2021)],
        [
            says("arxiv comment", "CVPR", 2021),
            says("arxiv journal_ref", "CVPR", 2021),
            says("arxiv doi", "CVPR"),
        ],
        [says("DBLP", "CVPR", 2021), says("Semantic Scholar", "CVPR", 2021)],
        [says("Crossref", "CVPR", 2021), says("OpenAlex", "CVPR", 2021)],
        [says("OpenAlex", "CVPR", 2021), says("Semantic Scholar", "CVPR", 2021)],
        [says("arxiv journal_ref", "CVPR", 2021), says("Semantic Scholar", "CVPR", 2021)],
        [says("OpenReview", "ICML", 2021), says("DBLP", "ICML", 2021)],
        [says("DBLP", "ICML", 2021), says("OpenReview import", "ICML", 2021)],
        [says("Crossref", "CVPR"), says("arxiv comment", "CVPR")],
        [says("Crossref", "CVPR", 2021), says("arxiv comment", "ICCV", 2021)],
        [says("Crossref", "CVPR", 2021), says("arxiv comment", "CVPR", 2020)],
        [says("Crossref", "CVPR", 2021, bare=True), says("arxiv comment", "CVPR", 2021, bare=True)],
        [says("Crossref", "A Meeting", 2021), says("DBLP", "A Meeting", 2021)],
        [says("Crossref", "arXiv", 2021), says("DBLP", "arXiv", 2021)],
        [says("Crossref", "ICCV", 2020), says("arxiv comment", "ICCV", 2020)],
    ],
)
def test_one_voice_is_not_enough_for_an_upgrade(said: list[Said]) -> None:
    """Nor two fields of one author, an index and what it copies, or a year without the conference."""
    for entry in ("", "arXiv 2020", "CVPRW 2020", "Technical report 2019"):
        assert judge(entry, *said).name == "unknown"


@pytest.mark.parametrize(
    "standing", ["submitted", "rejected", "withdrawn", "workshop", "preprint", "extended", "mentioned"]
)
def test_what_is_no_acceptance_is_never_taken_for_one(standing: Standing) -> None:
    """However many sources say so, the proceedings among them."""
    said = [says(source, "ICLR", 2021, standing=standing) for source in STRENGTHS]
    assert judge("", *said).name == "unknown"
    assert judge("ICLR Workshop 2020", *said).name == "unknown"
    assert judge("ICLR 2021", *said).name in {"unknown", "contradicted"}


@pytest.mark.parametrize(
    ("said", "venue", "year"),
    [
        ([says("proceedings", "CVPR", 2021)], "CVPR", 2021),
        ([says("OpenReview", "ICLR", 2021, strength="proceedings")], "ICLR", 2021),
        ([says("Crossref", "CVPR", 2021), says("arxiv comment", "CVPR", 2021)], "CVPR", 2021),
        ([says("Crossref", "CVPR", 2021), says("arxiv comment", "CVPR", 2021, bare=True)], "CVPR", 2021),
        ([says("Crossref", "CVPR", 2021), says("arxiv comment", "CVPR")], "CVPR", 2021),
        ([says("Semantic Scholar", "CVPR", 2021), says("arxiv comment", "CVPR", 2021)], "CVPR", 2021),
        ([published("Semantic Scholar", "CVPR", 2020), says("arxiv comment", "CVPR", 2021)], "CVPR", 2021),
        ([published("Crossref", "ICCV", 2022), says("arxiv comment", "ICCV", 2021)], "ICCV", 2021),
        ([published("Crossref", "TPAMI", 2022), published("DBLP", "TPAMI", 2022)], "TPAMI", 2022),
        ([says("proceedings", "NIPS", 2016)], "NIPS", 2016),
        ([says("proceedings", "NeurIPS", 2016)], "NIPS", 2016),
        ([says("proceedings", "NeurIPS", 2019)], "NeurIPS", 2019),
        (
            [
                says("proceedings", "CVPR", 2021),
                published("Crossref", "TPAMI", 2022),
                published("DBLP", "TPAMI", 2022),
            ],
            "CVPR",
            2021,
        ),
        (
            [says("proceedings", "Findings of EMNLP", 2021), says("Crossref", "EMNLP", 2021)],
            "Findings of EMNLP",
            2021,
        ),
        (
            [says("proceedings", "CVPR", 2021), says("arxiv comment", "CVPR", 2021, standing="submitted")],
            "CVPR",
            2021,
        ),
        ([says("proceedings", "CVPR", 2021), says("Semantic Scholar", "ICLR", 2021)], "CVPR", 2021),
        (
            [says("proceedings", "ICML", 2021), says("OpenReview", "ICLR", 2021, standing="rejected")],
            "ICML",
            2021,
        ),
        ([says("proceedings", "A Meeting", 2021)], "A Meeting", 2021),
    ],
)
def test_enough_evidence_upgrades_what_names_no_publication(said: list[Said], venue: str, year: int) -> None:
    """The proceedings alone, or two independent sources; an index may be a year off."""
    for entry in ("", "arXiv 2020", "CVPRW 2020"):
        assert outcome(judge(entry, *said)) == ("upgrade", venue, year)


def test_what_is_in_the_findings_is_said_to_be_there() -> None:
    """So that a list that keeps them apart can."""
    assert judge("", says("proceedings", "Findings of ACL", 2023)).track == "findings"
    assert judge("", says("proceedings", "ACL", 2023)).track == ""


@pytest.mark.parametrize(
    "said",
    [
        [says("proceedings", "CVPR", 2021), says("proceedings", "ICCV", 2021)],
        [says("proceedings", "CVPR", 2021), says("proceedings", "CVPR", 2022)],
        [says("proceedings", "ICLR", 2021), says("OpenReview", "ICLR", 2021, standing="withdrawn")],
        [says("proceedings", "ICLR", 2021), says("arxiv comment", "", standing="withdrawn")],
        [says("Crossref", "CVPR", 2021), says("arxiv comment", "CVPR", 2021), says("DBLP", "ICLR", 2021)],
        [
            says("Crossref", "CVPR", 2021),
            says("DBLP", "CVPR", 2021),
            says("arxiv comment", "CVPRW", 2021, standing="workshop"),
        ],
        [
            says("Crossref", "CVPR", 2021),
            says("DBLP", "CVPR", 2021),
            says("arxiv comment", "CVPR", 2021, standing="workshop"),
        ],
        [
            says("Crossref", "CVPR", 2021),
            says("DBLP", "CVPR", 2021),
            says("arxiv comment", "CVPR", 2021, standing="rejected"),
        ],
        [published("Crossref", "CVPR", 2021), published("DBLP", "CVPR", 2022)],
    ],
)
def test_sources_that_disagree_upgrade_nothing(said: list[Said]) -> None:
    """A person has to look; what they disagree about comes first."""
    judgement = judge("", *said)
    assert judgement.name == "unknown"
    assert set(judgement.said) == set(said)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("ICML 2020", [says("proceedings", "ICML", 2020)]),
        ("ICML 2020", [says("arxiv comment", "ICML", 2020)]),
        ("ICML 2020", [says("arxiv comment", "ICML")]),
        ("ICML 2020", [published("Semantic Scholar", "ICML", 2019)]),
        ("ICCV 2023", [published("Crossref", "ICCV", 2024)]),
        ("NIPS 2016", [says("proceedings", "NeurIPS", 2016)]),
        ("NeurIPS 2016", [says("proceedings", "NeurIPS", 2016)]),
        ("EMNLP 2021", [says("proceedings", "Findings of EMNLP", 2021)]),
        ("Findings of EMNLP 2021", [says("Crossref", "EMNLP", 2021)]),
        ("TPAMI 2021", [published("Crossref", "TPAMI", 2022)]),
        ("ICML 2020", [says("proceedings", "ICML", 2020), says("proceedings", "JMLR", 2022)]),
        ("ICML 2020", [says("proceedings", "ICML", 2020), says("Crossref", "ICLR", 2021)]),
        ("ICML 2020", [says("OpenReview", "ICML", 2020), says("Semantic Scholar", "ICLR", 2020)]),
        ("ICML 2020", [says("proceedings", "ICML", 2020), says("arxiv comment", "", standing="withdrawn")]),
        ("CVPRW 2021", [says("proceedings", "CVPRW", 2021, standing="workshop")]),
        ("CVPRW 2021", [says("arxiv comment", "CVPRW", 2021, standing="workshop")]),
        ("A Meeting 2021", [says("Crossref", "a meeting", 2021)]),
    ],
)
def test_an_entry_is_confirmed_by_one_source_that_nobody_as_trustworthy_contradicts(
    entry: str, said: list[Said]
) -> None:
    """The entry itself is the other word; an index that disagrees with a better source is overheard."""
    assert judge(entry, *said).name == "confirmed"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("ICML 2020", [says("arxiv comment", "ICML", 2020, bare=True)]),
        ("ICML 2020", [says("arxiv comment", "ICML", 2020, standing="submitted")]),
        ("ICML 2020", [says("arxiv comment", "ICML", 2020, standing="extended")]),
        ("ICML 2020", [says("proceedings", "JMLR", 2022)]),
        ("JMLR 2022", [says("proceedings", "ICML", 2020)]),
        ("ICML 2020", [says("proceedings", "ICML Workshop", 2019, standing="workshop")]),
        ("ICML 2020", [says("Crossref", "ICLR", 2021)]),
        ("ICML 2020", [says("Crossref", "ICLR", 2021), says("OpenAlex", "ICLR", 2021)]),
        ("ICML 2020", [says("arxiv comment", "ICLR", 2021), says("DBLP", "ICLR", 2021)]),
        ("ICML 2020", [says("Crossref", "ICML Workshop", 2020, standing="workshop")]),
        ("ICLR 2019", [says("OpenReview", "ICLR", 2019, standing="rejected")]),
        ("ICML 2020", [says("Crossref", "ICML", 2020), says("OpenReview", "ICLR", 2021)]),
        ("ICML 2020", [says("arxiv comment", "ICML", 2020), says("proceedings", "ICLR", 2021)]),
        ("ICML 2020", [says("proceedings", "ICLR", 2021), says("proceedings", "ICLR", 2022)]),
        ("A Meeting 2021", [says("proceedings", "ICLR", 2022)]),
        ("ICCV 2019", [published("Crossref", "ICCV", 2021)]),
    ],
)
def test_what_does_not_decide_leaves_an_entry_alone(entry: str, said: list[Said]) -> None:
    """Too little, of another kind, or sources that are as trustworthy and disagree."""
    assert judge(entry, *said).name == "unknown"


@pytest.mark.parametrize(
    ("entry", "said", "venue", "year"),
    [
        ("ICLR 2018", [says("proceedings", "ICLR", 2019)], "ICLR", 2019),
        ("ICML 2020", [says("proceedings", "ICLR", 2021)], "ICLR", 2021),
        ("ICML 2020", [says("Crossref", "ICLR", 2021), says("arxiv comment", "ICLR", 2021)], "ICLR", 2021),
        (
            "ICML 2020",
            [says("proceedings", "ICML Workshop", 2020, standing="workshop")],
            "ICML Workshop",
            2020,
        ),
        ("CVPR 2022", [says("proceedings", "CVPRW", 2022)], "CVPRW", 2022),
        ("Findings of EMNLP 2021", [says("proceedings", "EMNLP", 2021)], "EMNLP", 2021),
        (
            "TPAMI 2017",
            [published("Crossref", "TPAMI", 2021), says("arxiv journal_ref", "TPAMI", 2021)],
            "TPAMI",
            2021,
        ),
        ("ICCV 2020", [says("proceedings", "ICCV", 2021)], "ICCV", 2021),
        (
            "ICCV 2019",
            [published("Crossref", "ICCV", 2022), says("arxiv comment", "ICCV", 2021)],
            "ICCV",
            2021,
        ),
    ],
)
def test_proceedings_and_registries_contradict_an_entry(
    entry: str, said: list[Said], venue: str, year: int
) -> None:
    """With another venue of its kind, another year, or a workshop of that very conference."""
    judgement = judge(entry, *said)
    assert outcome(judgement) == ("contradicted", venue, year)
    assert set(judgement.deciding) <= set(said)


def test_the_evidence_that_decides_comes_first_and_all_of_it_is_told() -> None:
    """A reader sees at once why, and what else there is."""
    index, comment, crossref = (
        says("Semantic Scholar", "CVPR", 2021),
        says("arxiv comment", "CVPR", 2021),
        says("Crossref", "CVPR", 2021),
    )
    judgement = judge("", index, comment, crossref)
    assert judgement.deciding == (crossref, comment)
    assert judgement.said == (crossref, comment, index)
    assert judgement.reason == "The work appeared at CVPR 2021, by Crossref, arxiv comment."


def test_what_an_index_took_over_adds_nothing_where_its_origin_is_heard() -> None:
    """And is a voice of its own where it is not."""
    comment, journal = says("arxiv comment", "CVPR", 2021), says("arxiv journal_ref", "CVPR", 2021)
    scholar = says("Semantic Scholar", "CVPR", 2021)
    assert independent([scholar, comment]) == (comment, scholar)
    assert independent([scholar, comment, journal]) == (comment,)


def test_no_source_repeats_itself_by_way_of_others() -> None:
    """Else of two that repeat each other none would be heard."""
    assert not [source for source in COPYING if source in origins_of(source)]
    assert origins_of("OpenReview import") == {"DBLP", "OpenReview"}
    assert all(copying.why for copying in COPYING.values())


NAMES: Final = st.sampled_from(
    ["CVPR", "CVPRW", "ICCV", "ICLR", "EMNLP", "Findings of EMNLP", "TPAMI", "arXiv", "X", ""]
)
YEARS: Final = st.sampled_from([None, 2019, 2020, 2021])
STANDINGS: Final = st.sampled_from(get_args(Standing))
SAID: Final = st.builds(
    Said,
    st.sampled_from(sorted(STRENGTHS)),
    NAMES,
    YEARS,
    STANDINGS,
    st.just("words"),
    st.just("https://example.org/"),
    st.just(TODAY),
    st.sampled_from(get_args(Strength)),
    st.booleans(),
    st.booleans(),
)
ENTRIES: Final = st.none() | st.builds(Venue, NAMES, YEARS)


@given(ENTRIES, st.lists(SAID, max_size=6))
def test_any_evidence_is_judged_in_one_way(venue: Venue | None, said: list[Said]) -> None:
    """Whatever the order it comes in and however often; nothing of it is lost, and nothing is invented."""
    judgement = judge_venue(venue, said, venues=VENUES)
    assert judgement.name in get_args(JudgementName)
    assert set(judgement.said) == set(said)
    assert len(judgement.said) == len(set(said))
    assert judgement.reason.endswith(".")
    assert judge_venue(venue, [*said[::-1], *said], venues=VENUES) == judgement
    if judgement.name == "unknown":
        assert (judgement.venue, judgement.year) == ("", None)
    else:
        assert judgement.deciding


@given(ENTRIES, st.lists(SAID, max_size=6))
def test_no_upgrade_without_proceedings_or_two_voices(venue: Venue | None, said: list[Said]) -> None:
    """Each for that very venue and accepted there, and not all of them bare names."""
    judgement = judge_venue(venue, said, venues=VENUES)
    if judgement.name == "upgrade":
        deciding = judgement.deciding
        assert all(one.standing == "accepted" for one in deciding)
        assert {one.venue for one in deciding} == {judgement.venue}
        assert any(one.strength == "proceedings" for one in deciding) or len(independent(deciding)) >= 2
        assert not all(one.bare for one in deciding)
        assert judgement.year is not None


@given(st.lists(SAID, max_size=6))
def test_an_entry_is_never_upgraded_and_contradicted_to_what_it_says(said: list[Said]) -> None:
    """An entry that writes what was found is confirmed by the same evidence, or at least left alone."""
    found = judge_venue(None, said, venues=VENUES)
    if found.name == "upgrade":
        again = judge_venue(Venue(found.venue, found.year), said, venues=VENUES)
        assert again.name in {"confirmed", "unknown"}


@given(st.lists(SAID, min_size=1, max_size=4))
def test_voices_do_not_depend_on_their_order(said: list[Said]) -> None:
    """At least one speaks, and each of them was there."""
    voices = independent(said)
    assert voices
    assert set(voices) <= set(said)
    assert all(independent(order) == voices for order in permutations(said))
