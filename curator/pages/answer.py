"""The bot's one comment in a thread: what became of the last commands, and which it has heard.

Each comment that was obeyed has a part of its own that begins with a hidden line, by which a repeated event
is known. What was heard longer ago is kept in one hidden line at the top, with the id up to which all was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.commands.comment import COMMANDS
from curator.core.proposal import LONGEST_BODY
from curator.pages import evidence
from curator.pages.inert import Markdown, markdown, shortened, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from curator.core.candidate import Candidate

MARK: Final = "<!-- curator:answers -->"
"""The first line of the bot's answer, by which it is found again."""

MOST_SHOWN: Final = 15
_MOST_KNOWN: Final = 400
_LONGEST: Final = LONGEST_BODY - 5_000
_LONGEST_WORDS: Final = 800
_MOST_SECTIONS: Final = 12
_KEY: Final = r"(?:[0-9]{1,20}|tick-[a-z0-9:./_-]{1,200})"
_HEARD: Final = re.compile(
    rf"^<!-- curator:heard (?P<key>{_KEY}):(?P<digest>[0-9a-f-]{{1,64}}) -->$", re.MULTILINE
)
_EARLIER: Final = re.compile(
    r"^<!-- curator:earlier (?P<floor>[0-9]{1,20})(?P<pairs>(?: [0-9]{1,20}:[0-9a-f]{1,64})*) -->$",
    re.MULTILINE,
)
_HEAD: Final = "**Answers** to what was said here; `/curator help` shows what can be."


class Told(NamedTuple):
    """What became of one command: as it was said, whether it was done, the words, and what is shown below."""

    said: str
    well: bool
    words: str
    shown: Markdown = Markdown()


class Part(NamedTuple):
    """The answer to one comment, or to one box: ``key`` is the comment's id or ``tick-<name>``."""

    key: str
    digest: str
    text: str

    def __str__(self) -> str:
        """The part with the hidden line that it is known by."""
        return f"<!-- curator:heard {self.key}:{self.digest} -->\n{self.text}"


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the answer holds: its parts, what was heard ``earlier``, and the id up to which all was."""

    parts: tuple[Part, ...] = ()
    earlier: Mapping[str, str] = field(default_factory=dict)
    floor: int = 0

    @classmethod
    def read(cls, text: str) -> Answers:
        """What an answer of the bot's own says; of any text."""
        text = text.replace("\r\n", "\n")
        found = list(_HEARD.finditer(text))
        ends = [*(one.start() for one in found[1:]), len(text)]
        parts = tuple(
            Part(one["key"], one["digest"], text[one.end() : end].strip())
            for one, end in zip(found, ends, strict=False)
        )
        known = _EARLIER.search(text)
        return cls(parts, _pairs(known["pairs"]) if known else {}, int(known["floor"]) if known else 0)

    def heard(self, key: str, digest: str) -> bool:
        """Whether a comment was answered as it is now."""
        for part in self.parts:
            if part.key == key:
                return part.digest == digest
        if key in self.earlier:
            return self.earlier[key] == digest
        return key.isdigit() and int(key) <= self.floor

    def knows(self, key: str) -> bool:
        """Whether a comment was answered, as it is now or as it was."""
        return key in self.earlier or any(part.key == key for part in self.parts)

    def with_part(self, part: Part) -> Answers:
        """With one more part, the last one; an older one about the same comment goes."""
        kept = tuple(one for one in self.parts if one.key != part.key)
        earlier = {key: digest for key, digest in self.earlier.items() if key != part.key}
        return _bounded(Answers((*kept, part), earlier, self.floor))

    def render(self) -> Markdown:
        """The comment; always shorter than GitHub takes."""
        pairs = "".join(f" {key}:{digest}" for key, digest in self.earlier.items())
        head = f"{MARK}\n<!-- curator:earlier {self.floor}{pairs} -->\n{_HEAD}"
        return Markdown("\n\n".join((head, *map(str, self.parts))) + "\n")


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in text.split())


def _bounded(answers: Answers) -> Answers:
    """With so many parts that the whole fits; the oldest go, and are known without their text."""
    kept = list(answers.parts[-MOST_SHOWN:])
    room = _LONGEST - 40 * _MOST_KNOWN
    while len(kept) > 1 and sum(len(str(part)) + 2 for part in kept) > room:
        kept.pop(0)
    gone = answers.parts[: len(answers.parts) - len(kept)]
    known = {**answers.earlier, **{part.key: part.digest for part in gone if part.key.isdigit()}}
    ids = sorted(known, key=int)
    dropped = ids[: max(0, len(ids) - _MOST_KNOWN)]
    floor = max((answers.floor, *map(int, dropped)))
    return Answers(tuple(kept), {key: known[key] for key in ids[len(dropped) :]}, floor)


def part(key: str, digest: str, told: Sequence[Told], *, by: str, more: int = 0) -> Part:
    """The answer to what ``by`` said; ``more`` commands were left out."""
    lines = [f"**{markdown(by)}** said:", "", *_lines(told)]
    if more:
        lines.append(f"- ❌ {more} more commands were left out: say them in another comment.")
    return Part(key, digest, "\n".join(lines))


def _lines(told: Iterable[Told]) -> Iterator[str]:
    for one in told:
        words = markdown(shortened(one.words, _LONGEST_WORDS))
        yield f"- {'✅' if one.well else '❌'} `{verbatim(one.said)}`: {words}"
        if one.shown:
            yield f"\n{one.shown}\n"


def guide() -> Markdown:
    """Every command as a table."""
    rows = (
        f"| `/curator {one.form}` | {one.does}{'' if not one.everyone else ' (everybody may)'} |"
        for one in COMMANDS
    )
    return Markdown("\n".join(("| command | what it does |", "|---|---|", *rows)))


def explained(candidate: Candidate, *, section: str) -> Markdown:
    """Why a paper was picked, folded: scores, sections, and the words that decided."""
    classification = candidate.classification
    screening = classification.screening
    lines = [
        f"Screening says {screening.verdict.value}, score {screening.score:.2f}.",
        "",
        "| section | score |",
        "|---|---:|",
        *(
            f"| {markdown(one.section)} | {one.score:.2f} |"
            for one in classification.ranking[:_MOST_SECTIONS]
        ),
        "",
        *_words(candidate, section),
    ]
    inside = "\n".join(lines)
    return Markdown(f"<details><summary>Scores, sections and words</summary>\n\n{inside}\n\n</details>")


def _words(candidate: Candidate, section: str) -> Iterator[str]:
    rows = evidence.quotes(candidate, section=section)
    if not rows:
        yield "No single word stands out."
        return
    yield "| words | in the | rule | weight |"
    yield "|---|---|---|---:|"
    for row in rows:
        before = markdown(row.before) + (" " if row.parted_before else "")
        after = (" " if row.parted_after else "") + markdown(row.after)
        words = f"{before}**{markdown(row.words)}**{after}"
        yield f"| {words} | {row.field} | {markdown(row.rule)} | {row.weight} |"
