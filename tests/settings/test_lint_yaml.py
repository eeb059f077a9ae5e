"""The key ``lint``: every word in it is held against the checks that there are, before anything is linted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from curator.lint.registry import all_checks
from curator.settings.load import examine, load
from curator.settings.schema import schema_of
from tests.settings.folders import CURATOR, rules_folder

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.lint_choice import LintChoice
    from curator.lint.check import Check

HEAD = CURATOR.count("\n")
WITH_OPTIONS = [check for check in all_checks() if check.options]


def chosen(root: Path, lint: str) -> LintChoice:
    """What a valid ``lint:`` makes of the linter."""
    return load(rules_folder(root, curator=f"{CURATOR}lint: {lint}\n"), {}).lint


def told(root: Path, text: str) -> list[tuple[int, int, str]]:
    """Line (from where ``lint:`` stands), column and message of every mistake."""
    settings, mistakes = examine(rules_folder(root, curator=CURATOR + text), {})
    assert settings is None
    return [(one.line - HEAD, one.column, one.message) for one in mistakes]


@pytest.mark.parametrize("word", ["CUR205", "CUR2", "CUR", "ALL", "cur205", "arxiv-version", " CUR20 "])
def test_checks_go_by_code_beginning_and_name(tmp_path: Path, word: str) -> None:
    """As on the command line, and in any case."""
    choice = chosen(tmp_path, f'{{select: ["{word}"], ignore: ["{word}"]}}')
    assert choice.select == choice.ignore == (word,)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("CUR303", "CUR303"),
        ("cur303", "CUR303"),
        ("CUR3", "CUR3"),
        ("Cur", "CUR"),
        ("ALL", "CUR"),
        ("arxiv-version", "CUR205"),
        ("Arxiv-Version", "CUR205"),
    ],
)
def test_a_suppression_silences_by_code(tmp_path: Path, word: str, code: str) -> None:
    """Whatever word it was written with: the linter compares codes and their beginnings."""
    (silenced,) = chosen(tmp_path, f"{{suppress: [{{codes: [{word}], reason: known}}]}}").suppress
    assert silenced.codes == (code,)


def test_a_check_that_is_silenced_twice_is_silenced(tmp_path: Path) -> None:
    """By name and by code."""
    choice = chosen(tmp_path, "{suppress: [{codes: [arxiv-version, CUR205, CUR4], reason: known}]}")
    assert choice.suppress[0].codes == ("CUR205", "CUR4")


@pytest.mark.parametrize("check", WITH_OPTIONS, ids=lambda check: check.code)
def test_every_option_may_be_set_to_its_default(tmp_path: Path, check: Check) -> None:
    """Under the check's code and under its name; what is not set is not there."""
    for word in (check.code, check.name):
        for name, option in check.options.items():
            set_to = f"{{options: {{{word}: {{{name}: {json.dumps(option.default)}}}}}}}"
            choice = chosen(tmp_path / word / name, set_to)
            assert choice.options == {check.code: {name: option.default}}


def test_a_whole_number_is_a_number(tmp_path: Path) -> None:
    """A share of 1 need not be written 1.0; a list and an empty mapping are taken as well."""
    choice = chosen(tmp_path, "{options: {CUR210: {least: 1}, CUR203: {hosts: []}, CUR107: {}}}")
    assert choice.options == {"CUR210": {"least": 1.0}, "CUR203": {"hosts": ()}, "CUR107": {}}


def test_all_mistakes_come_together_each_at_its_place(tmp_path: Path) -> None:
    """Unknown checks and options, wrong types: with a mistake elsewhere in the file, and in one reading."""
    text = """\
lint:
  select: [CUR3, arxiv-versoin, 7]
  ignore: CUR3
  options:
    CUR17:
      a: b
    CUR107:
      longset: 3
      longest: "300"
    CUR205: {x: 1}
    CUR111: {known: [a, 7]}
    CUR505: {margin: .inf}
  suppress:
    - codes: [CUR33]
      reason: known
limts: {}
"""
    words = "expected a check's code (CUR303), its beginning (CUR3) or its name; did you mean"
    assert told(tmp_path, text) == [
        (2, 18, f'lint.select[2] is "arxiv-versoin"; {words} arxiv-version?'),
        (2, 33, "lint.select[3] is 7; expected text"),
        (3, 11, 'lint.ignore is "CUR3"; expected a list'),
        (5, 5, "lint.options.CUR17 is not a check; did you mean CUR107?"),
        (8, 7, "lint.options.CUR107.longset is not an option of CUR107; did you mean longest?"),
        (9, 16, 'lint.options.CUR107.longest is "300"; expected a whole number'),
        (10, 5, "lint.options.CUR205 is a check without options; leave it out"),
        (11, 25, "lint.options.CUR111.known[2] is 7; expected text"),
        (12, 22, "lint.options.CUR505.margin is Infinity; expected a finite number"),
        (14, 15, f'lint.suppress[1].codes[1] is "CUR33"; {words} CUR303?'),
        (16, 1, "limts is not a setting; did you mean limits?"),
    ]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("CUR107: {longest: 3.5}", "expected a whole number"),
        ("CUR107: {longest: true}", "expected a whole number"),
        ("CUR107: {longest: -1}", "expected a number of at least 0"),
        ("CUR107: {longest: 1000000000000}", "expected a number of at most 1000000000"),
        ("CUR107: {longest: }", "longest is empty; expected a whole number"),
        ("CUR107: 300", "lint.options.CUR107 is 300; expected a mapping"),
        ("CUR107: [longest]", "expected a mapping"),
        ("CUR107: {qqqq: 3}", "expected one of longest, sentences"),
        ("CUR111: {known: word}", "expected a list"),
        ("CUR111: {known: {a: b}}", "known is a mapping; expected a list"),
        ("CUR208: {repository: 7}", "repository is 7; expected text"),
        ("CUR306: {workshops: 1}", "expected true or false"),
        ("CUR306: {workshops: 'yes'}", "expected true or false"),
        ("CUR505: {margin: wide}", "expected a number"),
        ("CUR505: {margin: .nan}", "expected a finite number"),
        ("CUR1: {}", "lint.options.CUR1 is not a check; did you mean"),
        ("'': {}", "is not a check; see curator lint --list"),
        ("CUR107: {}, description-form: {}", "description-form is the same check as CUR107; keep one"),
    ],
)
def test_an_option_has_the_type_of_its_default(tmp_path: Path, option: str, expected: str) -> None:
    """Nothing is turned into something else, and one mistake is told once."""
    ((line, _, message),) = told(tmp_path, f"lint:\n  options: {{{option}}}\n")
    assert line == 2
    assert expected in message


def test_a_word_without_end_is_told_in_short(tmp_path: Path) -> None:
    """Half a megabyte that stands for no check costs neither a screenful nor a minute."""
    word = "CUR" * 150_000
    ((_, _, message),) = told(tmp_path / "select", f"lint: {{select: [{word}]}}\n")
    assert message.endswith("expected at most 60 characters")
    assert len(message) < 200
    ((_, _, message),) = told(tmp_path / "options", f"lint: {{options: {{{word}: {{}}}}}}\n")
    assert len(message) < 200


@pytest.mark.parametrize(
    ("lint", "right"),
    [
        ("{options: {CUR107: {longest: 300}, misspelling: {known: [a]}}}", True),
        ("{options: {CUR107: {longset: 300}}}", False),
        ("{options: {CUR107: {longest: x}}}", False),
        ("{options: {CUR17: {}}}", False),
        ("{options: {CUR205: {}}}", False),
        ("{select: [CUR3], options: {CUR505: {margin: -1}}}", False),
    ],
)
def test_an_editor_is_told_the_same(tmp_path: Path, lint: str, *, right: bool) -> None:
    """The JSON Schema knows every option with its type, so that editors complete and check it."""
    text = f"version: 1\nlint: {lint}\n"
    settings, _ = examine(rules_folder(tmp_path, curator=text), {})
    validator = Draft202012Validator(schema_of("curator"))
    assert (settings is not None) is right
    assert validator.is_valid(YAML(typ="safe", pure=True).load(text)) is right


def test_the_schema_says_what_an_option_means() -> None:
    """In the words of the check's own page."""
    options = schema_of("curator")["$defs"]["LintModel"]["properties"]["options"]["properties"]
    assert set(options) == {word for check in WITH_OPTIONS for word in (check.code, check.name)}
    for check in WITH_OPTIONS:
        shown = {name: one["description"] for name, one in options[check.code]["properties"].items()}
        assert shown == {name: one.meaning for name, one in check.options.items()}
