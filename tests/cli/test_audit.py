"""`curator audit` as people run it: what is told with what evidence, what is kept, and how it ends."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.support.venue_desk import VenueDesk

LIST: Final = """\
# A list

## Adversarial Training

* [Bounds That Hold Under Rotation](https://arxiv.org/abs/2101.00001) <br/> Proves them.
* [Margins of Trees Grown in Forests](https://arxiv.org/abs/2101.00002) (ICLR 2020) <br/> Widens them.
* [Bounds that Hold under Rotation](https://example.org/bounds.pdf) (ICML 2021) <br/> Proves them again.
* [Fixing Certificates of Smooth Classifiers](https://arxiv.org/abs/2101.00004) (NeurIPS 2021) <br/> Fixes.
* [Ponds That Freeze at Night](https://arxiv.org/abs/2101.00005) <br/> Freezes them.
* [Rivers That Run Into the Sea](https://arxiv.org/abs/2101.00006) <br/> Was rejected.
* [Lakes That Nobody Has Measured](https://arxiv.org/abs/2101.00007) (ICML 2020) <br/> Is as it is.
"""
SMOOTH: Final = ["Cy Editor", "Di Counter", "Eve Writer"]
WORKS: Final[list[dict[str, object]]] = [
    {
        "title": "Bounds That Hold Under Rotation",
        "venue": "ICML",
        "year": 2021,
        "status": "Poster",
        "url": "https://proceedings.mlr.press/v139/example21a.html",
    },
    {"title": "Margins of Trees Grown in Forests", "venue": "ICLR", "year": 2021, "status": "Oral"},
    {
        "title": "Certificates of Smooth Classifiers Can Be Tight",
        "authors": SMOOTH,
        "venue": "NeurIPS",
        "year": 2021,
        "status": "Poster",
    },
    {"title": "Rivers That Run Into the Sea", "venue": "ICLR", "year": 2021, "status": "Reject"},
    {"title": "Lakes That Nobody Has Measured", "venue": "ICML", "year": 2020, "status": "Poster"},
]
ARXIV: Final[dict[str, dict[str, object]]] = {
    "2101.00001": {"title": "Bounds That Hold Under Rotation", "comment": "Accepted at ICML 2021"},
    "2101.00002": {"title": "Margins of Trees Grown in Forests"},
    "2101.00004": {"title": "Fixing Certificates of Smooth Classifiers", "authors": SMOOTH},
    "2101.00005": {"title": "Ponds That Freeze at Night", "withdrawn": True},
    "2101.00006": {"title": "Rivers That Run Into the Sea", "comment": "Submitted to NeurIPS 2021"},
    "2101.00007": {"title": "Lakes That Nobody Has Measured"},
}
FOUND: Final = {
    ("stale", "CUR306", 5),
    ("wrong", "CUR303", 6),
    ("duplicate", "CUR402", 7),
    ("withdrawn", "CUR211", 9),
}
CLEAN: Final = "# A list\n\n## Adversarial Training\n\n" + LIST.splitlines(keepends=True)[-1]


@pytest.fixture
def desk(venue_desk: VenueDesk) -> VenueDesk:
    """A list of seven papers with something wrong about five, arXiv, and a file of proceedings."""
    venue_desk.write(LIST)
    venue_desk.arxiv(ARXIV)
    venue_desk.works(*WORKS)
    return venue_desk


def told_of(data: dict[str, Any]) -> set[tuple[str, str, int]]:
    """Kind, check and line of what was found."""
    return {(one["kind"], one["code"], one["line"]) for one in data["findings"]}


def test_everything_that_is_not_as_it_is_listed_is_told(desk: VenueDesk) -> None:
    """And nothing else: a rejection, a submission and a paper in order are no findings."""
    data = desk.data("--proceedings", "works.jsonl")
    assert told_of(data) == FOUND
    (doubt,) = data["doubtful"]
    assert (doubt["line"], doubt["likelihood"]) == (8, "likely")
    assert doubt["published_title"] == "Certificates of Smooth Classifiers Can Be Tight"
    assert "the authors are the same" in doubt["reason"]
    assert data["summary"]["waiting"] == {}


def test_each_finding_has_its_evidence(desk: VenueDesk) -> None:
    """Source, words, day and link."""
    data = desk.data("--proceedings", "works.jsonl")
    evidence = {one["line"]: one["evidence"] for one in data["findings"]}
    assert {
        "source": "proceedings",
        "quote": "ICML 2021 (Poster), proceedings; the titles are equal",
        "url": "https://proceedings.mlr.press/v139/example21a.html",
        "seen": "2026-11-26",
    } in evidence[5]
    assert [one["quote"] for one in evidence[9]] == ["This paper has been withdrawn"]


def test_people_read_it_by_kind(desk: VenueDesk) -> None:
    """With what is doubtful apart, and one sentence of figures."""
    out = desk.audit("--proceedings", "works.jsonl").out
    assert "Stale: published since, and listed as if it were not\n\n  README.md:5:" in out
    assert "    the entry says ICLR 2020, other sources say ICLR 2021 (proceedings)\n" in out
    assert "Doubtful: perhaps published under another title\n\n  README.md:8:4: Fixing" in out
    assert "    may be “Certificates of Smooth Classifiers Can Be Tight”, NeurIPS 2021\n" in out
    assert "7 entries: 1 stale, 1 wrong, 1 duplicate, 1 withdrawn, 1 doubtful. " in out
    assert "5 works came from files of proceedings." in out


def test_a_list_in_order_is_told_as_that(desk: VenueDesk) -> None:
    """With exit code 0."""
    desk.write(CLEAN)
    out = desk.audit("--proceedings", "works.jsonl", code=0).out
    assert out.startswith("1 entry: nothing found. ")


def test_what_was_asked_is_not_asked_again(desk: VenueDesk) -> None:
    """Another run says the same from what is remembered, also of files that were read once."""
    first = desk.data("--proceedings", "works.jsonl")
    assert set(first["summary"]["requests"]) == {"arxiv", "openreview"}
    again = desk.data()
    assert again["summary"]["requests"] == {}
    assert (again["findings"], again["doubtful"]) == (first["findings"], first["doubtful"])
    assert desk.data("--offline")["findings"] == first["findings"]


def test_offline_nobody_is_asked(desk: VenueDesk) -> None:
    """The proceedings alone prove what they prove; how many entries wait is told."""
    replay = desk.arxiv(ARXIV)
    data = desk.data("--offline", "--proceedings", "works.jsonl")
    assert replay.stats()["requests"] == 0
    assert told_of(data) == FOUND - {("withdrawn", "CUR211", 9)}
    assert data["summary"]["waiting"] == {"arxiv": 6, "openreview": 7}


def test_a_budget_that_is_used_up_ends_the_run_and_another_goes_on(desk: VenueDesk) -> None:
    """What was answered is kept, nobody is asked twice, and how many entries wait is told: no trouble."""
    desk.configure("enrichment:", "services:\n  openreview: {budget: 5}\nenrichment:")
    data = desk.data("--proceedings", "works.jsonl")
    assert data["summary"]["requests"]["openreview"] == 4
    assert data["summary"]["waiting"] == {"openreview": 3}
    assert data["summary"]["troubles"] == []
    assert told_of(data) == FOUND
    told = desk.audit()
    assert "Entries about which a service is still to be asked" not in told.out
    assert "1 doubtful. 3 requests." in told.out


def test_a_service_that_is_down_degrades_the_run(desk: VenueDesk) -> None:
    """Exit code 3 where nothing was found; what was found comes first."""
    desk.registries.misbehave("/v2/notes/search", "challenge")
    desk.write(CLEAN)
    told = desk.audit("--proceedings", "works.jsonl", code=3)
    assert "Problem: OpenReview turns programs away" in told.out
    desk.write(LIST)
    assert told_of(desk.data()) == FOUND


def test_facts_are_written_for_the_linter(desk: VenueDesk) -> None:
    """In the state folder, and where they are asked for; the linter says the same."""
    desk.audit("--proceedings", "works.jsonl", "--write-facts", "facts.json")
    for facts in ((), ("--facts", "facts.json")):
        only = ("--select", "CUR211,CUR303,CUR306,CUR402", "--output-format", "json")
        findings = desk.run("lint", *facts, *only, code=1).json["findings"]
        assert {(one["code"], one["line"]) for one in findings} == {(code, line) for _, code, line in FOUND}


@pytest.mark.parametrize("form", ["github", "sarif", "junit", "rdjson", "markdown"])
def test_every_format_tells_the_findings(desk: VenueDesk, form: str) -> None:
    """The programs' formats as the linter writes them; the remarks are on stderr."""
    told = desk.audit("--proceedings", "works.jsonl", "--output-format", form)
    for _, code, _ in FOUND:
        assert code in told.out
    assert "7 entries: 1 stale" in told.err


def test_what_is_doubtful_is_a_notice_on_github(desk: VenueDesk) -> None:
    """And stands in the step summary, in which foreign text does nothing."""
    summary = desk.write("", "summary.md")
    desk.set(GITHUB_STEP_SUMMARY=str(summary))
    told = desk.audit("--proceedings", "works.jsonl", "--output-format", "github")
    assert "::notice file=README.md,line=8,col=4,title=perhaps published under another title::" in told.out
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("## curator audit: 7 entries: 1 stale")
    assert "### Doubtful: perhaps published under another title" in text
    assert "([link](https://proceedings.mlr.press/v139/example21a.html))" in text


def test_a_compressed_file_is_read(desk: VenueDesk) -> None:
    """By its ending."""
    plain = "".join(json.dumps(row) + "\n" for row in WORKS).encode()
    (desk.folder / "works.jsonl.gz").write_bytes(gzip.compress(plain))
    assert desk.data("--proceedings", "works.jsonl.gz", "--offline")["summary"]["works"] == 5


def test_lines_that_are_no_works_are_counted_and_shown(desk: VenueDesk) -> None:
    """The others are taken."""
    bad = [
        "{",
        "[]",
        '{"title": "No Venue"}',
        "x" * 300_000,
        '{"title": "T", "venue": "ICML", "year": "never"}',
    ]
    lines = [*bad, *(json.dumps(row) for row in WORKS)]
    desk.write("\n".join(lines) + "\n", "works.jsonl")
    out = desk.audit("--proceedings", "works.jsonl", "--offline").out
    assert "5 works came from files of proceedings." in out
    assert "5 lines of them could not be read: works.jsonl, line 1: the line is not JSON" in out
    assert "works.jsonl, line 4: the line is longer than 200,000 characters" in out
    assert "1 stale" in out


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("none.jsonl", None, "none.jsonl cannot be read: no such file or directory."),
        ("empty.jsonl", b"", "No work could be read in empty.jsonl: it is empty."),
        ("list.jsonl", b"# A list\n", "No work could be read in list.jsonl: the line is not JSON"),
        ("broken.gz", gzip.compress(b"x" * 9_999, mtime=0)[:30], "broken.gz cannot be read: "),
        ("plain.gz", b"not compressed", "plain.gz cannot be read: not a gzipped file"),
        ("rules", None, "rules is a folder."),
    ],
)
def test_a_file_that_is_none_of_works_is_refused(
    desk: VenueDesk, name: str, data: bytes | None, sentence: str
) -> None:
    """In one sentence, with exit code 2."""
    if data is not None:
        (desk.folder / name).write_bytes(data)
    assert sentence in desk.audit("--proceedings", name, "--offline", code=2).err


def test_a_list_without_rules_is_audited_as_it_is_written(desk: VenueDesk) -> None:
    """Its form is inferred, and the venues are the program's own."""
    desk.write(LIST, "other/README.md")
    data = desk.data("other/README.md", "--proceedings", "works.jsonl")
    assert told_of(data) == FOUND


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("-",), "Standard input has no place"),
        (("none.md",), "none.md cannot be read"),
        (("README.md", "--write-facts", "README.md"), "One file is named for two things."),
        (("empty.md",), "empty.md cannot be read as a list"),
        (("words.md",), "No entry could be read in words.md"),
    ],
)
def test_what_cannot_be_audited_is_refused(desk: VenueDesk, words: tuple[str, ...], sentence: str) -> None:
    """In one sentence, with exit code 2; nobody is asked, and nothing is written over."""
    desk.write("", "empty.md")
    desk.write("# Words\n\nOnly words.\n", "words.md")
    assert sentence in desk.audit(*words, code=2).err
    assert desk.read() == LIST


def test_without_a_contact_nobody_is_asked(desk: VenueDesk) -> None:
    """Services want to know whom to reach; offline needs none."""
    desk.configure("contact: robot@example.org\n", "")
    desk.set(CURATOR_ARXIV_URL="https://arxiv.example")
    assert "No contact is set" in desk.audit(code=2).err
    assert told_of(desk.data("--offline", "--proceedings", "works.jsonl"))


def test_silenced_findings_stay_silent(desk: VenueDesk) -> None:
    """As in every lint run: by a comment beside the entry, or in the configuration."""
    desk.write(LIST.replace("Freezes them.", "Freezes them. <!-- curator: ignore[CUR211] -->"))
    desk.configure("enrichment:", "lint:\n  ignore: [CUR303]\nenrichment:")
    data = desk.data("--proceedings", "works.jsonl")
    assert told_of(data) == {("stale", "CUR306", 5), ("duplicate", "CUR402", 7)}


def test_hostile_words_of_sources_do_nothing(desk: VenueDesk) -> None:
    """On a terminal, in a workflow's log, and in its summary."""
    evil = "::error::Ponds\x1b[31m @everyone ](javascript:alert(1)) ##[error] <img src=x>"
    desk.arxiv(ARXIV | {"2101.00005": {"title": evil, "withdrawn": True, "comment": f"{evil} withdrawn"}})
    row = {"title": evil, "authors": SMOOTH, "venue": "NeurIPS", "year": 2021, "url": "javascript:alert(1)"}
    desk.write(
        LIST.replace("Fixing Certificates of Smooth Classifiers", "Ponds everyone javascript alert error")
    )
    for form in ("text", "github", "markdown"):
        words = ("--proceedings", desk.works(*WORKS, row), "--output-format", form)
        told = desk.audit(*words)
        for stream in (told.out, told.err):
            assert "\x1b" not in stream
            assert "##[" not in stream
            assert not [line for line in stream.splitlines() if line.lstrip().startswith("::error::")]
        escaped = told.out.replace("\\](javascript", "")
        assert form != "markdown" or "](javascript" not in escaped
