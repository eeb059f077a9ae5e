"""Files in a repository: all or none, and nothing overwritten unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from curator.errors import Unavailable, UsageError
from curator.onboarding.writing import changes, diff_of, looking, require_room, write

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = {
    "rules/a.yaml": "a: 1\n",
    "rules/sections/b.yaml": "b: 2\n",
    ".github/workflows/c.yml": "c: 3\n",
}


def there(top: Path) -> dict[str, str]:
    """Every file below a folder with its text."""
    files = (file for file in sorted(top.rglob("*")) if file.is_file())
    return {file.relative_to(top).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_all_files_are_written_and_nothing_else(tmp_path: Path) -> None:
    """With the folders that they need, and without a trace of how."""
    write(tmp_path, FILES)
    assert there(tmp_path) == dict(sorted(FILES.items()))
    assert changes(FILES, looking(tmp_path)) == ((), (), 3)


def test_one_that_cannot_be_written_takes_all_others_back(tmp_path: Path) -> None:
    """Also what was overwritten is as it was, and folders that were made are gone."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/a.yaml").write_text("old\n", encoding="utf-8")
    (tmp_path / ".github").write_text("a file in the way\n", encoding="utf-8")
    before = there(tmp_path)
    with pytest.raises(Unavailable, match="it is as it was"):
        write(tmp_path, FILES)
    assert there(tmp_path) == before
    assert not (tmp_path / "rules/sections").exists()


def test_who_was_killed_in_the_middle_runs_it_again(tmp_path: Path) -> None:
    """What stands already as it should is no obstacle."""
    write(tmp_path, dict([next(iter(FILES.items()))]))
    found = changes(FILES, looking(tmp_path))
    require_room(found, force=False)
    write(tmp_path, {path: FILES[path] for path in found.new})
    assert there(tmp_path) == dict(sorted(FILES.items()))


def test_what_is_there_and_reads_otherwise_is_named(tmp_path: Path) -> None:
    """All such files at once, and they may be overwritten when somebody says so."""
    for path in ("rules/a.yaml", "rules/sections/b.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("mine\n", encoding="utf-8")
    found = changes(FILES, looking(tmp_path))
    with pytest.raises(UsageError, match=r"rules/a\.yaml, rules/sections/b\.yaml") as caught:
        require_room(found, force=False)
    assert "--force" in caught.value.advice
    require_room(found, force=True)
    write(tmp_path, FILES)
    assert there(tmp_path) == dict(sorted(FILES.items()))


@pytest.mark.parametrize("kind", ["folder", "link out", "dead link", "file above"])
def test_what_is_no_file_of_the_repository_is_not_written_through(tmp_path: Path, kind: str) -> None:
    """A link could lead anywhere on the machine."""
    top, outside = tmp_path / "top", tmp_path / "outside"
    top.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_text("theirs\n", encoding="utf-8")
    if kind == "folder":
        (top / "rules/a.yaml").mkdir(parents=True)
    elif kind == "link out":
        (top / "rules").symlink_to(outside)
    elif kind == "dead link":
        (top / "rules").mkdir()
        (top / "rules/a.yaml").symlink_to("nowhere")
    else:
        (top / "rules").write_text("a file\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"rules/a\.yaml"):
        changes(FILES, looking(top))
    assert there(outside) == {"a.yaml": "theirs\n"}


def test_a_new_file_is_shown_as_git_shows_it(tmp_path: Path) -> None:
    """From /dev/null, so that the diff can be applied."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/a.yaml").write_text("old", encoding="utf-8")
    diff = diff_of(FILES, looking(tmp_path))
    assert (
        "--- a/rules/a.yaml\n+++ b/rules/a.yaml\n@@ -1 +1 @@\n-old\n\\ No newline at end of file\n+a: 1\n"
        in diff
    )
    assert "--- /dev/null\n+++ b/rules/sections/b.yaml\n@@ -0,0 +1 @@\n+b: 2\n" in diff


def test_the_files_can_be_read_by_everybody(tmp_path: Path) -> None:
    """As files of a repository are, not as temporary ones."""
    write(tmp_path, FILES)
    assert (tmp_path / "rules/a.yaml").stat().st_mode & 0o777 == 0o644
