"""The page on entry templates says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curator.core.list.template import FIELDS, Template
from curator.core.policy import DEFAULT_TEMPLATE
from curator.errors import UsageError
from tests.core.formats import FORMATS

PAGE = (Path(__file__).parents[3] / "docs" / "entry-template.md").read_text(encoding="utf-8")


def test_every_field_is_on_the_page_and_no_other() -> None:
    """Each has a row of the table."""
    table = PAGE.partition("| field | is |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(FIELDS)


def test_the_templates_on_the_page_are_those_that_are_tried() -> None:
    """The default one and the three of other lists."""
    assert DEFAULT_TEMPLATE in PAGE
    shown = [line.strip() for line in PAGE.splitlines() if line.startswith(("    - ", "    1. "))]
    assert shown == list(FORMATS.values())


def test_the_mistake_on_the_page_is_the_one_that_is_made() -> None:
    """Word for word."""
    with pytest.raises(UsageError) as caught:
        Template.parse("* [{titel}]({url})")
    assert f"    {caught.value}\n" in PAGE
