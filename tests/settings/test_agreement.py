"""Rules and list are held against each other: the file is there, with the sections that the rules name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator import defaults
from curator.errors import UsageError
from curator.settings.agreement import disagreements, inside
from curator.settings.load import load
from tests.settings.folders import CURATOR, LIST, rules_folder

if TYPE_CHECKING:
    from pathlib import Path


def told(root: Path, **files: str) -> list[str]:
    """What a valid folder and the list beside it contradict each other in."""
    folder = rules_folder(root, **files)
    found = disagreements(load(folder, {}), folder=folder, root=root)
    return [str(mistake).replace(f"{root.as_posix()}/", "") for mistake in found]


def test_rules_and_list_that_agree_are_left_alone(tmp_path: Path) -> None:
    """A heading with an anchor, other sections beside it, or Windows line ends are no contradiction."""
    text = LIST.replace("## Adv", '## More\n\n<a id="training"></a>\n## Adv').replace("\n", "\r\n")
    assert told(tmp_path, list=text) == []


def test_the_list_that_comes_with_the_program_agrees_with_its_rules() -> None:
    """Every section of the default rules stands in the default list."""
    root = defaults.folder()
    assert disagreements(load(root / "rules", {}), folder=root / "rules", root=root) == ()


def test_a_section_that_the_list_lacks_is_told_with_the_nearest_heading(tmp_path: Path) -> None:
    """A heading that was reworded in the list is named, at the line of the rule file that is wrong now."""
    (only,) = told(tmp_path, list=LIST.replace("Adversarial Training", "Adversarial training (AT)"))
    assert only == (
        "rules/sections/training.yaml:2: the list has no section with the heading 'Adversarial Training'; "
        "did you mean 'Adversarial training (AT)'?"
    )


def test_a_list_without_any_such_section_shows_what_it_has(tmp_path: Path) -> None:
    """Where nothing comes near, the headings that are there are told."""
    (only,) = told(tmp_path, list="# Zzz\n\nwords\n")
    assert only.endswith("; expected one of 'Zzz'")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "README.md is empty"), ("# A\n<<<<<<< HEAD\n", "a merge conflict is not resolved")],
)
def test_a_list_that_cannot_be_read_is_told(tmp_path: Path, text: str, expected: str) -> None:
    """An empty list, or one in the middle of a merge, is a mistake at list.path."""
    (only,) = told(tmp_path, list=text)
    assert only.startswith("rules/curator.yaml:3: ")
    assert expected in only


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong list.path is told at its line."""
    (only,) = told(tmp_path, curator=CURATOR.replace("README.md", "list.md"))
    assert only.startswith("rules/curator.yaml:3: The list ")
    assert "list.md does not exist. Name it in list.path" in only


def test_a_list_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operating system's own words say why."""
    settings = load(rules_folder(tmp_path), {})

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "open", refuse)
    (only,) = disagreements(settings, folder=tmp_path / "rules", root=tmp_path)
    assert "cannot be read: Permission denied" in str(only)


def test_a_link_out_of_the_repository_is_no_list(tmp_path: Path) -> None:
    """A link that a pull request planted cannot make the bot read or publish another file."""
    root = tmp_path / "repository"
    root.mkdir()
    (tmp_path / "secret.md").write_text("# Secret\n")
    (root / "list.md").symlink_to(tmp_path / "secret.md")
    (root / "inner.md").symlink_to("real.md")
    with pytest.raises(UsageError, match="leads out of the repository"):
        inside(root, "list.md")
    assert inside(root, "inner.md") == root / "inner.md"
