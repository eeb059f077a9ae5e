"""What the onboarding pull request says: what was understood, what would have been proposed, what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from curator.core.proposal import LONGEST_BODY
from curator.onboarding.program import UNKNOWN
from curator.onboarding.rehearsed import Rehearsed, Would, not_rehearsed
from curator.onboarding.words import body
from tests.forge.town import HOSTILE
from tests.onboarding.lists import POND, begun, hostile, own_list

if TYPE_CHECKING:
    from pathlib import Path

TOP: Final = "* [A Title above All](https://arxiv.org/abs/2101.00009) (ICML 2021) <br/> Stands on top.\n"
WEEK: Final = Rehearsed(
    problem="",
    since=date(2026, 4, 17),
    until=date(2026, 4, 23),
    papers=1_234,
    would=(Would("Frogs at Noon", "https://arxiv.org/abs/2604.00001", "Frogs", 0.91),),
    triage=3,
    listed=1,
    each=2,
)


def test_it_says_what_was_understood_and_what_would_come(tmp_path: Path) -> None:
    """A maintainer who reads nothing else knows what merging it begins."""
    text = body(begun(tmp_path, POND), WEEK)
    for said in (
        "**README.md**: 6 entries under 2 headings",
        "    * [{title}]({url}){? ({venue} {year})?}{? <br/> {description}?}",
        "No blank line stands between entries.",
        "| 3 | Waves |",
        "1,234 papers came from arXiv; 1 would have been proposed, 2 a night at most; 3 were for a person",
        "[Frogs at Noon](https://arxiv.org/abs/2604.00001) → Frogs (0.91)",
        "rules/screening.yaml",
        "Allow GitHub Actions".lower(),
    ):
        assert said in text or said in text.lower()


def test_what_could_not_be_asked_is_said(tmp_path: Path) -> None:
    """In one sentence, and nothing is invented."""
    text = body(begun(tmp_path, POND), not_rehearsed("arXiv did not answer."))
    assert "What would have been proposed last week is not known: arXiv did not answer." in text
    assert "would have been proposed;" not in text


def test_what_was_not_understood_is_said(tmp_path: Path) -> None:
    """Bullets that no template reads, with their lines; entries and sections that get nothing, and why."""
    text = POND.replace("## Frogs", "* one stray remark\n\n## Frogs").replace(
        "# Ponds\n", f"{TOP}\n# Ponds\n"
    )
    text += "\n## Tools\n\n* [Pond Maker](https://example.org/pond)\n* [Frog Box](https://example.org/box)\n"
    begun_so = begun(tmp_path, text)
    begun_so = replace(begun_so, understood=replace(begun_so.understood, rivals=(("old.md", 5),)))
    said = body(begun_so, WEEK)
    assert "1 bullet was not read as an entry: line 14." in said
    assert "1 entry stands under no heading with words" in said
    assert "Nothing will be proposed for “Tools”" in said
    assert "| 2 | Tools | nothing is proposed |" in said
    assert "Other files read as lists, too: old.md (5 entries)." in said


def test_a_list_like_the_program_s_own_is_told_of_its_rules(tmp_path: Path) -> None:
    """They are no draft."""
    said = body(begun(tmp_path, own_list()), not_rehearsed("nobody was asked."))
    assert "those of curator's own list" in said
    assert "are a draft" not in said


def test_a_week_that_came_in_part_is_told_so(tmp_path: Path) -> None:
    """What came is judged, what did not is named, and nothing found is said as nothing found."""
    partly = WEEK._replace(problem="Not all of the week came: it stopped.", would=(), triage=0, listed=0)
    said = body(begun(tmp_path, POND), partly)
    assert "papers came from arXiv; none of them would have been proposed. Not all of the week came" in said


def test_a_gap_is_named_before_the_merge(tmp_path: Path) -> None:
    """Where nobody knows which copy of the program the workflows are to install."""
    begun_so = begun(tmp_path, POND)
    assert "To be filled in" not in body(begun_so, WEEK)
    assert "To be filled in" in body(replace(begun_so, program=UNKNOWN), WEEK)


def test_hostile_words_render_as_themselves(tmp_path: Path) -> None:
    """Headings and titles ping nobody, link nowhere, and show no HTML."""
    one_line = " ".join(HOSTILE.split())
    would = tuple(Would(one_line, url, one_line, 0.5) for url in ("javascript:alert(1)", "https://x.org/)]("))
    text = body(
        begun(tmp_path, hostile([one_line, "More"], ["A Quiet Title", "Another Quiet Title"])),
        WEEK._replace(would=would),
    )
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert "<script" not in html
    assert "javascript:" not in "".join(html.split('href="')[1:]).split('"')[0]
    assert "@everyone" not in text


def test_it_stays_below_what_github_takes(tmp_path: Path) -> None:
    """With three thousand long headings and as many papers."""
    headings = [f"{number} " + "*_@#<" * 60 for number in range(3_000)]
    would = (Would("*_@#<" * 100, "https://x.org/" + "[" * 390, "*_@#<" * 100, 0.5),) * 3_000
    text = body(begun(tmp_path, hostile(headings, ["A Quiet Title"])), WEEK._replace(would=would))
    assert len(text) < LONGEST_BODY
    assert "and 2,960 more" in text


def test_a_list_that_nothing_can_be_proposed_for_is_told_so_first(tmp_path: Path) -> None:
    """Its entries have their links elsewhere, so that no template finds a place for one."""
    papers = "".join(
        f"- {title} (ICML 2023)\n  - Paper: https://arxiv.org/abs/2301.0000{n}\n"
        for n, title in enumerate(("Counting Frogs by Sound", "Frogs Heard at Night", "The Sound of Frogs"))
    )
    text = body(begun(tmp_path, f"# List\n\n## Frogs\n\n{papers}"), WEEK)
    assert "NOTHING CAN BE PROPOSED YET" in text
    assert "would be added as" not in text
