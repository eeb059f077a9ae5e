"""What is installed: from a wheel, without a compiler, and working outside the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

import curator
from curator import defaults

ROOT = Path(__file__).parents[1]
LOCKS = (ROOT / "requirements" / "runtime.txt", ROOT / "requirements" / "test.txt")


def run(*words: str | Path, cwd: Path) -> str:
    """Run a program with none of the checkout on its path and return what it prints."""
    environ = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        words, cwd=cwd, env=environ, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline from a copy of the checkout by the locked build backend."""
    source = tmp_path_factory.mktemp("source")
    for name in ("curator", "rules", "list"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", ".curator"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    out = tmp_path_factory.mktemp("wheel")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--no-build-isolation")
    run(sys.executable, "-m", "pip", "wheel", *quiet, "--wheel-dir", out, source, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; its libraries are those of the environment of the tests."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (site / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    words = ("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", "--ignore-installed")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        folder / "bin" / "python",
        "install",
        *words,
        wheel,
        cwd=folder,
    )
    return folder / "bin"


def test_the_distribution_has_its_own_name(wheel: Path) -> None:
    """It is installed as paper-curator, at the version that the program tells, for any platform."""
    assert wheel.name == f"paper_curator-{curator.__version__}-py3-none-any.whl"


def test_the_wheel_holds_what_the_demonstration_needs(wheel: Path) -> None:
    """Rules, list, sample feed, licence and the marker of types travel with the program; tests do not."""
    names = ZipFile(wheel).namelist()
    for name in (
        "curator/defaults_data/rules/curator.yaml",
        "curator/defaults_data/rules/sections/detection.yaml",
        "curator/defaults_data/list/README.md",
        "curator/py.typed",
    ):
        assert name in names
    assert any(name.startswith("curator/demo/feed") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith("tests") or ".curator" in name for name in names)


def test_the_installed_command_works_anywhere(installed: Path, tmp_path: Path) -> None:
    """`pip install .` gives the command, which finds its rules and list without the checkout."""
    assert run(installed / "curator", "--version", cwd=tmp_path) == f"curator {curator.__version__}\n"
    code = (
        "from curator import defaults; from curator.settings.load import load\n"
        "folder = defaults.folder(); print(folder); print(len(load(folder / 'rules', {}).rules.sections))"
    )
    folder, sections = run(installed / "python", "-c", code, cwd=tmp_path).splitlines()
    assert Path(folder).is_relative_to(installed.parent)
    assert (Path(folder) / "list" / "README.md").is_file()
    assert sections == "9"


def test_a_checkout_uses_its_own_rules() -> None:
    """Without an installed copy the rules and the list are those at the top of the checkout."""
    assert defaults.folder() == ROOT


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_hashes_and_no_address(lock: Path) -> None:
    """A lock file names versions and digests, and neither an index nor a path of anybody's machine."""
    text = lock.read_text(encoding="utf-8")
    packages = re.findall(r"^([A-Za-z0-9._-]+(?:\[[a-z,]+\])?)==", text, flags=re.MULTILINE)
    assert len(packages) > 20
    for block in re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|file:", text)


def test_every_dependency_is_locked() -> None:
    """What pyproject.toml asks for stands in the lock files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"]
    tested = [*asked, *project["dependency-groups"]["test"], *project["dependency-groups"]["build"]]
    for lock, wanted in zip(LOCKS, (asked, tested), strict=True):
        names = {plain(re.split(r"[^A-Za-z0-9._-]", item)[0]) for item in wanted}
        locked = re.findall(r"^([A-Za-z0-9._-]+)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert names - {plain(name) for name in locked} == set()


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("folder", [".", "benchmarks/peers"])
def test_the_npm_lock_names_no_address(folder: str) -> None:
    """A lock file of npm has digests, and no download address."""
    text = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in text
    assert "resolved" not in text
