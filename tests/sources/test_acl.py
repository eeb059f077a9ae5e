"""The ACL Anthology's collections: main volumes, findings and workshops told apart."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from curator.core.shelves.shelf import Ask
from curator.core.works.paper import PaperId, Unreadable, Venue
from curator.sources.acl import follow, parse, request
from tests.support.recorded import recorded

MAIN = "Proceedings of the Meeting (Volume 1: Long Papers)"
PERSON = "<author><first>Ada</first><last>Example</last></author>"


def paper_xml(
    number: int = 1, *, title: str = "A <fixed-case>T</fixed-case>itle", people: str = PERSON, more: str = ""
) -> str:
    """One paper of the collection 2024.acl, volume long."""
    return (
        f'<paper id="{number}"><title>{title}</title>{people}<abstract>We show <i>x</i>.</abstract>'
        f'<url hash="0">2024.acl-long.{number}</url>{more}</paper>'
    )


def volume(*papers: str, name: str = "long", book: str = MAIN, year: int = 2024) -> str:
    """One volume of a collection."""
    return (
        f'<volume id="{name}" type="proceedings" ingest-date="2024-08-11"><meta><booktitle>{book}</booktitle>'
        f"<editor><first>Ed</first><last>Itor</last></editor><year>{year}</year></meta>"
        f'<frontmatter><url hash="0">2024.acl-{name}.0</url></frontmatter>{"".join(papers)}</volume>'
    )


def collection(*volumes: str, name: str = "2024.acl") -> bytes:
    """The file of a collection."""
    event = '<event id="acl-2024"><colocated><volume-id>2024.x-1</volume-id></colocated></event>'
    head = "<?xml version='1.0' encoding='UTF-8'?>\n"
    return f'{head}<collection id="{name}">{"".join(volumes)}{event}</collection>'.encode()


def test_a_paper_of_a_main_volume_is_read() -> None:
    """Title without its markup, names in order, id and DOI, the day it was added."""
    body = collection(volume(paper_xml(more="<doi>10.18653/v1/2024.acl-long.1</doi>")))
    shelf = parse(body, venue="ACL", year=2024)
    (paper,) = shelf.papers
    assert paper.ids == (PaperId("doi", "10.18653/v1/2024.acl-long.1"), PaperId("acl", "2024.acl-long.1"))
    assert paper.url == "https://aclanthology.org/2024.acl-long.1/"
    assert (paper.title, paper.authors, paper.abstract) == ("A Title", ("Ada Example",), "We show x.")
    assert paper.venue == Venue("ACL", 2024, MAIN)
    assert paper.published == datetime(2024, 8, 11, tzinfo=UTC)
    assert shelf.whole


@pytest.mark.parametrize(
    ("name", "book", "venue"),
    [
        ("short", "Proceedings (Volume 2: Short Papers)", "ACL"),
        ("demo", "Proceedings: System Demonstrations", "ACL"),
        ("srw", "Proceedings (Volume 4: Student Research)", "ACL Workshop"),
        ("1", "Proceedings of the 3rd Workshop on Things", "ACL Workshop"),
    ],
)
def test_workshops_stand_apart(name: str, book: str, venue: str) -> None:
    """Short papers and demonstrations are the conference's own."""
    (paper,) = parse(collection(volume(paper_xml(), name=name, book=book)), venue="ACL", year=2024).papers
    assert paper.venue == Venue(venue, 2024, book)


def test_findings_stand_apart() -> None:
    """One file has those of all conferences of a year, and grows by one after the other."""
    body = collection(
        volume(paper_xml(1), name="acl", book="Findings of the Association: ACL 2024"),
        volume(paper_xml(2), name="emnlp", book="Findings of the Association: EMNLP 2024"),
        name="2024.findings",
    )
    (paper,) = parse(body, venue="Findings of ACL", year=2024).papers
    assert (paper.venue and paper.venue.name, paper.ids[0].value) == ("Findings of ACL", "2024.acl-long.1")
    assert parse(body, venue="Findings of NAACL", year=2024).announced


@pytest.mark.parametrize(
    "book", ["Findings of the Association: NAACL 2024", "Findings of the Association", ""]
)
def test_findings_under_an_unknown_name_are_not_called_absent(book: str) -> None:
    """They may be the conference's own, unless their title says another one."""
    volumes = [volume(paper_xml(1), name="acl"), volume(paper_xml(2), name="na-acl", book=book)]
    shelf = parse(collection(*volumes, name="2024.findings"), venue="Findings of NAACL", year=2024)
    assert (shelf.papers, shelf.announced) == ((), False)
    assert "its volume “na-acl”" in shelf.fault
    assert "may be that of NAACL" in shelf.fault


def test_findings_under_an_unknown_name_that_say_another_conference_are_another_s() -> None:
    """The conference that was asked for is not out yet, or stands beside them."""
    other = volume(paper_xml(2), name="na-acl", book="Findings of the Association: NAACL 2024")
    mine = volume(paper_xml(1), name="acl", book="Findings of the Association: ACL 2024")
    more = volume(paper_xml(3), name="acl-2", book="Findings of the Association: ACL 2024")
    shelf = parse(collection(other, name="2024.findings"), venue="Findings of ACL", year=2024)
    assert (shelf.announced, shelf.fault) == (True, "")
    assert parse(collection(other, mine, name="2024.findings"), venue="Findings of ACL", year=2024).whole
    shelf = parse(collection(mine, more, name="2024.findings"), venue="Findings of ACL", year=2024)
    assert (len(shelf.papers), len(shelf.doubts)) == (1, 1)


def test_a_collection_under_another_name_gives_no_other_conference_s_findings() -> None:
    """Only the volume of the conference is read, whatever the file calls itself."""
    emnlp = volume(paper_xml(2), name="emnlp", book="Findings of the Association: EMNLP 2024")
    assert parse(collection(emnlp, name="findings-2024"), venue="Findings of ACL", year=2024).announced


def test_tutorials_are_no_papers() -> None:
    """They are told, a volume at a time."""
    tutorials = volume(paper_xml(2), name="tutorials", book="Proceedings (Volume 5: Tutorial Abstracts)")
    shelf = parse(collection(volume(paper_xml()), tutorials), venue="ACL", year=2024)
    assert len(shelf.papers) == 1
    assert shelf.unreadable == (
        Unreadable("2024.acl, volume tutorials", "its 1 entries are tutorials, no papers"),
    )


def test_a_volume_of_another_year_is_told() -> None:
    """It is not believed to be of the year that was asked for."""
    assert (
        "is of 2023, not of 2024"
        in parse(collection(volume(paper_xml(), year=2023)), venue="ACL", year=2024).fault
    )


def test_a_retracted_paper_is_withdrawn() -> None:
    """The Anthology keeps it and says so."""
    retracted = paper_xml(1, more='<retracted date="2024-09-01">wrong</retracted>')
    papers = parse(collection(volume(retracted, paper_xml(2))), venue="ACL", year=2024).papers
    assert [paper.withdrawn for paper in papers] == [True, False]


def test_ids_before_2020_are_written_together() -> None:
    """A letter, two digits of the year, volume and number."""
    paper = '<paper id="12"><title>T</title></paper>'
    body = collection(volume(paper, name="1", year=2019), volume(paper, name="57", year=2019), name="D19")
    shelf = parse(body, venue="EMNLP", year=2019)
    assert [one.ids[0].value for one in shelf.papers] == ["D19-1012", "D19-5712"]


@pytest.mark.parametrize(
    ("title", "people", "read"),
    [
        ("0", "", ()),
        ("学习", "<author><first/><last>李</last></author>", ("李",)),
        ("A &amp; B <tex-math>\\ell_1</tex-math>", "<author><last>Solo</last></author>", ("Solo",)),
    ],
)
def test_titles_and_authors_of_all_kinds(title: str, people: str, read: tuple[str, ...]) -> None:
    """A zero, other alphabets, LaTeX, a name with one part, nobody."""
    (paper,) = parse(collection(volume(paper_xml(title=title, people=people))), venue="ACL", year=2024).papers
    assert (bool(paper.title), paper.authors) == (True, read)


def test_a_paper_without_a_title_or_id_is_told() -> None:
    """And two with one id."""
    odd = '<paper id="x"><title>Odd</title></paper>'
    shelf = parse(
        collection(volume(paper_xml(1, title=""), odd, paper_xml(2), paper_xml(2))), venue="ACL", year=2024
    )
    assert len(shelf.papers) == 1
    assert sorted(one.reason for one in shelf.unreadable) == [
        "it has no title",
        "it stands there twice",
        "“2024.acl-long.x” is no id of a paper",
    ]


def test_a_file_that_breaks_off_is_a_fault() -> None:
    """Half an XML document is none."""
    assert "not whole XML" in parse(collection(volume(paper_xml()))[:-30], venue="ACL", year=2024).fault


def test_an_empty_collection_is_a_fault() -> None:
    """Volumes of which no paper is left, and none at all."""
    assert parse(collection(), venue="ACL", year=2024).fault
    assert parse(collection(volume()), venue="ACL", year=2024).fault


@pytest.mark.parametrize(
    ("venue", "year", "file"),
    [
        ("ACL", 2024, "2024.acl.xml"),
        ("EMNLP", 2019, "D19.xml"),
        ("NAACL", 2001, "N01.xml"),
        ("Findings of EMNLP", 2023, "2023.findings.xml"),
    ],
)
def test_a_collection_is_asked_for(venue: str, year: int, file: str) -> None:
    """By its name of then or now."""
    assert request(venue, year) == Ask("acl_data", f"/acl-org/acl-anthology/master/data/xml/{file}")
    assert follow(b"", venue=venue, year=year) == ()


@pytest.mark.parametrize(
    ("venue", "year"),
    [("Findings of ACL", 2019), ("Findings of CVPR", 2024), ("AACL", 2019), ("ACL", 1950), ("ICML", 2024)],
)
def test_what_is_not_there_is_not_asked_for(venue: str, year: int) -> None:
    """Findings before there were any, years before the Anthology's, other conferences."""
    assert request(venue, year) is None


def test_the_recorded_collection_of_2022_is_read_whole() -> None:
    """Long and short papers, demonstrations and the student workshop; tutorials are told."""
    shelf = parse(recorded("acl_anthology/2022.acl.xml"), venue="ACL", year=2022)
    assert Counter(paper.venue and paper.venue.name for paper in shelf.papers) == {
        "ACL": 727,
        "ACL Workshop": 39,
    }
    assert (len(shelf.unreadable), shelf.doubts) == (1, ())
    assert shelf.papers[0].title == "AdapLeR: Speeding up Inference by Adaptive Length Reduction"
    assert shelf.papers[0].authors[0] == "Ali Modarressi"
    assert all(paper.authors for paper in shelf.papers)


def test_the_recorded_workshop_stands_apart() -> None:
    """Its five papers are no papers of a conference."""
    shelf = parse(recorded("acl_anthology/2022.naloma.xml"), venue="ACL", year=2022)
    assert [paper.venue and paper.venue.name for paper in shelf.papers] == ["ACL Workshop"] * 5
