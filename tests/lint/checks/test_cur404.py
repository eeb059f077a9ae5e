"""CUR404: a preprint and its publication, listed as two papers."""

from __future__ import annotations

import pytest

from curator.core.facts import EntryFacts
from tests.lint.linting import around, findings, marked, mended, messages

PREPRINT = "* [Fixing Data Augmentation](https://arxiv.org/abs/2103.01946) <br/> Averages weights."
PUBLISHED = (
    "* [Data Augmentation Can Improve Robustness](https://openreview.net/forum?id=kgVJBBThdSZ) "
    "(NeurIPS 2021) <br/> Averages weights."
)
OTHER = "* [Bag of Tricks](https://openreview.net/forum?id=Xb8xvrtB8Ce) (ICLR 2021)"
KNOWN = around(entries={"arxiv:2103.01946": EntryFacts(title="Data Augmentation Can Improve Robustness")})
NEAR = "Benchmarking Neural {} Robustness to Common Corruptions and Perturbations"


def test_without_facts_other_titles_are_left_alone() -> None:
    """Nothing in the list says that they are one work."""
    assert messages("CUR404", f"{PREPRINT}\n{PUBLISHED}") == []


def test_an_equal_title_is_left_alone() -> None:
    """CUR402 tells it."""
    text = f"* [{NEAR}](https://arxiv.org/abs/1903.12261)\n* [{NEAR}](https://a.org/x.pdf) (ICLR 2019)"
    assert messages("CUR404", text) == []


@pytest.mark.parametrize(("venue", "other"), [("", ""), (" (ICLR 2019)", " (ICLR 2019)")])
def test_near_titles_are_left_alone_unless_one_is_a_preprint_and_one_published(
    venue: str, other: str
) -> None:
    """Two preprints, or two publications, are told by CUR403."""
    one = f"* [{NEAR.format('Network')}](https://arxiv.org/abs/1903.12261){venue}"
    text = f"{one}\n* [{NEAR.format('Networks')}](https://a.org/x.pdf){other}"
    assert messages("CUR404", text) == []


def test_the_preprint_is_marked_and_goes() -> None:
    """The unsafe fix takes its line, and the blank one below it."""
    one = f"* [{NEAR.format('Networks')}](https://arxiv.org/abs/1903.12261)"
    published = f"* [{NEAR.format('Network')}](https://openreview.net/forum?id=HJz6tiCqYm) (ICLR 2019)"
    for text, left in (
        (f"{one}\n\n{published}", published),
        (f"{OTHER}\n\n{published}\n\n{one}", f"{OTHER}\n\n{published}"),
    ):
        assert marked("CUR404", text) == [NEAR.format("Networks")]
        assert mended("CUR404", text) == left


def test_what_facts_know_as_one_work_is_told_at_the_preprint() -> None:
    """Whichever entry stands first; the twin stands at the other one and has the same fix."""
    for text, line in ((f"{PREPRINT}\n{PUBLISHED}", 6), (f"{PUBLISHED}\n{PREPRINT}", 5)):
        assert messages("CUR404", text, KNOWN) == [
            (
                f"the published version of the paper stands on line {line}, "
                "as other sources know it: “Data Augmentation Can Improve Robustness”"
            )
        ]
        assert mended("CUR404", text, KNOWN) == PUBLISHED
        (found,) = findings("CUR404", text, KNOWN)
        assert found.finding.twin is not None
        assert found.finding.twin.message.startswith(f"the preprint of the paper stands on line {11 - line}")
        assert found.finding.twin.edits == found.finding.edits


def test_where_none_is_the_preprint_none_goes() -> None:
    """A person has to choose."""
    text = f"{PREPRINT.replace(' <br/>', ' (ICLR 2022) <br/>')}\n{PUBLISHED}"
    assert len(messages("CUR404", text, KNOWN)) == 1
    assert mended("CUR404", text, KNOWN) == text


def test_the_only_entry_of_a_section_goes_and_the_section_stays() -> None:
    """With one blank line in it."""
    text = f"# Papers\n\n## One\n\n{PREPRINT}\n\n## Two\n\n{PUBLISHED}\n"
    assert mended("CUR404", text, KNOWN) == f"# Papers\n\n## One\n\n## Two\n\n{PUBLISHED}\n"


def test_text_between_entries_stays() -> None:
    """Only the entry and the blank line below it go."""
    text = f"# Papers\n\n## One\n\n{PUBLISHED}\n\nOlder ones:\n\n{PREPRINT}\n\nNewer ones:\n"
    assert (
        mended("CUR404", text, KNOWN) == f"# Papers\n\n## One\n\n{PUBLISHED}\n\nOlder ones:\n\nNewer ones:\n"
    )
