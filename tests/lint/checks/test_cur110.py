"""CUR110: characters that nobody sees, and TeX."""

from __future__ import annotations

import pytest

from tests.lint.linting import findings, marked, mended, messages


def entry(title: str = "T", described: str = "Shows it.", url: str = "https://a.org") -> str:
    """An entry with the parts as written."""
    return f"* [{title}]({url}) (ICML 2020) <br/> {described}"


@pytest.mark.parametrize(
    "described",
    [
        "Plain text, naïve and Schrödinger's, “quoted” and more… 中文。",
        "Emoji: \U0001f469\u200d\U0001f52c, \u2764\ufe0f, 1\ufe0f\u20e3, \U0001f1e9\U0001f1ea.",
        "The flag \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f.",
        "Persian \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 and Hindi \u0915\u094d\u200d\u0937.",
        "Hebrew \u05e9\u05dc\u05d5\u05dd\u200e! and \u2067\u05e9\u05dc\u05d5\u05dd\u2069.",
        "Thai \u0e01\u200b\u0e02.",
        "A letter that has no composed form: x\u0302.",
        "Code `a\u00a0b` and <!-- a\u200bb --> here.",
        "A full-width space\u3000here, a tab\there.",
        'Written as &nbsp; and &#8203; and \\"{o}.',
    ],
)
def test_characters_that_have_a_use_are_left_alone(described: str) -> None:
    """Letters of all scripts, emoji and what joins them, marks of direction among letters that need them."""
    assert messages("CUR110", entry(described=described)) == []


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("a\u200bb", "ab", "a zero-width space (U+200B), expected none"),
        ("a\u200b\u200bb", "ab", "a zero-width space (U+200B U+200B), expected none"),
        ("a\u00a0b", "a b", "a non-breaking space (U+00A0), expected a space"),
        ("a \u00a0b", "a b", "a non-breaking space (U+00A0), expected none"),
        ("a\u2009b", "a b", "a space of a width of its own (U+2009), expected a space"),
        ("a\u2028b", "a b", "a line separator (U+2028), expected a space"),
        ("a\u00adb", "ab", "a soft hyphen (U+00AD), expected none"),
        ("a\ufeffb", "ab", "a zero-width no-break space (U+FEFF), expected none"),
        ("a\u200db", "ab", "a zero-width joiner (U+200D), expected none"),
        ("a\u200eb", "ab", "a bidirectional control (U+200E), expected none"),
        ("a\u202eb", "ab", "a bidirectional override (U+202E), expected none"),
        ("a\u3164b", "ab", "an invisible letter (U+3164), expected none"),
        ("a\u2061b", "ab", "an invisible sign (U+2061), expected none"),
        ("a\U000e0041b", "ab", "an invisible tag (U+E0041), expected none"),
        ("a\x07b", "ab", "a control character (U+0007), expected none"),
        ("cafe\u0301", "café", "a letter that is not composed (U+0065 U+0301), expected “é”"),
        ("10 \u2126", "10 Ω", "a letter that is not composed (U+2126), expected “Ω”"),
        ("\u304b\u3099", "が", "a letter that is not composed (U+304B U+3099), expected “が”"),
        ("\u1112\u1161\u11ab", "한", "a letter that is not composed (U+1112 U+1161 U+11AB), expected “한”"),
    ],
)
def test_what_has_no_use_goes(wrong: str, right: str, message: str) -> None:
    """In titles and descriptions alike."""
    for bad, good in (
        (entry(title=wrong), entry(title=right)),
        (entry(described=f"Shows {wrong}."), entry(described=f"Shows {right}.")),
    ):
        assert messages("CUR110", bad) == [message]
        assert mended("CUR110", bad) == good


def test_a_letter_that_was_lost_cannot_be_put_back() -> None:
    """It is told of all the same."""
    wrong = entry(described="Na\ufffdve.")
    assert messages("CUR110", wrong) == [
        "a replacement character (U+FFFD), expected the letter that it stands for"
    ]
    assert mended("CUR110", wrong) == wrong


def test_what_nobody_sees_in_an_address_goes() -> None:
    """A letter that is not composed may be the address's own."""
    assert mended("CUR110", entry(url="https://a.org/x\u200by")) == entry(url="https://a.org/xy")
    assert messages("CUR110", entry(url="https://a.org/cafe\u0301")) == []


def test_an_invisible_character_at_the_start_of_a_line_stays() -> None:
    """Without it the line might begin a heading; a person has to look."""
    wrong = entry(described="Shows it.\n\u200b# And that.")
    assert len(messages("CUR110", wrong)) == 1
    assert mended("CUR110", wrong) == wrong


@pytest.mark.parametrize(
    "title",
    [
        r"The $\ell_2$ and $\mathcal{N}$ of {k}-Means",
        r"Sets {A, B} and {0, 1}",
        r"100\% of S\&P and a\_b",
        r"\"Optimal\" and don\'t and it\'s",
        r"Code `\"{o}` and `{A}`",
        r"Escaped \{A\}",
        r"O(n\^c) and 2\^n",
    ],
)
def test_formulas_and_markdown_in_a_title_are_left_alone(title: str) -> None:
    """A backslash before a sign is how Markdown writes the sign."""
    assert messages("CUR110", entry(title=title)) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (r"Schr\"{o}dinger", "Schrödinger"),
        (r"Schr{\"o}dinger", "Schrödinger"),
        (r"Schr\"odinger", "Schrödinger"),
        (r"Poincar\'e Maps", "Poincaré Maps"),
        (r"na{\"\i}ve", "naïve"),
        (r"Erd\H{o}s and {\L}ojasiewicz", "Erdős and Łojasiewicz"),
        (r"\emph{Fast} and {\it Free}", "Fast and Free"),
        ("{A}dversarial {GAN}s", "Adversarial GANs"),
        ("Fast{ER}", "FastER"),
    ],
)
def test_tex_in_a_title_becomes_what_it_stands_for(wrong: str, right: str) -> None:
    """Accents, letters, fonts, and braces that keep capitals."""
    assert mended("CUR110", entry(title=wrong)) == entry(title=right)


def test_tex_that_is_no_plain_text_is_only_told_of() -> None:
    """A symbol may be wanted as a formula."""
    wrong = entry(title=r"The \mathcal{N} of It")
    assert messages("CUR110", wrong) == [r"TeX in the title: “\mathcal{N}”"]
    assert mended("CUR110", wrong) == wrong


def test_each_place_is_shown_by_itself() -> None:
    """No wider than it is."""
    assert marked("CUR110", entry("a\u200bb\u00a0c", "d\u00ade.")) == ["\u200b", "\u00a0", "\u00ad"]


@pytest.mark.parametrize(
    "signs", ["\u200b", "\u200b\u00ad", "e\u0301", "\u0301", "\u0316\u0301", "{A", "\\", "\\emph{", "$"]
)
def test_endless_junk_is_read_in_bounded_time(signs: str) -> None:
    """Four thousand of them in a title and in a description."""
    assert len(findings("CUR110", entry(signs * 4_000, signs * 4_000))) <= 16_000
