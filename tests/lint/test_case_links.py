"""The links of an entry are the same whether they are looked for or the entry is plain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curator.core.markdown.inline import placed_links_in
from curator.lint.listing import Listing
from curator.lint.surroundings import Surroundings

MARKS = ["[", "]", "(", ")", "](", "`", "``", "\\", "<", ">", "<!--", "-->", "&amp;", "**", "!", " ", "\n  "]
LINKS = [
    "[T](https://a.org/p)",
    "![i](https://a.org/i)",
    "<https://a.org>",
    "<a href='https://a.org'>x</a>",
    "[b](c)",
]
TEXTS = ["<br/>", "<br>", "(ICML 2021)", "text", "https://a.org/p", '"t"', "é"]
PIECES = st.sampled_from([*MARKS, *LINKS, *TEXTS])


@given(st.lists(PIECES, max_size=9).map("".join), st.lists(PIECES, max_size=5).map("".join))
def test_a_plain_entry_has_the_links_that_a_search_finds(before: str, after: str) -> None:
    """Whatever stands around its main link."""
    text = f"# Papers\n\n* {before}[Bounds That Hold](https://arxiv.org/abs/2102.04638){after}\n"
    listing = Listing(text, Surroundings())
    for case in listing.cases:
        item = case.entry.item
        assert case.links == tuple(placed_links_in(text, item.content, item.end))
