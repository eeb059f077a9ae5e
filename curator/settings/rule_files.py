"""What may stand in ``screening.yaml`` and in ``sections/<slug>.yaml``."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, Field, model_validator

from curator.core.rules.phrases import PhraseMistake, forms
from curator.core.rules.ruleset import Ruling, Where
from curator.settings.yamlfile import RuleFile, Strict

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
    candidate: Score | None = Field(
        default=None, description="The least score of a candidate for this section, where it asks for more."
    )
    in_title: float = Field(
        default=1.0, ge=0, le=10, description="What a weight is multiplied with in the title."
    )
    rules: tuple[RuleEntry, ...] = Field(description="The rules that speak for the section.")
