"""The drafted sentence: taken from what authors announce, or left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.summary import LONGEST, one_sentence

LEFT_ALONE = [
    "",
    "Networks are brittle. Small changes fool them.",
    "We thank the reviewers. We note this.",
    "We propose it.",
    "We propose our method, built on our earlier work of ours, for us.",
    "We introduce a loss that " + "really " * 60 + "helps.",
    "Earlier authors propose a defense against patch attacks on detectors.",
    "We propose a defense (with an unclosed bracket against patch attacks on detectors.",
]

DRAFTED = [
    (
        "Detectors are fooled by patches. We propose a defense that erases them before the detector looks.",
        "Proposes a defense that erases them before the detector looks.",
    ),
    (
        "In this paper, we study how label noise harms certified training. Nothing else is known.",
        "Studies how label noise harms certified training.",
    ),
    (
        "We show that smoothing helps on small images. We propose a certificate for graphs with few edges.",
        "Proposes a certificate for graphs with few edges.",
    ),
    (
        "Detectors are fooled. The authors propose a defense against patch attacks on detectors.",
        "Proposes a defense against patch attacks on detectors.",
    ),
    (
        "This work introduces a bound on the loss of a robust tree, and we prove that it is tight.",
        "Introduces a bound on the loss of a robust tree.",
    ),
    (
        "We analyze why purification fails on large\nimages and show that it can be repaired; code is out.",
        "",
    ),
    (
        "To this end, we present a training scheme for tiny models, which keeps accuracy "
        + "very " * 50
        + "high.",
        "Presents a training scheme for tiny models.",
    ),
]


@pytest.mark.parametrize("abstract", LEFT_ALONE)
def test_nothing_is_drafted_where_nothing_is_announced_plainly(abstract: str) -> None:
    """A blank is better than a sentence in the wrong person, cut in the middle, or about the weather."""
    assert one_sentence(abstract) == ""


@pytest.mark.parametrize(("abstract", "draft"), DRAFTED)
def test_the_announcement_is_turned_to_the_third_person(abstract: str, draft: str) -> None:
    """What the authors say they do becomes one sentence about the paper, cut at a clause when it is long."""
    assert one_sentence(abstract) == draft


@given(st.text(alphabet=st.sampled_from("We propose a,;. (and) show thatX$\n—"), max_size=400))
def test_a_draft_is_one_short_line(abstract: str) -> None:
    """Whatever the abstract, a draft is a single line within the limit that ends in a full stop."""
    draft = one_sentence(abstract)
    assert len(draft) <= LONGEST
    assert "\n" not in draft
    assert draft == "" or draft.endswith(".")


def test_a_very_long_abstract_is_read_only_in_part() -> None:
    """100 kB of text cost no more than the first pages of it."""
    assert one_sentence("x " * 50_000 + ". We propose a defense that nobody will read about.") == ""
