"""Templates: in each of the two languages that pages are written in, every foreign value is made inert."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from curator.core.markdown.escaping import clean
from curator.pages.inert import Markdown, markdown, verbatim

if TYPE_CHECKING:
    from jinja2 import Template

_LOADER: Final = PackageLoader("curator.pages")


def template(name: str) -> Template:
    """A template of this package by its file's name, ``....md.j2`` or ``....html.j2``."""
    return (_markdown() if name.endswith(".md.j2") else _html()).get_template(name)


def source(name: str) -> str:
    """The text of a file beside the templates that holds nothing to fill in."""
    text, _, _ = _LOADER.get_source(_html(), name)
    return text


@cache
def _markdown() -> Environment:
    """Markdown has no autoescape in Jinja; ``finalize`` sees every value instead."""
    made = Environment(
        loader=_LOADER,
        finalize=_inert,
        autoescape=False,  # noqa: S701  # it would write HTML entities into Markdown
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"verbatim": verbatim, "ours": Markdown}
    return made


@cache
def _html() -> Environment:
    return Environment(
        loader=_LOADER,
        finalize=_shown,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _inert(value: object) -> str:
    return value if isinstance(value, Markdown) else markdown(str(value))


def _shown(value: object) -> object:
    """Autoescape takes care of HTML; what nobody sees would still reorder or hide the rest of a line."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
