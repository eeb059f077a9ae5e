"""The venues that come with the program: their names in every year, and the years in which they were held."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from curator import defaults
from curator.core.list.document import parse
from curator.core.policy import ListFormat
from curator.core.venues.known import FormerName, KnownVenue, Venues
from curator.settings.venues import read_venues
from tests.core.corpora import LISTS, REAL, needs_lists, text_of
from tests.core.formats import FORMATS

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])
OWN: Final = Path(__file__).parents[3] / "list" / "README.md"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "IEEE",
        "USENIX",
        "(((",
        "the",
        "2020",
        "ICML Workshop on Security",
        "Workshop (ICML)",
        "Findings (ICML)",
        "NeurIPS ML Safety Workshop",
        "access",
        "see the appendix",
    ],
)
def test_what_is_no_known_venue_is_not_found(name: str) -> None:
    """A sponsor alone, a workshop of whatever conference, and prose stand for none of the venues."""
    assert VENUES.find(name) is None
    assert VENUES.canonical(name, 2020) is None
    assert not VENUES.accepted(name, 2020)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("NeurIPS", "NeurIPS"),
        ("neurips", "NeurIPS"),
        ("NIPS", "NeurIPS"),
        ("NIPS'17", "NeurIPS"),
        ("NIPS17", "NeurIPS"),
        ("Advances in Neural Information Processing Systems 30", "NeurIPS"),
        ("NeurIPS (Datasets and Benchmarks Track)", "NeurIPS"),
        ("In Proceedings of the 35th International Conference on Machine Learning", "ICML"),
        ("ICML 2019 Workshop", "ICML Workshop"),
        ("Thirty-Fifth AAAI Conference on Artificial Intelligence", "AAAI"),
        ("ICLR(Poster)", "ICLR"),
        ("ICLR(Workshop)", "ICLR Workshop"),
        ("CVPR (Oral, Best Paper)", "CVPR"),
        ("CVPR, pp. 2574-2582", "CVPR"),
        ("CVPR-W", "CVPRW"),
        ("Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition Workshops", "CVPRW"),
        ("IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR) Workshops", "CVPRW"),
        ("International Conference on Computer Aided Verification. Springer, Cham", "CAV"),
        ("AISec 17", "AISec"),
        ("11th USENIX Workshop on Offensive Technologies (WOOT 17)", "WOOT"),
        ("10th ACM Workshop on Artificial Intelligence and Security (AISEC) with the 24th CCS", "AISec"),
        ("IEEE SP", "S&P"),
        ("Proc. of the IEEE Symp. on Security & Privacy", "S&P"),
        ("Security and Privacy (EuroS&P)", "EuroS&P"),
        ("USENIX Security '21", "USENIX Security"),
        ("ECML/PKDD", "ECML"),
        ("EMNLP (Findings)", "Findings of EMNLP"),
        ("Findings of the Association for Computational Linguistics: EMNLP 2020", "Findings of EMNLP"),
        ("arXiv preprint arXiv:1312.6199", "arXiv"),
    ],
)
def test_any_spelling_finds_its_venue(written: str, name: str) -> None:
    """Former names, titles, sponsors, proceedings, remarks, years and letter case make no difference."""
    found = VENUES.find(written)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "name", ["x" * 100_000, "(" * 100_000, "\0\x1b[31m", "1 " * 150, "(a)" * 99, "\ud800"]
)
def test_a_hostile_name_is_nothing_but_unknown(name: str) -> None:
    """Overlong names, brackets without end and control characters are answered like any other text."""
    assert VENUES.find(name) is None
    assert VENUES.nearest(name) is None
    assert VENUES.canonical(name, 2020) is None


@pytest.mark.parametrize("suffix", [" oral" * 99, " (" * 140, " best paper" * 25, ")" * 290])
def test_a_heap_of_remarks_takes_no_time(suffix: str) -> None:
    """Words that may follow a name do not make it slow, however many there are."""
    assert VENUES.find(f"nowhere{suffix}") is None
    assert not VENUES.accepted(f"nowhere{suffix}", 2020)


@pytest.mark.parametrize(
    ("written", "year", "accepted", "canonical"),
    [
        ("NIPS", 2016, True, "NIPS"),
        ("NeurIPS", 2016, True, "NIPS"),
        ("NeurIPS", 2018, True, "NeurIPS"),
        ("NIPS", 2018, False, "NeurIPS"),
        ("Neurips", 2020, False, "NeurIPS"),
        ("NIPS", None, True, "NeurIPS"),
        ("NIPS (Oral)", 2019, False, "NeurIPS (Oral)"),
        ("CVPR (Oral)", 2019, True, "CVPR (Oral)"),
        ("CVPR-W", 2022, False, "CVPRW"),
        ("FAT*", 2020, True, "FAT*"),
        ("FAT*", 2021, False, "FAccT"),
        ("NIPS Workshop", 2017, True, "NIPS Workshop"),
    ],
)
def test_an_entry_may_write_the_name_of_its_year_or_todays(
    written: str, year: int | None, *, accepted: bool, canonical: str
) -> None:
    """NIPS until 2017, and NeurIPS in any year; a remark stays where it is."""
    assert VENUES.accepted(written, year) == accepted
    assert VENUES.canonical(written, year) == canonical


def test_a_name_that_was_used_in_between_ends_at_both_sides() -> None:
    """A former name with a first year is not written for entries before it."""
    former = (FormerName("B", until=2012, since=2008),)
    venues = Venues((KnownVenue("A", "All", former=former),))
    assert [venues.canonical("all", year) for year in (2007, 2008, 2012, 2013)] == ["A", "B", "B", "A"]


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("NOWHERE", None),
        ("Journal of Something Else", None),
        ("ICLM", "ICML"),
        ("CPVR", "CVPR"),
        ("NeruIPS", "NeurIPS"),
        ("arviv", "arXiv"),
        ("Interspech", "Interspeech"),
        ("Conference on Empirical Method in Natural Language Procesing", "EMNLP"),
    ],
)
def test_the_venue_that_was_meant_is_suggested(written: str, nearest: str | None) -> None:
    """Swapped and missing letters lead to the name; what is far from every name leads nowhere."""
    assert VENUES.find(written) is None
    assert VENUES.nearest(written) == nearest


@pytest.mark.parametrize(
    ("venue", "held", "not_held", "unknown"),
    [
        ("NeurIPS", (1987, 2016, 2026), (1986,), (2027,)),
        ("ICML", (1988, 2026), (1979,), (1985, 2027)),
        ("ICLR", (2013, 2026), (2012,), (2027,)),
        ("CVPR", (2003, 2026), (1980,), (1987, 2002, 2027)),
        ("ICCV", (1998, 1999, 2001, 2025), (1997, 2000, 2020, 2026), (2027, 2028)),
        ("ECCV", (1990, 2018, 2026), (1989, 2017, 2021), (2027,)),
        ("ACCV", (2010, 2024), (2011, 2025), (2007,)),
        ("WACV", (2011, 2026), (1990,), (2008,)),
        ("BMVC", (1990, 2022), (1989,), ()),
        ("IJCAI", (1969, 2015, 2016, 2017, 2026), (1968, 2014), (2027,)),
        ("AISTATS", (2009, 2010, 2011), (2006, 2008), (2027,)),
        ("UAI", (1985, 2026), (1984,), ()),
        ("COLT", (1988, 2026), (1987,), ()),
        ("KDD", (1995, 2026), (1994,), ()),
        ("ACL", (1979, 2026), (), (2027,)),
        ("EMNLP", (1996, 2026), (1995,), ()),
        ("NAACL", (2000, 2018, 2019, 2025), (2002, 2017, 2020, 2023), (2026, 2030)),
        ("EACL", (2012, 2017, 2021, 2024), (2015, 2020, 2022), (2026,)),
        ("COLING", (2018, 2020, 2024, 2025), (2019, 2021, 2023), (2026,)),
        ("CoRL", (2017, 2026), (2016,), ()),
        ("SaTML", (2023, 2026), (2022,), ()),
        ("TMLR", (2022, 2026), (2021,), ()),
        ("EuroS&P", (2016, 2026), (2015,), ()),
        ("S&P", (1980, 2026), (1979,), ()),
        ("AISec", (2008, 2026), (2007,), ()),
        ("WOOT", (2007, 2026), (2006,), ()),
        ("USENIX Security", (1998, 2026), (1985,), (1991,)),
        ("NDSS", (1995, 2026), (1990,), (1994,)),
        ("CCS", (2000, 2026), (1990,), (1995,)),
        ("CVPRW", (), (), (2010, 2022)),
        ("Nowhere", (), (), (2020,)),
    ],
)
def test_the_years_of_a_venue_are_those_in_which_it_was_held(
    venue: str, held: tuple[int, ...], not_held: tuple[int, ...], unknown: tuple[int, ...]
) -> None:
    """A year is called wrong only where it is known to be; of the future nothing is said."""
    said = {year: VENUES.was_held(venue, year) for year in (*held, *not_held, *unknown)}
    expected = dict.fromkeys(held, True) | dict.fromkeys(not_held, False) | dict.fromkeys(unknown)
    assert said == expected


def test_every_workshop_of_a_conference_names_its_parent() -> None:
    """Parents are venues of the file, and findings have one; there are more than sixty venues."""
    names = {venue.name for venue in VENUES.known}
    assert len(names) > 60
    assert {venue.parent for venue in VENUES.known} - {""} <= names
    assert all(venue.parent for venue in VENUES.known if venue.kind == "findings")


def test_every_venue_of_our_list_is_found_and_held_and_spelled_right() -> None:
    """The default list writes nothing that the default venues object to."""
    for entry in parse(text_of(OWN)).entries:
        if entry.venue:
            assert VENUES.accepted(entry.venue.name, entry.venue.year), entry.title
            assert entry.venue.year is not None
            assert VENUES.was_held(entry.venue.name, entry.venue.year) is not False


@needs_lists
def test_every_venue_of_other_lists_is_found() -> None:
    """The real list of old and three in other formats; sponsors and slips are not venues."""
    lists = [(REAL, ListFormat())]
    lists += [(LISTS / "others" / name, ListFormat(template=form)) for name, form in FORMATS.items()]
    names = {
        entry.venue.name
        for path, form in lists
        for entry in parse(text_of(path), form).entries
        if entry.venue and entry.venue.name
    }
    assert len(names) > 40
    assert {name for name in names if not VENUES.find(name)} == {"IEEE", "USENIX", "arviv"}
