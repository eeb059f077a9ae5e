"""Foreign text that is shown: every character is seen, and none acts."""

from __future__ import annotations

import pytest

from curator.lint.inert import obeyed_by_nobody, shortened, visible


@pytest.mark.parametrize(
    "text", ["Plain -- text (2024)!", "Größe ≤ 数学", "e\u0301", "\u2764\ufe0f \U0001f600"]
)
def test_what_is_seen_stays(text: str) -> None:
    """Accents, other alphabets and emoji are nobody's trick."""
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\r\nc\u2028d", "a b  c d"),
        ("a\u200bb\u00a0c\ufeff", "a<U+200B>b<U+00A0>c<U+FEFF>"),
        ("\u202egnp\u2066", "<U+202E>gnp<U+2066>"),
        ("\x00\x1b[2J\x9b", "<U+0000><U+001B>[2J<U+009B>"),
        ("\u3164\u2800\U000e0100", "<U+3164><U+2800><U+E0100>"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_what_nobody_sees_stands_as_its_code_point(text: str, shown: str) -> None:
    """Controls, bidi, zero-width, fillers, halves of a pair; all kinds of line ends are spaces."""
    assert visible(text) == shown


@pytest.mark.parametrize("line", ["a::b", "list: ::x", "#[x]", "C##", ":x::"])
def test_a_line_that_is_no_command_stays(line: str) -> None:
    """GitHub's runner would not obey it."""
    assert obeyed_by_nobody(line) == line


@pytest.mark.parametrize(
    ("line", "shown"),
    [("::error::x", ": :error::x"), ("  ::stop::x", "  : :stop::x"), ("a ##[add-mask]x", "a ##(add-mask]x")],
)
def test_a_command_is_taken_apart(line: str, shown: str) -> None:
    """It can still be read."""
    assert obeyed_by_nobody(line) == shown


def test_a_long_text_is_cut() -> None:
    """And says so."""
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"
