"""What a check is: its page, its examples, and a function that finds.

A module under ``curator.lint.checks`` holds one check. Its docstring's first line is the check's summary, and
its function, decorated with `check`, yields a `Finding` for every place at which something is wrong::

    @check(
        "CUR205",
        "arxiv-version",
        WARNING,
        fix=SAFE,
        changes={"url"},
        why="A pinned version hides later corrections from the reader.",
        examples=[Example(bad="* [T](https://arxiv.org/abs/2302.04638v2)", good="* [T](…)")],
    )
    def arxiv_version(case: Case) -> Iterator[Finding]: ...
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from curator.core.facts import EntryFacts, LinkFacts
    from curator.core.list.edit import Edit

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
"""What a mapping is that nobody gave."""

Span = tuple[int, int]
"""Start and end in the list's text, in code points."""

Scope = Literal["entry", "list", "suppression", "source"]
"""What a check is given: one `Case`, the whole `Listing`, one `Use` of a suppression, or a `Source`."""

Changed = Literal[
    "title",
    "url",
    "venue",
    "description",
    "authors",
    "tags",
    "links",
    "contents",
    "anchors",
    "order",
    "entries",
]
"""What of the list a fix may change; whatever it does not name is compared before and after."""

Needed = Literal["entries", "links", "dictionary"]
"""What may not be there: facts about entries, verdicts on links, a dictionary of misspellings."""

OptionValue = bool | int | float | str | tuple[str, ...]


class Severity(StrEnum):
    """How much a finding matters: an error fails, a warning fails with ``--strict``, a notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Safety(StrEnum):
    """Whether a fix needs a person's eyes: an unsafe one is made only when it is asked for."""

    SAFE = "safe"
    UNSAFE = "unsafe"


ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
NOTICE: Final = Severity.NOTICE
SAFE: Final = Safety.SAFE
UNSAFE: Final = Safety.UNSAFE


class Finding(NamedTuple):
    """One place at which a check fired, and what to do there.

    Attributes:
        span: the characters it is about; the shorter, the better a reader sees it.
        message: one clause in the present tense that names what is wrong and what is expected; no full stop.
        edits: what mends it, all of them or none; they do not overlap.
        twin: the same finding told from the other entry of a pair, shown when only that entry changed.
    """

    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    twin: Finding | None = None


class Example(NamedTuple):
    """A defect and how it reads when it is mended: one entry a line, or a whole list that begins with ``#``.

    ``facts`` and ``links`` are what the file of facts would say, ``options`` what curator.yaml would set for
    the check; ``with_rules`` is true where the check needs the rules of the default list.
    """

    bad: str
    good: str
    facts: Mapping[str, EntryFacts] = NOTHING
    links: Mapping[str, LinkFacts] = NOTHING
    options: Mapping[str, OptionValue] = NOTHING
    with_rules: bool = False


class Option(NamedTuple):
    """A setting of a check, under ``lint.options`` in curator.yaml: its default and what it means."""

    default: OptionValue
    meaning: str


class Finder(Protocol):
    """A check's function."""

    __doc__: str | None
    __module__: str

    def __call__(self, subject: Any, /) -> Iterable[Finding]:  # noqa: ANN401 - each scope has its own subject
        """Yield a finding for every place at which something is wrong."""
        ...


class Check(NamedTuple):
    """A check with everything that its page says.

    Attributes:
        code: stable for ever, such as ``CUR205``.
        name: the code in words, such as ``arxiv-version``.
        severity: of all its findings.
        find: the function; ``scope`` says what it is given.
        why: what goes wrong for a reader of the list.
        examples: at least one defect with its mended form; they are tests.
        fix: the safety of its findings' edits; None when it has none.
        changes: what of the list its edits change, layout apart.
        needs: what it is silent without.
        only_if: a text that an entry must hold for the check to be asked at all; "" asks always.
        options: its settings by name.
    """

    code: str
    name: str
    severity: Severity
    find: Finder
    summary: str
    why: str
    examples: Sequence[Example]
    scope: Scope = "entry"
    fix: Safety | None = None
    changes: frozenset[Changed] = frozenset()
    needs: Needed | None = None
    only_if: str = ""
    options: Mapping[str, Option] = NOTHING


F = TypeVar("F", bound=Finder)


def check(  # noqa: PLR0913 - a check says all of this about itself
    code: str,
    name: str,
    severity: Severity,
    *,
    why: str,
    examples: Sequence[Example],
    scope: Scope = "entry",
    fix: Safety | None = None,
    changes: Collection[Changed] = (),
    needs: Needed | None = None,
    only_if: str = "",
    options: Mapping[str, Option] | None = None,
    summary: str = "",
) -> Callable[[Finder], Check]:
    """Turn a function into a check; ``summary`` is by default the first line of the function's docstring.

    Raises:
        TypeError: the check contradicts itself, or has nothing to say on its page.
    """

    def make(find: Finder) -> Check:
        told = summary or (find.__doc__ or "").strip().partition("\n")[0].rstrip(".")
        made = Check(code, name, severity, find, told, why, tuple(examples), scope, fix)
        made = made._replace(
            changes=frozenset(changes), needs=needs, only_if=only_if, options=options or NOTHING
        )
        return _sound(made)

    return make


def _sound(made: Check) -> Check:
    """The check itself; raises TypeError when it contradicts itself, or has nothing to say on its page."""
    trouble = "has no summary: the first line of its function's docstring" if not made.summary else ""
    if made.changes and made.fix is None:
        trouble = "says what its edits change, and declares no fix"
    if trouble:
        message = f"{made.code} {trouble}"
        raise TypeError(message)
    return made
