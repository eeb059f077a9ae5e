"""The rule files, read into one `RuleSet` of plain values, with every mistake of every file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from curator.core.rules.phrases import forms
from curator.core.rules.ruleset import Example, Kind, Near, Rule, RuleSet, ScreeningRules, SectionRules
from curator.settings.mistakes import ConfigurationMistakes, Mistake
from curator.settings.rule_files import ScreeningFile, SectionFile
from curator.settings.yamlfile import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from curator.settings.rule_files import RuleEntry
    from curator.settings.yamlfile import Read
    from curator.settings.yamltree import Loc

__all__ = ["SCREENING", "SECTIONS", "ScreeningFile", "SectionFile", "has_rules", "load_rules", "read_rules"]

SCREENING: Final = "screening.yaml"
SECTIONS: Final = "sections"
NO_RULES: Final = RuleSet(ScreeningRules(base=0, candidate=1, triage=1), ())
"""Of a list that is linted, and for which no papers are looked for."""

MOST_FORMS: Final = 200_000
"""Forms that all phrases together may stand for: bounds the time of compiling them."""
_IN_SCREENING: Final = ("in_scope", "out_of_scope", "kinds")
_IN_SECTION: Final = ("rules",)

F = TypeVar("F", ScreeningFile, SectionFile)


def has_rules(folder: Path) -> bool:
    """Whether there are keyword rules at all: a linter needs none."""
    return (folder / SCREENING).exists() or (folder / SECTIONS).exists()


def load_rules(folder: Path) -> RuleSet:
    """Read all rule files of ``folder``; raises `ConfigurationMistakes` with every mistake of every file."""
    mistakes: list[Mistake] = []
    rules = read_rules(folder, mistakes=mistakes)
    if rules is None or mistakes:
        raise ConfigurationMistakes(mistakes)
    return rules


def read_rules(folder: Path, *, mistakes: list[Mistake]) -> RuleSet | None:
    """As `load_rules`, with the mistakes appended to ``mistakes`` (None when there are any)."""
    before = len(mistakes)
    screening = read(folder / SCREENING, ScreeningFile, mistakes=mistakes)
    paths = sorted((folder / SECTIONS).glob("*.yaml"))
    if not paths:
        mistakes.append(
            Mistake((folder / SECTIONS).as_posix(), 0, 0, "holds no section; expected <slug>.yaml files")
        )
    sections = {path.stem: read(path, SectionFile, mistakes=mistakes) for path in paths}
    whole = {slug: section for slug, section in sections.items() if section is not None}
    mistakes += _repeated(screening, whole)
    mistakes += _too_many(folder, _entries(screening, whole))
    if screening is None or len(mistakes) > before:
        return None
    return RuleSet(_screening(screening), tuple(_section(slug, section) for slug, section in whole.items()))


def _entries(
    screening: Read[ScreeningFile] | None, sections: Mapping[str, Read[SectionFile]]
) -> Iterator[RuleEntry]:
    if screening is not None:
        yield from (*screening.value.in_scope, *screening.value.out_of_scope, *screening.value.kinds)
    for section in sections.values():
        yield from section.value.rules


def _too_many(folder: Path, entries: Iterator[RuleEntry]) -> Iterator[Mistake]:
    count = 0
    for entry in entries:
        near = entry.near.phrase if entry.near else ()
        count += sum(len(forms(phrase)) for phrase in (*entry.phrase, *entry.along, *entry.unless, *near))
        if count > MOST_FORMS:
            message = f"all phrases together stand for more than {MOST_FORMS:,} forms; expected fewer"
            yield Mistake(folder.as_posix(), 0, 0, message)
            return


def _repeated(
    screening: Read[ScreeningFile] | None, sections: dict[str, Read[SectionFile]]
) -> Iterator[Mistake]:
    """Names that are used twice: rules in one file, headings and anchors of sections."""
    if screening is not None:
        yield from _repeated_names(screening, _IN_SCREENING)
    for section in sections.values():
        yield from _repeated_names(section, _IN_SECTION)
    for key in ("heading", "anchor"):
        first: dict[str, str] = {}
        for section in sections.values():
            value = getattr(section.value, key)
            other = first.setdefault(value, section.path)
            if other != section.path:
                yield section.mistake(
                    (key,), f"the {key} {value!r} is also that of {other}; expected another"
                )


def _repeated_names(file: Read[F], keys: Sequence[str]) -> Iterator[Mistake]:
    lines: dict[str, int] = {}
    for key in keys:
        for at, entry in enumerate(getattr(file.value, key)):
            loc: Loc = (key, at, "name")
            line = file.tree.place(loc)[0]
            first = lines.setdefault(entry.name, line)
            if first != line:
                yield file.mistake(
                    loc, f"the name {entry.name!r} is also that of line {first}; expected another"
                )


def _screening(file: Read[ScreeningFile]) -> ScreeningRules:
    value = file.value
    speaking_for = _rules(file, "in_scope", prefix="screening", in_title=value.in_title)
    against = _rules(file, "out_of_scope", prefix="screening", in_title=value.in_title)
    kinds = _rules(file, "kinds", prefix="screening", in_title=value.in_title)
    return ScreeningRules(
        subject=value.subject,
        base=value.base,
        candidate=value.thresholds.candidate,
        triage=value.thresholds.triage,
        rules=(*speaking_for, *against),
        kinds=tuple(Kind(rule, entry.ruling) for rule, entry in zip(kinds, value.kinds, strict=True)),
    )


def _section(slug: str, file: Read[SectionFile]) -> SectionRules:
    value = file.value
    rules = tuple(_rules(file, "rules", prefix=slug, in_title=value.in_title))
    return SectionRules(slug, value.heading, value.anchor, value.propose, value.prior, rules, value.candidate)


def _rules(file: Read[F], key: str, *, prefix: str, in_title: float) -> list[Rule]:
    entries: tuple[RuleEntry, ...] = getattr(file.value, key)
    return [
        Rule(
            name=f"{prefix}.{entry.name}",
            phrases=entry.phrase,
            weight=entry.weight,
            where=entry.where,
            in_title=in_title if entry.in_title is None else entry.in_title,
            near=None if entry.near is None else Near(entry.near.phrase, entry.near.within),
            along=entry.along,
            unless=entry.unless,
            group=f"{prefix}.{entry.group}" if entry.group else "",
            categories=entry.categories,
            why=entry.why,
            matches=_examples(file, (key, at, "matches"), entry.matches),
            not_matches=_examples(file, (key, at, "not_matches"), entry.not_matches),
            path=file.path,
        )
        for at, entry in enumerate(entries)
    ]


def _examples(file: Read[F], loc: Loc, texts: Sequence[str]) -> tuple[Example, ...]:
    return tuple(Example(text, file.tree.place((*loc, at))[0]) for at, text in enumerate(texts))
