"""Labelled papers from files, and every way in which a file can be wrong."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from curator.errors import UsageError
from curator.measuring import by_half, by_venue, read_gold
from tests.measuring.golden import line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SLUGS = frozenset({"training", "theory", "detection"})


def _file(folder: Path, lines: Iterable[Any], name: str = "gold.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines))
    return path


def test_each_kind_of_label_is_understood(tmp_path: Path) -> None:
    """Sections, strata and scopes, in one folder, plain and packed."""
    _file(tmp_path, [line(1, section="training", year=2019), line(2, sections=["theory", "training"])])
    packed = [line(1, stratum="listed", venue="ICML", year=2019), line(3, stratum="random")]
    with gzip.open(tmp_path / "more.jsonl.gz", "wt") as file:
        file.write("\n".join(map(json.dumps, packed)))
    _file(tmp_path, [line(4, scope="borderline", weight=2.5, stratum=1, sections=[])], "scoped.jsonl")
    first, more, scoped = read_gold(tmp_path, slugs=SLUGS)
    assert [paper.sections for paper in first.papers] == [("training",), ("theory", "training")]
    assert [paper.wanted for paper in more.papers] == [True, False]
    assert more.screens
    assert not first.screens
    assert (scoped.papers[0].wanted, scoped.papers[0].weight, scoped.papers[0].group) == (
        None,
        2.5,
        "borderline",
    )


def test_another_file_may_know_venue_and_year(tmp_path: Path) -> None:
    """By the same id and title."""
    _file(tmp_path, [line(1, section="training")], "a.jsonl")
    _file(tmp_path, [line(1, stratum="listed", venue="ICML", year=2021)], "b.jsonl")
    (first, _) = read_gold(tmp_path, slugs=SLUGS)
    assert (first.papers[0].venue, first.papers[0].year) == ("ICML", 2021)
    assert (by_venue(first.papers), by_half(first.papers)) == ({"ICML": (0,)}, {"since 2020": (0,)})


def test_a_paper_that_comes_twice_counts_once(tmp_path: Path) -> None:
    """With a remark."""
    (found,) = read_gold(_file(tmp_path, [line(1, section="training")] * 3), slugs=SLUGS)
    assert len(found.papers) == 1
    assert found.remarks == ("gold.jsonl: 2 lines repeat a paper, which counts once",)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            [line(1, section="trainning")],
            "gold.jsonl:1: there is no section 'trainning'; did you mean 'training'?",
        ),
        ([line(1, section="training"), "{"], "gold.jsonl:2: Invalid JSON"),
        ([line(1)], "gold.jsonl:1: has no label"),
        ([line(1, stratum="odd")], "stratum is 'odd'; expected one of listed, hard, random"),
        ([line(1, scope="maybe")], "scope: Input should be 'yes', 'borderline' or 'no'"),
        ([line(1, scope="yes", weight=-1)], "weight: Input should be greater than 0"),
        ([line(1, section="training"), line(1, section="theory")], "is also that of"),
        (['{"title": "no id", "section": "training"}'], "gold.jsonl:1: id: Field required"),
        ([], "holds no labelled paper"),
        (["", "  "], "holds no labelled paper"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, lines: list[Any], words: str) -> None:
    """With its file, its number and what is expected."""
    with pytest.raises(UsageError) as caught:
        read_gold(_file(tmp_path, lines), slugs=SLUGS)
    assert words in str(caught.value)


def test_ten_mistakes_are_enough(tmp_path: Path) -> None:
    """A file of a hundred thousand wrong lines is not read to its end."""
    with pytest.raises(UsageError) as caught:
        read_gold(_file(tmp_path, ["{}"] * 100_000), slugs=SLUGS)
    assert len(str(caught.value).splitlines()) == 10


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x1f\x8bnot gzip"])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes) -> None:
    """Whatever the file is called."""
    for name in ("gold.jsonl", "gold.jsonl.gz"):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(UsageError):
            read_gold(path, slugs=SLUGS)


def test_a_folder_without_gold_says_so(tmp_path: Path) -> None:
    """Nothing is nothing to measure."""
    with pytest.raises(UsageError, match="holds no file that ends in"):
        read_gold(tmp_path, slugs=SLUGS)


def test_empty_and_long_abstracts_are_papers_too(tmp_path: Path) -> None:
    """A title alone, and a megabyte."""
    lines = [
        line(1, section="training", abstract=None),
        line(2, section="theory", abstract="robust " * 150_000),
    ]
    (found,) = read_gold(_file(tmp_path, lines), slugs=SLUGS)
    assert [len(paper.abstract) for paper in found.papers] == [0, 1_050_000]
