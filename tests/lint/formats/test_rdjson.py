"""Reviewdog's diagnostic format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft4Validator

from tests.lint.formats.making import (
    DOCS,
    DUPLICATE,
    GRAMMAR,
    TELLING,
    VENUE,
    VERSION,
    about,
    hostile,
    rendered,
    report,
    reported,
)

SCHEMA: Final = Path(__file__).parents[1] / "schemas" / "rdjson-DiagnosticResult.json"
LINE: Final = "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"


def diagnostics(told: Any, telling: Any = TELLING) -> list[dict[str, Any]]:  # noqa: ANN401 - what JSON holds
    """The diagnostics of the document, which is valid."""
    document = json.loads(rendered("rdjson", told, telling))
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(document)] == []
    return list(document["diagnostics"])


def test_the_schema_would_refuse_a_broken_document() -> None:
    """Else its silence below would prove nothing."""
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert not validator.is_valid({"diagnostics": [{"message": 3}]})


def test_a_clean_list_has_no_diagnostics() -> None:
    """And a hostile one is valid."""
    assert diagnostics(report(LINE)) == []
    assert len(diagnostics(hostile())) == len(list(hostile().findings))


def test_columns_count_bytes() -> None:
    """As UTF-8 has them: 3 for a Chinese character, 4 for an emoji; the end is exclusive."""
    text = "# L\n* 数\U0001f600 [A](https://x)\n"
    (one,) = diagnostics(report(text, about(text, "A")))
    assert one["location"]["range"] == {"start": {"line": 2, "column": 12}, "end": {"line": 2, "column": 13}}


def test_columns_of_a_long_line_are_right_anywhere_in_it() -> None:
    """However they are counted: the bytes of the line before the place."""
    line = "数a" * 10_000
    places = [0, 1, 4_095, 4_096, 4_097, 12_288, 19_999, 8_192]
    found = diagnostics(report(line, *(reported(line, VERSION, (place, place)) for place in places)))
    columns = [one["location"]["range"]["start"]["column"] for one in found]
    assert columns == [len(line[:place].encode()) + 1 for place in places]


def test_severities_are_reviewdogs() -> None:
    """A notice is INFO, and so is everything that the baseline knows."""
    found = [about(LINE, "A", check) for check in (DUPLICATE, VERSION, GRAMMAR)]
    told = diagnostics(report(LINE, *found, about(LINE, "A", DUPLICATE, adopted=True)))
    assert [one["severity"] for one in told] == ["ERROR", "WARNING", "INFO", "INFO"]
    assert told[3]["message"] == "duplicate-title here (in the baseline)"


def test_a_code_links_its_page_where_it_is_known() -> None:
    """And nowhere else."""
    told = report(LINE, about(LINE, "A"))
    assert diagnostics(told)[0]["code"] == {"value": "CUR205"}
    linked = diagnostics(told, TELLING._replace(docs_url=DOCS))[0]["code"]
    assert linked == {"value": "CUR205", "url": f"{DOCS}/CUR205.md"}


def test_a_fix_is_one_suggestion() -> None:
    """Reviewdog takes several suggestions for alternatives, and half a fix is none."""
    place = LINE.index("v2")
    edits = [(place, place + 2, ""), (3, 4, "The")]
    (one,) = diagnostics(report(LINE, reported(LINE, VENUE, (3, 4), edits=edits)))
    (suggestion,) = one["suggestions"]
    assert suggestion["text"] == "The Title](https://arxiv.org/abs/2302.04638"
    assert suggestion["range"] == {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 47}}


def test_edits_that_are_far_apart_are_no_suggestion() -> None:
    """Nobody could review it."""
    text = LINE * 1_000
    edits = [(0, 1, "-"), (len(text) - 2, len(text) - 1, "!")]
    (one,) = diagnostics(report(text, reported(text, VERSION, (0, 1), edits=edits)))
    assert "suggestions" not in one
