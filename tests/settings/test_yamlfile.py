"""One YAML file of a maintainer: what is read, and how each mistake in it is told."""

from __future__ import annotations

import os
import warnings
from io import StringIO
from typing import TYPE_CHECKING, Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from ruamel.yaml import YAML

from curator.settings.mistakes import ConfigurationMistakes, Mistake
from curator.settings.yamlfile import LARGEST, RuleFile, Strict, read, read_text
from curator.settings.yamltree import grow

if TYPE_CHECKING:
    from pathlib import Path


class Limits(Strict):
    """A mapping inside the file."""

    max_open: Annotated[int, Field(ge=0, le=100)] = 20
    """How many."""

    order: Literal["newest-first", "oldest-first"] = "newest-first"


class Sample(RuleFile):
    """A file with every kind of value."""

    limits: Limits = Limits()
    items: tuple[Limits, ...] = ()
    named: dict[str, Limits] = Field(default_factory=dict)
    either: Limits | Annotated[tuple[str, ...], Field(max_length=2)] = ()
    pause: Annotated[float, Field(gt=0)] = 1.0
    text: str = ""
    """Any words."""


class Needy(RuleFile):
    """A file that cannot do without one key."""

    contact: str
    """Whom to reach. Always."""


def mistakes_in(text: str, model: type[RuleFile] = Sample) -> list[str]:
    """Every mistake that reading ``text`` tells, as a user sees it."""
    mistakes: list[Mistake] = []
    result = read_text(text, model, mistakes=mistakes, shown="rules/x.yaml")
    assert (result is None) == bool(mistakes)
    return [str(mistake) for mistake in mistakes]


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\n",
        "\ufeffversion: 1\n".removeprefix("\ufeff"),
        "# a comment\nversion: 1 # another\n",
        "version: 1\r\nlimits: {max_open: 3}\r\n",
        "version: 1\nlimits:\n  max_open: 0\nitems:\n- max_open: 1\n- order: oldest-first\n",
        "version: 1\ntext: 2026-11-30\n",
        "version: 1\ntext: 'on'\n",
        "version: 1\ntext: on\n",
        "version: 1\npause: 2\n",
        "version: 1\neither: [a, b]\n",
        "version: 1\neither: {max_open: 1}\n",
        "version: 1\nnamed: {2017: {max_open: 1}}\n",
    ],
)
def test_what_is_valid_is_left_alone(text: str) -> None:
    """Comments, flow style, Windows line ends, dates and YAML 1.1's old words for true are no mistakes."""
    assert mistakes_in(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "version: 1\nlimits:\n  max_opne: 3\n",
            "rules/x.yaml:3: limits.max_opne is not a setting; did you mean max_open?",
        ),
        (
            "version: 1\nlimits:\n  zzz: 3\n",
            "rules/x.yaml:3: limits.zzz is not a setting; expected one of max_open, order",
        ),
        (
            "version: 1\nitems:\n- max_open: 1\n- odrer: top\n",
            "rules/x.yaml:4: items[2].odrer is not a setting; did you mean order?",
        ),
        (
            "version: 1\nnamed:\n  a: {odrer: 1}\n",
            "rules/x.yaml:3: named.a.odrer is not a setting; did you mean order?",
        ),
        (
            "version: 1\nlimits: {max_open: many}\n",
            'rules/x.yaml:2: limits.max_open is "many"; expected a whole number',
        ),
        (
            "version: 1\nlimits: {max_open: 1.5}\n",
            "rules/x.yaml:2: limits.max_open is 1.5; expected a whole number",
        ),
        (
            "version: 1\nlimits: {max_open: true}\n",
            "rules/x.yaml:2: limits.max_open is true; expected a whole number",
        ),
        (
            "version: 1\nlimits: {max_open: -1}\n",
            "rules/x.yaml:2: limits.max_open is -1; expected a number of at least 0",
        ),
        (
            "version: 1\nlimits: {max_open: 101}\n",
            "rules/x.yaml:2: limits.max_open is 101; expected a number of at most 100",
        ),
        ("version: 1\npause: 0\n", "rules/x.yaml:2: pause is 0; expected a number above 0"),
        (
            "version: 1\npause: .inf\n",
            "rules/x.yaml:2: pause is Infinity; expected a finite number",
        ),
        (
            "version: 1\nlimits: {order: newest}\n",
            'rules/x.yaml:2: limits.order is "newest"; expected one of newest-first, oldest-first',
        ),
        (
            "version: 1\nlimits:\n",
            "rules/x.yaml:2: limits is empty; expected a mapping (`key: value` lines)",
        ),
        (
            "version: 1\nlimits: [1]\n",
            "rules/x.yaml:2: limits is a list; expected a mapping (`key: value` lines)",
        ),
        ("version: 1\nitems: {}\n", "rules/x.yaml:2: items is a mapping; expected a list"),
        (
            "version: 1\neither: 3\n",
            "rules/x.yaml:2: either is 3; expected a mapping (`key: value` lines) or a list",
        ),
        ("version: 1\ntext: 3\n", "rules/x.yaml:2: text is 3; expected text"),
        ("version: 2\n", "rules/x.yaml:1: version is 2; expected 1"),
        (
            "text: x\n",
            "rules/x.yaml:1: version is missing; expected: The version of the file's format, always 1",
        ),
        (
            "version: 1\nversion: 1\n",
            "rules/x.yaml:2: version is set twice, first on line 1; keep one of them",
        ),
        (
            "version: 1\ntext: &a x\n",
            "rules/x.yaml:2: anchors (&) and aliases (*) are not used here; write the value out",
        ),
        (
            "version: 1\ntext: !!binary eA==\n",
            "rules/x.yaml:2: the tag tag:yaml.org,2002:binary is not used here",
        ),
        ("version: 1\nlimits: !x {}\n", "rules/x.yaml:2: the tag !x is not used here; leave it out"),
        ("version: 1\nitems: !x []\n", "rules/x.yaml:2: the tag !x is not used here; leave it out"),
        ("version: 1\n? [a]\n: b\n", "rules/x.yaml:2: a key must be plain text"),
        ("version: 1\ntext: " + "9" * 5000, "rules/x.yaml:2: the number is too long; expected a shorter one"),
        ('version: 1\n"a\\nb": 1\n', 'rules/x.yaml:2: "a\\nb" is not a setting; expected one of'),
    ],
)
def test_a_mistake_names_its_line_and_what_is_expected(text: str, told: str) -> None:
    """Each mistake has file, line, the setting's full name, its value, and what to write instead."""
    found = mistakes_in(text)
    assert len(found) == 1
    assert found[0].startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "rules/x.yaml: is empty; expected `version: 1` and settings"),
        ("# nothing\n", "rules/x.yaml: is empty"),
        ("- a\n", "rules/x.yaml:1: holds no settings; expected `key: value` lines"),
        ("just words\n", "rules/x.yaml:1: holds no settings"),
        ("a:\n\tb: 1\n", "rules/x.yaml:2: is not valid YAML: a tab stands where YAML wants spaces"),
        ("a: b: c\n", "rules/x.yaml:1: is not valid YAML: a colon stands where none can"),
        ("a: [1\n", "rules/x.yaml:2: is not valid YAML: did not find expected ',' or ']'"),
        ("a: @b\n", "rules/x.yaml:1: is not valid YAML: found character that cannot start any token"),
        ("--- {}\n--- {}\n", "rules/x.yaml:2: holds a second document; expected one"),
        ("a: \x01\n", "rules/x.yaml: is not valid YAML: "),
        ("[" * 500, "rules/x.yaml:1: is nested too deeply; expected at most 30 levels"),
        ("? " * 5000, "rules/x.yaml:1: is nested too deeply"),
    ],
)
def test_what_is_no_settings_file_is_told_once(text: str, told: str) -> None:
    """A file that is empty, not YAML, or no mapping is one mistake, not one a missing key."""
    found = mistakes_in(text)
    assert len(found) == 1
    assert found[0].startswith(told)


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    """A maintainer corrects a file in one go: an unread value does not hide the others."""
    text = "version: 3\nlimits:\n  max_open: &x 1\n  odrer: top\ntext: [a]\ntext: b\n"
    assert [line.partition(" ")[0] for line in mistakes_in(text)] == [
        f"rules/x.yaml:{line}:" for line in (3, 6, 1, 4, 5)
    ]


def test_a_missing_key_is_explained_by_its_meaning() -> None:
    """What is missing is told with the first sentence of its description."""
    assert mistakes_in("version: 1\n", Needy) == [
        "rules/x.yaml:1: contact is missing; expected: Whom to reach"
    ]


def test_an_alias_bomb_is_refused_before_it_unfolds() -> None:
    """Nine lines that would stand for a thousand million values cost nothing."""
    lines = ["version: 1", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert all("anchors" in line for line in mistakes_in("\n".join(lines)) if "not a setting" not in line)


def test_a_credential_in_an_address_is_not_repeated() -> None:
    """A message may end in a public log; what stands before the @ of an address stays out of it."""
    (told,) = mistakes_in("version: 1\npause: https://user:hunter2@host/\n")
    assert "hunter2" not in told
    assert "//***@host/" in told


def test_a_value_is_quoted_on_one_short_line() -> None:
    """A long or many-lined value does not flood the terminal or move its cursor."""
    (told,) = mistakes_in('version: 1\npause: "' + "x\\n\\e[2J" * 500 + '"\n')
    assert len(told) < 200
    assert told.isprintable()


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    """A valid file gives its values, a byte order mark notwithstanding, and points back at its lines."""
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfversion: 1\nitems:\n- max_open: 7\n")
    mistakes: list[Mistake] = []
    found = read(path, Sample, mistakes=mistakes)
    assert found is not None
    assert found.value.items[0].max_open == 7
    assert found.mistake(("items", 0, "max_open"), "odd") == Mistake(path.as_posix(), 3, 13, "odd")
    assert found.mistake(("items", 0, "max_open"), "odd", key=True).column == 3
    assert found.mistake(("items", 4, "gone"), "odd").line == 3
    assert mistakes == []


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        (b"version: 1\ntext: \xff\n", 2, "is not UTF-8 (byte 0xff); save it as UTF-8"),
        (b"version: 1\n\0", 2, "is not text: it holds a NUL"),
        (b"#" * (LARGEST + 1), 0, "is larger than 1,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path: Path, data: bytes, line: int, told: str) -> None:
    """Binary files, other encodings and enormous files are one clear sentence each."""
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    mistakes: list[Mistake] = []
    assert read(path, Sample, mistakes=mistakes, shown="x.yaml") is None
    assert [(mistake.path, mistake.line) for mistake in mistakes] == [("x.yaml", line)]
    assert mistakes[0].message.startswith(told)


def test_what_is_no_plain_file_of_the_folder_is_refused(tmp_path: Path) -> None:
    """Missing files, folders, pipes, and links that lead out of the folder are not read."""
    rules = tmp_path / "rules"
    (rules / "folder.yaml").mkdir(parents=True)
    os.mkfifo(rules / "pipe.yaml")
    (tmp_path / "secret.yaml").write_text("version: 1\n")
    (rules / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    mistakes: list[Mistake] = []
    for name in ("none", "folder", "pipe", "link"):
        assert read(rules / f"{name}.yaml", Sample, mistakes=mistakes, shown=name) is None
    assert [str(mistake) for mistake in mistakes] == [
        "none: is missing; create it, or name another folder with --config",
        "folder: is not a file",
        "pipe: is not a file",
        "link: is a link out of its folder; put the file itself there",
    ]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operating system's own words say why a file could not be read."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "x.yaml"
    path.write_text("version: 1\n")
    monkeypatch.setattr(type(path), "open", refuse)
    mistakes: list[Mistake] = []
    assert read(path, Sample, mistakes=mistakes, shown="x") is None
    assert str(mistakes[0]) == "x: cannot be read: Permission denied"


def test_the_error_lists_all_mistakes_in_order() -> None:
    """The exception that stops a command holds every mistake once, sorted, with a headline and advice."""
    later, earlier = Mistake("b.yaml", 1, 1, "late"), Mistake("a.yaml", 9, 1, "early")
    error = ConfigurationMistakes([later, earlier, later])
    assert error.mistakes == (earlier, later)
    assert str(error) == "2 mistakes in the configuration:\n  a.yaml:9: early\n  b.yaml:1: late"
    assert str(ConfigurationMistakes([later])).startswith("1 mistake in")
    assert "config check" in error.advice
    assert error.exit_code == 2


@given(st.text(max_size=80))
def test_any_text_is_read_or_told(text: str) -> None:
    """Whatever stands in a file, reading it ends in values or in mistakes, never in a crash."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mistakes_in(text)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(st.characters(codec="utf-8", categories=["L", "N"])),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_data_is_read_as_the_library_reads_it(data: object) -> None:
    """Our walk over the nodes gives what the YAML library itself makes of the same text."""
    out = StringIO()
    YAML(typ="safe", pure=True).dump({"top": data}, out)
    tree, mistakes = grow(out.getvalue(), path="x")
    assert mistakes == []
    assert tree is not None
    assert tree.data == {"top": data}
