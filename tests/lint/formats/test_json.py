"""The contract's JSON."""

from __future__ import annotations

import json
from typing import Any

from curator.core.list.edit import Edit, apply_edits
from curator.lint.check import Safety
from tests.lint.formats.making import (
    DOCS,
    DUPLICATE,
    HOSTILE,
    TELLING,
    VENUE,
    VERSION,
    about,
    hostile,
    rendered,
    report,
    reported,
)

LINE = "# 数学\r\n* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.\r\n"


def read(*findings: Any, **also: Any) -> dict[str, Any]:  # noqa: ANN401 - what `report` takes, and what JSON holds
    """The document on a list of one entry."""
    return dict(
        json.loads(rendered("json", report(LINE, *findings, **also), TELLING._replace(docs_url=DOCS)))
    )


def test_a_clean_list_has_all_keys() -> None:
    """A program need not ask whether they are there."""
    assert read() == {
        "version": 1,
        "findings": [],
        "summary": {
            "files": 1,
            "entries": 3,
            "errors": 0,
            "warnings": 0,
            "notices": 0,
            "adopted": 0,
            "suppressed": 0,
            "fixed": 0,
            "fixable": {"safe": 0, "unsafe": 0},
            "unchecked": {},
            "inferred": [],
        },
    }


def test_a_finding_has_the_keys_of_the_contract() -> None:
    """And those that were added."""
    (found,) = read(about(LINE, "v2", to=""))["findings"]
    assert found == {
        "code": "CUR205",
        "name": "arxiv-version",
        "severity": "warning",
        "message": "arxiv-version here",
        "path": "list/README.md",
        "line": 2,
        "column": 45,
        "end_line": 2,
        "end_column": 47,
        "fix": {"safety": "safe", "edits": [{"start": 50, "end": 52, "text": ""}]},
        "url": f"{DOCS}/CUR205.md",
        "adopted": False,
        "text": "* [A Title](https://arxiv.org/abs/2302.04638v2) <br/> It shows it.",
    }


def test_the_edits_of_a_fix_can_be_made_by_a_program() -> None:
    """Offsets are code points of the file, line ends as they are."""
    (found,) = read(about(LINE, "v2", to="v3"))["findings"]
    edits = [Edit(**edit) for edit in found["fix"]["edits"]]
    assert apply_edits(LINE, edits) == LINE.replace("v2", "v3")


def test_a_finding_without_edits_has_no_fix() -> None:
    """Whatever the check can do elsewhere."""
    found = read(about(LINE, "v2"), about(LINE, "A", DUPLICATE))["findings"]
    assert [one["fix"] for one in found] == [None, None]


def test_the_summary_counts_what_is_new_and_what_is_old_apart() -> None:
    """As the exit code does."""
    summary = read(
        about(LINE, "v2", to=""),
        about(LINE, "A", VENUE, to="B"),
        about(LINE, "A", DUPLICATE, adopted=True),
        suppressed=4,
        fixed=5,
        unchecked={"entries": 1},
        form="* {title}",
        read="3 of 3",
    )["summary"]
    assert (summary["errors"], summary["warnings"], summary["adopted"]) == (0, 2, 1)
    assert summary["fixable"] == {Safety.SAFE: 1, Safety.UNSAFE: 1}
    assert (summary["suppressed"], summary["fixed"], summary["unchecked"]) == (4, 5, {"entries": 1})
    assert summary["inferred"] == [{"path": "list/README.md", "template": "* {title}", "read": "3 of 3"}]


def test_no_address_is_made_up() -> None:
    """Where the pages of the checks are is not known everywhere."""
    found = json.loads(rendered("json", report(LINE, about(LINE, "v2"))))["findings"]
    assert found[0]["url"] == ""


def test_a_hostile_message_comes_through_as_it_is() -> None:
    """But for half a surrogate pair, which nothing can send."""
    (found,) = read(reported(LINE, VERSION, (0, 1), HOSTILE))["findings"]
    assert found["message"] == HOSTILE.replace("\ud800", "\ufffd")


def test_each_finding_has_its_own_line() -> None:
    """So that two runs can be compared with any tool for text."""
    lines = rendered("json", hostile()).splitlines()
    assert len([line for line in lines if line.startswith('{"code"')]) == len(list(hostile().findings))
