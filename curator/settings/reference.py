"""The page ``docs/configuration.md``, printed from the models so that it cannot fall behind them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from curator.settings.schema import FILES, schema_of
from curator.settings.services import SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEAD: Final = """\
# Configuration

<!-- Printed from the models under curator/settings by `curator docs`; edits here are lost. -->

One folder, `rules/`, is all that a maintainer edits. `--config DIR` and the variable `CURATOR_CONFIG` name
another folder. Every file is YAML 1.2 and begins with `version: 1`; anchors and aliases are not used.
`curator config check` names every mistake of every file at once, with file and line; `curator config
schema` prints a JSON Schema for editors.

A list that is only linted needs `curator.yaml` alone: without the other files there are no keyword rules, and
the venues are those that come with the program.
"""
_ENVIRONMENT: Final = """\
## Environment

| variable | meaning |
|---|---|
| `CURATOR_CONFIG`, `CURATOR_STATE` | as `--config` and `--state` |
| `CURATOR_NOW` | the moment (RFC 3339) that is taken for now, everywhere |
| `CURATOR_<NAME>_URL` | the base URL of a service below, such as `CURATOR_ARXIV_URL`; wins over the file |
| `CURATOR_LEDGER_URL` | where the ledger is, such as `postgresql+psycopg://…`; else a file under `--state` |
| `CURATOR_CONTACT` | at which address or page services can reach you, where `contact` is not set |
| `CURATOR_LINKS_ALLOW_PRIVATE` | `1` lets links into private networks and this machine be asked too |
| `CURATOR_LINKS_HOST_MAP` | who is asked in place of a host: `host=URL` pairs, commas between |
| `GITHUB_TOKEN`, `GITHUB_REPOSITORY`, `GITHUB_API_URL` | GitHub's own: never in a file |
| `OPENREVIEW_USERNAME`, `OPENREVIEW_PASSWORD` | a login, without which OpenReview may turn programs away |
| `OPENALEX_API_KEY` | the key without which OpenAlex is not asked |
| `GITHUB_STEP_SUMMARY` | GitHub's own: `run`, `links`, `lint` (for GitHub) add there what they found |
| `CURATOR_DOCS_URL` | the web address of `docs/checks`, so that findings link to the pages of their checks |
| `NO_COLOR` | no colours |

A pull request may edit `rules/`. So the base URL of a service that is sent a credential,
`links.allow_private` and `links.host_map` are taken from the environment only; in a file they are mistakes.
In `CURATOR_LINKS_HOST_MAP`, as in `papers.nips.cc=http://127.0.0.1:8899,*=http://127.0.0.1:8900`, `*` stands
for every host that is not named.
"""

_KINDS: Final = {
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
    "array": "list",
    "object": "mapping",
    "date": "day",
}
_BOUNDS: Final = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}


def configuration_page() -> str:
    """The whole page, as Markdown with a final newline."""
    parts = [_HEAD, _ENVIRONMENT, "\n".join(_services())]
    for kind, name in FILES.items():
        schema = schema_of(kind)
        tables = _Tables(schema.get("$defs", {}))
        parts.append("\n".join([f"## `{name}`\n", *tables.of(schema, prefix="")]))
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _services() -> Iterator[str]:
    yield "## Services\n"
    yield "Where they are and how they are asked, unless `services` of `curator.yaml` says otherwise.\n"
    yield "| name | base URL | interval (s) | timeout (s) | budget |"
    yield "|---|---|---|---|---|"
    for name, known in SERVICES.items():
        figures = f"{known.interval:g} | {known.timeout:g} | {known.budget}"
        yield f"| `{name}` | `{known.base_url}` | {figures} |"


@dataclass(slots=True)
class _Tables:
    """The tables of one file; a model that stands in several places is shown once."""

    models: Mapping[str, Any]
    shown: set[int] = field(default_factory=set)

    def of(self, schema: Mapping[str, Any], prefix: str) -> Iterator[str]:
        yield _sentence(schema.get("description", "")) + "\n"
        yield "| key | value | default | meaning |"
        yield "|---|---|---|---|"
        inner: list[tuple[str, Mapping[str, Any]]] = []
        for name, given in schema["properties"].items():
            model, suffix = self.model(given)
            if model is not None:
                inner.append((f"{prefix}{name}{suffix}", model))
            yield self.row(f"{prefix}{name}", given, required=name in schema.get("required", []))
        for path, model in inner:
            if id(model) not in self.shown:
                self.shown.add(id(model))
                yield f"\n### `{path}`\n"
                yield from self.of(model, f"{path}.")

    def row(self, path: str, given: Mapping[str, Any], *, required: bool) -> str:
        model, suffix = self.model(given)
        default = "required" if required else _default(given, model)
        meaning = _sentence(given.get("description") or (model or {}).get("description", ""))
        mapping = "list of mappings" if suffix else "mapping"
        kind = mapping if model is not None else self.kind(given)
        return f"| `{path}` | {_cell(kind)} | {_cell(default)} | {_cell(meaning)} |"

    def model(self, given: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, str]:
        """The model that a key's value (or, with ``[]``, each item of it) follows."""
        for arm in (given, *given.get("anyOf", [])):
            for holder, suffix in ((arm, ""), (arm.get("items", {}), "[]")):
                model = self.named(holder)
                if model is not None and "properties" in model:
                    return model, suffix
        return None, ""

    def named(self, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What a reference of the schema points at."""
        return self.models.get(str(given.get("$ref", "")).rpartition("/")[2])

    def kind(self, given: Mapping[str, Any]) -> str:
        given = self.named(given) or given
        if "anyOf" in given:
            return " or ".join(self.kind(arm) for arm in given["anyOf"] if arm.get("type") != "null")
        if "enum" in given:
            return " or ".join(f"`{value}`" for value in given["enum"])
        if "const" in given:
            return f"`{given['const']}`"
        bounds = ", ".join(f"{sign} {_figure(given[key])}" for key, sign in _BOUNDS.items() if key in given)
        kind = _KINDS.get(given.get("format", given.get("type", "")), "text")
        if kind == "list":
            kind = f"list of {self.kind(given['items'])}"
        return f"{kind} {bounds}".rstrip()


def _figure(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else str(number)


def _default(given: Mapping[str, Any], model: Mapping[str, Any] | None) -> str:
    default = given.get("default")
    if model is not None or default in (None, [], "", {}):
        return ""
    return f"`{default if isinstance(default, str) else json.dumps(default)}`"


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
