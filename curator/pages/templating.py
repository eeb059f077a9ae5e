"""Templates: in each of the two languages that pages are written in, every foreign value is made inert."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from curator.pages.inert import Markdown, markdown

if TYPE_CHECKING:
    from jinja2 import Template

_LOADER: Final = PackageLoader("curator.pages")


def template(name: str) -> Template:
    """A template of this package by its file's name, ``….md.j2`` or ``….html.j2``."""
    return (_markdown() if name.endswith(".md.j2") else _html()).get_template(name)


@cache
def _markdown() -> Environment:
    """Markdown has no autoescape in Jinja; ``finalize`` sees every value instead."""
    return Environment(
        loader=_LOADER,
        finalize=_inert,
        autoescape=False,  # noqa: S701  # it would write HTML entities into Markdown
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _html() -> Environment:
    return Environment(
        loader=_LOADER, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _inert(value: object) -> str:
    return value if isinstance(value, Markdown) else markdown(str(value))
