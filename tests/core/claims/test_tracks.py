"""What a conference has beside its papers and workshops."""

from __future__ import annotations

import pytest

from tests.core.claims.test_reading import read, said


@pytest.mark.parametrize(
    ("text", "track"),
    [
        ("Accepted as tiny paper at ICLR 2023", "tiny paper"),
        ("Accepted at ICLR 2023 (Tiny Papers)", "tiny paper"),
        ("ICLR 2023 Tiny Papers Track", "tiny paper"),
        ("Published in ICLR 2023 blog track", "blog"),
        ("ICLR Blogpost 2023", "blog"),
        ("Accepted as a blog post at ICLR 2023", "blog"),
    ],
)
def test_a_tiny_paper_or_blog_post_is_none_of_the_conferences_papers(text: str, track: str) -> None:
    """It counts as a workshop's does."""
    (claim,) = read(text)
    assert (claim.venue, claim.year, claim.standing, claim.track) == (
        "ICLR Workshop",
        2023,
        "workshop",
        track,
    )


def test_a_blog_post_about_a_paper_says_nothing_of_its_venue() -> None:
    """It is told beside the code."""
    assert said("Accepted at ICLR 2024, blog post at https://x.org/a") == [("ICLR", 2024, "accepted")]
