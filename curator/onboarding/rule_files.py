"""The rule files of a list: those that come with the program where it is about the same, else a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.drafting.draft import (
    IN_TITLE,
    Titles,
    all_counts,
    base_of,
    prior_of,
    screening_rules,
    section_rules,
    subject_of,
)
from curator.core.drafting.sections import name_of
from curator.onboarding.curator_file import curator_file
from curator.onboarding.yaml_text import quoted, remark, row, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from curator.core.drafting.draft import Drafted
    from curator.core.drafting.sections import ListedSection
    from curator.onboarding.understanding import Understood

_CURATOR: Final = "curator.yaml"
_SCREENING: Final = "screening.yaml"
_VENUES: Final = "venues.yaml"
_SECTIONS: Final = "sections/"
_ENDING: Final = ".yaml"


class RuleFiles(NamedTuple):
    """The files of ``rules/`` by their paths in it, and what is to be said of them.

    Attributes:
        files: their texts.
        ready: whether they are the program's own, and no draft.
        subject: the phrases that a draft takes for the list's subject.
        required: the one of them that every paper must have; "" where none is.
        unruled: the headings of sections for which none could be drafted.
    """

    files: Mapping[str, str]
    ready: bool
    subject: tuple[str, ...] = ()
    required: str = ""
    unruled: tuple[str, ...] = ()


def rule_files(understood: Understood, *, own: Mapping[str, str], usual: Mapping[str, float]) -> RuleFiles:
    """The rules for a list.

    Args:
        understood: the list.
        own: the rule files that come with the program, by path.
        usual: in how many of 10,000 titles of papers a phrase stands.
    """
    headings = {name_of(section.heading) for section in understood.sections}
    if headings == {name_of(heading) for heading in _headings(own)}:
        return RuleFiles({**own, _CURATOR: curator_file(understood, like=own[_CURATOR])}, ready=True)
    files = {_CURATOR: curator_file(understood), _VENUES: own[_VENUES]}
    titles = Titles(_all_titles(understood.sections))
    screening = screening_rules(titles, usual)
    files[_SCREENING] = _screening(titles, screening)
    unruled = []
    for section, rules, prior in _drafted_sections(understood.sections):
        files[f"{_SECTIONS}{section.slug}{_ENDING}"] = _section(section, rules, prior=prior)
        if section.propose and not rules and len(understood.sections) > 1:
            unruled.append(section.heading)
    subject = tuple(rule.phrase for rule in screening)
    required = subject_of(titles, screening)
    return RuleFiles(files, ready=False, subject=subject, required=required, unruled=tuple(unruled))


def own_rules(folder: Path) -> dict[str, str]:
    """The rule files that come with the program, by their paths in ``folder``."""
    paths = sorted(folder.rglob(f"*{_ENDING}"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _headings(own: Mapping[str, str]) -> Iterator[str]:
    """The headings of rule files, which stand there on a line of their own."""
    for path, text in own.items():
        if path.startswith(_SECTIONS):
            yield next(line for line in text.splitlines() if line.startswith("heading: ")).partition(": ")[2]


def _all_titles(sections: Iterable[ListedSection]) -> Iterator[str]:
    """The titles of papers; of sections that hold something else only where there are no others."""
    sections = list(sections)
    papers = [one for one in sections if one.propose] or sections
    for section in papers:
        yield from section.titles


def _drafted_sections(
    sections: Sequence[ListedSection],
) -> Iterator[tuple[ListedSection, tuple[Drafted, ...], float]]:
    """Each section with its rules, and what it starts from."""
    titles = [Titles(section.titles) for section in sections]
    counts, total = all_counts(titles), sum(map(len, titles))
    for section, here in zip(sections, titles, strict=True):
        rules = section_rules(here, counts, total=total, heading=section.heading)
        yield section, rules, prior_of(len(here), total=total, sections=len(titles))


_SCREENING_HEAD: Final = """\
# Is a paper for this list at all? Drafted by `curator init` from the {count} titles of the list: what they
# say at least four times as often as titles of papers usually do. A draft is meant to be argued with: drop
# what is not the subject, add what is missing. How this file is read stands in curator's docs/rules.md.
version: 1
{subject}
# The weights of all rules that fire are added to `base`; the score is that sum squeezed between 0 and 1 (a
# sum of 0 gives 0.5). About half of the list's own titles would pass without their abstracts.
base: {base}
thresholds: {{candidate: 0.5, triage: 0.2}}

# In the title a weight counts so many times as much.
in_title: {in_title}

in_scope:
"""
_SUBJECT: Final = """
# A paper without this is rejected unread, because {count} of the list's titles have it. Add what else is the
# subject; without this key every paper is read.
subject: {phrases}
"""
_SECTION_HEAD: Final = """\
# Drafted by `curator init` from the {count} titles under this heading. A paper goes into the section whose
# rules weigh most: give each section words that only its own papers have.
version: 1
"""
_NO_RULES: Final = """\
  # No phrase stands in two titles and is rare elsewhere: nothing is proposed until you write rules.
  - name: usual-categories
    categories: [cs.LG, cs.CV, cs.CR, cs.CL, cs.AI, stat.ML]
    weight: 0.2
    why: "stands in a category that is watched"
"""
_NO_SECTION_RULES: Final = """\
# No phrase stands in two of its titles and seldom elsewhere. One rule looks like this:
# - {name: audio, phrase: [speech*, (audio|voice)*], weight: 1, why: is about sound}
rules: []
"""


def _screening(titles: Titles, rules: Sequence[Drafted]) -> str:
    base, in_title = scalar(base_of(titles, rules)), scalar(IN_TITLE)
    head = _SCREENING_HEAD.format(
        count=len(titles), base=base, in_title=in_title, subject=_subject(subject_of(titles, rules), titles)
    )
    return head + ("".join(map(_rule, rules)) or _NO_RULES)


def _subject(phrase: str, titles: Titles) -> str:
    return _SUBJECT.format(count=len(titles.saying[phrase]), phrases=row([phrase])) if phrase else ""


def _section(section: ListedSection, rules: Sequence[Drafted], *, prior: float) -> str:
    lines = [
        f"heading: {quoted(section.heading)}",
        f"anchor: {quoted(section.anchor)}",
        *([remark(f"{section.remark}.")] if section.remark else []),
        f"propose: {scalar(section.propose)}",
        f"prior: {scalar(prior)}",
        "in_title: 1.5",
    ]
    drafted = "rules:\n" + "".join(map(_rule, rules)) if rules else _NO_SECTION_RULES
    return _SECTION_HEAD.format(count=len(section.titles)) + "\n".join(lines) + f"\n{drafted}"


def _rule(rule: Drafted) -> str:
    return (
        f"  - name: {scalar(rule.name)}\n"
        f"    phrase: {row([rule.phrase])}\n"
        f"    weight: {scalar(rule.weight)}\n"
        f"    why: {quoted(rule.why)}\n"
        f"    matches: [{quoted(rule.example)}]\n"
    )
