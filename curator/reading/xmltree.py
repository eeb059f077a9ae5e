"""A document of XML as a tree: found whole, without a document type, of the kind that was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from lxml import etree  # type: ignore[import-untyped] # ships no types

from curator.reading.wholeness import fault_in, html_instead, is_html, quoted

if TYPE_CHECKING:
    from collections.abc import Collection

Element: TypeAlias = etree._Element  # noqa: SLF001 - the package gives its elements no public name
"""An element of a document."""

_PROLOGUE: Final = 4_000


class XmlTree(NamedTuple):
    """The ``root`` of a document, or why nothing of it can be believed."""

    root: Element
    fault: str = ""


def open_xml(body: bytes, *, roots: Collection[str], expected: str) -> XmlTree:
    """Read an answer whose root should be one of ``roots``; raises nothing.

    A document type declaration is refused: no service that is read sends one, and entities are the one way
    to make a small document large.
    """
    fault = fault_in(body, expected=expected)
    if not fault and is_html(body):
        fault = html_instead(body, expected=expected)
    if not fault and b"<!DOCTYPE" in body[:_PROLOGUE]:
        fault = f"a document type declaration stands in {expected}, which has none"
    if fault:
        return XmlTree(etree.Element("none"), fault)
    try:
        root = etree.fromstring(body, _strict())
    except etree.XMLSyntaxError as error:
        return XmlTree(etree.Element("none"), f"{expected} is not whole XML ({quoted(str(error))})")
    if root.tag not in roots:
        return XmlTree(
            root, f"a document of another kind came instead of {expected}, <{quoted(str(root.tag))}>"
        )
    return XmlTree(root)


def text_in(element: Element | None) -> str:
    """The text of an element and all below it, as it stands; "" for none."""
    return "" if element is None else "".join(element.itertext())


def _strict() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
