"""SARIF 2.1.0 as code scanning reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
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

SCHEMA: Final = Path(__file__).parents[1] / "schemas" / "sarif-schema-2.1.0.json"
LINE: Final = "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\n"


def run(told: Any, telling: Any = TELLING) -> dict[str, Any]:  # noqa: ANN401 - what JSON holds
    """The one run of the document, which is valid."""
    document = json.loads(rendered("sarif", told, telling))
    validator = Draft4Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=Draft4Validator.FORMAT_CHECKER
    )
    assert [error.message for error in validator.iter_errors(document)] == []
    (only,) = document["runs"]
    return dict(only)


def test_the_schema_would_refuse_a_broken_document() -> None:
    """Else its silence below would prove nothing."""
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_a_clean_list_is_a_run_without_results() -> None:
    """An upload of it closes what was open."""
    told = run(report(LINE))
    assert told["results"] == []
    assert told["tool"]["driver"]["rules"] == []


@pytest.mark.parametrize("docs", ["", DOCS])
def test_a_hostile_list_is_valid(docs: str) -> None:
    """Whatever stands in it and in its name."""
    assert len(run(hostile(), TELLING._replace(docs_url=docs))["results"]) == len(list(hostile().findings))


def test_a_rule_brings_its_page() -> None:
    """Code scanning shows it beside the finding."""
    (rule,) = run(report(LINE, about(LINE, "v2"), about(LINE, "v2")))["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("CUR205", "arxiv-version")
    assert rule["help"]["markdown"].startswith("# CUR205 arxiv-version\n")
    assert rule["help"]["text"].startswith("CUR205 arxiv-version\n")
    assert "helpUri" not in rule


def test_a_rule_links_its_page_where_it_is_known() -> None:
    """And nowhere else, because a made-up address is worse than none."""
    (rule,) = run(report(LINE, about(LINE, "v2")), TELLING._replace(docs_url=f"{DOCS}/"))["tool"]["driver"][
        "rules"
    ]
    assert rule["helpUri"] == f"{DOCS}/CUR205.md"


def test_severities_are_levels() -> None:
    """A notice is a note."""
    found = [about(LINE, "A", check) for check in (DUPLICATE, VERSION, GRAMMAR)]
    assert [one["level"] for one in run(report(LINE, *found))["results"]] == ["error", "warning", "note"]


def test_columns_count_code_points() -> None:
    """Not the halves that an emoji has in UTF-16; the run says so."""
    text = "* \U0001f600 [A](https://x)\r\n"
    told = run(report(text, about(text, "A")))
    region = told["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 7}
    assert told["columnKind"] == "unicodeCodePoints"


def test_a_fix_is_a_replacement() -> None:
    """With its safety, which no standard key can hold."""
    (result,) = run(report(LINE, about(LINE, "A", VENUE, to="B")))["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "B"}
    assert change["replacements"][0]["deletedRegion"]["startColumn"] == 4
    assert fix["properties"] == {"safety": "unsafe"}


def test_what_the_baseline_knows_is_suppressed() -> None:
    """It is there to be looked at, and opens no alert."""
    new, old = run(report(LINE, about(LINE, "A"), about(LINE, "A", adopted=True)))["results"]
    assert "suppressions" not in new
    assert [one["kind"] for one in old["suppressions"]] == ["external"]


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("list/README.md", {"uri": "list/README.md", "uriBaseId": "%SRCROOT%"}),
        ("a b/数#?:%.md", {"uri": "a%20b/%E6%95%B0%23%3F%3A%25.md", "uriBaseId": "%SRCROOT%"}),
        ("/abs/README.md", {"uri": "file:///abs/README.md"}),
    ],
)
def test_a_path_is_an_address(path: str, location: dict[str, str]) -> None:
    """Percent-encoded, and relative to the top of the repository unless it is absolute."""
    (result,) = run(report(LINE, about(LINE, "A"), path=path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def prints(text: str, *places: int) -> list[str]:
    """The fingerprints of findings at these places."""
    results = run(report(text, *(reported(text, VERSION, (place, place + 1)) for place in places)))["results"]
    return [one["partialFingerprints"]["curatorFinding/v1"] for one in results]


def test_a_finding_is_known_again_when_other_lines_change() -> None:
    """Above it, below it, and in another number."""
    before, after = "* a\n* the line\n* z\n", "# New\n\n* b\n* the line\n"
    assert prints(before, before.index("line")) == prints(after, after.index("line"))


def test_different_findings_have_different_names() -> None:
    """On one line, and on two lines that read the same."""
    text = "* twice\n* twice\n* other\n"
    assert len(set(prints(text, 2, 10, 18))) == 3


def test_a_message_makes_no_link() -> None:
    """In SARIF, words in brackets before a target in parentheses are one."""
    (result,) = run(report(LINE, reported(LINE, VERSION, (0, 1), "see [here](https://evil.example)")))[
        "results"
    ]
    assert result["message"]["text"] == "see [here] (https://evil.example)"
