"""The workflows of a list's repository: the program's own, installed from a pinned commit of its repository.

Nothing of the list gets into them but its path, and that only where it is plain.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.errors import UsageError
from curator.onboarding.yaml_text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.onboarding.program import Program

FOLDER: Final = ".github/workflows"
NAMES: Final = (
    "curator-feedback.yml",
    "curator-links.yml",
    "curator-lint.yml",
    "curator-nightly.yml",
    "curator-respond.yml",
)
DEFAULT_RULES: Final = "rules"
_PLAIN: Final = late(r"(?!-)[\w./ -]{1,200}", 256)  # re.ASCII: nothing that a filter or an expression reads
_ANY_LIST: Final = "**.md"


def workflow_files(program: Program, *, list_path: str, rules: str) -> dict[str, str]:
    """Every workflow by its path from the top of the repository.

    Args:
        program: which copy of curator they install.
        list_path: the list's path.
        rules: the folder of the rules.

    Raises:
        UsageError: the folder's name has signs that workflows cannot safely hold.
    """
    if not _PLAIN.fullmatch(rules):
        message = f"{rules[:200]!r} cannot be named in a workflow."
        raise UsageError(
            message, advice="Choose a folder of letters, digits, dots and hyphens, such as rules."
        )
    watched = list_path if _PLAIN.fullmatch(list_path) else _ANY_LIST
    said = {
        "<INSTALL>\n": f"{_text('install.yml')}\n",
        "<APP>\n": f"{_text('app.yml')}\n",
        "<PATHS>": f"[{quoted(watched)}, {quoted(f'{rules}/**')}]",
        "<SETTINGS>\n": "\n" if rules == DEFAULT_RULES else f"\nenv:\n  CURATOR_CONFIG: {quoted(rules)}\n\n",
        "<REPOSITORY>": program.repository,
        "<COMMIT>": program.commit,
    }
    return {f"{FOLDER}/{name}": _filled(_text(name), said) for name in NAMES}


def _filled(text: str, said: Mapping[str, str]) -> str:
    for gap, filling in said.items():
        text = text.replace(gap, filling)
    return text


def _text(name: str) -> str:
    return files(__package__ or __name__).joinpath("workflows", name).read_text(encoding="utf-8")
