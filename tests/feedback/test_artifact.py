"""What the check of a pull request has uploaded: hostile until each finding is what a finding looks like."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from curator.feedback import hear
from curator.feedback.artifact import FILES, LARGEST
from curator.lint.remarks import Heard
from tests.feedback.conftest import GOOD, with_entry
from tests.support.github import PATH

if TYPE_CHECKING:
    from pathlib import Path

    from tests.feedback.conftest import Contribution

ROW = {"code": "CUR201", "message": "is dead", "path": PATH, "line": 3, "text": "* [A](https://x.org)"}


def upload(folder: Path, document: object, *, name: str = FILES[0]) -> None:
    """One file of the artifact."""
    text = document if isinstance(document, str) else json.dumps(document)
    (folder / name).write_text(text, encoding="utf-8")


def test_what_both_jobs_found_is_heard(tmp_path: Path) -> None:
    """Findings of the linter and of the links; of this list only, and not what the baseline knows."""
    others = [ROW | {"path": "../../etc/passwd"}, ROW | {"adopted": True}]
    upload(tmp_path, {"version": 1, "findings": [ROW, *others]})
    upload(tmp_path, {"version": 1, "findings": [ROW | {"line": 9}]}, name=FILES[1])
    heard, complaints = hear(tmp_path, path=PATH)
    assert heard == (
        Heard("CUR201", "is dead", 3, "* [A](https://x.org)"),
        Heard("CUR201", "is dead", 9, "* [A](https://x.org)"),
    )
    assert complaints == ()


def test_no_artifact_is_no_complaint(tmp_path: Path) -> None:
    """A check that broke has uploaded nothing."""
    assert hear(tmp_path / "none", path=PATH) == ((), ())


@pytest.mark.parametrize(
    "document",
    [
        "",
        "no JSON",
        "[]",
        '{"version": 2, "findings": []}',
        {"version": 1},
        {"version": 1, "findings": [ROW | {"code": "CUR201\n::error::x"}]},
        {"version": 1, "findings": [ROW | {"code": "XXX"}]},
        {"version": 1, "findings": [ROW | {"line": "3"}]},
        {"version": 1, "findings": [ROW | {"line": 0}]},
        {"version": 1, "findings": [ROW | {"line": True}]},
        {"version": 1, "findings": [ROW | {"message": "x" * 2_001}]},
        {"version": 1, "findings": [ROW | {"message": ["x"]}]},
        {"version": 1, "findings": [ROW] * 2_001},
        "[" * 100_000,
        "\ud800".encode(errors="surrogatepass").decode("latin-1"),
    ],
)
def test_what_is_no_list_of_findings_is_dropped_whole(tmp_path: Path, document: object) -> None:
    """With a sentence for the log, in which nothing of it is repeated."""
    upload(tmp_path, document)
    heard, (complaint,) = hear(tmp_path, path=PATH)
    assert heard == ()
    assert complaint.startswith("curator-findings.json is no list of findings")
    assert len(complaint) < 400
    assert "::error::" not in complaint


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Two megabytes are plenty."""
    with (tmp_path / FILES[0]).open("wb") as file:
        file.truncate(LARGEST + 1)
    _, (complaint,) = hear(tmp_path, path=PATH)
    assert "more than 2,000,000 bytes" in complaint


def test_links_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    """An archive can hold a link to a secret, or a pipe that never ends."""
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps({"version": 1, "findings": [ROW]}), encoding="utf-8")
    (tmp_path / FILES[0]).symlink_to(secret)
    os.mkfifo(tmp_path / FILES[1])
    heard, complaints = hear(tmp_path, path=PATH)
    assert heard == ()
    assert len(complaints) == 2
    (tmp_path / FILES[0]).unlink()
    (tmp_path / FILES[0]).mkdir()
    assert len(hear(tmp_path, path=PATH)[1]) == 2


def finding(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - values of JSON
    """A dead link behind the new entry."""
    return {"code": "CUR201", "message": "is dead", "text": GOOD.strip(), "line": 900, **changes}


def test_what_took_a_network_is_told_on_the_line_it_is_about(contribution: Contribution) -> None:
    """The check saw the list merged into a newer one, where the line had another number."""
    contribution.pushes(with_entry(GOOD))
    contribution.finds(finding(), name="curator-link-findings.json")
    assert contribution.hears() == 0
    (comment,) = contribution.comments()
    line = with_entry(GOOD).split("\n").index(GOOD.strip()) + 1
    assert f"[{line}](https://github.com/maintainer/papers/blob/{contribution.head}/{PATH}" in comment
    assert "CUR201" in comment
    assert contribution.notes() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "CUR205"},  # what our own linter can see, and does not
        {"code": "CUR999"},
        {"text": "* [Somebody else's entry](https://example.org)"},
        {"text": ""},
        {"path": "README.md"},
    ],
)
def test_what_cannot_be_is_not_told(contribution: Contribution, changes: dict[str, str]) -> None:
    """A forged finding about other lines, files or checks says nothing in the bot's name."""
    contribution.pushes(with_entry(GOOD))
    contribution.finds(finding(**changes))
    assert contribution.hears() == 0
    assert contribution.comments() == []


def test_a_hostile_message_is_inert(contribution: Contribution) -> None:
    """It neither pings nor links, and cannot leave its cell of the table."""
    message = "@everyone | [x](javascript:alert(1)) <img src=x> ```suggestion\r\n\u202e closes #1 ${{ x }}"
    contribution.pushes(with_entry(GOOD))
    contribution.finds(finding(message=message))
    assert contribution.hears() == 0
    (comment,) = contribution.comments()
    assert "@everyone" not in comment
    assert "\u202e" not in comment
    assert len([row for row in comment.splitlines() if row.startswith("| [")]) == 1
    shown = MarkdownIt("commonmark").enable("table").render(comment)
    assert "<img" not in shown
    assert "suggestion</code>" not in shown
    assert [
        href for href in re.findall(r'href="([^"]*)"', shown) if "github.com/maintainer" not in href
    ] == []


def test_a_hostile_artifact_does_not_keep_the_list_from_being_linted(
    contribution: Contribution, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is uploaded, what the linter itself sees is told."""
    contribution.pushes(with_entry(GOOD.replace("* [A", "* [ A")))
    (contribution.uploads / FILES[0]).write_text("::add-mask::x\x1b[2J", encoding="utf-8")
    assert contribution.hears() == 0
    (comment,) = contribution.comments()
    assert "CUR104" in comment
    assert "\x1b" not in capsys.readouterr().err
