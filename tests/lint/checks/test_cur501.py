"""CUR501: contents and headings."""

from __future__ import annotations

import pytest

from curator.lint.engine import find
from curator.lint.fix import fix
from curator.lint.listing import Listing
from curator.lint.registry import check_of
from tests.lint.linting import around, marked, mended, messages

SECTIONS = ("Adversarial Detection", "Theoretical Analysis", "Empirical Analysis", "Beyond Safety")


def slug(title: str) -> str:
    """The anchor of a plain heading on GitHub."""
    return title.lower().replace(" ", "-")


def section(title: str, *, level: int = 2) -> str:
    """A heading with one entry."""
    return f"{'#' * level} {title}\n* [On {title}](https://a.org/{slug(title)}.pdf)\n\n"


def line(title: str, anchor: str = "") -> str:
    """A line of the contents."""
    return f"- [{title}](#{anchor or slug(title)})\n"


def listed(contents: str, sections: str = "") -> str:
    """A list with these contents, and the four sections unless others are given."""
    return f"# Papers\n\n## Contents\n{contents}\n{sections or ''.join(map(section, SECTIONS))}"


GOOD = "".join(map(line, SECTIONS))


@pytest.mark.parametrize(
    "text",
    [
        listed(GOOD),
        listed(""),
        listed("Everything below.\n"),
        listed(line("Detection", "adversarial-detection")),
        listed(GOOD.lower()),
        listed(GOOD.replace("#beyond-safety", "#Beyond-Safety")),
        listed(GOOD.replace("- [", "- :tada: [")),
        listed(f"{GOOD}- [Back to top](#top)\n- [Readme](#readme)\n"),
        listed(GOOD, "".join(map(section, SECTIONS)) + "## Acknowledgements\nMany thanks.\n"),
        listed(
            f"{GOOD}- [Thanks](#thanks)\n",
            "".join(map(section, SECTIONS)) + "<p id='thanks'>Many thanks.</p>\n",
        ),
        listed(
            "".join(line(one, f"{number}-{slug(one)}") for number, one in enumerate(SECTIONS)),
            "".join(section(f"{number}. {one}") for number, one in enumerate(SECTIONS)),
        ),
        listed(GOOD).replace("## Contents", "<h2>Contents</h2>\n\n- [Gone](#gone)"),
        f"```\n{GOOD}```\n\n" + listed(GOOD),
        listed(f"{GOOD}<!--\n- [Gone](#gone)\n- [Gone as well](#gone-as-well)\n-->\n"),
    ],
)
def test_contents_that_agree_are_left_alone(text: str) -> None:
    """So are lists without any, headings without papers, other anchors, and what cannot be known."""
    assert messages("CUR501", text) == []


def test_headings_above_the_contents_need_no_line() -> None:
    """Nor does the title of the list."""
    assert messages("CUR501", section("News") + listed(GOOD)) == []


def test_levels_that_the_contents_never_list_need_no_lines() -> None:
    """Which are listed is the list's own custom."""
    deep = "".join(section(one) + section(f"More on {one}", level=3) for one in SECTIONS)
    assert messages("CUR501", listed(GOOD, deep)) == []


def test_other_words_are_left_alone_where_that_is_the_custom() -> None:
    """As when all lines are abbreviated."""
    short = "".join(line(one.split()[0], slug(one)) for one in SECTIONS)
    assert messages("CUR501", listed(short)) == []


@pytest.mark.parametrize("title", [":book: Surveys", "Norm Ball ($\\ell_0$)", "Été & Hiver", "*Old* Work"])
def test_what_github_makes_of_signs_is_not_judged(title: str) -> None:
    """An anchor whose letters are those of the heading may be right."""
    letters = (
        "".join(sign for sign in title.lower() if sign.isalnum() or sign == " ").strip().replace(" ", "-")
    )
    text = listed(GOOD + f"- [{title}](#{letters})\n", "".join(map(section, (*SECTIONS, title))))
    assert messages("CUR501", text) == []


def test_another_label_gets_the_words_of_the_heading() -> None:
    """The heading is what readers see when they arrive."""
    text = listed(GOOD.replace("[Beyond Safety]", "[Beyond Safety (Adversarial for Good)]"))
    assert messages("CUR501", text) == [
        "the contents say “Beyond Safety (Adversarial for Good)”, the heading “Beyond Safety”"
    ]
    assert marked("CUR501", text) == ["Beyond Safety (Adversarial for Good)"]
    assert mended("CUR501", text) == listed(GOOD)


def test_a_label_keeps_its_emphasis() -> None:
    """Only the words change."""
    bold = "".join(f"- [**{one}**](#{slug(one)})\n" for one in SECTIONS)
    assert mended("CUR501", listed(bold.replace("Beyond Safety", "Beyond All"))) == listed(bold)


def test_contents_in_html_are_read_and_mended_as_well() -> None:
    """With the anchors that stand above headings."""
    html = "".join(f'- <a href="#{one[:4]}">{one}</a><br>\n' for one in SECTIONS)
    sections = "".join(f"<a id='{one[:4]}'></a>\n{section(one)}" for one in SECTIONS)
    good = listed(html, sections)
    assert messages("CUR501", good) == []
    assert mended("CUR501", good.replace(">Beyond Safety<", ">Beyond<")) == good
    assert mended("CUR501", good.replace("#Beyo", "#Beyond_Safety")) == good
    assert mended("CUR501", good.replace('- <a href="#Theo">Theoretical Analysis</a><br>\n', "")) == good


@pytest.mark.parametrize("number", range(4))
def test_a_missing_line_comes_in_its_place(number: int) -> None:
    """In the form of the others; the heading is marked."""
    title = SECTIONS[number]
    text = listed(GOOD.replace(line(title), ""))
    assert messages("CUR501", text) == [f"the contents do not list “{title}”"]
    assert marked("CUR501", text) == [f"## {title}"]
    assert mended("CUR501", text) == listed(GOOD)


def test_several_missing_lines_come_in_one_round_after_the_other() -> None:
    """Until the contents are whole."""
    titles = [f"Section {letter}" for letter in "ABCDEFGH"]
    sections = "".join(map(section, titles))
    whole = listed("".join(map(line, titles)), sections)
    assert fixed(listed("".join(map(line, [*titles[:3], *titles[5:]])), sections)) == whole


def test_a_missing_line_of_a_nested_section_is_nested() -> None:
    """Below the one above it."""
    sections = "".join(
        section(one) + "".join(section(f"{one} {n}", level=3) for n in "ab") for one in SECTIONS
    )
    nested = "".join(line(one) + "".join(f"  {line(f'{one} {n}')}" for n in "ab") for one in SECTIONS)
    text = listed(nested.replace(f"  {line('Theoretical Analysis b')}", ""), sections)
    assert mended("CUR501", text) == listed(nested, sections)


def test_a_heading_that_cannot_be_written_plainly_is_told_and_left() -> None:
    """A person writes its line."""
    text = listed(GOOD, "".join(map(section, (*SECTIONS, "Norm Ball ($\\ell_0$)"))))
    assert messages("CUR501", text) == ["the contents do not list “Norm Ball ($\\ell_0$)”"]
    assert mended("CUR501", text) == text


def test_a_line_that_leads_nowhere_is_told_and_stays() -> None:
    """It may be of a section that is still to come, and nobody's words are taken away for it."""
    text = listed(f"{GOOD}- [Old Work](#old-work)\n")
    assert messages("CUR501", text) == [
        "the link “#old-work” leads nowhere, and no heading is called “Old Work”"
    ]
    assert marked("CUR501", text) == ["old-work"]
    assert mended("CUR501", text) == text


def test_lines_are_told_and_left_where_most_headings_are_gone() -> None:
    """Then the headings are what is wrong."""
    text = listed(GOOD + "".join(line(f"Old Work {number}") for number in range(2)))
    assert len(messages("CUR501", text)) == 2
    assert mended("CUR501", text) == text


@pytest.mark.parametrize(
    "dead",
    [
        "- [Old Work](#old-work)\n  and what came of it\n",
        "- [Old Work](#old-work)\n  - a note\n",
        "- [Old Work](#old-work)\n---\n",
    ],
)
def test_a_dead_line_to_which_more_belongs_is_told_and_left(dead: str) -> None:
    """Without it the rest would become part of the line above, or a heading."""
    text = listed(GOOD + dead)
    assert len(messages("CUR501", text)) == 1
    assert mended("CUR501", text) == text


def test_a_line_between_an_anchor_and_its_heading_is_told_and_left() -> None:
    """The anchor would become another heading's."""
    sections = (
        "".join(map(section, SECTIONS)) + "<a id='x'></a>\n- [Old Work](#old-work)\n\n" + section("More")
    )
    text = f"# Papers\n\n{GOOD}{line('More')}\n{sections}"
    assert mended("CUR501", text) == text


def test_an_anchor_that_leads_to_another_heading_is_given_to_no_line() -> None:
    """Both headings would have to change."""
    sections = "".join(map(section, SECTIONS)) + f"<a id='theoretical-analysis'></a>\n{section('More')}"
    text = listed(GOOD + line("More", "nowhere"), sections)
    assert mended("CUR501", text) == listed(GOOD + line("More", "more"), sections)


def test_lines_of_nested_contents_are_told_and_left_in_their_order() -> None:
    """Where a line goes, what is nested below it would have to follow."""
    sections = "".join(section(one) + section(f"{one} a", level=3) for one in SECTIONS)
    pairs = [line(one) + f"  {line(f'{one} a')}" for one in SECTIONS]
    text = listed("".join([*pairs[1:2], *pairs[:1], *pairs[2:]]), sections)
    assert len(messages("CUR501", text)) == 2
    assert mended("CUR501", text) == text


def test_a_dead_anchor_becomes_that_of_the_heading_with_its_words() -> None:
    """As when a tool made other anchors than GitHub does."""
    text = listed(GOOD.replace("#beyond-safety", "#beyond--safety-"))
    assert messages("CUR501", text) == [
        "the link “#beyond--safety-” leads nowhere, the anchor of “Beyond Safety” is “#beyond-safety”"
    ]
    assert mended("CUR501", text) == listed(GOOD)


def test_a_line_that_leads_to_another_section_is_led_right() -> None:
    """When its words are those of one heading and its anchor is another's."""
    text = listed(GOOD.replace("#beyond-safety", "#empirical-analysis"))
    assert messages("CUR501", text) == ["“Beyond Safety” leads to “Empirical Analysis”"]
    assert mended("CUR501", text) == listed(GOOD)


def test_a_line_that_stands_twice_goes_once() -> None:
    """The second one."""
    text = listed(GOOD + line("Adversarial Detection"))
    assert messages("CUR501", text) == ["“Adversarial Detection” stands in the contents twice"]
    assert mended("CUR501", text) == listed(GOOD)


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (3, 0, 1, 2), (1, 2, 3, 0), (0, 1, 3, 2)])
def test_another_order_becomes_that_of_the_headings(order: tuple[int, ...]) -> None:
    """By moving as few lines as can be."""
    text = listed("".join(line(SECTIONS[number]) for number in order))
    assert len(messages("CUR501", text)) == 1
    assert mended("CUR501", text) == listed(GOOD)


def test_contents_in_an_order_of_their_own_are_left_alone() -> None:
    """Such as the alphabet's."""
    assert messages("CUR501", listed("".join(map(line, reversed(SECTIONS))))) == []


def test_line_ends_are_kept() -> None:
    """In lines that come and that move."""
    whole = listed(GOOD).replace("\n", "\r\n")
    assert mended("CUR501", whole.replace("- [Beyond Safety](#beyond-safety)\r\n", "")) == whole
    swapped = listed("".join(line(SECTIONS[number]) for number in (1, 0, 2, 3))).replace("\n", "\r\n")
    assert mended("CUR501", swapped) == whole


def test_everything_at_once_is_mended_in_a_few_rounds() -> None:
    """Led elsewhere, missing, renamed, doubled and out of order."""
    titles = [f"Section {letter}" for letter in "ABCDEFGHIJKLMNOP"]
    sections = "".join(map(section, titles))
    good = list(map(line, titles))
    bad = [*good[1:3], good[0], *good[3:6], good[6].replace("[Section G]", "[Sections]"), *good[8:], good[9]]
    bad[7] = bad[7].replace("#section-i", "#section--i")
    assert fixed(listed("".join(bad), sections)) == listed("".join(good), sections)


def test_thousands_of_headings_and_lines_are_read_in_linear_time() -> None:
    """Five hundred lines that lead nowhere, five hundred headings without a line."""
    titles = [f"Section {number}" for number in range(3_000)]
    contents = "".join(map(line, titles[:2_500])) + "".join(line(f"Gone {number}") for number in range(500))
    found = messages("CUR501", listed(contents, "".join(map(section, titles))))
    assert len(found) == 1_000


def fixed(text: str) -> str:
    """The list after all rounds."""
    check = check_of("CUR501")
    known = around()
    return fix(
        Listing(text, known),
        lambda one: find(one, [check]),
        lambda changed: Listing(changed, known),
        unsafe=False,
    ).listing.text
