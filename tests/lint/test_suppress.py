"""Comments and settings that silence checks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from curator.lint.check import Safety
from curator.lint.registry import selected
from curator.lint.run import Asked, run
from curator.lint.source import Source
from curator.lint.suppress import Suppression, last_day
from tests.lint.linting import HEAD, TODAY, around, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.lint.report import FileReport

VERSION = "* [Shown by Example](https://arxiv.org/abs/2302.04638v2) (ICML 2023) <br/> Shows it."
CLEAN = "* [Shown by Example](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> Shows it."
CODES = ("CUR205", "CUR901", "CUR902")


def _run(
    text: str,
    *,
    codes: Sequence[str] = CODES,
    suppress: Sequence[Suppression] = (),
    mend: Safety | None = None,
    today: date = TODAY,
) -> FileReport:
    asked = Asked(selected(codes), suppress=suppress, mend=mend)
    return run(Source.of_text(whole(text), path="list.md"), around(today=today), asked)


def _codes(report: FileReport) -> list[str]:
    return [one.check.code for one in report.findings]


def _messages(text: str) -> list[str]:
    return [one.finding.message for one in _run(text).findings]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- curator: ignore[CUR205] -->",
        "<!-- curator: ignore[CUR2] -->",
        "<!-- curator: ignore[arxiv-version] -->",
        "<!-- curator ignore[CUR205] -->",
        "<!--curator: ignore[cur404, cur205] -->",
        '<!-- curator: ignore[CUR205] until=2026-11 reason="the first version is meant -- see p. 3" -->',
        '<!-- curator: ignore[CUR205] reason="a" until=2026-11-25 -->',
        "<!-- curator: ignore[CUR205] -->  ",
        "<!-- a note --> <!-- curator: ignore[CUR205] -->",
    ],
)
def test_a_comment_at_the_end_of_its_line_silences_an_entry(comment: str) -> None:
    """The finding is counted and not shown, and the suppression is in use."""
    report = _run(f"{VERSION} {comment}")
    assert _codes(report) == []
    assert report.suppressed == 1


def test_it_silences_no_other_entry_and_no_other_check() -> None:
    """The entry below it is as loud as ever, and a code that is not named speaks."""
    other = VERSION.replace("2302", "2303").replace("Example", "Others")
    assert _codes(_run(f"{VERSION} <!-- curator: ignore[CUR205] -->\n\n{other}")) == ["CUR205"]
    report = _run(f"{VERSION} <!-- curator: ignore[CUR3] -->")
    assert _codes(report) == ["CUR205"]


def test_a_comment_in_code_or_of_somebody_else_is_none() -> None:
    """Only comments that begin with the program's name are read."""
    assert _codes(_run(f"{VERSION} <!-- prettier-ignore[CUR205] -->")) == ["CUR205"]
    assert _codes(_run(f"{VERSION} `<!-- curator: ignore[CUR205] -->`")) == ["CUR205"]
    fenced = f"{HEAD}```\n<!-- curator: ignore-from[CUR2] -->\n```\n\n{VERSION}\n"
    assert _codes(_run(fenced)) == ["CUR205"]
    assert _codes(_run(f"{CLEAN} <!-- curator wrote this -->")) == []


def test_a_suppression_of_nothing_is_found_and_goes_with_the_blank_before_it() -> None:
    """So that the fixed line is what a person would have typed."""
    report = _run(f"{CLEAN} <!-- curator: ignore[CUR205] -->", mend=Safety.SAFE)
    assert report.text == whole(CLEAN)
    assert _codes(report) == []


def test_a_suppression_is_not_called_unused_by_a_run_that_could_not_use_it() -> None:
    """Its check was not selected, or had no facts to speak from."""
    assert _codes(_run(f"{CLEAN} <!-- curator: ignore[CUR205] -->", codes=("CUR901",))) == []
    report = _run(f"{CLEAN} <!-- curator: ignore[CUR303] -->", codes=("CUR303", "CUR901"))
    assert _codes(report) == []
    half = _run(f"{CLEAN} <!-- curator: ignore[CUR205,CUR305] -->", codes=("CUR305", "CUR901"))
    assert _codes(half) == []


def test_a_suppression_ends_with_its_last_day() -> None:
    """From then on the finding is back, and so is a reminder."""
    text = f"{VERSION} <!-- curator: ignore[CUR205] until=2026-11 -->"
    assert _codes(_run(text, today=date(2026, 11, 30))) == []
    assert _codes(_run(text, today=date(2026, 12, 1))) == ["CUR205", "CUR902"]


def test_a_block_outside_of_lists_silences_all_between() -> None:
    """From its beginning to its end, and to the end of the file when it has none."""
    block = "<!-- curator: ignore-from[CUR2] -->\n\n{}\n\n<!-- curator: ignore-to -->\n\n## More\n\n{}"
    assert _codes(_run(HEAD + block.format(VERSION, VERSION))) == ["CUR205"]
    open_block = f"{HEAD}<!-- curator: ignore-from[CUR2] -->\n\n{VERSION}\n\n## More\n\n{VERSION}\n"
    report = _run(open_block)
    assert (_codes(report), report.suppressed) == ([], 2)


def test_blocks_stand_within_each_other() -> None:
    """Each end closes the block that was opened last."""
    text = (
        f"{HEAD}<!-- curator: ignore-from[CUR205] -->\n\n<!-- curator: ignore-from[CUR901] -->\n\n"
        f"<!-- curator: ignore-to -->\n\n{VERSION}\n\n<!-- curator: ignore-to -->\n\n## More\n\n{VERSION}\n"
    )
    assert [one.finding.message for one in _run(text).findings] == ["the link pins version v2"]


def test_a_bullet_that_is_no_entry_can_be_silenced() -> None:
    """The comment stands at the end of its line, as for an entry."""
    broken = "* A Title without a Link (ICML 2023)"
    text = f"{CLEAN}\n\n{broken}"
    assert _codes(_run(text, codes=("CUR101",))) == ["CUR101"]
    report = _run(f"{text} <!-- curator: ignore[CUR101] -->", codes=("CUR101", "CUR901"))
    assert (_codes(report), report.suppressed) == ([], 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{VERSION} <!-- curator: ignore[CUR205, CUR999] -->", "the suppression names no check: CUR999"),
        (f"{CLEAN} <!-- curator: ignore -->", "the suppression names no code; expected "),
        (f"{CLEAN} <!-- curator: shut up -->", "the suppression cannot be read; expected "),
        (f"{CLEAN} <!-- curator: ignore[CUR205] because -->", "the suppression cannot be read; expected "),
        (
            f"{CLEAN} <!-- curator: ignore[CUR205] until=2026-13 -->",
            "the suppression holds until a day that does not exist: 2026-13",
        ),
        (
            f"{CLEAN}\n\n<!-- curator: ignore[CUR205] -->",
            "the suppression stands outside of an entry; it belongs at the end of the entry's line",
        ),
        (
            CLEAN.replace("<br/>", "<!-- curator: ignore[CUR205] --> <br/>"),
            "the suppression stands in the middle of a line; it belongs at its end",
        ),
        (
            f"{CLEAN} <!-- curator: ignore-from[CUR205] -->",
            "the suppression stands in an entry; block forms stand outside of lists",
        ),
        (
            f"{HEAD}<!-- curator: ignore-to -->\n\n{CLEAN}\n",
            "the suppression ends no block: no ignore-from stands before it",
        ),
    ],
)
def test_a_suppression_that_can_silence_nothing_says_why(text: str, message: str) -> None:
    """One finding, at the comment."""
    found = _messages(text)
    assert len(found) == 1
    assert found[0].startswith(message)


def test_the_configuration_silences_a_check_for_the_whole_list() -> None:
    """And is told when it silences nothing, or its day is over."""
    everywhere = Suppression("list", ("CUR205",), (0, 0), (0, 1 << 62), date(2026, 11, 30))
    assert _codes(_run(VERSION, suppress=[everywhere])) == []
    unused = _run(CLEAN, suppress=[everywhere])
    assert [one.finding.message for one in unused.findings] == [
        "the suppression of CUR205 in curator.yaml suppresses nothing"
    ]
    over = _run(VERSION, suppress=[everywhere], today=date(2027, 1, 1))
    assert _codes(over) == ["CUR902", "CUR205"]


def test_a_hundred_thousand_suppressions_are_read_in_time() -> None:
    """In one entry, one after another, or as blocks: the time grows with their number."""
    comment = "<!-- curator: ignore[CUR205] -->"
    assert _run(f"{VERSION} {comment * 100_000}", codes=("CUR205",)).suppressed == 1
    opened = f"{HEAD}{'<!-- curator: ignore-from[CUR205] -->' * 100_000}\n\n{VERSION}\n"
    assert _run(opened, codes=("CUR205",)).suppressed == 1


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ((2027, 1), date(2027, 1, 31)),
        ((2028, 2), date(2028, 2, 29)),
        ((2027, 12), date(2027, 12, 31)),
        ((2027, 4, 9), date(2027, 4, 9)),
        ((2027, 0), None),
        ((2027, 13), None),
        ((2027, 2, 30), None),
        ((9999, 12), None),
    ],
)
def test_a_month_holds_to_its_last_day(parts: tuple[int, ...], day: date | None) -> None:
    """What the calendar does not have is no day."""
    assert last_day(*parts) == day
