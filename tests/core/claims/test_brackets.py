"""What words in brackets tell of the venues of a comment."""

from __future__ import annotations

import pytest

from tests.core.claims.test_reading import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Accepted at ICML 2023 (to appear)", [("ICML", 2023, "accepted")]),
        (
            "Workshop on X at ICML 2023 (accepted), NeurIPS 2023",
            [("ICML Workshop", 2023, "workshop"), ("NeurIPS", 2023, "accepted")],
        ),
        (
            "ICML 2023, NeurIPS 2023 (both rejected)",
            [("ICML", 2023, "rejected"), ("NeurIPS", 2023, "rejected")],
        ),
        (
            "ICML 2023 (rejected), NeurIPS 2023",
            [("ICML", 2023, "rejected"), ("NeurIPS", 2023, "accepted")],
        ),
        (
            "NeurIPS 2023, ICML 2023 [rejected]",
            [("NeurIPS", 2023, "accepted"), ("ICML", 2023, "rejected")],
        ),
        (
            "ICML 2023 (accepted), NeurIPS 2023 (submitted)",
            [("ICML", 2023, "accepted"), ("NeurIPS", 2023, "submitted")],
        ),
        (
            "Submitted to ICML 2023 (rejected) and NeurIPS 2023",
            [("ICML", 2023, "rejected"), ("NeurIPS", 2023, "submitted")],
        ),
    ],
)
def test_a_word_in_brackets_speaks_of_the_venue_before_it(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    """And of no other; what stands before the first venue goes on to the next."""
    assert said(text) == expected
