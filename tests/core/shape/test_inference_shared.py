"""The formats of the real lists: what is read by the inferred template, against what stands in their lines.

Papers are counted by hand-checked rules. In the reading list: a bullet with bold words, alone or between
names and a year. In the list on deep learning: a bullet with a link and names behind it, which competitions
and tools lack. In the list on graphs: every numbered bullet.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.list.document import parse
from curator.core.policy import DEFAULT_TEMPLATE
from curator.core.shape.inference import infer
from tests.core.corpora import LISTS, REAL, needs_lists, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.list.document import Entry

READING: Final = LISTS / "others" / "adversarial-examples-reading-list.md"
LEARNING: Final = LISTS / "others" / "awesome-adversarial-deep-learning.md"
GRAPHS: Final = LISTS / "others" / "awesome-graph-attack-papers.md"
HEADS: Final = {
    READING: re.compile(r"\s*- (?::\+1: &nbsp; )?(?:[^*]*, )?\*\*(?P<title>[^*]+?)\.?\*\*(?:,|$| \[\[)"),
    LEARNING: re.compile(r"[*-] (?:\*\*[^*]+\*\* *)?\[(?P<title>[^]]+)\]\(http[^)]*\)[. ]+[A-Z]"),
    GRAPHS: re.compile(r"[0-9]\. \*\*(?P<title>[^*]+?)\.?\*\*"),
}
PAPERS: Final = {READING: 120, LEARNING: 53, GRAPHS: 84}
UNREAD_VENUES: Final = {READING: {398}, LEARNING: set[int](), GRAPHS: {169, 171}}
"""Proceedings that have their year in front, and two workshops: the lines whose venue is not read."""

others = pytest.mark.parametrize("file", HEADS, ids=lambda file: file.name)


def entries_of(file: Path) -> dict[int, Entry]:
    """The entries of a list in the format that is inferred, by line."""
    inferred = infer(text_of(file))
    assert inferred is not None
    return {entry.line: entry for entry in parse(text_of(file), inferred.form).entries}


def heads_of(file: Path) -> dict[int, re.Match[str]]:
    """The papers of a list, as its lines show them."""
    lines = text_of(file).splitlines()
    found = {number: HEADS[file].match(line) for number, line in enumerate(lines, 1)}
    return {number: head for number, head in found.items() if head}


def own_text(file: Path, entry: Entry) -> str:
    """The lines of an entry without its notes, as one."""
    first, *further = text_of(file).splitlines()[entry.line - 1 : entry.end_line]
    return " ".join([first, *takewhile(lambda line: not line.lstrip().startswith("- "), further)])


@needs_lists
@others
def test_every_paper_is_read_with_its_title(file: Path) -> None:
    """And no title is made of anything else."""
    heads, entries = heads_of(file), entries_of(file)
    assert len(heads) == PAPERS[file]
    assert {line: entries[line].title for line in heads if line in entries} == {
        line: head["title"].strip() for line, head in heads.items()
    }


@needs_lists
@others
def test_nothing_but_papers_is_read_save_for_links_to_competitions_and_tools(file: Path) -> None:
    """Those ten stand in the list on deep learning, as entries do."""
    inferred = infer(text_of(file))
    assert inferred is not None
    others = {LEARNING: 10}.get(file, 0)
    assert (inferred.read, inferred.of) == (PAPERS[file] + others, PAPERS[file] + others)
    assert len(entries_of(file)) == inferred.read


@needs_lists
@others
def test_the_address_of_a_paper_is_its_first_link(file: Path) -> None:
    """It has none where there is no link."""
    for entry in entries_of(file).values():
        link = re.search(r"\]\((http[^)]*)\)", own_text(file, entry))
        assert entry.url == (link[1] if link else "")


@needs_lists
@others
def test_the_year_of_a_venue_is_the_one_that_stands_behind_its_name(file: Path) -> None:
    """The first behind the title, but for that of "Proceedings of the 2017 …"; an id of arXiv is none."""
    heads = heads_of(file)
    for line, entry in entries_of(file).items():
        if line in heads.keys() - UNREAD_VENUES[file]:
            told = re.sub(r"\]\([^)]*\)", "", own_text(file, entry)[heads[line].end("title") :])
            years = re.findall(r"(?<!the )(?<![\d.:])(20\d\d)(?![\d.]\d)", told)
            assert (entry.venue and entry.venue.year) == (int(years[0]) if years else None)


@needs_lists
@others
def test_where_a_venue_cannot_be_read_it_is_not_guessed(file: Path) -> None:
    """These are fewer than one in twenty."""
    entries = entries_of(file)
    assert all(entries[line].venue is None for line in UNREAD_VENUES[file])
    assert 20 * len(UNREAD_VENUES[file]) <= PAPERS[file]


@needs_lists
def test_the_venues_of_the_reading_list() -> None:
    """Neither months nor pages are a part of them; 58 have only a year."""
    venues = Counter(entry.venue.name for entry in entries_of(READING).values() if entry.venue)
    assert venues == {
        "": 58, "ICLR": 12, "NeurIPS": 6, "CVPR": 3, "ICML": 3, "AAAI": 1, "ECCV": 1, "ESANN": 1,
        "ICLR Workshop": 1, "IEEE": 1, "IEEE S&P": 1, "IEEE SP": 1, "IJCAI": 1, "NDSS": 1, "USENIX": 1,
    }  # fmt: skip


@needs_lists
def test_the_venues_of_the_list_on_deep_learning() -> None:
    """Beside 27 preprints; one is garbled in the list, one has its publisher behind it."""
    venues = [entry.venue.name for entry in entries_of(LEARNING).values() if entry.venue]
    published = Counter(name for name in venues if not name.startswith("arXiv preprint arXiv:"))
    assert len(venues) - published.total() == 27
    assert published == {
        "CVPR": 3, "ICLR": 2, "ICLR(Poster)": 2, "ICLR(Workshop)": 1, "ICLR Poster": 1, "ICLR Workshop": 1,
        "Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition": 2,
        "Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition Workshops": 1,
        "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)": 1,
        "Proceedings of the 2017 Conference on Empirical Methods in Natural Language Processing": 1,
        "International Conference on Computer Aided Verification. Springer, Cham": 1,
        "10th ACM Workshop on Artificial Intelligence and Security (AISEC) with the 24th ACM Conference on "
        "Computer and Communications Security (CCS)": 1,
        "11th USENIX Workshop on Offensive Technologies (WOOT 17)": 1,
        "Security and Privacy (EuroS&P)": 1, "Security and Privacy (S&P)": 1, "Security and Privacy (SP)": 1,
        "(EuroS&P)*. IEEE": 1, "AISec": 1, "CAV": 1, "CCS": 1, "ICCV": 1,
    }  # fmt: skip


@needs_lists
def test_the_venues_of_the_list_on_graphs() -> None:
    """As they are written there."""
    venues = Counter(entry.venue.name for entry in entries_of(GRAPHS).values() if entry.venue)
    assert venues == {
        "arxiv": 25, "arXiv": 2, "Arxiv": 2, "arviv": 1, "NeurIPS": 15, "ICML": 8, "IJCAI": 6, "KDD": 6,
        "ICLR": 3, "WSDM": 3, "WWW": 2, "AAAI": 1, "AAAI workshop": 1, "CCS": 1, "LoG": 1, "RAID": 1,
        "SIGKDD Explorations": 1, "TKDE": 1, "UAI": 1,
    }  # fmt: skip


@needs_lists
@pytest.mark.parametrize(
    "file", [REAL, *sorted((LISTS / "history").glob("*.md"))[1:]], ids=lambda file: file.name
)
def test_the_real_list_has_the_default_format_from_its_first_entries_on(file: Path) -> None:
    """One blank line between entries, none of which is left unread."""
    text = text_of(file)
    inferred = infer(text)
    assert inferred is not None
    assert inferred.form.template == DEFAULT_TEMPLATE
    assert inferred.form.blank_lines == 1
    assert inferred.read == inferred.of == len(list(parse(text).entries))


@needs_lists
def test_the_real_list_is_known_to_have_its_newest_papers_first() -> None:
    """The reading list says that its order is arbitrary, and nearly two years in ten do rise in it."""
    orders = {file: infer(text_of(file)) for file in (REAL, READING)}
    assert [inferred and inferred.form.order for inferred in orders.values()] == ["newest-first", "bottom"]
