"""YAML text as plain data with the place of every key and value; hostile text costs bounded time.

Anchors and aliases are refused: no setting needs one, and a few lines of them unfold into gigabytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from curator.settings.mistakes import Mistake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ruamel.yaml.constructor import BaseConstructor

DEEPEST: Final = 30
_CORE: Final = "tag:yaml.org,2002:"
_AS_TEXT: Final = {_CORE + name for name in ("str", "timestamp", "merge", "value")}
_AS_VALUE: Final = {_CORE + name for name in ("bool", "int", "float")}
_PLAIN_MAPPING: Final = _CORE + "map"
_PLAIN_SEQUENCE: Final = _CORE + "seq"

Loc: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and, from 0, places in lists."""
Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One document: ``data`` is what JSON could hold, ``keys`` and ``values`` say where each thing stands."""

    data: object
    keys: Mapping[Loc, Place]
    values: Mapping[Loc, Place]

    def place(self, loc: Loc, *, key: bool = False) -> Place:
        """Where the value (or its key) is; a thing that is not there stands where its parent does."""
        if key and loc in self.keys:
            return self.keys[loc]
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, (1, 1))


@dataclass(slots=True)
class _Reading:
    """What one walk over the nodes has found so far."""

    path: str
    constructor: BaseConstructor
    keys: dict[Loc, Place] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def read(self, node: Node, loc: Loc) -> object:
        self.values[loc] = _place(node)
        if node.anchor is not None:
            return self.refuse(node, "anchors (&) and aliases (*) are not used here; write the value out")
        if isinstance(node, MappingNode):
            return self.mapping(node, loc)
        if isinstance(node, SequenceNode):
            return self.sequence(node, loc)
        return self.scalar(node)

    def mapping(self, node: MappingNode, loc: Loc) -> object:
        if str(node.tag) != _PLAIN_MAPPING:
            return self.refuse(node, f"the tag {node.tag} is not used here; leave it out")
        found: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode) or key.anchor is not None:
                self.refuse(key, "a key must be plain text")
                continue
            there = (*loc, key.value)
            if key.value in found:
                first = self.keys[there][0]
                self.refuse(key, f"{dotted(there)} is set twice, first on line {first}; keep one of them")
                continue
            self.keys[there] = _place(key)
            found[key.value] = self.read(value, there)
            if isinstance(value, ScalarNode) and value.value == "" and value.anchor is None:
                # The parser says that a missing value stands where the next thing begins.
                self.values[there] = _place(key)
        return found

    def sequence(self, node: SequenceNode, loc: Loc) -> object:
        if str(node.tag) != _PLAIN_SEQUENCE:
            return self.refuse(node, f"the tag {node.tag} is not used here; leave it out")
        return [self.read(item, (*loc, index)) for index, item in enumerate(node.value)]

    def scalar(self, node: Node) -> object:
        tag = str(node.tag)
        if tag == _CORE + "null":
            return None
        if tag in _AS_TEXT:
            return str(node.value)
        if tag not in _AS_VALUE:
            return self.refuse(node, f"the tag {tag} is not used here; leave it out")
        try:
            value: object = self.constructor.construct_object(node, deep=True)
        except ValueError:  # more digits than Python reads
            return self.refuse(node, "the number is too long; expected a shorter one")
        return value

    def refuse(self, node: Node, message: str) -> object:
        """Note the mistake and stand in for the value."""
        self.mistakes.append(Mistake(self.path, *_place(node), message))
        return None


def dotted(loc: Loc) -> str:
    """A way to a value as people write it: ``services.arxiv.interval``, ``phrases[2].weight``."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{_quoted(part)}"
    return text.removeprefix(".")


def _quoted(key: str) -> str:
    short = key if len(key) <= 60 else key[:59] + "…"  # noqa: PLR2004 - a key is quoted, not printed whole
    return short if short.isprintable() and short.strip() == short != "" else json.dumps(short)


def grow(text: str, *, path: str) -> tuple[Tree | None, list[Mistake]]:
    """Read one document; ``path`` is how messages name the file. No tree when it is not YAML at all."""
    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = DEEPEST
    yaml.composer.warn_double_anchors = False
    try:
        root = yaml.compose(text)
    except MarkedYAMLError as error:
        return None, [_not_yaml(error, path)]
    except (YAMLError, ValueError) as error:
        return None, [Mistake(path, 0, 0, f"is not valid YAML: {_first_line(str(error))}")]
    except RecursionError:
        return None, [_too_deep(path, (0, 0))]
    if root is None:
        return None, [Mistake(path, 0, 0, "is empty; expected `version: 1` and settings")]
    reading = _Reading(path, yaml.constructor)
    data = reading.read(root, ())
    return Tree(data, reading.keys, reading.values), reading.mistakes


def _place(node: Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _too_deep(path: str, place: Place) -> Mistake:
    return Mistake(path, *place, f"is nested too deeply; expected at most {DEEPEST} levels")


def _not_yaml(error: MarkedYAMLError, path: str) -> Mistake:
    mark = error.problem_mark or error.context_mark
    place: Place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = _first_line(error.problem or error.context or "it cannot be read")
    if "maximum depth" in problem:
        return _too_deep(path, place)
    if r"'\t'" in problem:
        problem = "a tab stands where YAML wants spaces; replace it with spaces"
    elif problem.startswith("mapping values are not allowed"):
        problem = "a colon stands where none can; check the indentation, or put the value in quotes"
    elif error.context:
        problem = f"{problem} ({error.context})"
    return Mistake(path, *place, f"is not valid YAML: {problem}")


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:200] if text.strip() else text
