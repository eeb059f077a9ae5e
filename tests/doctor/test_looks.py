"""The looks as a whole: each has its place, and a line on the page that people read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curator.core.diagnosis import Diagnosis, State
from curator.doctor import all_looks, asked, examine
from curator.pages.doctor_page import page
from tests.doctor.seen import SAID, THERE, WELL

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_tells_of_every_look() -> None:
    """``docs/doctor.md`` is what the looks say of themselves."""
    rows = [(look.name, look.means, look.do) for look in all_looks()]
    assert (DOCS / "doctor.md").read_text(encoding="utf-8") == page(rows)


def test_every_verdict_is_of_a_look_that_the_page_names() -> None:
    """Else nobody finds what it means."""
    names = {look.name for look in all_looks()}
    trouble = Diagnosis("github", State.DOWN, "It is down.", "Wait.")
    gaps = replace(WELL.machine, unfilled=("curator-lint.yml",))
    told = examine(replace(WELL, machine=gaps)) + examine(replace(WELL, hub=replace(THERE, trouble=trouble)))
    assert {"service …" if one.name.startswith("service ") else one.name for one in told} == names


@pytest.mark.parametrize("look", all_looks(), ids=lambda look: look.name)
def test_every_look_says_what_it_is_for(look: object) -> None:
    """In sentences that stand in a table."""
    means, do = getattr(look, "means", ""), getattr(look, "do", "")
    assert means.endswith(".")
    assert do.endswith(".")
    assert "|" not in means + do
    assert "\n" not in means + do


def test_github_is_asked_for_each_path_once() -> None:
    """Two looks may need the same."""
    paths = asked()
    assert len(set(paths)) == len(paths)
    assert set(paths) >= set(SAID)
