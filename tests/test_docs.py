"""The pages that people read: their links lead somewhere, and every command is told of."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from curator.cli import commands
from curator.cli.app import app
from curator.cli.reference import pages, stale

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
_IN_HTML = re.compile(r'(?:src|srcset|href)="([^"]+)"')


def _targets(text: str) -> Iterator[str]:
    """What a page links to or shows, as Markdown is rendered: code does not count."""
    for token in (token for block in MarkdownIt().parse(text) for token in (block, *(block.children or ()))):
        if token.type in {"html_block", "html_inline"}:
            yield from _IN_HTML.findall(token.content)
        elif found := token.attrGet("href") or token.attrGet("src"):
            yield str(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the project names one that is there."""
    for target in _targets(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("#"):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_every_command_is_told_of_in_the_readme() -> None:
    """A command that nobody reads of is one that nobody uses."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [module.name for module in pkgutil.iter_modules(commands.__path__)]
    assert len(names) >= 7
    for name in names:
        assert f"`curator {name}" in text, name


def test_generated_pages_are_current() -> None:
    """What stands in docs/ is what the program prints today; ``make docs`` prints it again."""
    assert [f"{one.path.relative_to(ROOT)} is {one.why}" for one in stale(ROOT / "docs", pages(app))] == []
