"""CUR502: anchors with spaces, and anchors that two headings share."""

from __future__ import annotations

import pytest

from tests.lint.linting import marked, mended, messages

ENTRY = "* [T](https://a.org/x.pdf)\n"


def listed(*sections: tuple[str, str], above: str = "") -> str:
    """A list of sections: the lines above the heading, and the heading's words."""
    return "# Papers\n\n" + above + "".join(f"{anchor}## {title}\n{ENTRY}\n" for anchor, title in sections)


def anchor(name: str) -> str:
    """An anchor on a line of its own."""
    return f"<a id='{name}'></a>\n"


@pytest.mark.parametrize(
    "text",
    [
        listed(("", "Survey"), ("", "Survey")),
        listed((anchor("Survey"), "Survey"), (anchor("Attacks"), "Attacks")),
        listed((anchor("survey"), "Survey"), ("", "Attacks")),
        listed((anchor("survey") + anchor("survey"), "Survey")),
        listed((anchor("Certified_Defense"), "Certified Defense")),
        listed((anchor("detection"), "Adversarial Detection"), ("", "Detection of Outliers")),
        listed(("", "Survey")) + "<p id='a b'>Text.</p>\n",
        listed(("", "Survey")) + f"```\n{anchor('a b')}## Heading\n```\n",
        listed(("<!-- <a id='a b'></a> -->\n", "Survey")),
    ],
)
def test_anchors_of_their_own_are_left_alone(text: str) -> None:
    """Headings with one title have different anchors by themselves; code and comments have none."""
    assert messages("CUR502", text) == []


def test_spaces_become_underscores_in_the_anchor_and_in_all_links_to_it() -> None:
    """Whatever way a link is written, so that they still agree."""
    links = (
        '- <a href="#Certified Defense">Certified Defense</a><br>\n'
        "- [Certified Defense](#Certified%20Defense)\n"
        "- [Other](#other)\n\n"
        "See [there](<#Certified Defense>).\n\n"
    )
    text = listed((anchor("Certified Defense"), "Certified Defense"), above=links)
    assert messages("CUR502", text) == [
        "the anchor “Certified Defense” has spaces in it, expected “Certified_Defense”"
    ]
    assert marked("CUR502", text) == ["Certified Defense"]
    changed = text.replace("id='Certified Defense'", "id='Certified_Defense'").replace("%20", "_")
    assert mended("CUR502", text) == changed.replace("#Certified Defense", "#Certified_Defense")


def test_an_anchor_that_would_meet_another_one_is_told_and_left() -> None:
    """A person has to find another name."""
    text = listed((anchor("Deep Survey"), "One"), (anchor("Deep_Survey"), "Two"))
    assert len(messages("CUR502", text)) == 1
    assert mended("CUR502", text) == text


def test_an_anchor_to_which_an_entry_links_is_told_and_left() -> None:
    """What an entry says is not for this check to change."""
    text = (
        listed((anchor("Deep Survey"), "One"))
        + "* [U](https://a.org/y.pdf) <br/> See [there](<#Deep Survey>).\n"
    )
    assert len(messages("CUR502", text)) == 1
    assert mended("CUR502", text) == text


@pytest.mark.parametrize(
    ("sections", "name", "title"),
    [
        ([(anchor("Survey"), "One"), (anchor("Survey"), "Two")], "Survey", "One"),
        ([(anchor("two"), "One"), ("", "Two")], "two", "Two"),
        ([("", "One"), (anchor("one"), "Two")], "one", "One"),
    ],
)
def test_an_anchor_that_two_headings_share_is_found(
    sections: list[tuple[str, str]], name: str, title: str
) -> None:
    """Both have it above them, or it is what GitHub calls the other one."""
    text = listed(*sections)
    assert messages("CUR502", text) == [f"the anchor “{name}” leads to “{title}” as well"]
    assert marked("CUR502", text) == [name]
    assert mended("CUR502", text) == text


def test_thousands_of_anchors_with_spaces_are_mended_at_once() -> None:
    """With the links to them."""
    names = [f"The Section {number}" for number in range(2_000)]
    links = "".join(f'- <a href="#{name}">{name}</a>\n' for name in names)
    text = listed(*((anchor(name), f"Heading {name}") for name in names), above=links)
    assert " Section" not in "".join(part.split(">")[0] for part in mended("CUR502", text).split("<a ")[1:])
