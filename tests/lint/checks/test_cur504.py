"""CUR504: sections without an entry."""

from __future__ import annotations

import pytest

from tests.lint.linting import around, marked, messages

CONTENTS = "- [Detection](#detection)\n- [Surveys](#surveys)\n- [Tools](#tools)\n\n"
ENTRY = "* [T](https://a.org/x.pdf)\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# Papers\n\n{CONTENTS}## Detection\n{ENTRY}\n## Surveys\n{ENTRY}\n",
        f"# Papers\n\n{CONTENTS}## Detection\n\n### Images\n{ENTRY}\n## Surveys\n{ENTRY}\n",
        f"# Papers\n\n{CONTENTS}## Detection\nSoon.\n\n## Surveys\n{ENTRY}\n",
        f"# Papers\n\n{CONTENTS}## Detection\n[A list](https://a.org/list)\n\n## Surveys\n{ENTRY}\n",
        f"# Papers\n\n## Detection\n\n## Surveys\n{ENTRY}\n",
    ],
)
def test_sections_with_something_in_them_or_in_no_contents_are_left_alone(text: str) -> None:
    """An entry, a section below, a text; and without contents nobody is led there."""
    assert messages("CUR504", text) == []


@pytest.mark.parametrize(
    "body",
    ["See [RobustBench](https://robustbench.github.io/).", "|a|b|\n|-|-|\n|c|d|", '<img src="x.png">'],
)
def test_a_known_section_with_a_link_or_a_table_is_left_alone(body: str) -> None:
    """It is no list of entries, but a reader finds something."""
    text = f"# Papers\n\n## Benchmark Datasets\n{body}\n\n## Seminal Work\n{ENTRY}"
    assert messages("CUR504", text, around(with_rules=True)) == []


@pytest.mark.parametrize("body", ["", "\n", "\n<!-- soon -->\n"])
def test_a_section_of_the_contents_with_nothing_in_it_is_found(body: str) -> None:
    """Comments are nothing."""
    text = f"# Papers\n\n{CONTENTS}## Detection\n{ENTRY}\n## Surveys\n{body}\n## Tools\n{ENTRY}"
    assert messages("CUR504", text) == ["the section “Surveys” has no entry"]
    assert marked("CUR504", text) == ["## Surveys"]


def test_a_known_section_without_an_entry_is_found_without_contents() -> None:
    """Also when a text promises some."""
    text = (
        f"# Papers\n\n## Seminal Work\n{ENTRY}\n<a id='Detection'></a>\nDetection\n---------\nSoon to come.\n"
    )
    assert messages("CUR504", text, around(with_rules=True)) == ["the section “Detection” has no entry"]
    assert marked("CUR504", text, around(with_rules=True)) == ["Detection"]
