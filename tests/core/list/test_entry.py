"""Entries read by the default template: every shape that the real list has, and what its fields mean."""

from __future__ import annotations

import pytest

from curator.core.list.document import Entry, parse
from curator.core.policy import ListFormat
from curator.core.works.paper import PaperId, Venue


def read(text: str, template: str | None = None) -> Entry:
    """The one entry of a text."""
    form = ListFormat(template=template) if template else ListFormat()
    (entry,) = parse(text, form).entries
    return entry


@pytest.mark.parametrize(
    ("text", "title", "venue", "description"),
    [
        ("* [T](u) (ICML 2023) <br/> D.", "T", ("ICML", 2023), "D."),
        ("* [T](u) <br/> D.", "T", None, "D."),
        ("* [T](u) (ICML 2023)", "T", ("ICML", 2023), ""),
        ("* [T](u)", "T", None, ""),
        ("- [T](u)(ICML 2023)<BR>D.", "T", ("ICML", 2023), "D."),
        ("+ [ T  t ]( u )   ( ICML  2023 )  <br />   D.  ", "T t", ("ICML", 2023), "D."),
        ("* [T](u) (ECML 2022) This shows.", "T", ("ECML", 2022), "This shows."),
        ("* [T](u) (ICML 2019) <br/>\nOn a new line.", "T", ("ICML", 2019), "On a new line."),
        ("* [T](u) (ICLR 2021) <br/> Broken\nin two.", "T", ("ICLR", 2021), "Broken in two."),
        ("* [T](u)\n  (ICML\n  2019) <br/> D.", "T", ("ICML", 2019), "D."),
        ("* [T](u) (AISec 17) <br/> D.", "T", ("AISec", 2017), "D."),
        ("* [T](u) (NIPS'99) <br/> D.", "T", ("NIPS", 1999), "D."),
        ("* [T](u) (CVPR-W 2022) <br/> D.", "T", ("CVPR-W", 2022), "D."),
        ("* [T](u) (ICLR (Poster) 2022)", "T", ("ICLR (Poster)", 2022), ""),
        ("* [T](u) (ICML) <br/> D.", "T", None, "(ICML) <br/> D."),
        ("* [T](u) (arXiv:2001.01234) D.", "T", None, "(arXiv:2001.01234) D."),
        ("* [T](u) (see the years 2019-2021) D.", "T", None, "(see the years 2019-2021) D."),
        ("* [T](u) <br/> D, as of (ICML 2020).", "T", None, "D, as of (ICML 2020)."),
        ("* [T](u) (ICML 2020) <br/> D. <!-- curator: ignore[CUR303] -->", "T", ("ICML", 2020), "D."),
        ("* [T](u) <br/> a <!-- b", "T", None, "a <!-- b"),
        ("* [T](u) <br/> a \\<!-- b --> c <!-- d -->", "T", None, "a \\<!-- b --> c"),
        ("* [(Proper) [Nested] Title -- A: B?](u)", "(Proper) [Nested] Title -- A: B?", None, ""),
        ("* [**Bold**](u)", "Bold", None, ""),
        ("* [A* and *B*](u)", "A* and *B*", None, ""),
        (r"* [\[A\] \* \_b\_ &amp; &#64;c &zzz; \\](u)", r"[A] * _b_ & @c &zzz; " + "\\", None, ""),
        ('* [T](u "a title") (ICML 2020)', "T", ("ICML", 2020), ""),
    ],
)
def test_an_entry_is_read(text: str, title: str, venue: tuple[str, int] | None, description: str) -> None:
    """Spacing and a missing separator are forgiven; what no part matches belongs to the description."""
    entry = read(text)
    assert (entry.title, entry.description) == (title, description)
    assert (entry.venue and (entry.venue.name, entry.venue.year)) == venue


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("* [T](https://a.org/x_(1).pdf)", "https://a.org/x_(1).pdf"),
        ("* [T](<https://a.org/x y>)", "https://a.org/x y"),
        ("* [T](https://dl.acm.org/citation.cfm?Id=3140444)", "https://dl.acm.org/citation.cfm?Id=3140444"),
        ("* [T](https://a.org/?a=1&amp;copy=2)", "https://a.org/?a=1&copy=2"),
        (r"* [T](https://a.org/\(x)", "https://a.org/(x"),
        ("* [T]()", ""),
    ],
)
def test_an_address_is_read_as_a_browser_gets_it(text: str, url: str) -> None:
    """Parentheses in pairs, angle brackets, escapes and entities."""
    assert read(text).url == url


@pytest.mark.parametrize(
    "text", ["* T", "* []()", "* [T] (u)", "* [a [b](c) d](e)", "* [T](http://a b)", "* ![T](u)"]
)
def test_what_is_no_link_is_no_entry(text: str) -> None:
    """A title without a link, a link within a link, an address with a space."""
    assert list(parse(text).entries) == []


def test_links_between_title_and_venue_are_links() -> None:
    """An entry that stands for several papers; the venue behind them is read."""
    entry = read(
        "* [T](https://a.org) ([1](https://b.org), [2](https://c.org)) (NeurIPS 2020) <br/> D [3](https://d.org)."
    )
    assert entry.venue == Venue("NeurIPS", 2020, "NeurIPS 2020")
    assert [tuple(link) for link in entry.links] == [
        ("T", "https://a.org"),
        ("1", "https://b.org"),
        ("2", "https://c.org"),
        ("3", "https://d.org"),
    ]


def test_neither_images_nor_code_nor_comments_hold_links() -> None:
    """They are not what a reader can click."""
    entry = read("* [T](u) <br/> ![i](v) `[c](w)` ``[c`](w)`` <!-- [x](y) --> \\[e](z) `[open](k)")
    assert [link.url for link in entry.links] == ["u", "k"]


def test_ids_are_those_of_the_links_before_the_description() -> None:
    """A description may point to another paper, which this one is not."""
    entry = read(
        "* [T](https://arxiv.org/pdf/2302.04638v2.pdf) ([page](https://openreview.net/forum?id=9CPc4EIr2t1))"
        " (ICML 2023) <br/> Improves [TRADES](https://arxiv.org/abs/1901.08573)."
    )
    assert entry.ids == (PaperId("arxiv", "2302.04638"), PaperId("openreview", "9CPc4EIr2t1"))


def test_the_venue_keeps_what_was_written() -> None:
    """A check may want to say what to write instead."""
    assert read("* [T](u) (AISec  17)").venue == Venue("AISec", 2017, "AISec 17")


def test_an_entry_knows_its_bullet_and_its_characters() -> None:
    """What a new neighbour imitates."""
    entry = read("# H\n\n  -   [T](u)\n      more\n\n")
    assert (entry.bullet, entry.raw) == ("  -   ", "  -   [T](u)\n      more")


def test_an_entry_without_any_link_has_no_address() -> None:
    """A venue or a year may stand alone as well."""
    template = "- **{title}**{? ({venue})?}{? {year}?}"
    entry = read("- **T** (ICML) 2020", template)
    assert (entry.url, entry.links, entry.ids) == ("", (), ())
    assert entry.venue == Venue("ICML", 2020, "ICML) 2020")
    assert read("- **T** (ICML)", template).venue == Venue("ICML", None, "ICML")
    assert list(parse("- **&nbsp;**", ListFormat(template=template)).entries) == []


def test_a_template_without_optional_parts_forgives_its_separator() -> None:
    """The line break before the description may be missing, the venue may not."""
    template = "* [{title}]({url}) ({venue} {year}) <br/> {description}"
    assert read("* [T](u) (ICML 2020) D.", template).description == "D."
    assert list(parse("* [T](u) <br/> D.", ListFormat(template=template)).entries) == []


def test_a_description_may_stand_in_the_middle() -> None:
    """What is behind the template's last part is added to it."""
    entry = read("* T -- D d [pdf](u) more", "* {title} -- {description} [pdf]({url})")
    assert (entry.title, entry.url, entry.description) == ("T", "u", "D d more")
