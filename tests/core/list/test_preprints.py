"""What a list writes where a preprint has no venue yet."""

from __future__ import annotations

import pytest

from curator.core.list.document import parse
from curator.core.list.preprints import preprint_venue
from curator.core.works.paper import Venue

PAPER = "https://arxiv.org/abs/2601.01234"
SAYS = "* [A](https://arxiv.org/abs/2301.00001) (arXiv 2023)\n"
BARE = "* [B](https://arxiv.org/pdf/2302.00002)\n"
PUBLISHED = "* [C](https://arxiv.org/abs/2303.00003) (ICML 2023)\n"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (SAYS + PUBLISHED, Venue("arXiv", 2026)),
        (SAYS * 2 + BARE, Venue("arXiv", 2026)),
        (SAYS + BARE, None),
        (BARE + PUBLISHED, None),
        ("", None),
    ],
)
def test_it_is_what_most_preprints_of_the_list_say(entries: str, expected: Venue | None) -> None:
    """With the year of the new paper's number; nothing where most say nothing."""
    assert preprint_venue(parse(f"# List\n\n## Section\n\n{entries}"), PAPER) == expected


def test_it_is_said_of_arxiv_papers_only() -> None:
    """Another address tells no year, and no archive."""
    assert preprint_venue(parse(f"## Section\n\n{SAYS}"), "https://openreview.net/forum?id=x") is None
