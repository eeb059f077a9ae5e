"""What an address can do without: it still leads to the same paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.markdown.inline import address
from curator.core.url_noise import noise_in, without
from curator.core.works.ids import ids_in_url


def clean(written: str) -> str:
    """The address without all its noise."""
    return without(written, sorted(change for noise in noise_in(written) for change in noise.changes))


@pytest.mark.parametrize(
    "written",
    [
        "https://openreview.net/forum?id=Bkx0jJ3Yvr",
        "https://openreview.net/forum?noteId=Bkx0jJ3Yvr",
        "https://openreview.net/group?id=ICLR.cc/2020/Conference#accepted-papers",
        "https://openreview.net/attachment?id=Bkx0jJ3Yvr&name=pdf",
        "https://arxiv.org/pdf/2102.04638.pdf#page=7",
        "https://arxiv.org/pdf/2102.04638#section.3",
        "https://arxiv.org/html/2102.04638v1#S3.T1",
        "https://arxiv.org/list/cs.LG/recent?skip=25&show=25",
        "https://github.com/a/b#readme",
        "https://github.com/a/b/blob/main/README.md?plain=1#L3",
        "https://example.org/p?ref=main&source=b&noteId=1",
        "https://example.org/p?a=1&&b=2",
        "https://example.org/p?",
        "https://example.org/p?utm=1",
        "https://www.youtube.com/watch?v=abcdefghijk&t=30s",
        "https://example.org/citation.cfm?Id=3140444",
        "https://dl.acm.org/citation.cfm?id=3140444",
        "https://dl.acm.org/results.cfm?Id=3140444",
        "mailto:a@example.org?subject=x&utm_source=y",
        "",
    ],
)
def test_what_chooses_a_page_or_a_place_stays(written: str) -> None:
    """Ids, versions, lists, pages of a PDF, anchors of a read-me, and names that mean something elsewhere."""
    assert clean(written) == written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://a.org/p?utm_source=x", "https://a.org/p"),
        ("https://a.org/p?utm_source=x&utm_medium=y", "https://a.org/p"),
        ("https://a.org/p?utm_source=x&id=1", "https://a.org/p?id=1"),
        ("https://a.org/p?id=1&utm_source=x", "https://a.org/p?id=1"),
        ("https://a.org/p?fbclid=x&gclid=y&id=1&utm_source=x&b=2", "https://a.org/p?id=1&b=2"),
        ("https://a.org/p?id=1&amp;utm_source=x&amp;b=2", "https://a.org/p?id=1&amp;b=2"),
        ("https://a.org/p?utm_source=x&#38;id=1", "https://a.org/p?id=1"),
        ("https://a.org/p?utm\\_source=x#top", "https://a.org/p#top"),
        ("https://arxiv.org/abs/2102.04638?context=cs.LG#", "https://arxiv.org/abs/2102.04638"),
        ("https://arxiv.org/pdf/2102.04638#abstract", "https://arxiv.org/pdf/2102.04638"),
        (
            "https://openreview.net/forum?noteId=x&id=Bkx0jJ3Yvr#discussion",
            "https://openreview.net/forum?id=Bkx0jJ3Yvr",
        ),
        ("https://openreview.net/pdf?id=Bkx0jJ3Yvr&noteId=x", "https://openreview.net/pdf?id=Bkx0jJ3Yvr"),
        ("https://github.com/a/b?ref=news#use", "https://github.com/a/b#use"),
        (
            "https://www.youtube.com/watch?v=abcdefghijk&feature=share",
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        (
            "https://dl.acm.org/doi/pdf/10.1145/3336191.3371789?download=true",
            "https://dl.acm.org/doi/pdf/10.1145/3336191.3371789",
        ),
        (
            "https://dl.acm.org/citation.cfm?CFID=1&Doid=3128572.3140444&CFTOKEN=2",
            "https://dl.acm.org/citation.cfm?doid=3128572.3140444",
        ),
    ],
)
def test_noise_goes_with_the_sign_that_joins_it(written: str, expected: str) -> None:
    """Question mark and ampersand, also as entities, stay where something follows them."""
    assert clean(written) == expected
    assert clean(expected) == expected


PIECES = st.lists(
    st.sampled_from(
        [
            "?",
            "&",
            "&amp;",
            "&#38;",
            "#",
            "id=Bkx0jJ3Yvr",
            "noteId=x",
            "utm_source=y",
            "Id=3140444",
            "a=1",
            "=",
            "é",
        ]
    ),
    max_size=10,
).map("".join)
BASES = st.sampled_from(
    [
        "https://openreview.net/forum",
        "https://arxiv.org/abs/2102.04638",
        "https://arxiv.org/pdf/2102.04638.pdf",
        "https://dl.acm.org/citation.cfm",
        "https://example.org/p",
    ]
)


@given(BASES, PIECES)
def test_cleaning_keeps_the_paper_and_ends(base: str, tail: str) -> None:
    """Its id stays, and after a few rounds nothing is left to clean."""
    written = base + tail
    rounds = [written]
    while (cleaner := clean(rounds[-1])) != rounds[-1]:
        rounds.append(cleaner)
    assert len(rounds) <= 4
    assert ids_in_url(address(rounds[-1])) == ids_in_url(address(written))


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    """Nothing raises."""
    assert list(noise_in(text)) == list(noise_in(text))
