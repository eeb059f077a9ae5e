"""Secrets in the environment of whole runs, and the search for them in everything that was written."""

from __future__ import annotations

import base64
import json
import subprocess
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.e2e.world import World

OTHERS: Final[Mapping[str, str]] = {
    "ACTIONS_RUNTIME_TOKEN": "canary/runtime+token-Zq1",
    "OPENALEX_API_KEY": "canary+openalex/key-Zq2",
    "OPENREVIEW_USERNAME": "robot@example.org",
    "OPENREVIEW_PASSWORD": "canary openreview/password-Zq3",
    "S2_API_KEY": "canary-semantic-scholar-Zq4",
    "SEMANTIC_SCHOLAR_API_KEY": "canary-semantic-scholar-Zq5",
}
"""What a workflow may set beside GitHub's token; the name of an account is none."""

_ALIGNMENTS: Final = 3


def secrets(world: World) -> dict[str, str]:
    """Every secret by its variable."""
    others = {name: value for name, value in OTHERS.items() if not name.endswith("USERNAME")}
    return {"GITHUB_TOKEN": world.town.double.token("bot"), **others}


def forms(secret: str) -> set[bytes]:
    """How a secret may look: plain, in an address, in JSON, and in base64 wherever it stands in a text."""
    plain = secret.encode()
    found = {plain, quote(secret, safe="").encode(), json.dumps(secret)[1:-1].encode(), plain.hex().encode()}
    for before in range(_ALIGNMENTS):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            coded = encode(b"x" * before + plain).rstrip(b"=")
            found.add(coded[2 * bool(before) + (before == _ALIGNMENTS - 1) : -2])
    return found


def leaks(world: World) -> list[str]:
    """Where a secret stands in anything that was written in this world: which one, and the place."""
    wanted = [(name, form) for name, secret in secrets(world).items() for form in forms(secret)]
    return sorted(
        {f"{name} in {place}" for place, text in _written(world) for name, form in wanted if form in text}
    )


def _written(world: World) -> Iterator[tuple[str, bytes]]:
    """Every file below the world's folder, all requests that would write, and all that GitHub holds."""
    for file in sorted(world.folder.rglob("*")):
        if file.is_file():
            yield str(file.relative_to(world.folder)), file.read_bytes()
    double = world.town.double
    yield "the writes", json.dumps(double.writes(), ensure_ascii=False).encode()
    yield "the events", json.dumps(double.control("GET", "events"), ensure_ascii=False).encode()
    state = double.state()
    yield "GitHub", json.dumps(state, ensure_ascii=False).encode()
    for name, repository in state.items():
        yield f"git of {name}", _objects(repository["git_dir"])


def _objects(git_dir: Path | str) -> bytes:
    """All objects of a repository in the clear, also those that no branch reaches any more."""
    command = ["git", "-C", str(git_dir), "cat-file", "--batch-all-objects", "--batch"]
    return subprocess.run(command, check=True, capture_output=True).stdout
