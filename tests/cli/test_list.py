"""``curator list``: the list as a table, JSON, CSV and BibTeX."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from curator.cli import main
from tests.core.corpora import REAL, needs_lists
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

LIST = (
    "# A\n\n## Adversarial Training\n\n* [A Title](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> W.\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the current directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def out(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What ``curator list`` prints; it succeeds, and says nothing on stderr."""
    assert main(["list", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What ``curator list`` says when it fails as a usage error; it prints no data."""
    assert main(["list", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_people_get_a_table(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the list that the configuration names, with the slugs of its rules."""
    rules_folder(root, list=LIST)
    table = out(capsys)
    assert "1 entry" in table
    assert all(word in table for word in ("A Title", "ICML 2023", "training"))


def test_programs_get_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the contract says."""
    rules_folder(root, list=LIST)
    data = json.loads(out(capsys, "--output-format", "json"))
    (entry,) = data["sections"][1]["entries"]
    assert (data["version"], data["sections"][1]["slug"]) == (1, "training")
    assert (entry["title"], entry["venue"]["year"], entry["line"]) == ("A Title", 2023, 5)


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("csv", "section,line,title,"), ("bibtex", "@inproceedings{arxiv:"), ("jsonl", '{"version": 1')],
)
def test_other_programs_get_what_they_read(
    root: Path, capsys: pytest.CaptureFixture[str], form: str, beginning: str
) -> None:
    """CSV, BibTeX, JSON lines."""
    rules_folder(root, list=LIST)
    assert out(capsys, "--output-format", form).startswith(beginning)


def test_any_file_can_be_read_without_a_configuration(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a template of its own."""
    (root / "other.md").write_text(
        "# H\n- **A Title**, ICLR 2014. [[pdf]](https://a.org)\n", encoding="utf-8"
    )
    template = "- **{title}**{?, {venue} {year}?}{?.?}{? {links}?}"
    data = json.loads(out(capsys, "other.md", "--template", template, "--output-format", "json"))
    (entry,) = data["sections"][0]["entries"]
    assert (entry["title"], entry["url"], entry["venue"]["name"]) == ("A Title", "https://a.org", "ICLR")


def test_without_a_configuration_the_list_is_where_ours_is(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In ``list/README.md``."""
    (root / "list").mkdir()
    (root / "list" / "README.md").write_text(LIST, encoding="utf-8")
    assert "A Title" in out(capsys)


def test_without_either_it_is_the_readme_that_people_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As for `lint`, which finds it there, too."""
    (tmp_path / "README.md").write_text("# L\n\n## S\n\n* [One](https://arxiv.org/abs/2101.00001)\n")
    monkeypatch.chdir(tmp_path)
    assert main(["list", "--output-format", "json"]) == 0
    assert "One" in capsys.readouterr().out


def test_a_title_cannot_command_the_terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither markup of the table nor control characters work."""
    (root / "a.md").write_text("* [[red]T[/red] \x1bx](https://a.org)\n", encoding="utf-8")
    assert "[red]T[/red]" in out(capsys, "a.md").replace("\n", "")
    assert "\x1b" not in out(capsys, "a.md")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "list.md cannot be read: no such file"),
        (b"", "list.md is empty"),
        (b"\x00", "list.md is binary"),
        (b"\n\xff", "list.md:2: byte 0xff is not UTF-8"),
        (b"<<<<<<< HEAD\n", "list.md:1: a merge conflict"),
        (b"x" * 50_000_000, "more than the 40,000,000"),
    ],
    ids=["missing", "empty", "binary", "latin-1", "conflict", "large"],
)
def test_a_file_that_is_no_list_gets_one_message(
    root: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, words: str
) -> None:
    """With the file, the line where there is one, and exit code 2."""
    if data is not None:
        (root / "list.md").write_bytes(data)
    assert words in refused(capsys, "list.md")


def test_a_folder_is_no_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence says so."""
    assert "is a folder" in refused(capsys, str(root))


def test_a_wrong_template_is_explained(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the column and the nearest field."""
    (root / "list.md").write_text(LIST, encoding="utf-8")
    said = refused(capsys, "list.md", "--template", "* [{titel}]({url})")
    assert "column 4: there is no field 'titel'; did you mean 'title'?" in said


def test_a_configuration_that_was_asked_for_must_be_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the default folder may be missing."""
    (root / "list.md").write_text(LIST, encoding="utf-8")
    assert main(["--config", "nowhere", "list", "list.md"]) == 2
    assert "nowhere" in capsys.readouterr().err


@needs_lists
def test_the_113_entries_of_the_real_list_are_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With section, title, URL, venue and year."""
    data = json.loads(out(capsys, str(REAL), "--output-format", "json"))
    entries = [entry for section in data["sections"] for entry in section["entries"]]
    assert len(entries) == 113
    assert all(entry["title"] and entry["url"] for entry in entries)
    assert sum(entry["venue"] is not None and entry["venue"]["year"] > 2012 for entry in entries) == 96
