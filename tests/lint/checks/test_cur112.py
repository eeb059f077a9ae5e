"""CUR112: markup that runs, hides or notifies."""

from __future__ import annotations

import pytest

from tests.lint.linting import findings, marked, messages


def told(described: str) -> str:
    """An entry with a description."""
    return f"* [T](https://arxiv.org/abs/1803.06373) <br/> {described}"


@pytest.mark.parametrize(
    "described",
    [
        '<a id="x"></a> <a href="https://a.org">x</a> <sub>2</sub> <sup>2</sup> <kbd>x</kbd> <em>x</em>',
        '<img src="https://a.org/x.png" width="50%" alt="on load=1"> <details>y</details>',
        '<p align="center" style="font-size: 0.9em; color: #333">x</p>',
        "![x](data:image/png;base64,iVBOR)",
        "[x](data/file.csv) [x](#a) [x](/a) [x](./a) [x](mailto:a@b.org) <https://a.org> <a@b.org>",
        "`<script>` and `[x](javascript:x)` and `@octocat` <!-- <script> @octocat -->",
        "x <3 and a < b or c > d, <name> and <link>",
        "Runs javascript: a language. The data: many.",
    ],
)
def test_harmless_markup_is_left_alone(described: str) -> None:
    """What lists are written with, code, comments, and words in angle brackets."""
    assert messages("CUR112", told(described)) == []


@pytest.mark.parametrize(
    "described",
    [
        "Write to me@example.org.",
        "Precision P@1, mAP@0.5, recall @10 and @k.",
        "See https://medium.com/@octocat and [x](https://medium.com/@octocat).",
        "By [@octocat](https://github.com/octocat).",
        "See @misc{octocat} and @good_fellow and @org/team and @user@example.org and @babel/core.",
        "Written as &#64;octocat or @-octocat.",
    ],
)
def test_other_at_signs_are_left_alone(described: str) -> None:
    """Mail, measures, addresses, links, BibTeX, and names that GitHub has not."""
    assert messages("CUR112", told(described)) == []


@pytest.mark.parametrize(
    ("described", "scheme"),
    [
        ("[x](javascript:alert(1))", "javascript:"),
        ("[x](JaVaScRiPt:alert)", "javascript:"),
        ("[x](java&#115;cript:alert)", "javascript:"),
        ("[x](javascript&colon;alert)", "javascript:"),
        ("[x](java\u200bscript:alert)", "javascript:"),
        ("[x]( <java\tscript:alert(1)>)", "javascript:"),
        ("![x](vbscript:x)", "vbscript:"),
        ("[x](data:text/html,x)", "data:"),
        ("<javascript:alert(1)>", "javascript:"),
        ("<a href='javascript:x'>x</a>", "javascript:"),
        ('<a href="&#106;ava\nscript:x">x</a>', "javascript:"),
        ("<a title='>' href=javascript:x>x</a>", "javascript:"),
        ('<img src="data:text/html,x">', "data:"),
    ],
)
def test_an_address_that_acts_is_found(described: str, scheme: str) -> None:
    """However it is disguised."""
    (message,) = messages("CUR112", told(described))
    assert message.startswith(f"the address begins with '{scheme}'")


@pytest.mark.parametrize(
    ("described", "message"),
    [
        ("<script>x</script>", "the tag <script> has no place in a list"),
        ("<SCRIPT src=x", "the tag <script> has no place in a list"),
        ("<iframe src='https://a.org'></iframe>", "the tag <iframe> has no place in a list"),
        ("<input type=text>", "the tag <input> has no place in a list"),
        ("<svg/onload=x>", "the tag <svg> has no place in a list"),
        ("<img src=x OnError=x>", "the attribute 'onerror' runs a script"),
        ("<img src=x\nonerror = x>", "the attribute 'onerror' runs a script"),
        ("<b onclick>x</b>", "the attribute 'onclick' runs a script"),
        ("<span style='display: none'>x</span>", "the tag hides text from readers"),
        ('<p style="color:#fff">x</p>', "the tag hides text from readers"),
        ('<p style="FONT-SIZE:0px">x</p>', "the tag hides text from readers"),
        ("<p hidden>x</p>", "the tag hides text from readers"),
        ("<font color=white>x</font>", "the tag hides text from readers"),
    ],
)
def test_a_tag_that_acts_or_hides_is_found(described: str, message: str) -> None:
    """And shown from bracket to bracket."""
    assert messages("CUR112", told(described)) == [message]
    assert marked("CUR112", told(described))[0].startswith("<")


@pytest.mark.parametrize(
    "described", ["By @octocat.", "(@octocat)", "@octocat, thanks", "cc @octo-cat!", "by @Octo2"]
)
def test_a_mention_in_an_entry_is_found(described: str) -> None:
    """It would notify somebody."""
    (at,) = marked("CUR112", told(described))
    assert at.startswith("@")
    assert messages("CUR112", told(described)) == [f"“{at}” notifies a person, expected the name alone"]


def test_the_whole_list_is_looked_at() -> None:
    """References, headings, prose as well; a mention there may be meant, and a fence shows what it holds."""
    text = (
        "# L\n\nThanks to @octocat. ![x](javascript:x)\n\n[r]: javascript:x\n\n"
        "```html\n<script>x</script>\n```\n\n<!--\n<script>\n-->\n\n## S <object>\n\n* [T](https://a.org)\n"
    )
    assert marked("CUR112", text) == ["javascript:x", "javascript:x", "<object>"]


@pytest.mark.parametrize(
    "signs",
    [
        "<a '",
        "<a \"'",
        "<script>`",
        "`<script>",
        "<script>\n\n",
        "[x](javascript:",
        "[x](data:x) ",
        "@ab ",
        "<!-- ",
        "<a b=",
        "]:",
    ],
)
def test_endless_markup_is_read_in_bounded_time(signs: str) -> None:
    """Five thousand of them inside an entry, and outside of any."""
    assert len(findings("CUR112", told(signs * 5_000))) <= 5_000
    assert len(findings("CUR112", f"# L\n\n{signs * 5_000}")) <= 5_000


@pytest.mark.parametrize(
    "above",
    [
        told("Uses `<!--` marks."),
        "Some <!-- text that goes on",
        "```code``` is nice.",
        "para\n\n    ```",
        "`` <!-- ``",
    ],
)
@pytest.mark.parametrize("danger", ['<br onclick="go()">', f'<b title="{"x" * 600}" onclick="go()">x</b>'])
def test_nothing_above_an_entry_hides_what_is_dangerous_in_it(above: str, danger: str) -> None:
    """What looks like the beginning of code or of a comment, and is none, conceals nothing."""
    text = f"# Papers\n\n## Section\n\n{above}\n\n{told(danger)}\n"
    assert len(messages("CUR112", text)) == 1
