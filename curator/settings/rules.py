"""The rule files: ``screening.yaml`` and one file a section, read into one `RuleSet` of plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, TypeVar

from pydantic import AfterValidator, Field, model_validator

from curator.core.phrases import PhraseMistake, forms
from curator.core.rules import Example, Kind, Near, Rule, RuleSet, Ruling, ScreeningRules, SectionRules, Where
from curator.settings.mistakes import ConfigurationMistakes, Mistake
from curator.settings.yamlfile import Read, RuleFile, Strict, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from curator.settings.yamltree import Loc

SCREENING: Final = "screening.yaml"
SECTIONS: Final = "sections"
_HEAVIEST: Final = 100.0


def _readable(phrase: str) -> str:
    try:
        forms(phrase)
    except PhraseMistake as mistake:
        raise ValueError(str(mistake)) from mistake
    return phrase


Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Phrase = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_readable)]
Phrases = Annotated[tuple[Phrase, ...], Field(min_length=1)]
Weight = Annotated[float, Field(ge=-_HEAVIEST, le=_HEAVIEST)]
Score = Annotated[float, Field(gt=0, lt=1)]
Text = Annotated[str, Field(min_length=1)]


class NearFile(Strict):
    """What must stand close to a rule's phrases."""

    phrase: Phrases = Field(description="Phrases of which one must stand close by.")
    within: int = Field(default=6, ge=0, le=1000, description="How many words may stand between at most.")


class RuleEntry(Strict):
    """One keyword rule."""

    name: Name = Field(description="A short name in lower case with hyphens, once a file.")
    phrase: tuple[Phrase, ...] = Field(
        default=(), description="Phrases of which one must stand in the paper."
    )
    categories: tuple[Text, ...] = Field(default=(), description="Categories, in place of phrases.")
    weight: Weight = Field(description="How much it says, a number.")
    where: Where = Field(default="both", alias="in", description="title, abstract or both.")
    in_title: Annotated[float, Field(ge=0, le=10)] | None = Field(
        default=None, description="What the weight is multiplied with in the title."
    )
    near: NearFile | None = Field(default=None, description="What must stand close by, in the same field.")
    along: tuple[Phrase, ...] = Field(
        default=(), alias="with", description="One of these must stand anywhere."
    )
    unless: tuple[Phrase, ...] = Field(
        default=(), alias="not_with", description="None of these may stand anywhere."
    )
    group: Name | None = Field(default=None, description="Rules of one group count once, the weightiest.")
    why: Text = Field(description="One sentence that a reviewer is shown.")
    matches: tuple[Text, ...] = Field(default=(), description="Texts that the rule must fire on.")
    not_matches: tuple[Text, ...] = Field(default=(), description="Texts that the rule must leave alone.")

    @model_validator(mode="after")
    def _has_one_trigger(self) -> RuleEntry:
        if bool(self.phrase) == bool(self.categories):
            message = "expected either phrase or categories"
            raise ValueError(message)
        return self


class KindEntry(RuleEntry):
    """A kind of paper that one line rules in, out or to triage."""

    ruling: Ruling = Field(description="in, triage or out: how far such a paper may get.")
    weight: Weight = Field(default=0.0, description="What it counts for unless it is ruled out.")


class Thresholds(Strict):
    """The least scores of a candidate and of a paper for triage."""

    candidate: Score = Field(description="The least score of a candidate, between 0 and 1.")
    triage: Score = Field(description="The least score of a paper for triage, between 0 and 1.")

    @model_validator(mode="after")
    def _in_order(self) -> Thresholds:
        if self.triage > self.candidate:
            message = f"triage is {self.triage:g}; expected at most candidate, which is {self.candidate:g}"
            raise ValueError(message)
        return self


class ScreeningFile(RuleFile):
    """``screening.yaml``: whether a paper is for this list."""

    thresholds: Thresholds = Field(description="The least scores of a candidate and for triage.")
    subject: tuple[Phrase, ...] = Field(
        default=(), description="A paper with none of these is rejected unread; leave out to read all."
    )
    base: Weight = Field(description="The sum that a paper starts from, usually negative.")
    in_title: float = Field(
        default=1.0, ge=0, le=10, description="What a weight is multiplied with in the title."
    )
    in_scope: tuple[RuleEntry, ...] = Field(description="Rules that speak for a paper.", min_length=1)
    out_of_scope: tuple[RuleEntry, ...] = Field(default=(), description="Rules that speak against a paper.")
    kinds: tuple[KindEntry, ...] = Field(
        default=(), description="Kinds of papers ruled in, out or to triage."
    )


class SectionFile(RuleFile):
    """``sections/<slug>.yaml``: what belongs into one section."""

    heading: Text = Field(description="The section's heading in the list.")
    anchor: Text = Field(description="The section's anchor in the list.")
    propose: bool = Field(default=True, description="Whether new papers may be proposed for this section.")
    prior: Weight = Field(default=0.0, description="The sum that the section starts from.")
    in_title: float = Field(
        default=1.0, ge=0, le=10, description="What a weight is multiplied with in the title."
    )
    rules: tuple[RuleEntry, ...] = Field(description="The rules that speak for the section.")


F = TypeVar("F", ScreeningFile, SectionFile)


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
    if screening is None or len(mistakes) > before:
        return None
    return RuleSet(_screening(screening), tuple(_section(slug, section) for slug, section in whole.items()))


def _repeated(
    screening: Read[ScreeningFile] | None, sections: dict[str, Read[SectionFile]]
) -> Iterator[Mistake]:
    """Names that are used twice: rules in one file, headings and anchors of sections."""
    if screening is not None:
        yield from _repeated_names(screening, ("in_scope", "out_of_scope", "kinds"))
    for section in sections.values():
        yield from _repeated_names(section, ("rules",))
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
    return SectionRules(slug, value.heading, value.anchor, value.propose, value.prior, rules)


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
