"""Titles from outside: whatever they hold, the entry shows them as text, with one link, and reads back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from curator.core.list.document import NewEntry, apply_edits, parse
from curator.core.list.insertion import insert, verify
from curator.core.markdown.escaping import clean
from curator.core.policy import ListFormat
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

URL = "https://arxiv.org/abs/2101.00001"
LIST = "# H\n\n* [Young](https://b.org) (ICML 2022) <br/> Y.\n\n* [Old](https://a.org) (ICML 2019) <br/> O.\n"
ATTACKS = [
    "](javascript:alert(1))",
    "[x](https://evil.org)",
    "![x](https://evil.org/pixel.png)",
    "<img src=x onerror=alert(1)>",
    "<!-- ",
    "--> <script>alert(1)</script>",
    "```\n# Heading\n* item",
    "`code` **bold** _it_ ~~gone~~ $x^2$ | cell |",
    "@everyone and @org/team",
    "::add-mask::secret",
    "${{ secrets.TOKEN }}",
    "\u202egnp.exe\u200b",
    "a\r\n\r\n## Injected\r\n* [b](https://evil.org)",
    "\\](x) \\\\",
    "https://evil.org www.evil.org me@evil.org",
    "&lt;b&gt; &#64;x &copy",
    "[x]: https://evil.org",
    "<br/> (ICML 1999) <br/>",
    "{title} {? x ?}",
    "x" * 100_000,
]


@cache
def github_like() -> MarkdownIt:
    """An oracle that also strikes text through, and makes tables, as GitHub does."""
    return MarkdownIt("commonmark").enable(["strikethrough", "table"])


def listed(new: NewEntry) -> str:
    """The list with the new entry, proven."""
    document = parse(LIST)
    insertion = insert(document, section=document.sections[0], new=new, form=ListFormat())
    verify(document, insertion, new=new, form=ListFormat())
    return apply_edits(LIST, (insertion.edit,))


def inline_tokens(text: str) -> list[list[Token]]:
    """The inline tokens of each list item."""
    return [list(token.children or ()) for token in github_like().parse(text) if token.type == "inline"][1:]


def text_of(tokens: Iterable[Token]) -> str:
    """What a reader sees of inline tokens."""
    return "".join(token.content for token in tokens if token.type in {"text", "text_special"})


def check_rendering(new: NewEntry) -> None:
    """The new item is one link with the title as plain text, and nothing else is active in it."""
    items = inline_tokens(listed(new))
    assert len(items) == 3
    tokens = items[1]
    kinds = {token.type for token in tokens} - {"text", "text_special"}
    assert kinds <= {"link_open", "link_close", "html_inline"}
    assert [token.content for token in tokens if token.type == "html_inline"] == ["<br/>"] * bool(
        clean(new.description)
    )
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert links == [new.url]
    end = next(at for at, token in enumerate(tokens) if token.type == "link_close")
    assert text_of(tokens[:end]) == clean(new.title)
    assert text_of(tokens[end:]).endswith(clean(new.description))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_is_shown_as_text(attack: str) -> None:
    """In the title as in the description."""
    check_rendering(NewEntry(f"A {attack}", URL, venue=Venue("ICLR", 2021), description=f"{attack} b"))
    check_rendering(NewEntry(f"{attack} z", URL))


@settings(deadline=None)
@given(st.text(min_size=1), st.text())
def test_any_text_is_shown_as_text(title: str, description: str) -> None:
    """Nothing that Unicode holds is active."""
    if clean(title):
        check_rendering(NewEntry(title, URL, description=description))


SIGNS = [*"[]()<>*_`~\\!&#@:$|{}=+-.\"' aB1", "](", "<!--", "-->", "www.", "://", "&amp;", "**"]
MARKUP = st.lists(st.sampled_from(SIGNS)).map("".join)
VENUES = st.sampled_from([None, "ICML", "I(C)ML", "NIPS <b>", "x]y"])


@settings(deadline=None, max_examples=200)
@given(MARKUP, MARKUP)
def test_any_markup_is_shown_as_text(title: str, description: str) -> None:
    """Nothing that Markdown knows is active."""
    if clean(title):
        check_rendering(NewEntry(title, URL, description=description))


@settings(deadline=None, max_examples=200)
@given(MARKUP, MARKUP, VENUES)
def test_any_entry_reads_back(title: str, description: str, venue: str | None) -> None:
    """With the same title, address and description, and the venue without its brackets."""
    if not clean(title):
        return
    new = NewEntry(title, URL, venue=Venue(venue, 2021) if venue else None, description=description)
    entry = list(parse(listed(new)).entries)[1]
    assert (entry.title, entry.url) == (clean(title), URL)
    assert (entry.venue is None) is (venue is None)


@pytest.mark.parametrize("attack", ATTACKS[:-1], ids=range(len(ATTACKS) - 1))
@pytest.mark.parametrize(
    "template",
    [
        "- {?{authors}, ?}**{title}{?.?}**{?, {venue} {year}?}{? [[link]]({url})?}",
        "1. {title} <{url}>{? {description}?}",
    ],
)
def test_an_attack_is_inert_in_other_formats(attack: str, template: str) -> None:
    """Where the title is no link's text, it makes no link either."""
    form = ListFormat(template=template)
    document = parse("# H\n", form)
    new = NewEntry(f"{attack} z", URL, authors=(f"{attack} A",), venue=Venue("ICLR", 2021))
    insertion = insert(document, section=document.sections[0], new=new, form=form)
    verify(document, insertion, new=new, form=form)
    (tokens,) = inline_tokens(apply_edits("# H\n", (insertion.edit,)))
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == [URL]
    assert not [token for token in tokens if token.type in {"html_inline", "image", "code_inline"}]
    assert clean(new.title) in text_of(tokens)
