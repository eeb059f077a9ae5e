"""Labelled papers from JSON lines: recognised by their keys, every mistake named with its file and line."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from curator.errors import UsageError
from curator.settings.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

LONGEST_LINE: Final = 16_000_000
"""Bytes; an abstract of 1 MB fits several times over."""

MOST_PAPERS: Final = 1_000_000
_MOST_MISTAKES: Final = 10
_SCOPES: Final[Mapping[str, bool | None]] = {"yes": True, "borderline": None, "no": False}
_STRATA: Final[Mapping[str, bool | None]] = {"listed": True, "hard": False, "random": False}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paper and what people say of it.

    Attributes:
        wanted: whether it is for the list; None where people do not say, or cannot agree.
        sections: slugs of the sections that are right, the first of them the best; empty where nobody said.
        group: its stratum or scope, by which the sample was drawn; "" for none.
        weight: how many papers like it this one stands for.
        venue: where it was published, "" where that is not said.
        place: ``file:line``.
    """

    id: str
    title: str
    abstract: str
    categories: tuple[str, ...] = ()
    wanted: bool | None = None
    sections: tuple[str, ...] = ()
    group: str = ""
    weight: float = 1.0
    venue: str = ""
    year: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The papers of one file, and what was noticed in reading it."""

    name: str
    papers: tuple[Labelled, ...]
    remarks: tuple[str, ...] = ()

    @property
    def screens(self) -> bool:
        """Whether it says of some papers that they are for the list, and of others that they are not."""
        return {True, False} <= {paper.wanted for paper in self.papers}

    @property
    def places(self) -> tuple[Labelled, ...]:
        """The papers whose section is known."""
        return tuple(paper for paper in self.papers if paper.sections)


class _Line(BaseModel):
    """One line of a gold file; other keys are left alone."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    title: Annotated[str, Field(min_length=1)]
    abstract: Annotated[str, BeforeValidator(lambda value: "" if value is None else value)] = ""
    categories: tuple[str, ...] = ()
    section: str | None = None
    sections: tuple[str, ...] | None = None
    stratum: str | int | None = None
    scope: Literal["yes", "borderline", "no"] | None = None
    weight: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    venue: str = ""
    year: int | None = None


def read_gold(path: Path, *, slugs: Collection[str]) -> tuple[GoldSet, ...]:
    """The gold files at ``path``, a file or a folder of ``.jsonl`` and ``.jsonl.gz``; ``slugs`` are known.

    Raises:
        UsageError: nothing is there, or a line is no labelled paper; up to ten mistakes are named.
    """
    files = sorted(one for one in path.iterdir() if _is_gold(one)) if path.is_dir() else [path]
    if not files:
        message = f"{path} holds no file that ends in .jsonl or .jsonl.gz."
        raise UsageError(message, advice="Name a file of labelled papers; docs/rules.md says how it looks.")
    sets = tuple(_read(file, slugs=slugs) for file in files)
    return _with_venues(sets)


def _is_gold(path: Path) -> bool:
    return path.is_file() and path.name.endswith((".jsonl", ".jsonl.gz"))


def _read(path: Path, *, slugs: Collection[str]) -> GoldSet:
    mistakes: list[str] = []
    papers: dict[str, Labelled] = {}
    repeated = 0
    try:
        for number, line in enumerate(_lines(path), 1):
            found = _labelled(line, f"{path}:{number}", slugs=slugs)
            if isinstance(found, str):
                mistakes.append(f"{path}:{number}: {found}")
            elif (first := papers.setdefault(found.id, found)) is not found:
                repeated += 1
                mistakes += _clash(first, found)
            if len(mistakes) >= _MOST_MISTAKES or len(papers) > MOST_PAPERS:
                break
    except (OSError, EOFError, zlib.error) as error:
        message = f"{path} cannot be read: {getattr(error, 'strerror', None) or error}."
        raise UsageError(message, advice="Name a file of labelled papers.") from error
    _complain(path, mistakes, papers)
    remarks = (f"{path.name}: {repeated} lines repeat a paper, which counts once",) if repeated else ()
    return GoldSet(path.name, tuple(papers.values()), remarks)


def _complain(path: Path, mistakes: Sequence[str], papers: Mapping[str, Labelled]) -> None:
    if mistakes:
        raise UsageError("\n".join(mistakes), advice="Mend these lines, and try again.")
    if not papers:
        message = f"{path} holds no labelled paper."
        raise UsageError(message, advice="One JSON object a line; docs/rules.md says which keys it has.")
    if len(papers) > MOST_PAPERS:
        message = f"{path} holds more than {MOST_PAPERS:,} papers."
        raise UsageError(message, advice="Measure on a sample; curator backfill screens whole archives.")


def _lines(path: Path) -> Iterator[bytes]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
        while line := file.readline(LONGEST_LINE):
            if line.strip():
                yield line


def _labelled(line: bytes, place: str, *, slugs: Collection[str]) -> Labelled | str:
    """The paper of a line, or what is wrong with it."""
    try:
        one = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else first["msg"]
    sections = one.sections if one.sections is not None else (one.section,) if one.section else ()
    for slug in sections:
        if slug not in slugs:
            meant = nearest(slug, slugs)
            hint = f"; did you mean {meant!r}?" if meant else f"; expected one of {', '.join(sorted(slugs))}"
            return f"there is no section {slug!r}{hint}"
    group = one.scope or (one.stratum if isinstance(one.stratum, str) else "")
    if not sections and not group:
        return "has no label: expected section, sections, stratum or scope"
    if not one.scope and group and group not in _STRATA:
        return f"stratum is {group!r}; expected one of {', '.join(_STRATA)}"
    wanted = _SCOPES[one.scope] if one.scope else _STRATA.get(group)
    return Labelled(
        str(one.id), one.title, one.abstract, one.categories, wanted, sections, group, one.weight,
        one.venue, one.year, place,
    )  # fmt: skip


def _clash(first: Labelled, second: Labelled) -> Iterator[str]:
    """What is wrong with a paper that comes twice: nothing, if both lines say the same of it."""
    labels = [(one.title, one.wanted, set(one.sections), one.group) for one in (first, second)]
    if labels[0] != labels[1]:
        yield f"{second.place}: the id {first.id!r} is also that of {first.place}, with other labels or words"


def _with_venues(sets: Sequence[GoldSet]) -> tuple[GoldSet, ...]:
    """Venue and year of a paper, where another file knows them under the same id."""
    known = {paper.id: paper for one in sets for paper in one.papers if paper.venue or paper.year}
    return tuple(
        replace(one, papers=tuple(_dated(paper, known.get(paper.id)) for paper in one.papers)) for one in sets
    )


def _dated(paper: Labelled, known: Labelled | None) -> Labelled:
    if known is None or paper.venue or paper.year or known.title != paper.title:
        return paper
    return replace(paper, venue=known.venue, year=known.year)
