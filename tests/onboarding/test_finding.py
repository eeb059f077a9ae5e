"""The list of a repository is found, or named, or there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.errors import UsageError
from curator.onboarding.finding import named, searched
from curator.onboarding.understanding import understand
from tests.onboarding.lists import POND

if TYPE_CHECKING:
    from pathlib import Path

SMALL = "# L\n\n## S\n\n" + "".join(
    f"* [A Title of Its Own {number}](https://arxiv.org/abs/2101.0000{number}) (ICML 2021)\n"
    for number in range(3)
)
TOOL = "# A tool\n\n- install it\n- run it\n- be happy\n"


def put(top: Path, **files: str | bytes) -> Path:
    """Files whose names are written with ``__`` for a slash and ``_`` for a full stop."""
    for name, text in files.items():
        file = top / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return top


def test_the_file_with_most_entries_is_the_list(tmp_path: Path) -> None:
    """Wherever it is; the others are named, so that a person may take one of them."""
    found = searched(put(tmp_path, README_md=SMALL, docs__papers_md=POND, other_md=TOOL))
    assert found.best.path == "docs/papers.md"
    assert understand(found).rivals == (("README.md", 3),)


def test_of_equal_lists_the_usual_one_is_taken(tmp_path: Path) -> None:
    """README.md, then list/README.md, then the first in the order of the alphabet."""
    assert searched(put(tmp_path, README_md=POND, a_md=POND, list__README_md=POND)).best.path == "README.md"


def test_folders_of_others_are_not_searched(tmp_path: Path) -> None:
    """Nor are hidden ones, nor what lies very deep."""
    put(tmp_path, README_md=SMALL)
    for folder in ("node_modules/x", ".git", "a/b/c/d"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "list.md").write_text(POND, encoding="utf-8")
    assert searched(tmp_path).best.path == "README.md"
    assert searched(tmp_path).others == ()


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """One broken file does not hide the list beside it."""
    put(tmp_path, README_md=b"\0\1", a_md=b"\xff\xfe", b_md="", c_md=POND)
    (tmp_path / "d.md").symlink_to("nowhere.md")
    (tmp_path / "e.md").mkdir()
    assert searched(tmp_path).best.path == "c.md"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "is empty"),
        (b"\0", "is binary"),
        ("# x".encode("utf-16"), "is UTF-16"),
        (TOOL.encode(), "does not read as a list of papers"),
        (b"caf\xe9", "is not UTF-8"),
    ],
)
def test_a_named_file_that_is_no_list_is_refused(tmp_path: Path, text: bytes, says: str) -> None:
    """In a sentence that says why, with what to do."""
    put(tmp_path, README_md=text)
    with pytest.raises(UsageError, match=says) as caught:
        named(tmp_path, "README.md")
    assert caught.value.advice


@pytest.mark.parametrize("name", ["nowhere.md", "folder", "nul\0.md"])
def test_a_named_file_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    """Folders, gaps and impossible names alike."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError):
        named(tmp_path, name)


def test_entries_without_a_heading_have_no_section(tmp_path: Path) -> None:
    """There is no place that a proposal could name, and the person is told what would be one."""
    put(tmp_path, README_md="\n".join(line for line in POND.splitlines() if not line.startswith("#")))
    with pytest.raises(UsageError, match="no heading"):
        understand(searched(tmp_path))


def test_the_form_of_links_is_that_of_most(tmp_path: Path) -> None:
    """So that a new entry is not the first of another form."""
    put(tmp_path, README_md=POND)
    assert understand(searched(tmp_path)).form.link_form == "abs"
    put(
        tmp_path,
        README_md=POND.replace("abs/2101.00001", "pdf/2101.00001").replace(
            "abs/2101.00002", "pdf/2101.00002"
        ),
    )
    assert understand(searched(tmp_path)).form.link_form == "neighbours"


def test_a_list_in_tables_is_told_that_tables_are_not_read(tmp_path: Path) -> None:
    """With how many rows look like what is missed; a text without any is told what an entry is."""
    table = "# L\n\n| paper |\n|---|\n" + "| [A Title](https://arxiv.org/abs/2101.00001) |\n" * 3
    with pytest.raises(UsageError) as refused:
        named(put(tmp_path, README_md=table, other_md=TOOL), "README.md")
    assert refused.value.advice.startswith("3 rows of tables hold links, and tables are not read.")
    with pytest.raises(UsageError) as refused:
        named(tmp_path, "other.md")
    assert refused.value.advice.startswith("An entry is one bullet")
