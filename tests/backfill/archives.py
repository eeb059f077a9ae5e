"""Archives of made papers."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from curator.settings.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT: Final = Path(__file__).parents[2]
RULES: Final = load(ROOT / "rules", {}).rules


def record(number: int, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """A paper; every tenth is for the list."""
    fits = not number % 10
    title = (
        f"Adversarial training of robust network {number}" if fits else f"Sorting pebbles, volume {number}"
    )
    abstract = "We defend against adversarial examples." if fits else "Pebbles are sorted."
    plain = {"id": f"2604.{number:05d}", "title": title, "abstract": abstract, "authors": ["Ann Lee"]}
    return {**plain, "categories": ["cs.LG"], "published": "2026-04-01T00:00:00Z", **fields}


def written(path: Path, records: Iterable[Any]) -> Path:
    """A file of JSON lines, packed where its name says so."""
    text = "".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in records)
    if path.suffix == ".gz":
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write(text)
    else:
        path.write_text(text, encoding="utf-8")
    return path
