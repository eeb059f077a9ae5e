"""Commands in comments: what is one, what is none, and how they are read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from curator.core.commands.comment import COMMANDS, MOST_OBEYED, VERBS, heard
from curator.core.commands.lines import command_lines

ORACLE = MarkdownIt("commonmark")


def _said(text: str) -> list[tuple[str, str]]:
    return [(one.verb, one.argument) for one in heard(text).commands]


def _shown(text: str) -> list[str]:
    """What the reference reader shows as text at the start of a line, outside quotes, lists and code."""
    lines: list[str] = []
    depth = 0
    for token in ORACLE.parse(text):
        depth += token.nesting if token.type.startswith(("blockquote", "bullet_list", "ordered_list")) else 0
        if token.type == "inline" and not depth:
            start = True
            for child in token.children or ():
                if start and child.type == "text" and child.content.casefold().startswith("/curator"):
                    lines.append(child.content)
                start = child.type in {"softbreak", "hardbreak"}
    return lines


@pytest.mark.parametrize(
    "text",
    [
        "/curator ready",
        "Thanks!\r\n/curator ready\r\n",
        "/CURATOR Ready",
        "/curator\tready",
        "> said before\n\n/curator ready",
        "```\n/curator pause\n```\n/curator ready",
        "Some `code` first\n/curator ready",
        "# Words\n/curator ready",
        "- a point\n\n/curator ready",
        "an \\` escape\n/curator ready\nand \\` another",
        "/curator re\u200bady",
        "a < b\n/curator ready\nb > a",
    ],
)
def test_a_line_that_begins_with_the_bots_name_is_a_command(text: str) -> None:
    """Whatever stands around it, in any letter case, whatever the web page makes of line ends."""
    assert _said(text) == [("ready", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Please /curator ready",
        " /curator ready",
        "    /curator ready",
        "\t/curator ready",
        "> /curator ready",
        "> > /curator ready",
        ">/curator ready",
        "> said before\n/curator ready",
        "```\n/curator ready\n```",
        "~~~ text\n/curator ready\n~~~",
        "```\n/curator ready",
        "````\n```\n/curator ready\n````",
        "- ```\n  /curator ready\n  ```",
        "`/curator ready`",
        "`some code\n/curator ready\nmore`",
        "``a ` b\n/curator ready\n``",
        "\\\\`some code\n/curator ready\n`",
        "<!--\n/curator ready\n-->",
        "words <!-- hidden\n/curator ready\n-->",
        "<!-- never closed\n\n/curator ready",
        "<details>\n/curator ready\n</details>",
        "<pre>\n\n/curator ready\n</pre>",
        "<a title='\n/curator ready\n'>x</a>",
        "<a title='`'> `x\n/curator ready\ny`",
        "/curators ready",
        "/curator-bot ready",
        "/curator/ready",
        "\u202e/curator ready",
        "\u200b/curator ready",
        "\U0001f680/curator ready",
        "* /curator ready",
        "1. /curator ready",
        "# /curator ready",
        "| /curator ready |\n|---|",
        "",
    ],
)
def test_what_is_quoted_shown_as_code_or_hidden_is_no_command(text: str) -> None:
    """Nobody who wrote that has told the bot anything."""
    assert _said(text) == []


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "1. ", "12) ", "-"])
def test_a_line_right_below_a_list_belongs_to_that(mark: str) -> None:
    """Markdown shows it as part of the last point."""
    assert _said(f"{mark}a point\n/curator ready") == ([] if mark != "-" else [("ready", "")])


@given(
    st.lists(
        st.sampled_from(
            [
                "/curator ready",
                "/curator move `x`",
                "> ",
                "```",
                "~~~",
                "`",
                "``",
                "\\",
                "<!--",
                "-->",
                "<div>",
                "</div>",
                "<pre>",
                "</pre>",
                "<b x='",
                "'>",
                "- ",
                "1. ",
                "    ",
                "words ",
                "\n",
                "\n\n",
                "\n",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_no_command_is_found_where_markdown_shows_none(text: str) -> None:
    """Every line that is obeyed is one that a reader sees as plain text at the start of a line."""
    shown = [re.sub(r"\s+", " ", line).strip() for line in _shown(text)]
    for line in command_lines(text):
        first = f"/curator{line}".split("`")[0].split("<")[0].split("\\")[0]
        assert any(one.startswith(re.sub(r"\s+", " ", first).strip()) for one in shown), text


def test_several_commands_are_read_in_their_order() -> None:
    """Each with the rest of its line."""
    text = "/curator move detection\nand\n/curator describe  It\u202e finds   them.\n\n/curator READY!"
    assert _said(text) == [("move", "detection"), ("describe", "It finds them."), ("ready", "")]


def test_the_bare_name_asks_for_help() -> None:
    """Who knows the name only, is told the rest."""
    assert _said("/curator") == [("help", "")]


@pytest.mark.parametrize(
    ("typed", "meant"), [("rebsae", "rebase"), ("snoze", "snooze"), ("ingore", "ignore"), ("xyzzy", "")]
)
def test_an_unknown_command_is_held_against_the_known_ones(typed: str, meant: str) -> None:
    """A slip is answered with what was probably meant."""
    (command,) = heard(f"/curator {typed} 3").commands
    assert (command.verb, command.meant) == ("", meant)


def test_of_a_hundred_commands_the_first_are_obeyed() -> None:
    """The others are counted."""
    found = heard("/curator ready\n" * 100)
    assert (len(found.commands), found.more) == (MOST_OBEYED, 100 - MOST_OBEYED)


@pytest.mark.parametrize(
    "text",
    [
        "/curator describe " + "x" * 60_000,
        "/curator " + "y" * 60_000,
        "`" * 60_000 + "\n/curator ready",
        "".join("`" * (n % 300) + " " for n in range(600)) + "\n/curator ready",
        "<a" * 30_000 + "\n/curator ready",
        "> " * 30_000 + "\n/curator ready",
        "- " * 30_000 + "\n/curator ready",
        "/curator ready\n" * 4_000,
        "\U0001f3f4\u200d\u2620\ufe0f" * 10_000 + "\n/curator ready",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_a_comment_of_sixty_thousand_signs_is_read_like_any_other(text: str) -> None:
    """Bounded commands, bounded echoes."""
    found = heard(text)
    assert len(found.commands) <= MOST_OBEYED
    assert all(len(one.said) <= 120 and len(one.argument) <= 5_000 for one in found.commands)


def test_the_digest_knows_the_commands_and_nothing_else() -> None:
    """Chatter that is edited is no new order; a changed command is."""
    first = heard("Thnaks!\n/curator move detection")
    assert first.digest == heard("Thanks!\n\n/curator  move detection").digest
    assert first.digest != heard("Thanks!\n/curator move theory").digest


def test_every_verb_is_in_the_table() -> None:
    """And the table names nothing else."""
    assert set(VERBS) == {one.form.split()[0] for one in COMMANDS}
