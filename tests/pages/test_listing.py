"""The list as data: the contract's JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json

from curator.core.list.document import parse
from curator.pages.listing import COLUMNS, as_csv, as_json, as_jsonl

DOCUMENT = parse(
    "# A list\n\n<a id='x'></a>\n## Section\n"
    "* [T](https://arxiv.org/abs/2302.04638) ([page](https://openreview.net/forum?id=9CPc4EIr2t1)) (AISec 17)"
    ' <br/> Says\n  so.\n* [=1+1, "q"](https://a.org) <br/> @b\n',
    slugs={"x": "training"},
)
FIRST = {
    "title": "T",
    "url": "https://arxiv.org/abs/2302.04638",
    "links": [
        {"text": "T", "url": "https://arxiv.org/abs/2302.04638"},
        {"text": "page", "url": "https://openreview.net/forum?id=9CPc4EIr2t1"},
    ],
    "venue": {"name": "AISec", "year": 2017, "raw": "AISec 17"},
    "description": "Says so.",
    "authors": [],
    "tags": [],
    "line": 5,
    "end_line": 6,
    "ids": {"arxiv": "2302.04638", "openreview": "9CPc4EIr2t1"},
}


def test_json_has_every_section_with_its_entries() -> None:
    """Sections without entries too; an entry has all that the contract names."""
    data = json.loads(json.dumps(as_json(DOCUMENT)))
    assert data["version"] == 1
    empty, section = data["sections"]
    assert empty == {
        "title": "A list",
        "slug": "a-list",
        "anchor": "a-list",
        "line": 1,
        "level": 1,
        "entries": [],
    }
    assert (section["title"], section["slug"], section["anchor"], section["line"]) == (
        "Section",
        "training",
        "x",
        4,
    )
    assert section["entries"][0] == FIRST
    assert section["entries"][1]["venue"] is None


def test_json_lines_are_entries_with_their_section() -> None:
    """One value a line."""
    lines = [json.loads(line) for line in as_jsonl(DOCUMENT)]
    assert lines[0] == {"version": 1, "section": "training", **FIRST}
    assert len(lines) == 2


def test_csv_has_a_row_an_entry_and_no_formula() -> None:
    """A cell that a spreadsheet would calculate is marked as text."""
    names, first, second = csv.reader(io.StringIO(as_csv(DOCUMENT), newline=""))
    assert tuple(names) == COLUMNS
    assert first[:6] == ["training", "5", "T", "https://arxiv.org/abs/2302.04638", "AISec", "2017"]
    assert first[7] == "arxiv:2302.04638 openreview:9CPc4EIr2t1"
    assert (second[2], second[8]) == ('\'=1+1, "q"', "'@b")


def test_of_several_ids_of_one_kind_the_first_is_given() -> None:
    """The contract has one place for each kind."""
    text = "* [T](u) ([1](https://arxiv.org/abs/2302.04638), [2](https://arxiv.org/abs/2302.04639))"
    (section,) = as_json(parse(text))["sections"]
    assert section["entries"][0]["ids"] == {"arxiv": "2302.04638"}
