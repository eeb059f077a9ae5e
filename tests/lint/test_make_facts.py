"""Facts out of proceedings: what `benchmarks.make_facts` writes for the linter."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.make_facts import facts_of_entries, main, records_in
from curator.core.facts import EntryFacts, read_facts
from curator.core.list.document import parse
from tests.lint.linting import around, messages, whole

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Smooth Margins for Certified Robust Classifiers"
ENTRY = f"* [{TITLE}](https://arxiv.org/abs/2006.00001) <br/> Certifies."


def row(venue: str, year: int, status: str, *, title: str = TITLE, url: str | None = None) -> dict[str, Any]:
    """One line of the proceedings."""
    return {
        "title": title,
        "authors": ["A. Writer"],
        "venue": venue,
        "year": year,
        "url": url,
        "status": status,
    }


def facts(folder: Path, *rows: dict[str, Any], entry: str = ENTRY) -> dict[str, dict[str, Any]]:
    """What the rows say of an entry."""
    file = folder / "proceedings.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
    return facts_of_entries(parse(whole(entry)).entries, records_in(file), seen="2026-11-25")


@pytest.mark.parametrize("status", ["Reject", "Desk Reject", "Withdraw", "Active", "Journal"])
def test_what_was_not_published_there_is_no_fact(tmp_path: Path, status: str) -> None:
    """Rejected and withdrawn submissions, and a journal's papers that a conference presents."""
    assert facts(tmp_path, row("ICLR", 2021, status)) == {}


def test_another_paper_is_no_fact(tmp_path: Path) -> None:
    """Nor is an entry without an address, which nobody could find again."""
    other = row("ICML", 2021, "Poster", title="Margins of Error in Political Polls")
    assert facts(tmp_path, other) == {}
    assert facts(tmp_path, row("ICML", 2021, "Poster"), entry=f"* {TITLE}") == {}


@pytest.mark.parametrize("rows", [("ICLR Workshop", "ICML Poster"), ("ICML Poster", "ICLR Workshop")])
def test_of_a_workshop_and_a_conference_the_conference_counts(tmp_path: Path, rows: tuple[str, ...]) -> None:
    """Whichever comes first."""
    (known,) = facts(tmp_path, *(row(one.split()[0], 2021, one.split()[1]) for one in rows)).values()
    assert (known["venue"], known["year"], known["status"]) == ("ICML", 2021, "published")


def test_a_workshop_alone_is_told_as_one(tmp_path: Path) -> None:
    """By its status or its name."""
    for one in (row("ICLR", 2021, "Poster Workshop"), row("CVPR-W", 2021, "")):
        (known,) = facts(tmp_path, one).values()
        assert known["status"] == "workshop"


def test_an_entry_is_found_by_its_id_under_another_title(tmp_path: Path) -> None:
    """And told under its canonical id."""
    url = "https://proceedings.mlr.press/v139/writer21a.html"
    told = facts(tmp_path, row("ICML", 2021, "Poster", url=url), entry=f"* [Smoothness]({url})")
    assert [(key, one["evidence"][0]["source"]) for key, one in told.items()] == [
        ("pmlr:v139/writer21a", "pmlr")
    ]


def test_the_linter_reads_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a compressed file, through the command."""
    paths = tmp_path / "list.md", tmp_path / "proceedings.jsonl.gz", tmp_path / "facts.json"
    paths[0].write_text(whole(ENTRY), encoding="utf-8")
    with gzip.open(paths[1], "wt", encoding="utf-8") as file:
        file.write(json.dumps(row("ICML", 2021, "Spotlight")) + "\n")
    monkeypatch.setattr("sys.argv", ["make_facts", *map(str, paths)])
    main()
    known = read_facts(paths[2].read_text(encoding="utf-8"), path="facts.json")
    assert isinstance(known.entries["arxiv:2006.00001"], EntryFacts)
    assert messages("CUR306", ENTRY, around(entries=known.entries)) == [
        "the paper was published at ICML 2021, the entry names no venue"
    ]
