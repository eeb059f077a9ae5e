"""JSON Schemas of the files, for editors and other programs, made from the very models that validate them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from curator.settings.curator_yaml import CuratorFile
from curator.settings.meanings import meanings, models_in
from curator.settings.rules import ScreeningFile, SectionFile
from curator.settings.venues_yaml import VenuesFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from curator.settings.yamlfile import RuleFile

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

MODELS: Final[Mapping[str, type[RuleFile]]] = {
    "curator": CuratorFile,
    "screening": ScreeningFile,
    "section": SectionFile,
    "venues": VenuesFile,
}
"""The kinds of files by the name that ``curator config schema --file`` takes."""

FILES: Final[Mapping[str, str]] = {
    "curator": "curator.yaml",
    "screening": "screening.yaml",
    "section": "sections/<slug>.yaml",
    "venues": "venues.yaml",
}
"""Where a file of each kind stands in ``rules/``."""


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file, a key of `MODELS`."""
    model = MODELS[kind]
    schema = model.model_json_schema(by_alias=True, mode="validation")
    _explain(schema, model)
    return {"$schema": DIALECT, **schema, "title": FILES[kind]}


def _explain(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Put the meaning of each key beside it, here and in the models that the keys' values are read as."""
    parts = {model: schema}
    while parts:
        model, part = parts.popitem()
        for name, text in meanings(model).items():
            part["properties"][name]["description"] = text
        for inner in chain.from_iterable(models_in(info.annotation) for info in model.model_fields.values()):
            parts[inner] = schema["$defs"][inner.__name__]
