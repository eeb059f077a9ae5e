"""``curator classify``: one line out for each line in, whatever the lines hold."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from curator.cli import main, papers
from tests.cli.programs import curator
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '{"id": "1", "title": "An Adversarial\\nDefense", "abstract": "By adversarial training.", "extra": 1}'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with rules."""
    rules_folder(tmp_path)
    return tmp_path


def classified(root: Path, lines: str, *words: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and the documents printed for those lines."""
    (root / "papers.jsonl").write_text(lines, encoding="utf-8")
    done = curator("classify", "papers.jsonl", *words, cwd=root)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_no_line_gives_no_line(root: Path) -> None:
    """An empty file is done at once."""
    assert classified(root, "") == (0, [])


def test_a_paper_gets_verdict_section_ranking_and_quotes(root: Path) -> None:
    """The line is as the contract says, and quotes are slices of the fields."""
    code, (result,) = classified(root, GOOD)
    assert code == 0
    assert list(result) == ["version", "id", "verdict", "score", "section", "ranking", "evidence"]
    assert (result["version"], result["id"], result["verdict"], result["section"]) == (
        1,
        "1",
        "candidate",
        "training",
    )
    assert result["ranking"] == [{"section": "training", "score": 1.0}]
    assert result["evidence"] == [
        {
            "rule": "screening.defense",
            "field": "title",
            "quote": "Adversarial\nDefense",
            "start": 3,
            "end": 22,
            "weight": 4.0,
        },
        {
            "rule": "training.training",
            "field": "abstract",
            "quote": "adversarial training",
            "start": 3,
            "end": 23,
            "weight": 3.0,
        },
    ]


def test_a_rejected_paper_is_ranked_too(root: Path) -> None:
    """The ranking can be evaluated by itself; the section is null."""
    code, (result,) = classified(
        root, '{"id": 7, "title": "Lanes", "abstract": null, "categories": ["cs.CV"]}'
    )
    assert (code, result["id"], result["verdict"], result["section"]) == (0, 7, "rejected", None)
    assert [item["section"] for item in result["ranking"]] == ["training"]


def test_bad_lines_are_told_and_the_rest_is_done(root: Path) -> None:
    """Every line has its line, in order, and the exit code is 1."""
    lines = f'{GOOD}\nnot json\n\n{{"id": 2}}\n[1]\n{{"id": 3, "title": 4}}\n{{"title": "No id"}}\n{GOOD}\n'
    code, results = classified(root, lines)
    assert code == 1
    assert [result.get("line") for result in results] == [None, 2, 3, 4, 5, 6, 7, None]
    errors = [result["error"] for result in results if "error" in result]
    assert {result["id"] for result in results if "error" in result} == {None}
    assert errors[1] == "the line is empty; expected a JSON object"
    assert errors[2] == "title: field required"
    assert errors[4] == "title: input should be a valid string"


def test_lines_that_are_not_text_are_bad_lines(root: Path) -> None:
    """Bytes that are not UTF-8 and half surrogates are told like any mistake."""
    raw = b'{"id": "1", "title": "\xff"}\n{"id": "2", "title": "\\ud800"}\n' + GOOD.encode() + b"\n"
    (root / "papers.jsonl").write_bytes(raw)
    done = curator("classify", "papers.jsonl", cwd=root)
    assert done.returncode == 1
    assert ["error" in json.loads(line) for line in done.stdout.splitlines()] == [True, True, False]


def test_a_line_of_absurd_length_is_a_bad_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is skipped to its end without being held in memory; the next line is read as ever."""
    monkeypatch.setattr(papers, "LONGEST_LINE", 200)
    file = io.BytesIO(b"x" * 1000 + b"\n" + GOOD.encode() + b"\n" + b"y" * 1000)
    first, second, third = papers.papers_in(file)
    assert first == third == "the line is longer than 200 bytes"
    assert isinstance(second, papers.PaperLine)


def test_a_megabyte_of_abstract_is_classified(root: Path) -> None:
    """Size alone is no mistake."""
    line = json.dumps(
        {"id": "1", "title": "An Adversarial Defense", "abstract": "adversarial training " * 50_000}
    )
    code, (result,) = classified(root, line)
    assert (code, result["verdict"], len(result["evidence"])) == (0, "candidate", 2)


def test_standard_input_is_read_by_default(root: Path) -> None:
    """``-`` says the same."""
    outputs = {curator("classify", *words, cwd=root, stdin=GOOD).stdout for words in ((), ("-",))}
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["verdict"] == "candidate"


def test_another_folder_of_rules_can_be_named(root: Path) -> None:
    """``--config`` stands where the user likes."""
    (root / "rules").rename(root / "mine")
    code, (result,) = classified(root, GOOD, "--config", "mine")
    assert (code, result["verdict"]) == (0, "candidate")


def test_people_get_a_line_they_can_read(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verdict, score, section (in brackets when it is not proposed) and title, on one line."""
    monkeypatch.chdir(root)
    (root / "papers.jsonl").write_text(f'{GOOD}\nx\n{{"id": 1, "title": "::add-mask::x\\u001b[1m"}}\n')
    assert main(["classify", "papers.jsonl", "--output-format", "text"]) == 1
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == "candidate  0.88  training         An Adversarial Defense"
    assert second.startswith("line 2: ")
    assert third == "rejected   0.12  (training)       : :add-mask::x [1m"


def test_a_missing_file_is_wrong_use(root: Path) -> None:
    """One sentence, exit code 2."""
    done = curator("classify", "nothing.jsonl", cwd=root)
    assert done.returncode == 2
    assert "nothing.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_mistakes_in_the_rules_come_before_any_line(root: Path) -> None:
    """Nothing is classified by rules that are half right."""
    (root / "rules" / "screening.yaml").write_text("version: 1\n", encoding="utf-8")
    done = curator("classify", cwd=root, stdin=GOOD)
    assert (done.returncode, done.stdout) == (2, "")
    assert "rules/screening.yaml:1: " in done.stderr


def test_progress_shows_only_to_somebody_who_watches(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With stderr on a terminal and stdout in a file a bar is drawn; the result is the same."""
    (root / "papers.jsonl").write_text(f"{GOOD}\n", encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setattr("curator.cli.console.shows_progress", lambda *, quiet: not quiet)
    assert main(["classify", "papers.jsonl"]) == 0
    assert main(["classify", "papers.jsonl", "--quiet"]) == 0
