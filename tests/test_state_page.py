"""`docs/state.md` names files, branches, variables and figures as the program has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from curator.forge.local import git, pulls, state
from curator.store import database, ledger, statefile
from curator.wiring.home import LEDGER_URL

PAGE = Path(__file__).parents[1] / "docs" / "state.md"


@pytest.mark.parametrize(
    "fact",
    [
        f"`{state.PATH}` on the branch `{state.BRANCH}`",
        f"`{database.FILE}` in the state folder",
        f"`{database.FILE}.damaged`",
        f"`.git/{pulls.FOLDER}/0001.json`",
        f"`{git.NAME} <{git.EMAIL}>`",
        "git {}.{} or newer".format(*git._OLDEST),
        f"forgotten {ledger.RETENTION.days} days after",
        f"{LEDGER_URL}=",
    ],
)
def test_the_page_tells_what_the_program_does(fact: str) -> None:
    """A name that changes in the code changes here."""
    assert fact in PAGE.read_text(encoding="utf-8")


def test_the_state_file_has_one_name() -> None:
    """The forge writes the file that the store reads."""
    assert statefile.NAME == state.PATH
