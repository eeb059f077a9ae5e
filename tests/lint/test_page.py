"""A check's page: what it says on the web and in a terminal."""

from __future__ import annotations

import json

import pytest

from curator.core.facts import EntryFacts, Evidence, LinkFacts
from curator.lint.blocks import Code, Paragraph, Table, as_markdown, as_text
from curator.lint.check import ERROR, NOTICE, SAFE, UNSAFE, WARNING, Check, Example, Option
from curator.lint.page import GENERATED, explanation, index, markdown, pages
from curator.lint.registry import all_checks
from tests.lint.formats.making import CHECKS, nothing
from tests.pages.rendering import rendered

KNOWN = {"arxiv:1312.6199": EntryFacts(venue="ICLR", year=2014, evidence=(Evidence("openreview"),))}
RICH = Check(
    "CUR303",
    "venue-contradicts-record",
    WARNING,
    nothing,
    "The record, behind <br/>, names another venue",
    "Readers look | in the wrong `<place>`.",
    (
        Example(
            bad="* [T](https://x) (ICLR 2013)",
            good="* [T](https://x) (ICLR 2014)",
            facts=KNOWN,
            links={"https://x": LinkFacts(verdict="alive")},
            options={"sources": 1},
            with_rules=True,
        ),
    ),
    fix=UNSAFE,
    needs="entries",
    options={
        "sources": Option(2, "how many must agree"),
        "trusted": Option(("pmlr",), "whose word is enough"),
    },
)


def test_a_check_with_nothing_special_has_a_short_page() -> None:
    """What it finds, how much it matters, why, an example, and how to silence it."""
    (plain, *_) = CHECKS
    assert rendered(markdown(plain)).headings == [
        "CUR108 description-grammar",
        "Why",
        "Example",
        "Silencing it",
    ]


def test_a_page_says_all_that_the_check_says_of_itself() -> None:
    """Severity, fix, needs, options with their defaults, and the facts that an example takes."""
    text = markdown(RICH)
    for told in (
        "- **Severity:** warning: the run fails with `--strict` only\n",
        "- **Fix:** unsafe, so look at it: `curator lint --fix --unsafe-fixes` makes it\n",
        "- **Needs:** what other sources say of an entry",
        "| `sources` | `2` | how many must agree |\n",
        '| `trusted` | `["pmlr"]` | whose word is enough |\n',
        "With the keyword rules of the default list:\n",
        '      trusted: ["pmlr"]\n',
    ):
        assert told in text
    fences = rendered(text).fences
    assert [json.loads(one) for one in fences if one.startswith("{")] == [
        {
            "entries": {
                "arxiv:1312.6199": {"venue": "ICLR", "year": 2014, "evidence": [{"source": "openreview"}]}
            },
            "links": {"https://x": {"verdict": "alive"}},
        }
    ]
    assert "lint:\n  options:\n    CUR303:\n      sources: 1\n" in fences


def test_a_page_says_how_to_silence_this_very_check() -> None:
    """Its own code, ready to be copied."""
    text = markdown(RICH)
    assert "<!-- curator: ignore[CUR303] until=2027-01 reason=" in text
    assert "    - codes: [CUR303]\n" in text
    assert "`--ignore CUR303`" in text


def test_a_check_of_the_whole_file_is_not_silenced_at_an_entry() -> None:
    """A comment there would do nothing."""
    one = Check("CUR903", "unreadable", ERROR, nothing, "S", "W.", (Example("a", "b"),), scope="source")
    assert "<!-- curator: ignore" not in markdown(one)
    assert "codes: [CUR903]" in markdown(one)


def test_our_prose_makes_no_html() -> None:
    """A sign such as < stands for itself, in prose, in tables and in code."""
    seen = rendered(markdown(RICH))
    assert seen.html == []
    assert "The record, behind <br/>, names another venue." in "".join(seen.words).replace("\x00", "")


def test_hidden_characters_of_an_example_are_seen() -> None:
    """Whoever reads the page could not tell the bad form from the good one."""
    one = Check(
        "CUR110", "junk", NOTICE, nothing, "S", "W.", (Example("a\u200bb\r\n\u202ec", "abc"),), fix=SAFE
    )
    assert rendered(markdown(one)).fences[0] == "a<U+200B>b<U+000D>\n<U+202E>c\n"


def test_a_terminal_gets_the_same_in_its_width() -> None:
    """Without marks of Markdown around headings and code; colours only when they are asked for."""
    text = explanation(RICH, width=60)
    assert text.startswith(
        "CUR303 venue-contradicts-record\n\nThe record, behind <br/>, names another venue.\n\n"
    )
    assert "Severity  warning: the run fails with `--strict` only\n" in text
    assert "    * [T](https://x) (ICLR 2013)\n" in text
    assert "`sources`  `2`; how many must agree\n" in text
    prose = [line for line in text.splitlines() if not line.startswith("    ")]
    assert max(map(len, prose)) <= 60
    assert "\x1b" not in text
    assert explanation(RICH, width=60, colour=True).startswith(
        "\x1b[1mCUR303 venue-contradicts-record\x1b[0m\n"
    )


def test_the_index_names_every_check_in_its_family() -> None:
    """With a link to its page."""
    text = index(CHECKS)
    seen = rendered(text)
    assert seen.headings == ["The 6 checks", "Shape of an entry", "Links", "Venues", "Duplicates"]
    assert seen.links == [f"{check.code}.md" for check in CHECKS]


def test_generated_pages_say_so() -> None:
    """And where to edit instead; they are one file a check, and the index."""
    made = pages(CHECKS)
    assert set(made) == {"README.md", *(f"{check.code}.md" for check in CHECKS)}
    assert all(GENERATED in text and text.endswith("\n") for text in made.values())
    assert made["CUR201.md"].splitlines()[2].startswith("<!-- Printed from tests/lint/formats/making.py ")


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_every_check_has_a_page_that_reads_well(check: Check) -> None:
    """Title and summary on top, at least one example, and no HTML but our comment."""
    made = pages([check])[f"{check.code}.md"]
    seen = rendered(made)
    assert seen.headings[0] == f"{check.code} {check.name}"
    assert len(seen.html) == 1
    assert len(seen.fences) >= 3
    assert check.summary.split()[0] in made
    assert explanation(check, width=80)


def test_a_fence_is_longer_than_what_stands_in_it() -> None:
    """An example may hold a fence."""
    text = as_markdown([Code("```\nx\n````", "markdown"), Paragraph("after")])
    assert rendered(text).fences == ["```\nx\n````\n"]


def test_a_cell_may_hold_a_bar() -> None:
    """It ends no column."""
    assert rendered(as_markdown([Table(("a", "b"), (("x|y", "`p|q`"),))])).cells == 2


def test_a_narrow_terminal_still_gets_words() -> None:
    """A width that no page fits in is not taken at its word."""
    assert as_text([Paragraph("some words of a page")], width=3) == "some words of a page\n"
