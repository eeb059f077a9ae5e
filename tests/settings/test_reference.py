"""The generated page and schemas: they say what the models say, and the committed page is up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from curator import defaults
from curator.settings.reference import configuration_page
from curator.settings.schema import DIALECT, FILES, MODELS, schema_of

PAGE = Path("docs/configuration.md")
RULES = defaults.folder() / "rules"


def test_the_committed_page_is_up_to_date() -> None:
    """docs/configuration.md is what the models print today."""
    assert PAGE.read_text(encoding="utf-8") == configuration_page()


def test_every_key_is_explained() -> None:
    """No row of the page lacks its meaning."""
    rows = [
        line
        for line in configuration_page().splitlines()
        if line.startswith("| `") and line.count(" | ") == 3
    ]
    assert len(rows) > 80
    assert [row for row in rows if not row.rstrip(" |").endswith(".") or "|  |  |" in row] == []


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_a_schema(kind: str) -> None:
    """Each schema is valid under the dialect that it names, and plain JSON."""
    schema = schema_of(kind)
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(json.loads(json.dumps(schema)))
    assert set(MODELS) == set(FILES)


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.yaml")), ids=lambda path: path.name)
def test_an_editor_accepts_our_own_files(path: Path) -> None:
    """Every file of the default folder is valid under its own schema, and an unknown key is not."""
    kind = "section" if path.parent.name == "sections" else path.stem
    validator = Draft202012Validator(schema_of(kind))
    found = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    data = json.loads(json.dumps(found, default=str))  # a day is text to editors
    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors(data | {"zzz": 1}))
