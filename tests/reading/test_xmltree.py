"""A document of XML, found whole or not believed."""

from __future__ import annotations

import pytest

from curator.reading.xmltree import open_xml, text_in
from tests.support.recorded import MAINTENANCE, WALL


def test_a_whole_document_is_a_tree() -> None:
    """Comments and instructions in it are left out, the text around them stays."""
    opened = open_xml(
        b"<?xml version='1.0'?><a><t>x<b>y</b><!-- c -->z</t>tail</a>", roots={"a"}, expected="it"
    )
    assert opened.fault == ""
    assert text_in(opened.root.find("t")) == "xyz"
    assert text_in(opened.root.find("none")) == ""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<a><b></a>", "it is not whole XML"),
        (b"<a>", "it is not whole XML"),
        (b"<b/>", "another kind came instead of it, <b>"),
        (b"", "nothing came"),
        (b"a", "not whole XML"),
        (b'{"a": 1}', "not whole XML"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "a document type declaration"),
        (b"<a>" * 5_000 + b"</a>" * 5_000, "not whole XML"),
        (MAINTENANCE, "an HTML page came instead of it"),
        (WALL, "turns programs away"),
        (b"<a>\xff\xfe</a>", "not whole XML"),
    ],
)
def test_anything_else_is_a_fault(body: bytes, said: str) -> None:
    """Truncated, of another kind, hostile, a page: the reason says which."""
    assert said in open_xml(body, roots={"a"}, expected="it").fault
