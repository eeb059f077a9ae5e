"""CUR103: blank lines, line breaks and spaces."""

from __future__ import annotations

import pytest

from curator.core.policy import DEFAULT_TEMPLATE, ListFormat
from tests.core.formats import FORMATS
from tests.lint.linting import around, findings, marked, mended, messages

NAMES = ("One", "Two", "Three", "Four", "Five", "Six")


def entries(*, between: str = "\n\n", described: str = "Shows it.") -> list[str]:
    """Six entries, each with what follows it."""
    return [f"* [{name}](https://a.org/{name}) (ICML 2020) <br/> {described}{between}" for name in NAMES]


def listed(*lines: str) -> str:
    """The lines without the last one's end."""
    return "".join(lines).rstrip("\n")


@pytest.mark.parametrize(
    "entry",
    [
        "* [T](https://a.org) (ICML 2020) <br/> Shows it.",
        "* [T](https://a.org) (ICML 2020) <br/> Shows it.  ",
        "* [T](https://a.org) (ICML 2020) <br/> Shows it.  Tells it.",
        "* [T](https://a.org) (ICML 2020) <br/> Shows it. <!--  c  -->",
        "* [T](https://a.org) (ICML 2020) <br/> Uses `a  b` there.",
        "* [T  T](https://a.org) (ICML 2020)",
        "* [T](https://a.org)",
        "*   [T](https://a.org)",
        "* [T](https://a.org) ([1](https://b.org),  [2](https://c.org)) (ICML 2020)",
        '* [T](https://a.org  "a title") (ICML 2020)',
        "* [T](https://a.org) (ICML2020) <br/> Shows it.",
    ],
)
def test_what_others_check_or_nobody_sees_is_left_alone(entry: str) -> None:
    """Titles and venues have checks of their own; ends of lines, code and comments do not count."""
    assert messages("CUR103", entry) == []


@pytest.mark.parametrize(
    ("between", "changed"),
    [
        ("  (ICML 2020) <br/> ", "  "),
        ("\t(ICML 2020) <br/> ", "\t"),
        ("\n(ICML 2020) <br/> ", "\n"),
        (" (ICML  2020) <br/> ", "  "),
        (" ( ICML 2020) <br/> ", " "),
        (" (ICML 2020 ) <br/> ", " "),
        (" (ICML 2020)  <br/> ", "  "),
        (" (ICML 2020) <br/>   ", "   "),
        (" (ICML 2020) <br/>\n  ", "\n  "),
        ("(ICML 2020) <br/> ", "("),
        (" (ICML 2020)<br/> ", "<"),
        (" (ICML 2020) <br/>", "S"),
    ],
)
def test_white_space_between_the_parts_becomes_the_templates(between: str, changed: str) -> None:
    """What is too much goes, what is missing comes; nothing else changes."""
    entry = f"* [T](https://a.org){between}Shows it."
    assert marked("CUR103", entry) == [changed]
    assert mended("CUR103", entry) == "* [T](https://a.org) (ICML 2020) <br/> Shows it."


def test_a_list_that_writes_otherwise_throughout_is_left_alone() -> None:
    """Its own habit wins over the template."""
    habit = [entry.replace("<br/> ", "<br/>\n  ") for entry in entries()]
    assert messages("CUR103", listed(*habit)) == []
    tight = [entry.replace(") (", ")(") for entry in entries()]
    assert messages("CUR103", listed(*tight)) == []


def test_a_nested_list_behind_an_entry_is_left_where_it_is() -> None:
    """A line break before a bullet is no space."""
    reading = around(form=ListFormat(template=FORMATS["adversarial-examples-reading-list.md"]))
    text = "- **One**, ICML 2020 Shows it.\n- **Two**, ICML 2020\n  - Shows it.\n  - And that."
    assert messages("CUR103", text, reading) == []


def test_a_space_is_missed_in_other_formats_as_well() -> None:
    """Between authors and venue, where the list has ". "."""
    deep = around(form=ListFormat(template=FORMATS["awesome-adversarial-deep-learning.md"]))
    text = "- [One](https://a.org). A. Author. ICML 2020.\n- [Two](https://b.org). B. Author.ICML 2020."
    assert mended("CUR103", text, deep) == text.replace("Author.ICML", "Author. ICML")


def test_one_blank_line_too_many_goes() -> None:
    """And one that is missing comes, as the line ends of the list are."""
    for end in ("\n", "\r\n"):
        good = [line.replace("\n", end) for line in entries()]
        bad = [*good[:2], good[2] + end, *good[3:]]
        assert mended("CUR103", listed(*bad)) == listed(*good)
        assert messages("CUR103", listed(*bad)) == ["2 blank lines before the entry, expected 1"]
        bad = [*good[:2], good[2].removesuffix(end), *good[3:]]
        assert mended("CUR103", listed(*bad)) == listed(*good)
        assert messages("CUR103", listed(*bad)) == ["no blank lines before the entry, expected 1"]


def test_blank_lines_with_spaces_in_them_count_as_blank() -> None:
    """What goes, goes with its spaces."""
    good = entries()
    assert mended("CUR103", listed(good[0] + "  \n", *good[1:])) == listed(*good)


@pytest.mark.parametrize(
    "text",
    [
        listed(*entries()[:3], "\n", *entries()[3:4], "\n\n", *entries()[4:]),
        listed(*entries(between="\n")[:3], "\n", *entries(between="\n")[3:]),
        listed(*entries()[:3], "\nOf the same year:\n\n", *entries()[3:]),
        listed(*entries()[:3], "<!-- a comment -->\n\n\n", *entries()[3:]),
        listed(*entries()[:3], "\n", *[one.replace("* ", "- ", 1) for one in entries()[3:]]),
        "* [A](https://a.org)\n\n* [B](https://b.org)\n\n\n* [C](https://c.org)",
    ],
    ids=["no custom", "groups", "a heading line", "a comment", "another list", "too few"],
)
def test_other_gaps_are_left_alone(text: str) -> None:
    """Where there is no custom, where groups are set apart, and where something stands between."""
    assert messages("CUR103", text) == []


def test_a_blank_line_with_a_tab_in_it_goes_whole() -> None:
    """Half of it before the next bullet would make that a nested one, or code."""
    many = listed(*entries()[:3], "\t\n\n", *entries()[3:]).replace("\n\n\t", "\n\t")
    assert "\n\t\n\n*" in many
    once = mended("CUR103", many, around(form=ListFormat(blank_lines=1)))
    assert once.count("* [") == 6
    assert "\t*" not in once


def test_declared_blank_lines_need_no_majority() -> None:
    """What curator.yaml says holds for every entry."""
    declared = around(form=ListFormat(DEFAULT_TEMPLATE, blank_lines=0))
    assert mended("CUR103", listed(*entries()), declared) == listed(*entries(between="\n"))


def test_a_description_broken_over_lines_is_joined() -> None:
    """Where all others are on one."""
    bad = entries(between="\n")
    bad[2] = bad[2].replace("Shows it", "Shows  \n\tit").replace("  \n", " \n")
    assert marked("CUR103", listed(*bad)) == [" \n\t"]
    assert mended("CUR103", listed(*bad)) == listed(*entries(between="\n"))


@pytest.mark.parametrize(
    "described",
    [
        "Shows:\n  * this\n  * that",
        "Shows it.\n\n  And that.",
        "Shows it.<br>\nAnd that.",
        "Shows it.  \nAnd that.",
        "Shows it.\\\nAnd that.",
        "Shows\n```\ncode\n```",
        "Uses `a\nb` for it.",
        "Shows it.\n1. and that",
        "Shows it.\n[Another](https://b.org) <br/> Shows that.",
        "Shows it. <!-- a\ncomment -->",
    ],
)
def test_line_breaks_that_mean_something_are_left_alone(described: str) -> None:
    """Lists, paragraphs, breaks that show, code, comments, and what may be an entry without its bullet."""
    lines = entries(between="\n")
    lines[2] = lines[2].replace("Shows it.", described)
    assert messages("CUR103", listed(*lines)) == []


def test_two_spaces_between_words_become_one() -> None:
    """Where no other description has them."""
    bad = entries()
    bad[2] = bad[2].replace("Shows it", "Shows   it")
    assert mended("CUR103", listed(*bad)) == listed(*entries())


@pytest.mark.parametrize("signs", [" ", "\n", "\r", " \n", "\u00a0", "  x"])
def test_endless_white_space_is_read_in_bounded_time(signs: str) -> None:
    """A hundred thousand spaces in an entry are few findings."""
    entry = f"* [T](https://a.org){signs * 30_000}(ICML 2020) <br/>{signs * 30_000}Shows it."
    assert len(findings("CUR103", entry)) < 10
