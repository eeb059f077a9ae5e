"""CUR101: bullets among entries that cannot be read as entries."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, messages

GOOD = "* [Adversarial Logit Pairing](https://arxiv.org/abs/1803.06373) <br/> Pairs logits."
BOLD = around(
    form=ListFormat(template="- **{title}**{?, {venue} {year}?}{? [[link]]({url})?}{? {description}?}")
)


def beside(bullet: str) -> str:
    """A list in which a bullet stands below a good entry."""
    return f"{GOOD}\n* {bullet}"


@pytest.mark.parametrize(
    "bullet",
    [
        "Many more...",
        "More to come …",
        "Surveys:",
        "2020",
        "TODO",
        "see also the survey above",
        "Adversarial training",
        "[Contents of this section](#section)",
        "",
    ],
)
def test_a_bullet_that_speaks_of_no_paper_is_left_alone(bullet: str) -> None:
    """Remarks, labels of groups and the table of contents."""
    assert messages("CUR101", beside(bullet)) == []


@pytest.mark.parametrize(
    "text",
    [
        "# L\n\n## Papers\n\n"
        + GOOD
        + "\n\n## Tools\n\n* https://example.org/toolbox\n* CleverHans (https://c.org)",
        "# L\n\n## Tools\n\n* [CleverHans](https://c.org)\n* https://a.org\n* https://b.org",
        f"{GOOD}\n  * a note, see https://example.org/note",
        f"* Surveys of the year 2020\n  {GOOD}",
        f"{GOOD}\n\n```\n* no entry, https://example.org\n```\n",
        f"{GOOD}\n\n<!--\n* no entry, https://example.org\n-->\n",
        f"{GOOD}\n\n[Model Zoo](https://example.org/zoo) <br/> has them all.",
    ],
    ids=["no entries", "mostly none", "a note", "a label", "code", "a comment", "prose"],
)
def test_bullets_that_are_not_among_entries_are_left_alone(text: str) -> None:
    """Sections of tools, notes of an entry, labels that hold entries, code, comments, and text."""
    assert messages("CUR101", text) == []


@pytest.mark.parametrize(
    ("bullet", "message", "at"),
    [
        ("Smooth Training (ICML 2020) <br/> Does.", "no link", "Smooth Training (ICML 2020) <br/> Does."),
        ("[Smooth] (ICML 2020) <br/> Does.", "no address in parentheses behind the title", "[Smooth]"),
        ("[Smooth]() <br/> Does.", "the link has no address", "()"),
        ("[Smooth](#) <br/> Does.", "the link has no address", "[Smooth](#)"),
        ("[](https://a.org) <br/> Does.", "the title is empty", "[]"),
        ("[Smooth] (https://a.org)", "white space parts the title from its address", " "),
        ("[Smooth](https://a.org/a b)", "the address has white space in it", "https://a.org/a b"),
        ("[Smooth](https://a.org (ICML 2020)", "the parenthesis around the address is never closed", "("),
        ("[Smooth [T](https://a.org)", "the bracket of the title is never closed", "["),
        ("[Smooth ]T](https://a.org)", "the title has a bracket too many", "]"),
        ("Smooth](https://a.org)", "the bracket of the title is never opened", "Smooth"),
        ("[A [b](https://b.org) c](https://a.org)", "another link stands within the title", "["),
        ("[Smooth][1] <br/> Does.", "the address is a reference, expected it in parentheses", "[1]"),
        ("\u200b[Smooth](https://a.org)", "an invisible character stands before the title", "\u200b"),
        (
            "[x] [Smooth](https://a.org)",
            "a check box stands before the title, expected [title](address)",
            "[x]",
        ),
    ],
)
def test_the_part_that_is_missing_is_named(bullet: str, message: str, at: str) -> None:
    """And shown, as narrowly as it can be."""
    assert messages("CUR101", beside(bullet)) == [message]
    assert marked("CUR101", beside(bullet)) == [at]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Smooth Training (https://a.org)", "the title is not in brackets"),
        ("Smooth Training, ICML, [[pdf]](https://a.org)", "the title is not in brackets"),
        ("ICML 2020: [Smooth Training](https://a.org)", "other text stands before the title"),
        ("**[Smooth](https://a.org)**", "the link of the title stands in other signs"),
        ("![Smooth](https://a.org/x.png) 2020", "an image stands in the place of the title"),
        ('<a href="https://a.org">Smooth</a>', "the link is written in HTML"),
    ],
)
def test_what_is_expected_is_told(bullet: str, words: str) -> None:
    """The form of a link, where something else stands in its place."""
    assert messages("CUR101", beside(bullet)) == [f"{words}, expected [title](address)"]


def test_the_only_bullet_of_a_section_is_known_by_its_separator() -> None:
    """Without an entry beside it, nothing else tells a paper from a remark."""
    text = f"# L\n\n## Papers\n\n{GOOD}\n\n## More\n\n* Smooth Training"
    assert messages("CUR101", f"{text} <br/> Does it.") == ["no link"]
    assert messages("CUR101", f"{text}, https://a.org") == []


def test_a_title_alone_is_taken_for_an_entry() -> None:
    """When most of its words begin with a capital: somebody forgot the link."""
    assert messages("CUR101", beside("Towards Smooth Adversarial Training of Networks")) == ["no link"]


def test_an_entry_without_its_bullet_is_found() -> None:
    """It stands between entries, or runs on in the one above it."""
    bare = "[Smooth Adversarial Training](https://arxiv.org/abs/2006.14536) (ICML 2020) <br/> Does."
    for text in (f"{GOOD}\n{bare}", f"{GOOD}\n\n{bare}\n\n{GOOD}"):
        assert messages("CUR101", text) == ["no bullet stands before the entry"]
        assert marked("CUR101", text) == ["[Smooth Adversarial Training]"]


@pytest.mark.parametrize(
    ("bullet", "message"),
    [
        (
            "Smooth Training, ICML 2020. [[link]](https://a.org)",
            "the title does not stand between '**' and '**'",
        ),
        ("**Smooth Training, ICML 2020", "'**' is missing behind the title"),
    ],
)
def test_another_template_names_its_own_signs(bullet: str, message: str) -> None:
    """Where the title is in bold, no link is missed."""
    assert messages("CUR101", f"- **T**, ICML 2020\n- {bullet}", BOLD) == [message]


def test_an_entry_may_lack_its_address_where_the_template_says_so() -> None:
    """As in a list of references in which not every paper is linked."""
    assert messages("CUR101", "- **T**, ICML 2020", BOLD) == []


@pytest.mark.parametrize(
    "bullet", ["[" * 100_000, "[a](" * 30_000, "[a]" * 30_000, "a https" * 20_000, "[x" * 50_000]
)
def test_endless_brackets_are_read_in_bounded_time(bullet: str) -> None:
    """A bullet of a hundred thousand characters is one finding or none."""
    assert len(messages("CUR101", beside(bullet))) <= 1
