"""A check's page: why it matters, what is found, what is not, and how to set or silence it.

``docs/checks/`` and ``curator lint --explain`` are printed from it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from curator.lint.blocks import Block, Code, Heading, Paragraph, Table, Terms, as_markdown, as_text
from curator.lint.check import Safety, Severity
from curator.lint.inert import seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.lint.check import Check, Example, OptionValue

INDEX: Final = "README.md"
GENERATED: Final = "by `curator docs`; edits here are lost."
"""What every generated page says of itself."""

_FAMILIES: Final = {
    "1": "Shape of an entry",
    "2": "Links",
    "3": "Venues",
    "4": "Duplicates",
    "5": "Structure of the list",
    "9": "Housekeeping",
}
_SEVERITIES: Final = {
    Severity.ERROR: "error: the run fails",
    Severity.WARNING: "warning: the run fails with `--strict` only",
    Severity.NOTICE: "notice: the run never fails because of it",
}
_FIXES: Final = {
    None: "none, because a person has to decide",
    Safety.SAFE: "safe: `curator lint --fix` makes it",
    Safety.UNSAFE: "unsafe, so look at it: `curator lint --fix --unsafe-fixes` makes it",
}
_NEEDS: Final = {
    None: "nothing but the list",
    "entries": "what other sources say of an entry, from the file of facts (`--facts`); silent without it",
    "links": "verdicts on links, from the file of facts (`--facts`); silent without them",
    "dictionary": "the dictionary of codespell, which the extra `spelling` installs; silent without it",
}
_ABOUT: Final = (
    "`curator lint` reads the list as a list of papers. It follows the list's own template and majority, "
    "leaves code and comments alone, and needs no network. `curator lint --explain CODE` prints a check's "
    "page; `--select` and `--ignore` take codes, their beginnings (`CUR3`) and names. An error fails the "
    "run, a warning with `--strict` only, a notice never. `--fix` makes the safe fixes, `--fix "
    "--unsafe-fixes` the others too, and `--show-fixes` shows them without writing."
)


def pages(checks: Sequence[Check]) -> dict[str, str]:
    """The Markdown files of ``docs/checks/`` by name: one a check, and their index."""
    return {INDEX: index(checks), **{f"{check.code}.md": _file(check) for check in checks}}


def markdown(check: Check) -> str:
    """One check's page as Markdown."""
    return as_markdown(_page(check))


def explanation(check: Check, *, width: int = 80, colour: bool = False) -> str:
    """The same page for a terminal."""
    return as_text(_page(check), width=width, colour=colour)


def index(checks: Sequence[Check]) -> str:
    """A table of all checks, by family."""
    head = f"# The {len(checks)} checks\n\n{marker('the checks under curator/lint/checks/')}\n\n"
    return head + as_markdown([Paragraph(_ABOUT), *_families(checks)])


def family(check: Check) -> str:
    """What the first digit of a check's code stands for."""
    return _FAMILIES.get(check.code[3:4], "Other")


def marker(source: str) -> str:
    """The comment by which a generated page is known, and says where to edit instead."""
    return f"<!-- Printed from {source} {GENERATED} -->"


def _file(check: Check) -> str:
    """The page with its marker below the title."""
    title, rest = markdown(check).split("\n", 1)
    module = check.find.__module__.replace(".", "/")
    return f"{title}\n\n{marker(f'{module}.py')}\n{rest}"


def _families(checks: Sequence[Check]) -> Iterator[Block]:
    for name in dict.fromkeys(map(family, checks)):
        yield Heading(2, name)
        rows = tuple(
            (f"[{one.code}]({one.code}.md)", one.name, one.severity.value, one.fix or "", one.summary)
            for one in checks
            if family(one) == name
        )
        yield Table(("code", "name", "severity", "fix", "what it finds"), rows)


def _page(check: Check) -> Iterator[Block]:
    yield Heading(1, f"{check.code} {check.name}")
    yield Paragraph(f"{check.summary}.")
    yield Terms(
        (
            ("Severity", _SEVERITIES[check.severity]),
            ("Fix", _FIXES[check.fix]),
            ("Default", "on"),
            ("Needs", _NEEDS[check.needs]),
        )
    )
    yield Heading(2, "Why")
    yield Paragraph(check.why)
    yield from map(Paragraph, _details(check))
    yield Heading(2, "Examples" if len(check.examples) > 1 else "Example")
    for example in check.examples:
        yield from _example(check, example)
    if check.options:
        yield from _options(check)
    yield Heading(2, "Silencing it")
    yield from _silencing(check)


def _details(check: Check) -> Iterator[str]:
    """What the function's docstring says beyond the summary, a paragraph at a time."""
    for paragraph in (check.find.__doc__ or "").split("\n\n")[1:]:
        yield " ".join(paragraph.split())


def _example(check: Check, example: Example) -> Iterator[Block]:
    if example.options:
        yield Paragraph("With this in `rules/curator.yaml`:")
        yield _setting(check, example.options)
    if example.with_rules:
        yield Paragraph("With the keyword rules of the default list:")
    if example.facts or example.links:
        yield Paragraph("When the file of facts says:")
        known = {"entries": _plain(example.facts), "links": _plain(example.links)}
        told = {name: rows for name, rows in known.items() if rows}
        yield Code(json.dumps(told, indent=2, ensure_ascii=False), "json")
    yield Paragraph("Found:")
    yield Code(_shown(example.bad), "markdown")
    yield Paragraph("Left alone:")
    yield Code(_shown(example.good), "markdown")


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as they stand in their file, without what is empty."""
    return {key: _told(one) for key, one in facts.items()}


def _told(value: Any) -> Any:  # noqa: ANN401 - what a file of facts can hold
    if hasattr(value, "_asdict"):
        return {name: _told(one) for name, one in value._asdict().items() if one}
    return [_told(one) for one in value] if isinstance(value, tuple) else value


def _shown(text: str) -> str:
    """An example in which every character is seen, its line ends apart."""
    lines = text.rstrip("\n").split("\n")
    return "\n".join("".join(map(seen, line.replace("\r", "<U+000D>"))) for line in lines)


def _options(check: Check) -> Iterator[Block]:
    yield Heading(2, "Options")
    rows = tuple(
        (f"`{name}`", f"`{_value(one.default)}`", one.meaning) for name, one in check.options.items()
    )
    yield Table(("option", "default", "meaning"), rows)
    yield Paragraph("Options are set in `rules/curator.yaml`; these are the defaults:")
    yield _setting(check, {name: one.default for name, one in check.options.items()})


def _setting(check: Check, values: Mapping[str, OptionValue]) -> Code:
    lines = (f"      {name}: {_value(value)}" for name, value in values.items())
    return Code("\n".join(["lint:", "  options:", f"    {check.code}:", *lines]), "yaml")


def _value(value: OptionValue) -> str:
    return json.dumps(value, ensure_ascii=False)


def _silencing(check: Check) -> Iterator[Block]:
    if check.scope in {"entry", "list"}:
        yield Paragraph("For one entry, at the end of its line; `until` and `reason` may be left out:")
        words = f'ignore[{check.code}] until=2027-01 reason="why this one is right"'
        yield Code(f"* [Title](https://…) <!-- curator: {words} -->", "markdown")
    yield Paragraph(f"For the whole list, in `rules/curator.yaml` (for one run: `--ignore {check.code}`):")
    why = "what makes it right on this list"
    yield Code(f"lint:\n  suppress:\n    - codes: [{check.code}]\n      reason: {why}", "yaml")
