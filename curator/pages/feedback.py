"""What a contributor is told: one comment with all findings, and a remark on each line that has a fix.

Both are known again by a hidden line. A finding may quote what a stranger wrote, so all of it is made inert.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from curator.lint.check import Severity
from curator.lint.formats.summary import counted
from curator.pages.inert import Markdown, destination, fenced, markdown, shortened, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.lint.check import Check
    from curator.lint.remarks import Remark, Suggestion

MARK: Final = "<!-- curator:lint -->"
"""The first line of the comment."""

MENDED: Final = "✅ Nothing is wrong any more with what this pull request changes in the list."
MOST_SHOWN: Final = 50

_NOTE: Final = re.compile(r"<!-- curator:lint (?P<digest>[0-9a-f]{16}) -->\s*\Z")
_DONE: Final = "✅ This was changed meanwhile."
_LONGEST: Final = 400
_LONGEST_SUGGESTION: Final = 20_000
_SIGNS: Final = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.NOTICE: "💡 notice"}


class Site(NamedTuple):
    """Where things are on the web: ``blob`` is the folder of the commit's files, ``docs`` that of the checks.

    Both "" where that is not known.
    """

    path: str
    blob: str = ""
    docs: str = ""


def comment(remarks: Sequence[Remark], site: Site, *, suggested: int) -> Markdown:
    """The one comment: figures, a table, and how to go on; ``suggested`` remarks stand on the lines."""
    severities = Counter(one.check.severity for one in remarks)
    figures = ", ".join(counted(severities[one], one.value) for one in Severity if severities[one])
    lines = [
        MARK,
        f"**{figures}** in what this pull request changes in `{verbatim(site.path)}`.",
        "",
        "| line | check | what is wrong |",
        "|---:|---|---|",
        *(_row(one, site) for one in remarks[:MOST_SHOWN]),
        "",
    ]
    if more := len(remarks) - MOST_SHOWN:
        lines += [f"{counted(more, 'finding')} more are left out here.", ""] if more > 0 else []
    return Markdown("\n".join([*lines, *_ways(suggested=suggested)]) + "\n")


def unread(words: str) -> Markdown:
    """The comment when the list could not be read at all; ``words`` say why."""
    return Markdown(f"{MARK}\n❌ {markdown(shortened(words, _LONGEST))}\n")


def mended() -> Markdown:
    """The comment once all is well that was not."""
    return Markdown(f"{MARK}\n{MENDED}\n")


def note(suggestion: Suggestion, remarks: Iterable[Remark], site: Site) -> Markdown | None:
    """What is wrong with some lines, and the lines to put there; None when that is too long to be shown."""
    said = [f"{_check(one.check, site)}: {markdown(shortened(one.message, _LONGEST))}" for one in remarks]
    text = "\n".join(suggestion.lines)
    if len(text) > _LONGEST_SUGGESTION:
        return None
    block = fenced(text, language="suggestion") if suggestion.lines else Markdown("```suggestion\n```")
    words = "  \n".join(said) or "This can be written as the rest of the list is:"
    return Markdown(f"{words}\n\n{block}\n\n<!-- curator:lint {suggestion.digest} -->")


def digest_of(body: str) -> str:
    """Which suggestion a remark makes; "" when it makes none of ours, or made one that is done."""
    found = _NOTE.search(body)
    return found["digest"] if found else ""


def done(body: str) -> Markdown:
    """A remark that is no longer true, without its suggestion."""
    words, _, _ = body.partition("\n\n```")
    return Markdown(f"~~{words}~~\n\n{_DONE}")


def _row(one: Remark, site: Site) -> str:
    line = f"[{one.first}]({_at(one, site)})" if site.blob else str(one.first)
    words = markdown(shortened(one.message, _LONGEST))
    return f"| {line} | {_SIGNS[one.check.severity]} {_check(one.check, site)} | {words} |"


def _at(one: Remark, site: Site) -> Markdown:
    last = f"-L{one.last}" if one.last > one.first else ""
    return destination(f"{site.blob}/{quote(site.path)}?plain=1#L{one.first}{last}")


def _check(check: Check, site: Site) -> str:
    page = destination(f"{site.docs.rstrip('/')}/{check.code}.md") if site.docs else ""
    return f"[{check.code}]({page}) {check.name}" if page else f"{check.code} {check.name}"


def _ways(*, suggested: int) -> Iterator[str]:
    if suggested:
        yield (
            f"{counted(suggested, 'suggestion')} can be taken with one click under **Files changed**; "
            "a maintainer takes all of them with `/curator fix`. On your machine: `curator lint --fix`."
        )
    else:
        yield "Push another commit to this branch; this comment follows it."
