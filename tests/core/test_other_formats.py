"""Entries in other formats, in the shapes that real lists have; the texts are written for this test."""

from __future__ import annotations

import pytest

from curator.core.list.document import parse
from curator.core.policy import ListFormat
from tests.core.formats import FORMATS

READING, LEARNING, GRAPH = FORMATS.values()


@pytest.mark.parametrize(
    ("template", "text", "fields"),
    [
        (
            READING,
            "- :+1: &nbsp; A. Name, B. Other, and C. Third, **A Title**, ICLR 2014. [[link]](https://a.org)",
            ("A Title", "https://a.org", ("ICLR", 2014), ("A. Name", "B. Other", "C. Third"), ""),
        ),
        (
            READING,
            "- Name et al., **A Title**, 2018.\n  - Says, in 2019, so.",
            ("A Title", "", ("", 2018), ("Name",), "- Says, in 2019, so."),
        ),
        (READING, "- **A Title.**", ("A Title", "", None, (), "")),
        (
            READING,
            "- N. Name, **T**, CVPR, pp. 2574-2582, 2016. [[link]](https://a.org) [[Github]](https://b.org)",
            ("T", "https://a.org", ("CVPR", 2016), ("N. Name",), ""),
        ),
        (
            LEARNING,
            "* **FGSM :** [T](https://a.org). Name, Ian J., and O. Name. ICLR(Poster) 2014. [[c](u), ]",
            ("T", "https://a.org", ("ICLR(Poster)", 2014), ("Name", "Ian J.", "O. Name"), ""),
        ),
        (
            LEARNING,
            "- [T](https://a.org) J. Name, D. V. Other. arXiv preprint arXiv:1312.6199 (2013).",
            ("T", "https://a.org", ("arXiv preprint arXiv:1312.6199", 2013), ("J. Name", "D. V. Other"), ""),
        ),
        (LEARNING, "* [**tool**](https://a.org)", ("tool", "https://a.org", None, (), "")),
        (
            GRAPH,
            "1. **T.**\n   *A Name, B Other.*  SIGKDD Explorations 2020. [[paper]](https://a.org)[[code]](https://b.org)",
            ("T", "https://a.org", ("SIGKDD Explorations", 2020), ("A Name", "B Other"), ""),
        ),
        (GRAPH, "3. **T?** LoG 2022 [paper](https://a.org)", ("T?", "https://a.org", ("LoG", 2022), (), "")),
        (GRAPH, "1. **T.** [[paper]](https://a.org)", ("T", "https://a.org", None, (), "")),
        (
            GRAPH,
            "1. **T.**\n*A Name.*  ICML 2019 workshop. [[paper]](https://a.org)",
            ("T", "https://a.org", None, ("A Name",), "ICML 2019 workshop. [[paper]](https://a.org)"),
        ),
    ],
)
def test_an_entry_in_another_format_is_read(template: str, text: str, fields: tuple[object, ...]) -> None:
    """Title, address, venue, authors and the rest; several shapes by one template."""
    (entry,) = parse(text, ListFormat(template=template)).entries
    venue = entry.venue and (entry.venue.name, entry.venue.year)
    assert (entry.title, entry.url, venue, entry.authors, entry.description) == fields


def test_an_empty_row_of_authors_names_nobody() -> None:
    """White space is no name."""
    (entry,) = parse("1. **T** * *", ListFormat(template=GRAPH)).entries
    assert entry.authors == ()


def test_tags_are_what_stands_before_the_title() -> None:
    """A method's name in one of the lists."""
    (entry,) = parse("* **A, B :** [T](u)", ListFormat(template=LEARNING)).entries
    assert entry.tags == ("A", "B :")


def test_the_main_link_comes_first_even_without_a_link_of_its_own() -> None:
    """An address in angle brackets has the title for its text."""
    (entry,) = parse(
        "* T <https://a.org> [x](https://b.org)", ListFormat(template="* {title} <{url}>{? {links}?}")
    ).entries
    assert [tuple(link) for link in entry.links] == [("T", "https://a.org"), ("x", "https://b.org")]
