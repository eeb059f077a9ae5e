"""CUR110: characters that nobody sees, and TeX that nobody sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import SAFE, WARNING, Example, Finding, check
from curator.lint.quoting import quoted
from curator.lint.rereading import FIELDS, safely
from curator.lint.shape.junk import decomposed_in, junk_in
from curator.lint.shape.tex import tex_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.shape.junk import Junk

_INDENT: Final = 40
_WANTED: Final = {None: "the letter that it stands for", "": "none", " ": "a space"}


@check(
    "CUR110",
    "junk-characters",
    WARNING,
    fix=SAFE,
    changes=FIELDS,
    why=(
        "What looks the same to a reader is something else to every program: an invisible character breaks a "
        "link and hides a title from the search for duplicates, and TeX is shown as it is typed."
    ),
    examples=[
        Example(
            bad="* [Logit\u00a0Pair\u200bing](https://arxiv.org/abs/1803.06373) <br/> Pairs two logits.",
            good="* [Logit Pairing](https://arxiv.org/abs/1803.06373) <br/> Pairs two logits.",
        ),
        Example(
            bad='* [{B}ayesian Schr\\"{o}dinger Bridges](https://arxiv.org/abs/2106.01357) <br/> Samples.',
            good="* [Bayesian Schrödinger Bridges](https://arxiv.org/abs/2106.01357) <br/> Samples.",
        ),
    ],
)
def junk_characters(case: Case) -> Iterator[Finding]:
    """Invisible or non-breaking characters, letters that are not composed, or TeX in a title.

    Joiners in emoji and in the scripts that need them, marks of direction in text from right to left, and
    formulas are left alone.
    """
    raw = case.raw
    if not raw.isascii() or not raw.isprintable():
        yield from safely(case, _junk(case), but=FIELDS)
    if "\\" in raw or "{" in raw:
        yield from safely(case, _tex(case, *case.title), but={"title", "links"})


def _junk(case: Case) -> Iterator[Finding]:
    raw, at = case.raw, case.start
    for junk in (*junk_in(raw), *decomposed_in(raw)):
        if _is_seen(case, junk):
            written = raw[junk.start : junk.end]
            codes = " ".join(f"U+{ord(sign):04X}" for sign in written[:3])
            wanted = quoted(junk.instead) if junk.instead and junk.instead.strip() else _WANTED[junk.instead]
            span = at + junk.start, at + junk.end
            kept = junk.instead is None or _begins_a_line(raw, junk.start)
            edits = () if kept else (Edit(*span, junk.instead or ""),)
            yield Finding(span, f"{junk.name} ({codes}), expected {wanted}", edits)


def _begins_a_line(raw: str, at: int) -> bool:
    """There, what follows could become another block when the character goes."""
    before = raw[max(0, at - _INDENT) : at].rstrip(" \t")
    return not before or before[-1] in "\r\n"


def _is_seen(case: Case, junk: Junk) -> bool:
    """Whether it stands outside of code and comments; what is not composed in an address may be meant."""
    if case.prose[junk.start] != "\0":
        return True
    link = case.link_at(case.start + junk.start)
    in_address = link is not None and link.url_start <= case.start + junk.start < link.url_end
    return in_address and junk.invisible


def _tex(case: Case, start: int, end: int) -> Iterator[Finding]:
    prose = case.prose[start - case.start : end - case.start]
    for found in tex_in(prose):
        written = prose[found.start : found.end]
        span = start + found.start, start + found.end
        wanted = f", expected {quoted(found.plain)}" if found.plain else ""
        edits = (Edit(*span, found.plain),) if found.plain else ()
        yield Finding(span, f"TeX in the title: {quoted(written)}{wanted}", edits)
