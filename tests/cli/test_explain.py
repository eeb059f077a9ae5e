"""``curator explain``: why a paper was proposed, queued or dropped, from the ledger of this machine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from curator.cli import main
from curator.forge.local import found
from tests.support.quiet_rules import quiet_rules
from tests.support.replay import record, start

ROOT: Final = Path(__file__).parents[2]
NIGHT: Final = "2026-04-24T06:17:00+00:00"
DEFENSE: Final = (
    "We propose adversarial training as a defense of neural networks against adversarial examples."
)
RADAR, GLACIERS, LISTED, OFF_SUBJECT = "2604.00001", "2604.00002", "2302.04638", "2604.00004"
PAPERS: Final = [
    {"arxiv_id": RADAR, "title": "Adversarial Training of Radar Models as a Defense", "abstract": DEFENSE},
    {
        "arxiv_id": GLACIERS,
        "title": "Adversarial Training of Glaciers",
        "abstract": "Adversarial training makes models of glaciers robust against adversarial examples.",
        "doi": "10.5555/12345678",
    },
    {
        "arxiv_id": LISTED,
        "title": "Better Diffusion Models Further Improve Adversarial Training",
        "abstract": DEFENSE,
    },
    {"arxiv_id": OFF_SUBJECT, "title": "A Survey of Cats", "abstract": "Cats are described."},
]


@dataclass(frozen=True)
class Morning:
    """After a night that had room for one of two candidates: the repository, and each paper's fate."""

    root: Path
    proposed: str
    queued: str


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """A repository of one's own on the morning after its first night."""
    root = tmp_path_factory.mktemp("papers")
    rules = quiet_rules(tmp_path_factory.mktemp("quiet") / "rules")
    files = {f"rules/{file.relative_to(rules)}": file.read_bytes() for file in sorted(rules.rglob("*.yaml"))}
    files["list/README.md"] = (ROOT / "list/README.md").read_bytes()
    limits = files["rules/curator.yaml"].replace(b"max_per_run: 5", b"max_per_run: 1")
    found(root, files=files | {"rules/curator.yaml": limits})
    feed = root.parent / f"{root.name}.jsonl"
    published = "2026-04-22T12:00:00Z"
    lines = [json.dumps(record(published=published, **one)) for one in PAPERS]
    feed.write_text("\n".join(lines))
    replay = start(feed)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("CURATOR_ARXIV_URL", replay.url)
        patch.setenv("CURATOR_NOW", NIGHT)
        assert main(["run", "--forge", "local", "--quiet"]) == 0
    replay.stop()
    (made,) = (root / ".git" / "refs" / "heads" / "curator" / "add").iterdir()
    proposed = made.name.removeprefix("arxiv-")
    return Morning(root, proposed, queued=({RADAR, GLACIERS} - {proposed}).pop())


@pytest.fixture(autouse=True)
def _there(morning: Morning, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(morning.root)
    capsys.readouterr()


def _json(capsys: pytest.CaptureFixture[str], name: str) -> dict[str, Any]:
    assert main(["explain", name, "--output-format", "json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def _text(capsys: pytest.CaptureFixture[str], name: str) -> str:
    assert main(["explain", name]) == 0
    return capsys.readouterr().out


def test_a_proposed_paper_is_explained_with_the_words_that_decided(
    morning: Morning, capsys: pytest.CaptureFixture[str]
) -> None:
    """Title, what was done and when, verdict, the quoted words with their rules, all sections in order."""
    told = _text(capsys, morning.proposed)
    assert told.startswith("Adversarial Training of ")
    assert "Created: " in told
    assert "Seen on 2026-04-24 by run 20260424T061700Z." in told
    assert "Screening: candidate, score " in told
    assert "adversarial training" in told.lower()
    assert "screening." in told
    assert "Sections, best first: training " in told


def test_the_same_as_json_for_programs(morning: Morning, capsys: pytest.CaptureFixture[str]) -> None:
    """Verdict, score, evidence that can be found in the texts, the whole ranking, and the branch."""
    told = _json(capsys, morning.proposed)
    assert (told["version"], told["id"], told["verdict"]) == (1, f"arxiv:{morning.proposed}", "candidate")
    assert told["action"]["action"] == "created"
    assert told["action"]["branch"] == f"curator/add/arxiv-{morning.proposed}"
    assert len(told["ranking"]) == 9
    assert told["ranking"][0]["section"] == told["section"] == "training"
    (texts,) = [one for one in PAPERS if one["arxiv_id"] == morning.proposed]
    pieces = [piece for piece in told["evidence"] if piece["field"] in texts]
    assert pieces
    assert all(texts[one["field"]][one["start"] : one["end"]] == one["quote"] for one in pieces)


def test_a_listed_paper_is_explained_by_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A duplicate names the line of the list and the evidence for it."""
    line = _json(capsys, LISTED)["duplicate"]["line"]
    assert "Better Diffusion Models" in Path("list/README.md").read_text().splitlines()[line - 1]
    assert f"already listed on line {line}, both are arxiv:{LISTED}" in _text(capsys, LISTED)


def test_a_paper_off_the_subject_is_explained_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Most papers are dropped for want of words, and that is what it says."""
    told = _text(capsys, OFF_SUBJECT)
    assert "Not proposed: " in told
    assert "Screening: rejected" in told
    assert _json(capsys, OFF_SUBJECT)["section"] is None


def test_a_paper_that_waits_is_said_to_wait(morning: Morning, capsys: pytest.CaptureFixture[str]) -> None:
    """One place a night: the second candidate is in the queue, not dropped."""
    assert "number 1 in the queue" in _text(capsys, morning.queued)
    assert _json(capsys, morning.queued)["action"]["action"] == "queued"


@pytest.mark.parametrize(
    "name",
    [
        GLACIERS,
        f"{GLACIERS}v2",
        f"arXiv:{GLACIERS}",
        f"https://arxiv.org/pdf/{GLACIERS}v1.pdf",
        "doi:10.5555/12345678",
        "https://doi.org/10.5555/12345678",
    ],
)
def test_a_paper_is_found_by_any_name_that_people_use(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An id with or without version, a link, or another id of the same paper."""
    assert _json(capsys, name)["id"] == f"arxiv:{GLACIERS}"


@pytest.mark.parametrize("name", ["2604.00009", "https://example.org/", "::add-mask::x \x1b[2J", "", "-"])
def test_a_paper_that_nobody_has_seen_is_a_finding(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, one sentence that repeats the name harmlessly, and advice; nothing on stdout."""
    assert main(["explain", "--", name]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("No run on this machine has seen ")
    assert "\x1b" not in told.err


def test_explaining_changes_nothing(morning: Morning, capsys: pytest.CaptureFixture[str]) -> None:
    """It only looks: no file of the repository is another one afterwards."""

    def files() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in (morning.root / ".git").rglob("*") if file.is_file()}

    before = files()
    _text(capsys, morning.proposed)
    assert files() == before


def test_why_not_says_what_would_have_made_the_difference(
    morning: Morning, capsys: pytest.CaptureFixture[str]
) -> None:
    """By slug, by heading, for people and for programs."""
    assert main(["explain", morning.proposed, "--why-not", "detection"]) == 0
    told = capsys.readouterr().out
    assert "Not detection but training: its sum falls short by " in told
    assert "It would have won with one more of: detection." in told
    assert main(["explain", morning.proposed, "--why-not", "Adversarial Detection"]) == 0
    assert capsys.readouterr().out == told
    assert main(["explain", morning.proposed, "--why-not", "detection", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["version"], found["asked"], found["winner"]) == (1, "detection", "training")
    assert found["gap"] > 0


def test_why_not_candidate_says_what_the_screening_missed(capsys: pytest.CaptureFixture[str]) -> None:
    """A paper about cats is short of everything."""
    assert main(["explain", OFF_SUBJECT, "--why-not", "candidate"]) == 0
    told = capsys.readouterr().out
    assert "Not candidate but rejected: its sum falls short by 4.0." in told
    assert "None of its rules fired." in told


def test_an_unknown_section_is_named_with_the_nearest(
    morning: Morning, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2."""
    assert main(["explain", morning.proposed, "--why-not", "detektion"]) == 2
    assert "Did you mean detection?" in capsys.readouterr().err
