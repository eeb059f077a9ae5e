"""arXiv's OAI-PMH: one answer as papers, and whole windows over loopback."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.window import Window
from curator.core.works.paper import PaperId
from curator.sources.arxiv.oai import parse
from curator.sources.arxiv.oai_source import MOST_PAGES, set_of
from tests.contracts.source import IDS, START, SourceContract
from tests.services.arxiv_channels_replay import Listed, record
from tests.sources.arxiv.conftest import WEEK, Wish
from tests.sources.arxiv.replayed import channels as channels  # noqa: PLC0414 - a fixture, used by its name
from tests.sources.arxiv.replayed import oai

if TYPE_CHECKING:
    from curator.ports import Source
    from tests.services.arxiv_channels_replay import ChannelsReplay

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "arxiv_oai"
LISTS = {
    "listrecords_arXiv_new_server_2026-09-20": 3,
    "listrecords_arXiv_hep-th_2017": 3,
    "listrecords_arXiv_hep-ex_2017": 3,
    "getrecord_arXiv_1401.2122": 1,
    "getrecord_arXivRaw_1810.09584": 1,
}
IN_DUBLIN_CORE = "listrecords_oai_dc_with_resumptionToken_2023"

HEAD = '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
recorded_only = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no recorded payloads beside the project")


def answer(inner: str) -> bytes:
    """An answer with something in it."""
    return f"{HEAD}{inner}</OAI-PMH>".encode()


def listed(*records: str, end: str = "") -> bytes:
    """A list of records."""
    return answer(f"<ListRecords>{''.join(records)}{end}</ListRecords>")


def in_arxiv(number: str, fields: str) -> str:
    """A record in the format ``arXiv``."""
    return (
        f"<record><header><identifier>oai:arXiv.org:{number}</identifier></header><metadata>"
        f'<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>{number}</id>{fields}</arXiv></metadata></record>'
    )


def test_a_record_has_all_that_the_api_gives() -> None:
    """First and last version with their moments, names without places, the comment that tells a venue."""
    page = parse(
        listed(record(Listed("2604.00001", "Mon, 13 Apr 2026 17:59:58 GMT", "Tue, 14 Apr 2026 01:02:03 GMT")))
    )
    paper = page.shelf.papers[0]
    assert paper.ids == (PaperId("arxiv", "2604.00001"),)
    assert paper.authors == ("Ada Example", "Bo Beispiel", "Cy Exemple")
    assert paper.published == datetime(2026, 4, 13, 17, 59, 58, tzinfo=UTC)
    assert paper.updated == datetime(2026, 4, 14, 1, 2, 3, tzinfo=UTC)
    assert (paper.version, paper.categories) == (2, ("cs.LG", "cs.CR"))
    assert (paper.comment, paper.abstract) == ("Accepted at ICML 2026", "We study.")
    assert (paper.url, paper.source) == ("https://arxiv.org/abs/2604.00001", "arxiv_oai")
    assert (page.token, page.shelf.doubts) == ("", ())


def test_the_other_format_tells_names_in_parts() -> None:
    """With DOIs, one of which may be arXiv's own, and a journal reference."""
    authors = (
        "<authors><author><keyname>Example</keyname><forenames>Ada B.</forenames><suffix>Jr</suffix></author>"
        "<author><keyname>Collective</keyname></author><author/></authors>"
    )
    fields = (
        f"<created>2026-04-13</created>{authors}<title>A\n  title</title><categories>cs.LG</categories>"
        "<journal-ref>J. X 1 (2026)</journal-ref><doi>10.1000/xyz 10.48550/arXiv.2604.00001</doi>"
    )
    paper = parse(listed(in_arxiv("2604.00001", fields))).shelf.papers[0]
    assert paper.title == "A title"
    assert paper.authors == ("Ada B. Example Jr", "Collective")
    assert paper.ids == (PaperId("arxiv", "2604.00001"), PaperId("doi", "10.1000/xyz"))
    assert (paper.journal_ref, paper.published) == ("J. X 1 (2026)", datetime(2026, 4, 13, tzinfo=UTC))


def test_created_is_no_first_day_where_the_id_says_otherwise() -> None:
    """The present server gives the newest version's day under that name."""
    fields = "<created>2025-12-16</created><updated>2026-01-05</updated><title>T</title>"
    paper = parse(listed(in_arxiv("2508.21012", fields))).shelf.papers[0]
    assert (paper.published, paper.updated) == (None, datetime(2026, 1, 5, tzinfo=UTC))


def test_old_ids_keep_their_archive() -> None:
    """Ids of before 2007 have a slash, and tell their month behind it."""
    paper = parse(
        listed(in_arxiv("hep-th/0601001", "<created>2006-01-02</created><title>T</title>"))
    ).shelf.papers[0]
    assert (paper.ids[0].value, paper.published) == ("hep-th/0601001", datetime(2006, 1, 2, tzinfo=UTC))


def test_a_version_without_a_source_is_withdrawn() -> None:
    """The words of a comment say so at other times."""
    one = record(Listed("2604.00001", "Mon, 13 Apr 2026 17:00:00 GMT"))
    gone = one.replace("<size>1kb</size>", "<size>1kb</size><source_type>I</source_type>")
    said = record(Listed("2604.00002", "Mon, 13 Apr 2026 17:00:00 GMT")).replace(
        "Accepted at ICML 2026", "This paper has been withdrawn by the author"
    )
    sure = record(Listed("2604.00003", "Mon, 13 Apr 2026 17:00:00 GMT"))
    shelf = parse(listed(gone, said, sure)).shelf
    assert [paper.withdrawn for paper in shelf.papers] == [True, True, False]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (record(Listed("x", "Mon, 13 Apr 2026 17:00:00 GMT")), "it has no arXiv id"),
        (record(Listed("2604.00009", "soon")), "its first version has no date that can be read"),
        (record(Listed("2604.00009", "Mon, 13 Apr 2026 17:00:00 GMT", title=" ")), "it has no title"),
        (
            "<record><header><identifier>oai:arXiv.org:2604.00009</identifier></header></record>",
            "it has no metadata",
        ),
        (in_arxiv("2604.00009", "").replace("arXiv xmlns", "dc xmlns").replace("</arXiv>", "</dc>"), "<dc>"),
        ("<record/>", "it has no arXiv id"),
    ],
)
def test_a_record_that_is_no_paper_is_told(broken: str, reason: str) -> None:
    """The others on the page are read all the same."""
    shelf = parse(listed(record(Listed("2604.00001", "Mon, 13 Apr 2026 17:00:00 GMT")), broken)).shelf
    assert len(shelf.papers) == 1
    assert reason in shelf.unreadable[0].reason


def test_deleted_records_are_counted() -> None:
    """They have a header alone."""
    gone = (
        '<record><header status="deleted"><identifier>oai:arXiv.org:2604.00002</identifier></header></record>'
    )
    shelf = parse(listed(record(Listed("2604.00001", "Mon, 13 Apr 2026 17:00:00 GMT")), gone)).shelf
    assert (len(shelf.papers), shelf.aside, shelf.unreadable) == (1, {"deleted": 1}, ())
    assert parse(listed(gone)).shelf.fault == ""


def test_a_token_leads_on_and_an_empty_one_does_not() -> None:
    """The old server also counted."""
    one = record(Listed("2604.00001", "Mon, 13 Apr 2026 17:00:00 GMT"))
    more = parse(listed(one, end='<resumptionToken completeListSize="1090">a%3Db|1</resumptionToken>'))
    assert (more.token, more.complete) == ("a%3Db|1", 1_090)
    for end in ("<resumptionToken/>", '<resumptionToken expirationDate="x"> </resumptionToken>', ""):
        assert parse(listed(one, end=end)).token == ""


def test_nothing_that_matches_is_no_fault() -> None:
    """A weekend has no record."""
    page = parse(answer('<error code="noRecordsMatch">Nothing.</error>'))
    assert (page.shelf.announced, page.shelf.fault, page.error) == (True, "", "")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            answer('<error code="badResumptionToken">It expired.</error>'),
            "arXiv says: badResumptionToken: It expired.",
        ),
        (answer("<ListRecords/>"), "it holds no paper"),
        (answer("<Other/>"), "neither records nor an error"),
        (b"<feed/>", "a document of another kind"),
        (b"<!DOCTYPE html><html></html>", "an HTML page"),
        (listed(record(Listed("2604.00001", "Mon, 13 Apr 2026 17:00:00 GMT")))[:-300], "not whole XML"),
        (b"", "nothing came"),
    ],
)
def test_what_is_no_list_of_records_is_a_fault(body: bytes, words: str) -> None:
    """Half a list is none."""
    shelf = parse(body).shelf
    assert words in shelf.fault
    assert not shelf.papers


@pytest.mark.parametrize(
    ("category", "name"),
    [
        ("cs.LG", "cs:cs:LG"),
        ("stat.ML", "stat:stat:ML"),
        ("eess.IV", "eess:eess:IV"),
        ("q-bio.NC", "q-bio:q-bio:NC"),
        ("cs", "cs:cs"),
        ("hep-th", "physics:hep-th"),
        ("cond-mat.soft", "physics:cond-mat:soft"),
        ("physics.optics", "physics:physics:optics"),
    ],
)
def test_a_category_has_a_set(category: str, name: str) -> None:
    """Group, archive, category; the archives of physics are one group."""
    assert set_of(category) == name


def week(count: int = 21) -> list[Listed]:
    """Papers of the usual week, one in eight hours, changed since in part, and two from outside of it."""
    moments = [WEEK.start + timedelta(hours=8 * number) for number in range(count)]
    stamped = [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in moments]
    inside = [Listed(f"2604.{number:05d}", stamp) for number, stamp in enumerate(stamped, 1)]
    older = Listed("2301.00001", "2023-01-02T10:00:00Z", "2026-04-10T10:00:00Z")
    newer = Listed("2604.09999", "2026-04-15T07:00:00Z")
    return [*inside, older, newer]


def test_a_good_night_brings_the_window_and_nothing_else(channels: ChannelsReplay) -> None:
    """Page by page, oldest first; older papers come again because they changed."""
    channels.shown.papers = week()
    harvest = oai(channels).fetch(WEEK)
    assert [paper.ids[0].value for paper in harvest.papers] == [f"2604.{n:05d}" for n in range(1, 22)]
    assert harvest.health.status is Status.FRESH
    assert harvest.health.requests == len(channels.asked) == 8
    assert harvest.health.reason == (
        "21 records came, the newest of Tue 2026-04-14 23:00 UTC. "
        "Noticed: 2 papers of other times that changed since were set aside."
    )
    first, second = channels.asked[:2]
    assert first == "/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=cs:cs:LG&from=2026-04-08"
    assert second == "/oai?verb=ListRecords&resumptionToken=3|2026-04-08|cs:cs:LG"


def test_a_paper_of_two_categories_comes_once(channels: ChannelsReplay) -> None:
    """Every category has a list of its own."""
    channels.shown.papers = week()
    harvest = oai(channels, wish=Wish(categories=("cs.LG", "cs.CR"))).fetch(WEEK)
    assert len(harvest.papers) == 21
    assert sum("set=" in asked for asked in channels.asked) == 2


def test_an_answer_that_fails_is_asked_for_again(channels: ChannelsReplay) -> None:
    """Flow control, a page for people, half a list: each costs a request and nothing else."""
    channels.shown.papers = week()
    for kind in ("down", "html", "truncated", "shape"):
        channels.misbehave("/oai", kind, times=1)
    harvest = oai(channels).fetch(WEEK)
    assert (len(harvest.papers), harvest.health.status) == (21, Status.FRESH)
    assert harvest.health.requests == 12


@pytest.mark.parametrize("kind", ["down", "html", "truncated", "shape"])
def test_a_channel_that_is_down_says_so(channels: ChannelsReplay, kind: str) -> None:
    """A changed layout is never "no papers"."""
    channels.shown.papers = week()
    channels.misbehave("/oai", kind)
    harvest = oai(channels).fetch(WEEK)
    assert (harvest.papers, harvest.health.status) == ((), Status.DOWN)


def test_what_arxiv_refuses_is_not_asked_again(channels: ChannelsReplay) -> None:
    """A set that does not exist will not exist in ten seconds."""
    channels.shown.papers = week()
    channels.misbehave("/oai", "refused")
    health = oai(channels).fetch(WEEK).health
    assert (health.status, health.requests) == (Status.DOWN, 1)
    assert "arXiv says: badArgument: Set does not exist" in health.reason


def test_a_list_that_breaks_off_is_partial(channels: ChannelsReplay) -> None:
    """What came is believed, and the window stays wanted."""
    channels.shown.papers = week()
    channels.misbehave("/oai", "loop")
    harvest = oai(channels, wish=Wish(categories=("cs.LG", "cs.CR"))).fetch(WEEK)
    assert (len(harvest.papers), harvest.health.status) == (3, Status.PARTIAL)
    assert "did not come to an end" in harvest.health.reason
    assert len(channels.asked) < MOST_PAGES


def test_a_silent_week_is_stale_and_a_silent_sunday_is_not(channels: ChannelsReplay) -> None:
    """Nothing that matches is what a weekend brings."""
    assert oai(channels).fetch(WEEK).health.status is Status.STALE
    sunday = datetime(2026, 4, 12, 7, tzinfo=UTC)
    weekend = Window(sunday - timedelta(hours=20), sunday)
    assert oai(channels, now=sunday).fetch(weekend).health.status is Status.QUIET


@recorded_only
def test_every_recorded_payload_is_named_above() -> None:
    """A sample that is added later does not go unread."""
    assert {path.stem for path in SAMPLES.iterdir()} == {*LISTS, IN_DUBLIN_CORE}


@recorded_only
@pytest.mark.parametrize("name", sorted(LISTS))
def test_recorded_lists_are_read_whole(name: str) -> None:
    """Of the old server and the present one, in both formats."""
    page = parse((SAMPLES / f"{name}.xml").read_bytes())
    assert (len(page.shelf.papers), page.shelf.unreadable, page.shelf.fault) == (LISTS[name], (), "")
    for paper in page.shelf.papers:
        assert paper.title
        assert paper.authors
        assert paper.categories
        assert paper.abstract
        assert paper.updated or "new_server" in name


@recorded_only
def test_a_recorded_paper_of_the_present_server_has_no_first_day() -> None:
    """Its “created” is four months after its id was given out."""
    papers = parse((SAMPLES / "listrecords_arXiv_new_server_2026-09-20.xml").read_bytes()).shelf.papers
    assert [(paper.ids[0].value, paper.published is None) for paper in papers] == [
        ("2504.11237", False),
        ("2508.21012", True),
        ("2510.07502", True),
    ]


@recorded_only
def test_a_recorded_record_with_all_versions_has_its_moments() -> None:
    """Two versions, four authors in one text, one of them written in TeX."""
    paper = parse((SAMPLES / "getrecord_arXivRaw_1810.09584.xml").read_bytes()).shelf.papers[0]
    assert paper.published == datetime(2018, 10, 22, 22, 41, 50, tzinfo=UTC)
    assert (paper.version, len(paper.authors), paper.authors[0]) == (2, 4, "Raphael Chetrite")


@recorded_only
def test_a_recorded_list_in_another_format_is_a_fault_with_a_token() -> None:
    """Nobody asks for Dublin Core."""
    page = parse((SAMPLES / f"{IN_DUBLIN_CORE}.xml").read_bytes())
    assert "another format, <dc>" in page.shelf.fault
    assert (page.token, page.complete) == ("6460044|1001", 1_090)


class OaiStall:
    """The replay with the contract's papers."""

    def __init__(self, replay: ChannelsReplay) -> None:
        """Show them."""
        self.replay = replay
        noons = [START + timedelta(days=number, hours=12) for number in range(len(IDS))]
        replay.shown.papers = [
            Listed(one.value, f"{noon:%Y-%m-%dT%H:%M:%SZ}") for one, noon in zip(IDS, noons, strict=True)
        ]

    def source(self) -> Source:
        """OAI-PMH in the evening of the last day."""
        return oai(self.replay, now=START + timedelta(days=5, hours=20))

    def break_down(self) -> None:
        """Nothing but 503."""
        self.replay.misbehave("/oai", "down")


class TestArxivOaiSource(SourceContract):
    """The real one, over loopback."""

    @pytest.fixture
    def stall(self, channels: ChannelsReplay) -> OaiStall:
        """A replay with all papers."""
        return OaiStall(channels)
