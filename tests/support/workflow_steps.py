"""A step of a workflow or a composite action, run as GitHub's runner does: expressions, variables, bash."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_EXPRESSION = re.compile(r"\$\{\{ *(.+?) *\}\}")
_SHELLS = {None: ("bash", "-e"), "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail")}
"""What GitHub starts for each value of ``shell``."""


def parsed(path: Path) -> dict[str, Any]:
    """A workflow, an action, or a manifest of hooks as data."""
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return data


def evaluated(text: str, contexts: Mapping[str, Any]) -> str:
    """A value of the file with every ``${{ … }}`` replaced by what it says."""
    return _EXPRESSION.sub(lambda found: _either(found[1], contexts), text)


def _either(expression: str, contexts: Mapping[str, Any]) -> str:
    values = [_both(arm, contexts) for arm in expression.split("||")]
    return next(filter(None, values), values[-1])


def _both(expression: str, contexts: Mapping[str, Any]) -> str:
    values = [_compared(part, contexts) for part in expression.split("&&")]
    return values[-1] if all(values) else ""


def _compared(expression: str, contexts: Mapping[str, Any]) -> str:
    values = [_term(term.strip(), contexts) for term in expression.split("==")]
    return values[0] if len(values) == 1 else "true" if values[0].lower() == values[1].lower() else ""


def _term(term: str, contexts: Mapping[str, Any]) -> str:
    """A text in quotes, or a value of a context; one that is not there is empty, as for GitHub."""
    if found := re.fullmatch(r"'([^']*)'", term):
        return found[1]
    assert re.fullmatch(r"[a-z_]+(?:\.[a-z_-]+)+", term), f"an expression that the tests do not know: {term}"
    value: Any = contexts
    for name in term.split("."):
        value = value.get(name, {}) if isinstance(value, dict) else {}
    return "" if value == {} else str(value)


@dataclass(frozen=True)
class Done:
    """What a step did: its exit code, its log, and the step summary that it wrote."""

    code: int
    out: str
    err: str
    summary: str


@dataclass
class Job:
    """Where steps run: the checked-out ``workspace``, the ``temp`` folder, and what the contexts say.

    ``variables`` are the runner's own, beside those that every job has.
    """

    workspace: Path
    temp: Path
    home: Path
    contexts: Mapping[str, Any]
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(self, step: Mapping[str, Any]) -> Done:
        """Run the script of a step."""
        self.temp.mkdir(parents=True, exist_ok=True)
        summary = self.temp / "step_summary"
        summary.write_text("", encoding="utf-8")
        script = self.temp / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        own = {name: evaluated(str(value), self.contexts) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            [*_SHELLS[step.get("shell")], str(script)],
            cwd=self.workspace,
            env={**self._given(), "GITHUB_STEP_SUMMARY": str(summary), **own},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        return Done(done.returncode, done.stdout, done.stderr, summary.read_text(encoding="utf-8"))

    def _given(self) -> dict[str, str]:
        """The variables that the runner sets for every step."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_SHA": self.contexts["github"]["sha"],
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
            **self.variables,
        }
