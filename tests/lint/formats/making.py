"""Reports as the linter makes them, small and hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import ERROR, NOTICE, SAFE, UNSAFE, WARNING, Check, Example, Finding
from curator.lint.formats import renderer
from curator.lint.formats.telling import Telling
from curator.lint.positions import Lines
from curator.lint.report import FileReport, LintReport, Reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.lint.case import Case
    from curator.lint.check import Severity, Span

PATH: Final = "list/README.md"
DOCS: Final = "https://example.org/curator/docs/checks"
TELLING: Final = Telling(version="1.2.3")

HOSTILE: Final = (
    "::add-mask::x ##[add-mask]y ]]> ${{ github.token }} %0A%25 <script>alert(1)</script> @everyone #1 | `x` "
    '</system-out><failure/> "quoted" \x1b[31m\x07\x00\x9b \u202egnp\u202c \ud800 e\u0301\u0301 '
    "\U0001f469\u200d\U0001f52c \u6570\u5b66 \t\r\n::error::z https://evil.example www.evil.example [a](1)"
)
"""What somebody would put into a title or a message to act on whoever reads the report."""


def nothing(_case: Case) -> Iterator[Finding]:
    """Find nothing: these checks only lend their names."""
    return iter(())


def make(code: str, name: str, severity: Severity, **also: object) -> Check:
    """A check that stands in reports."""
    example = Example(bad="* [T](http://x)", good="* [T](https://x)")
    return Check(code, name, severity, nothing, "A link is odd", "It hurts.", (example,), **also)  # type: ignore[arg-type]  # any field


DUPLICATE: Final = make("CUR402", "duplicate-title", ERROR)
VERSION: Final = make("CUR205", "arxiv-version", WARNING, fix=SAFE)
VENUE: Final = make("CUR301", "venue-missing", WARNING, fix=UNSAFE)
RECORD: Final = make("CUR303", "venue-contradicts-record", WARNING, needs="entries")
DEAD: Final = make("CUR201", "dead-link", ERROR, needs="links")
GRAMMAR: Final = make("CUR108", "description-grammar", NOTICE, fix=SAFE)
CHECKS: Final = (GRAMMAR, DEAD, VERSION, VENUE, RECORD, DUPLICATE)


def reported(  # noqa: PLR0913 - a finding has all of this
    text: str,
    check: Check,
    span: Span,
    message: str = "something is wrong",
    *,
    edits: Iterable[tuple[int, int, str]] = (),
    adopted: bool = False,
) -> Reported:
    """One finding in a text."""
    lines = Lines(text)
    finding = Finding(span, message, tuple(Edit(*edit) for edit in edits))
    return Reported(check, finding, lines.position(span[0]), lines.position(span[1]), adopted)


def about(
    text: str, words: str, check: Check = VERSION, *, to: str | None = None, adopted: bool = False
) -> Reported:
    """One finding about the first place at which ``words`` stand; ``to`` is what they are replaced by."""
    start = text.index(words)
    span = (start, start + len(words))
    edits = [] if to is None else [(*span, to)]
    return reported(text, check, span, f"{check.name} here", edits=edits, adopted=adopted)


def report(text: str, *findings: Reported, path: str = PATH, **also: object) -> LintReport:
    """A report on one list."""
    file = FileReport(path, text, findings, **{"entries": 3, **also})  # type: ignore[arg-type]  # any field
    return LintReport((file,), CHECKS)


def hostile() -> LintReport:
    """Two files with every kind of finding on hostile lines, under hostile names."""
    text = "".join(f"* [{number} {HOSTILE}](https://x)\u2028{HOSTILE}\n" for number in range(3))
    spans = [(0, 4), (3, 3), (10, 60), (text.index("\u6570"), text.index("\u6570") + 2), (5, len(text))]
    findings = [
        reported(text, check, span, f"{HOSTILE} {number}", edits=[(*span, HOSTILE)] * (check.fix is not None))
        for number, span in enumerate(spans)
        for check in CHECKS
    ]
    known = [reported(text, DUPLICATE, span, HOSTILE, adopted=True) for span in spans]
    files = (
        FileReport("list/::error::,=%0A##[x].md", text, tuple(findings)),
        FileReport("a\n<b>|`\ud800\u202e\x00].md", text, tuple(known), form=HOSTILE, read="1 of 2"),
    )
    return LintReport(files, CHECKS)


def rendered(name: str, told: LintReport, telling: Telling = TELLING) -> str:
    """The report in a format."""
    return renderer(name)(told, telling)
