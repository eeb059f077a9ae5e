"""What every check promises by its examples: the pages show them, so they must be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.lint.check import UNSAFE
from curator.lint.registry import all_checks
from curator.lint.run import Asked, run
from curator.lint.source import Source
from tests.lint.linting import findings, surroundings_of, whole

if TYPE_CHECKING:
    from curator.lint.check import Check, Example

EXAMPLES = [
    pytest.param(check, example, id=f"{check.code}-{number}")
    for check in all_checks()
    if check.scope in {"entry", "list"}
    for number, example in enumerate(check.examples, 1)
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_the_good_form_is_left_alone(check: Check, example: Example) -> None:
    """A reader who copies it gets no finding of this check."""
    assert findings(check.code, example.good, surroundings_of(example, check.code)) == []


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_the_bad_form_is_found(check: Check, example: Example) -> None:
    """At least once, at a place inside the text."""
    found = findings(check.code, example.bad, surroundings_of(example, check.code))
    assert found
    assert all(one.finding.span[0] <= one.finding.span[1] for one in found)


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_the_fix_makes_the_good_form_of_the_bad_one(check: Check, example: Example) -> None:
    """By the proof of production, so that ``changes`` names all that changes; without ``fix``, no edits."""
    around = surroundings_of(example, check.code)
    has_edits = any(one.finding.edits for one in findings(check.code, example.bad, around))
    if check.fix is None:
        assert not has_edits, f"{check.code} yields edits and declares no fix"
    elif has_edits:
        source = Source.of_text(whole(example.bad), path="list.md")
        assert run(source, around, Asked([check], mend=UNSAFE)).text == whole(example.good)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_a_check_has_a_page(check: Check) -> None:
    """Summary and why are sentences, and at least one example shows the defect."""
    assert check.summary
    assert check.why.endswith(".")
    assert check.examples
    if check.fix is not None:
        assert check.fix == "unsafe" or any(example.bad != example.good for example in check.examples)
