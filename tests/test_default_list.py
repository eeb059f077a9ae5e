"""The maintained list, read with eyes of its own: regular expressions here, not the product's parser."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from curator.core.list.document import parse
from curator.core.works.ids import ids_in_url

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = (ROOT / "list" / "README.md").read_text(encoding="utf-8")
LEGACY: Final = ROOT.parent / "shared" / "lists" / "papers-of-robust-ml.md"

SECTIONS: Final = {
    "General Defenses (training phase)": ("General_training", 35),
    "General Defenses (inference phase)": ("General_inference", 7),
    "Adversarial Detection": ("Detection", 6),
    "Certified Defense and Model Verification": ("Certified_Defense_and_Model_Verification", 18),
    "Theoretical Analysis": ("Theoretical", 10),
    "Empirical Analysis": ("Empirical", 19),
    "Beyond Safety": ("Beyond_Safety", 10),
    "Seminal Work": ("Seminal_work", 5),
    "Benchmark Datasets": ("Benchmark_Datasets", 4),
}
ENTRY: Final = re.compile(
    r"\* \[(?P<title>[^\[\]]+)\]\((?P<url>[^()\s]+)\)(?: \((?P<venue>[A-Za-z]+) (?P<year>\d{4})\))?"
    r" <br/> (?P<description>.+)"
)
VENUES: Final = {
    "AISec",
    "CAV",
    "CVPR",
    "CVPRW",
    "ECCV",
    "ECML",
    "ICCV",
    "ICLR",
    "ICML",
    "NeurIPS",
    "UAI",
    "WOOT",
}
"""One writing for each."""
HOSTS: Final = {
    "arxiv.org": r"/abs/\d{4}\.\d{4,5}",
    "openreview.net": r"/forum\?id=[\w-]+",
    "papers.nips.cc": r"/paper/\d+-[a-z0-9-]+",
    "proceedings.neurips.cc": r"/paper/\d{4}/hash/[0-9a-f]{32}-Abstract\.html",
    "proceedings.mlr.press": r"/v\d+/\w+\.html",
    "openaccess.thecvf.com": r"/content[\w/]+/html/\w+_paper\.html",
    "www.ecva.net": r"/papers/eccv_\d{4}/papers_ECCV/html/\w+_paper\.php",
    "link.springer.com": r"/article/10\.\d+/[\w-]+",
    "doi.org": r"/10\.\d+/[\d.]+",
}
RENAMED: Final = {
    "Fixing Data Augmentation to Improve Adversarial Robustness": "Data Augmentation Can Improve Robustness",
    "Online Adversarial Purification based on Self-Supervision": (
        "Online Adversarial Purification based on Self-supervised Learning"
    ),
    "Towards Verifying Robustness of Neural Networks against Semantic Perturbations": (
        "Towards Verifying Robustness of Neural Networks Against A Family of Semantic Perturbations"
    ),
    "On the Effectiveness of Interval Bound Propagation for Training Verifiably Robust Models": (
        "Scalable Verified Training for Provably Robust Image Classification"
    ),
    "PAC-learning in the presence of evasion adversaries": "PAC-learning in the presence of adversaries",
}
"""Works of the former list that were published under another title, which the list now carries."""
ONE_LINE_FOR_THREE: Final = "Self-supervised Learning with Adversarial Training"
THE_THREE: Final = (
    "Adversarial Self-Supervised Contrastive Learning",
    "Contrastive Learning with Adversarial Examples",
    "Robust Pre-Training by Adversarial Contrastive Learning",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry as it stands on the page."""

    section: str
    title: str
    url: str
    venue: str | None
    year: int | None
    description: str

    @property
    def rank(self) -> int | None:
        """The year that orders it: of its venue, else of its arXiv id; None when neither tells."""
        found = re.search(r"arxiv\.org/abs/(\d\d)", self.url)
        return self.year or (2000 + int(found[1]) if found else None)


def read(page: str) -> list[Listed]:
    """Every bullet below a section heading; a bullet of another shape fails here."""
    section, entries = "", []
    for line in page.splitlines():
        section = line.removeprefix("## ") if line.startswith("## ") else section
        if line.startswith("* "):
            found = ENTRY.fullmatch(line)
            assert found, line
            fields = found.groupdict()
            year = int(fields.pop("year") or 0) or None
            entries.append(Listed(section=section, year=year, **fields))
    return entries


ENTRIES: Final = read(PAGE)


def fingerprint(title: str) -> str:
    """A title without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", title.casefold())


def test_sections_hold_all_works() -> None:
    """Nine sections in their order hold 114 works, each where the former list had it."""
    assert Counter(entry.section for entry in ENTRIES) == {name: n for name, (_, n) in SECTIONS.items()}
    assert list(dict.fromkeys(entry.section for entry in ENTRIES)) == list(SECTIONS)
    assert len(ENTRIES) == 114


def test_contents_headings_and_anchors_agree() -> None:
    """The table of contents, the anchors and the headings name the same sections in the same order."""
    contents = re.findall(r"^- \[(.+)\]\(#(\w+)\)$", PAGE, re.MULTILINE)
    headings = re.findall(r"^<a id='(\w+)'></a>\n## (.+)$", PAGE, re.MULTILINE)
    assert contents == [(heading, anchor) for anchor, heading in headings]
    assert dict(contents) == {name: anchor for name, (anchor, _) in SECTIONS.items()}
    assert re.findall(r"^## (.+)$", PAGE, re.MULTILINE) == ["Contents", *SECTIONS]


def test_the_product_reads_what_stands_there() -> None:
    """The product's own parser finds the same sections and entries, and nothing that it cannot read."""
    document = parse(PAGE)
    read = [
        (section.title, entry.title, entry.url) for section in document.sections for entry in section.entries
    ]
    assert read == [(entry.section, entry.title, entry.url) for entry in ENTRIES]
    assert [entry.venue and (entry.venue.name, entry.venue.year) for entry in document.entries] == [
        entry.venue and (entry.venue, entry.year) for entry in ENTRIES
    ]
    assert (document.join(), document.unread, len(document.contents)) == (PAGE, (), len(SECTIONS))


def test_entries_stand_one_blank_line_apart() -> None:
    """One blank line separates entries, none is doubled, and no line ends in a space."""
    assert "\n\n\n" not in PAGE
    assert not re.search(r"^\* .*\n\S", PAGE, re.MULTILINE)
    assert not re.search(r"[ \t]$", PAGE, re.MULTILINE)
    assert PAGE.endswith(".\n")
    assert "\r" not in PAGE


def test_description_is_one_plain_sentence() -> None:
    """A description is one sentence of at most 200 characters that does not talk of "this paper"."""
    chatter = re.compile(r"[.!?] |<|`|\bthis (?:paper|work)\b|\bwe\b|\bour\b", re.IGNORECASE)
    for entry in ENTRIES:
        assert re.fullmatch(r"[A-Z].*[^.!?\s]\.", entry.description), entry
        assert len(entry.description) <= 200, entry
        assert not chatter.search(entry.description), entry


def test_title_has_no_stray_spaces() -> None:
    """Spaces in a title are single, and stand neither at its ends nor before punctuation."""
    for entry in ENTRIES:
        assert " ".join(entry.title.split()) == entry.title, entry
        assert not re.search(r" [:;,.?!]|[:;,](?! )", entry.title), entry


def test_link_is_canonical() -> None:
    """A link is https and leads to the paper's own page, in the one form of that site."""
    for entry in ENTRIES:
        parts = urlsplit(entry.url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        assert parts.scheme == "https", entry
        assert re.fullmatch(HOSTS[parts.hostname or ""], path), entry
        assert not parts.fragment, entry


def test_no_work_is_listed_twice() -> None:
    """No title, link or id of a work occurs a second time."""
    ids = [paper_id for entry in ENTRIES for paper_id in ids_in_url(entry.url)]
    for values in ([fingerprint(entry.title) for entry in ENTRIES], [entry.url for entry in ENTRIES], ids):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    assert len(ids) == len(ENTRIES), "every link proves exactly one id"


@pytest.mark.parametrize("section", SECTIONS)
def test_newer_stands_above_older(section: str) -> None:
    """Within a section years never rise; a preprint counts by its arXiv year."""
    years = [entry.rank for entry in ENTRIES if entry.section == section and entry.rank]
    assert years == sorted(years, reverse=True)


def test_venue_was_held_that_year() -> None:
    """A venue has its canonical name, was held in that year, and not before the work was on arXiv."""
    for entry in ENTRIES:
        if entry.venue is None or entry.year is None:
            continue
        assert entry.venue in VENUES, entry
        assert entry.year % 2 == {"ICCV": 1, "ECCV": 0}.get(entry.venue, entry.year % 2), entry
        found = re.search(r"arxiv\.org/abs/(\d\d)", entry.url)
        assert not found or 2000 + int(found[1]) <= entry.year, entry


def test_venue_agrees_with_the_link() -> None:
    """Where the address of the proceedings names a conference or a year, the entry says the same."""
    for entry in ENTRIES:
        named = re.search(r"content[_/]([A-Z]+?)_?(\d{4})(W?)/|/papers/(eccv)_(\d{4})/", entry.url)
        if named:
            venue = (named[1] or named[4]).upper() + (named[3] or "")
            assert (entry.venue, entry.year) == (venue, int(named[2] or named[5])), entry
        dated = re.search(r"neurips\.cc/paper/(\d{4})/", entry.url)
        assert not dated or (entry.venue, entry.year) == ("NeurIPS", int(dated[1])), entry


def test_renamed_works_carry_their_published_title() -> None:
    """A work published under another title stands under that one, with its venue; the former is gone."""
    venues = {entry.title: entry.venue for entry in ENTRIES}
    assert [title for title in (*RENAMED.values(), *THE_THREE) if not venues.get(title)] == []
    assert not venues.keys() & {*RENAMED, ONE_LINE_FOR_THREE}


def test_preprints_are_named_without_venue() -> None:
    """Exactly nine works were never published: they have no venue."""
    assert sum(entry.venue is None for entry in ENTRIES) == 9


@pytest.mark.skipif(not LEGACY.exists(), reason="the former list lies in ../shared, which is not here")
def test_every_work_of_the_former_list_is_here() -> None:
    """Each of the 113 former entries stands for a work of the list, and the list holds no other."""
    former = re.findall(r"^\* \[(.+?)\]\(", LEGACY.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(former) == 113
    expected = {fingerprint(RENAMED.get(title.strip(), title)) for title in former}
    expected = expected - {fingerprint(ONE_LINE_FOR_THREE)} | {fingerprint(title) for title in THE_THREE}
    assert {fingerprint(entry.title) for entry in ENTRIES} == expected
