"""CUR212: addresses that are none."""

from __future__ import annotations

import pytest

from tests.lint.linting import marked, messages

URL = "https://arxiv.org/abs/2102.04638"


def entry(url: str = URL, rest: str = "") -> str:
    """An entry with a main link and something after its description."""
    return f"* [Bounds That Hold]({url}) (ICML 2021) <br/> Proves them. {rest}"


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "See [above](#theory) and <https://example.org/a?b=1&c=2>.",
        "[notes](notes/bounds.md) [slides](./slides.pdf) [all](/docs) [mail](mailto:doe@example.org)",
        "`[x](htp://a)` <!-- [x](www.a.org) --> ![figure](figure.png) [x] (www.a.org)",
        "[x](javascript:alert(1)) [y](data:text/html,x) [z]( VBScript:x)",
        "[x](https://example.org/a_(b)) [y](<https://example.org/a%20b>)",
        "<span>text</span> <b>bold</b> <a name='x'></a>",
    ],
)
def test_what_is_meant_so_is_left_alone(rest: str) -> None:
    """Places within the page, files beside the list, mail, code, images, and what another check tells."""
    assert messages("CUR212", entry(rest=rest)) == []


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("arxiv.org/abs/2102.04638", "has no scheme, expected one that begins with https://"),
        ("//arxiv.org/abs/2102.04638", "has no scheme, expected https: before it"),
        ("papers/bounds.pdf", "is relative, expected one that begins with https://"),
        ("mailto:doe@example.org", "has the scheme mailto:, expected https:"),
        ("htp://arxiv.org/abs/2102.04638", "has the scheme htp:, expected https:"),
        ("https://https://arxiv.org/abs/2102.04638", "begins twice"),
        ("https://arxiv/abs/2102.04638", "names the host arxiv, which has no dot"),
    ],
)
def test_a_main_link_must_lead_to_a_web_page(url: str, fault: str) -> None:
    """The address is marked and the fault named."""
    assert marked("CUR212", entry(url)) == [url]
    assert messages("CUR212", entry(url)) == [f"the address “{url}” {fault}"]


def test_a_password_is_not_told_once_more() -> None:
    """The finding may end up in a public log."""
    line = entry("https://doe:secret@example.org/p")
    assert messages("CUR212", line) == ["the address “https://…@example.org/p” names a user or a password"]


def test_a_blank_in_angle_brackets_is_a_fault() -> None:
    """It is no part of an address, though Markdown takes it."""
    assert marked("CUR212", entry("<https://example.org/a b.pdf>")) == ["https://example.org/a b.pdf"]


def test_an_empty_address_is_marked_with_its_link() -> None:
    """There is nothing else to point at."""
    line = entry(rest="[[code]()] [slides](<>)")
    assert marked("CUR212", line) == ["[code]()", "[slides](<>)"]
    assert messages("CUR212", line) == ["the address of “code” is empty", "the address of “slides” is empty"]
    assert marked("CUR212", entry("")) == ["[Bounds That Hold]()"]


def test_other_links_are_read_as_well() -> None:
    """An address that waits to be filled in, one without a scheme, one in HTML."""
    line = entry(rest="[code](TODO), [data](www.example.org/data), <a href='htps://example.org'>page</a>")
    assert marked("CUR212", line) == ["TODO", "www.example.org/data", "htps://example.org"]


def test_a_hundred_thousand_signs_are_told_shortly() -> None:
    """Whatever they are."""
    for url in (
        "x" * 100_000,
        "a." * 50_000,
        "https://" + "a" * 100_000,
        "https://" * 20_000,
        "a" * 50_000 + "." * 50_000,
    ):
        (told,) = messages("CUR212", entry(url))
        assert len(told) < 250
