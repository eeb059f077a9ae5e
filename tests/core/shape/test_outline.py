"""Items cut at the titles of their papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.shape.outline import LINK, cuts


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Nothing but words that are not very many",
        "[Manual of the tool](https://a.org)",
        "2019 [[pdf]](https://a.org/x.pdf) [code](https://b.org)",
        "![a badge of 2019](https://a.org/badge.svg)",
        "<!-- [Some Title of 2019](https://arxiv.org/abs/1912.01234) -->",
    ],
)
def test_what_speaks_of_no_paper_or_has_no_title_is_not_cut(source: str) -> None:
    """Links that only say what they lead to, images and comments are no titles."""
    assert cuts(source) == {}


@pytest.mark.parametrize(
    ("source", "form", "title", "lead", "tail"),
    [
        ("[T](u) (ICML 2019)", "link", "[{title}]({url})", "", " (ICML 2019)"),
        ("[**T**](u), ICML 2019", "link", "[{title}]({url})", "", ", ICML 2019"),
        ("**[T](u)** 2019", "link", "**[{title}]({url})**", "", " 2019"),
        ("**FGSM :** [A Short Title](u). 2019", "link", "[{title}]({url})", "**FGSM :** ", ". 2019"),
        ("A. Name, **A Short Title**, 2019", "bold", "**{title}**", "A. Name, ", ", 2019"),
        ("__A Short Title__ 2019 [[pdf]](u)", "bold", "__{title}__", "", f" 2019 {LINK}"),
        ('A. Name. "A Short Title", 2019', "quoted", '"{title}"', "A. Name. ", ", 2019"),
        ("A. Name. *A Short Title*. 2019", "italic", "*{title}*", "A. Name. ", ". 2019"),
        ("A Short Title [[pdf](u)] 2019", "plain", "{title}", "", f" [{LINK}] 2019"),
        ("A. Name, B. Other. A Short Title. 2019", "plain", "{title}", "A. Name, B. Other. ", ". 2019"),
        ("(ICML'19) A Short Title, [pdf](u)", "plain", "{title}", "(ICML'19) ", f", {LINK}"),
    ],
)
def test_an_item_is_cut_at_its_title(source: str, form: str, title: str, lead: str, tail: str) -> None:
    """However it is set off; names in italics and tags in bold are none."""
    found = cuts(source)
    assert next(iter(found)) == form
    assert found[form][:1] + found[form][2:4] == (title, lead, tail)


def test_a_full_stop_within_the_marks_is_told() -> None:
    """So that the template does not make it a part of the title."""
    assert cuts("**A Short Title.** 2019")["bold"].stopped
    assert not cuts("**A Short Title**. 2019")["bold"].stopped


def test_the_links_behind_a_title_keep_their_texts() -> None:
    """One that might be a title as well is one of them; those before the title are not."""
    cut = cuts("[a](u) **A Short Title** [[pdf]](v) [A Page About It](w) 2019")["bold"]
    assert (cut.lead, cut.tail, cut.labels) == (
        f"{LINK} ",
        f" {LINK} {LINK} 2019",
        ("[pdf]", "A Page About It"),
    )


@given(
    st.lists(
        st.sampled_from(
            [*'[]()*_"`{}!. ,\n', "\ue000", "\ue001", "](u)", "A. Name", "Some Short Title", "2019"]
        )
    )
)
def test_any_item_is_cut_without_losing_a_link(pieces: list[str]) -> None:
    """Whatever it holds."""
    for cut in cuts("".join(pieces)).values():
        assert cut.tail.count(LINK) == len(cut.labels)
