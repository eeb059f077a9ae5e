"""The house keeps its shape: where dependencies point, where each library lives, how large things grow."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PRODUCT = sorted((ROOT / "curator").rglob("*.py"))
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if "services" not in path.parts)
CEILING = 250
LONGEST_FUNCTION = 40

BREACHES = {
    "Dependencies point one way": ("ports/forge.py", "import curator.wiring"),
    "The core is pure": ("core/works/paper.py", "import os"),
    "Sources do not know of each other": ("sources/arxiv/__init__.py", "import curator.sources.bundled"),
    "Commands do not know of each other": ("cli/commands/config.py", "import curator.cli.commands.run"),
    "No cycles": ("core/works/paper.py", "import curator.core.report"),
    "One home for github": ("nightly/night.py", "import github"),
    "One home for arxiv": ("core/policy.py", "import arxiv"),
    "One home for requests": ("store/codec.py", "import requests"),
    "One home for sqlalchemy": ("clock.py", "import sqlalchemy"),
    "One home for pydantic": ("core/proposal.py", "import pydantic"),
}
"""A contract, and an import that breaks it."""


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter's verdict on the package ``curator`` in ``folder`` under our contracts."""
    program = Path(sys.executable).with_name("lint-imports")
    config = ROOT / "pyproject.toml"
    return subprocess.run(
        [program, "--no-cache", "--config", config],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_contracts_are_kept() -> None:
    """Dependencies point one way, each library has one home, and there are no cycles."""
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_breach_of_each_contract_is_found(tmp_path: Path) -> None:
    """Contracts that nothing can break protect nothing: an import planted against each is reported."""
    shutil.copytree(ROOT / "curator", tmp_path / "curator", ignore=shutil.ignore_patterns("__pycache__"))
    for place, line in BREACHES.values():
        path = tmp_path / "curator" / place
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert [name for name in BREACHES if f"{name} BROKEN" not in done.stdout] == []


def name_of(path: Path) -> str:
    """The file as a test's name."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods and inner ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", PRODUCT, ids=name_of)
def test_a_file_stays_small(path: Path) -> None:
    """A file that outgrows the ceiling hides an idea that wants a name of its own."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= CEILING


@pytest.mark.parametrize("path", PRODUCT, ids=name_of)
def test_a_function_stays_small(path: Path) -> None:
    """No function has more than forty lines, its docstring and decorators apart."""
    assert [node.name for node in functions(path) if _length(node) > LONGEST_FUNCTION] == []


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_module_is_a_drawer() -> None:
    """A module is named for what it is, not for being useful."""
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [path for path in PRODUCT if drawers & {path.stem, *path.parent.relative_to(ROOT).parts}] == []


def test_only_the_command_line_catches_everything() -> None:
    """One broad except in the whole product, where a bug becomes a report."""
    broad = [
        name_of(path)
        for path in PRODUCT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _passes_on(node)
    ]
    assert broad == ["curator/cli/failures.py"]


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether it only tidies up and raises the same again, here or in the thread that waits for it."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise):
        return last.exc is None
    called = last.value.func if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr == "set_exception"


def _is_broad(kind: ast.expr | None) -> bool:
    names = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"})
        for name in names
    )


@pytest.mark.parametrize("path", [path for path in TESTS if path.name.startswith("test_")], ids=name_of)
def test_a_test_has_a_sentence(path: Path) -> None:
    """Every test says in words what behaviour it holds."""
    tests = [node for node in functions(path) if node.name.startswith("test_")]
    assert [node.name for node in tests if not (ast.get_docstring(node) or "").rstrip().endswith(".")] == []


@pytest.mark.parametrize("path", [*PRODUCT, *TESTS], ids=name_of)
def test_every_exception_has_its_reason(path: Path) -> None:
    """A silenced check names its code and says why, on the same line."""
    silenced = re.compile(
        r"#\s*(?:noqa|type:\s*ignore)(?P<codes>[:\[][\w\s,:\[\]-]*?\]?)?(?P<why>\s+(?:#|--?)?\s*\S.*)?$"
    )
    bare = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = silenced.search(line)
        if found and not (found["codes"] and found["why"]):
            bare.append(f"{number}: {line.strip()}")
    assert bare == []


@pytest.mark.parametrize("path", PRODUCT, ids=name_of)
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python 3.11.0 to 3.11.4 get that wrong (cpython issue 106052); an atomic group says the same."""
    written = path.read_text(encoding="utf-8")
    assert re.findall(r"\)(?:[*+?]|\{[0-9,]+\})\+(?![^\[\]\n]*\])[^\n]*", written) == []
