"""The linter's word on proposals, whatever they change and wherever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from curator import defaults
from curator.clock import FixedClock
from curator.core.list.edit import Edit
from curator.core.proposal import Checked
from curator.demo import DEMO_NIGHT
from curator.ports import Base
from curator.settings.load import load
from curator.wiring.home import Home
from curator.wiring.linting import Linting
from tests.forge.town import proposal

LISTED: Final = (
    "* [Paper {0} of Many](https://example.org/{0}) (ICML 2020) <br/> Shows that it was worth reading.\n\n"
)
LARGE: Final = "# Papers\n\n## General Defenses (training phase)\n\n" + "".join(
    LISTED.format(number) for number in range(5_000)
)
CLEAN: Final = Checked(passes=True, says="Nothing is wrong with what it changes")


def checked(text: str, *edits: Edit) -> Checked:
    """What is said of edits to a list."""
    base = Base("main", "0" * 40, "list/README.md", text)
    at = Home(
        load(defaults.folder() / "rules", {}), {}, Path("/nowhere"), FixedClock(DEMO_NIGHT), Path("/nowhere")
    )
    return Linting(at).checked(replace(proposal(base), edits=edits), base)


def swapped(text: str, old: str, new: str) -> Edit:
    """The edit that puts ``new`` in the one place of ``old``."""
    assert text.count(old) == 1
    start = text.index(old)
    return Edit(start, start + len(old), new)


def test_a_change_at_both_ends_of_a_long_list_is_looked_at_there_and_nowhere_else() -> None:
    """Repairs of links are one: what they change is known, and nothing has to be compared to find it."""
    faulty = LARGE.replace("https://example.org/2500)", "http://arxiv.org/abs/1910.00001)")
    first = swapped(faulty, "https://example.org/0)", "https://example.org/moved)")
    last = swapped(faulty, "https://example.org/4999)", "https://example.org/moved/too)")
    wrong = last._replace(text="http://arxiv.org/abs/1910.06259)")
    assert checked(faulty, last, first) == CLEAN
    assert checked(faulty, wrong, first) == Checked(passes=True, says="1 found: CUR203")
