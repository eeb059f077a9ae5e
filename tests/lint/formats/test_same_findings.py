"""Every format carries the same findings, whatever the text that they are about would like to do."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.errors import UsageError
from curator.lint.formats import names, renderer
from curator.lint.formats.telling import Telling
from curator.lint.report import LintReport
from tests.lint.formats.making import CHECKS, DOCS, TELLING, hostile, rendered, report, reported
from tests.lint.formats.reading import READERS, expected
from tests.lint.formats.runner import commands

FORMATS = names()
_LEVELS = {"error", "warning", "notice"}


def test_the_formats_are_those_of_the_contract() -> None:
    """None is missing, and each can be read back here."""
    assert set(FORMATS) == {"text", "json", "github", "sarif", "junit", "rdjson", "markdown"} == set(READERS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_list_has_no_finding_in_any_format(name: str) -> None:
    """A reader that counts findings counts none."""
    told = report("* [T](https://x)\n")
    assert list(READERS[name](rendered(name, told), told)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_list_is_told_the_same_in_every_format(name: str) -> None:
    """Codes, lines and columns, with nothing lost, added or moved."""
    told = hostile()
    assert sorted(READERS[name](rendered(name, told), told)) == expected(told)


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_no_hostile_text_acts_on_the_reader(name: str, colour: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    """Terminals get no controls but our colours, GitHub's runner no commands but our annotations."""
    document = rendered(name, hostile(), Telling(colour=colour, docs_url=DOCS))
    shown = document if not (colour and name == "text") else _without_colours(document)
    assert [sign for sign in shown if sign != "\n" and not sign.isprintable()] == []
    found = list(commands(document))
    assert bool(found) is (name == "github")
    assert {one.name for one in found} <= _LEVELS


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_can_be_written_anywhere(name: str) -> None:
    """It is UTF-8, ends with a line break, and is the same when it is made again."""
    document = rendered(name, hostile())
    assert document.encode().endswith(b"\n")
    assert rendered(name, hostile()) == document


@given(
    text=st.text(st.characters(exclude_categories=(), exclude_characters="\r\n"), max_size=80),
    message=st.text(st.characters(exclude_categories=()), max_size=60),
    places=st.tuples(st.integers(0, 80), st.integers(0, 80)),
    check=st.sampled_from(CHECKS),
)
def test_any_text_can_be_told(text: str, message: str, places: tuple[int, int], check: object) -> None:
    """No character of a list or a message keeps a format from saying where it is."""
    whole = f"# L\r\n{text}\rend\n"
    start, end = sorted(min(5 + place, len(whole)) for place in places)
    chosen = next(one for one in CHECKS if one is check)
    edits = [(start, end, message)] if chosen.fix else []
    told = report(whole, reported(whole, chosen, (start, end), message, edits=edits))
    for name in FORMATS:
        assert sorted(READERS[name](rendered(name, told), told)) == expected(told), name


def test_several_lists_are_one_document() -> None:
    """Each finding stands with its own list."""
    one, two = (report("* a\n", reported("* a\n", CHECKS[0], (2, 3)), path=path) for path in ("a.md", "b.md"))
    both = LintReport((*one.files, *two.files))
    for name in FORMATS:
        document = renderer(name)(both, TELLING)
        assert len(list(READERS[name](document, both))) == 2, name
        assert all(path in document for path in ("a.md", "b.md")), name


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    """One sentence and what to do."""
    with pytest.raises(UsageError, match="no format 'xml'") as refused:
        renderer("xml")
    assert "sarif" in refused.value.advice


def test_only_the_format_that_is_asked_for_is_imported() -> None:
    """Start-up is part of the design: text costs neither rich nor the page of a check."""
    program = (
        "import sys; from curator.lint.formats import renderer; renderer('text'); kept = ('rich', 'click'); "
        "print(*(name for name in sys.modules if '.formats.as_' in name or name in kept))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["curator.lint.formats.as_text"]


def _without_colours(document: str) -> str:
    for code in ("0", "1", "2", "34", "1;31", "1;33", "1;36"):
        document = document.replace(f"\x1b[{code}m", "")
    return document
