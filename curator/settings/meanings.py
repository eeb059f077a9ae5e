"""What the keys of a model mean: the texts below its fields, read from its source when somebody asks.

Pydantic can collect them itself (``use_attribute_docstrings``), whenever a model is made; every start that
reads rules would pay for that, and only schemas, the reference and some mistakes show them.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@cache
def meanings(model: type[BaseModel]) -> Mapping[str, str]:
    """The meaning of each key that has one, under the name that the file gives it."""
    texts = {name: text for kind in reversed(model.__mro__) for name, text in _texts(kind)}
    found = {
        info.alias or name: info.description or texts.get(name) for name, info in model.model_fields.items()
    }
    return {name: text for name, text in found.items() if text}


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a value of this type may be read as."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def _texts(kind: type) -> Iterator[tuple[str, str]]:
    """The names of a class's fields and the texts right below them."""
    if not issubclass(kind, BaseModel) or kind is BaseModel:
        return
    (tree,) = ast.parse(dedent(inspect.getsource(kind))).body
    for field, below in pairwise(tree.body if isinstance(tree, ast.ClassDef) else ()):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = below.value if isinstance(below, ast.Expr) else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield field.target.id, inspect.cleandoc(text.value)
