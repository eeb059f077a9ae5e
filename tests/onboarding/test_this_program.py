"""Which copy of the program the workflows of a list are to install."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Final

import pytest

from curator.forge.local import found
from curator.onboarding.program import UNKNOWN, Program
from curator.wiring import onboarding
from tests.forge.local_town import git

if TYPE_CHECKING:
    from pathlib import Path

COMMIT: Final = "0123456789" * 4
NOTED: Final = {"vcs_info": {"vcs": "git", "commit_id": COMMIT}}


@dataclass(frozen=True)
class Installed:
    """What pip has noted of an installed program."""

    text: str | None

    def read_text(self, name: str) -> str | None:
        """The file of PEP 610, and no other."""
        return self.text if name == "direct_url.json" else None


@pytest.mark.parametrize(
    ("noted", "program"),
    [
        ({"url": "https://github.com/o/curator.git", **NOTED}, Program("o/curator", COMMIT)),
        ({"url": "https://github.com/o/curator", **NOTED}, Program("o/curator", COMMIT)),
        ({"url": "https://example.org/o/curator", **NOTED}, None),
        ({"url": "https://github.com/o/${{x}}", **NOTED}, None),
        ({"url": "file:///src/curator", "dir_info": {}}, None),
        ([], None),
        (None, None),
    ],
)
def test_what_pip_has_noted_is_believed(
    monkeypatch: pytest.MonkeyPatch, noted: object, program: Program | None
) -> None:
    """A program that was installed from GitHub at a commit is that commit; any other is not known by that."""
    text = None if noted is None else json.dumps(noted)
    monkeypatch.setattr(metadata, "distribution", lambda _name: Installed(text))
    assert onboarding._installed() == program


def test_a_checkout_is_where_it_was_cloned_from(tmp_path: Path) -> None:
    """At the commit that is checked out; one without an origin on GitHub is not known."""
    found(tmp_path, files={"a": b""})
    assert onboarding._checked_out(tmp_path) is None
    git(tmp_path, "remote", "add", "origin", "git@github.com:o/curator.git")
    commit = git(tmp_path, "rev-parse", "HEAD").strip()
    assert onboarding._checked_out(tmp_path) == Program("o/curator", commit)
    assert onboarding._checked_out(tmp_path / "nowhere") is None


def test_somebody_else_s_repository_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that lies in the folder of a list's environment was not cloned with the list."""
    found(tmp_path, files={"README.md": b"x"})
    git(tmp_path, "remote", "add", "origin", "https://github.com/o/list")
    inside = tmp_path / "venv" / "lib"
    inside.mkdir(parents=True)
    assert onboarding._checked_out(inside) is None
    monkeypatch.setattr(metadata, "distribution", lambda _name: Installed(None))
    monkeypatch.setattr(onboarding, "_checked_out", lambda _folder: None)
    assert onboarding.this_program() == UNKNOWN
