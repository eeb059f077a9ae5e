"""The list as BibTeX: one record an entry, plain ASCII where LaTeX has a command for a sign."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pylatexenc.latexencode import UnicodeToLatexEncoder  # type: ignore[import-untyped]  # it ships no types

    from curator.core.list.document import Document, Entry

_NOT_IN_A_KEY: Final = re.compile(r"[^A-Za-z0-9.:/_-]+")
_NOT_IN_A_URL: Final = re.compile(r"[{}\\\s]")
# BibTeX counts braces even behind a backslash, so a brace in a title has to be a command.
_BRACES: Final = {ord("{"): r"{\textbraceleft}", ord("}"): r"{\textbraceright}"}


def as_bibtex(document: Document) -> Iterator[str]:
    """One record an entry; a published work is ``@inproceedings``, any other ``@misc``.

    The key is the entry's best id, or its line; a work that is listed twice has a number after its key.
    """
    taken: dict[str, int] = {}
    for entry in document.entries:
        key = _NOT_IN_A_KEY.sub("-", str(entry.ids[0]) if entry.ids else f"line-{entry.line}")
        taken[key] = taken.get(key, 0) + 1
        yield _record(f"{key}-{taken[key]}" if taken[key] > 1 else key, entry)


def _record(key: str, entry: Entry) -> str:
    kind = "inproceedings" if entry.venue and entry.venue.name else "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(entry).items() if value)
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(entry: Entry) -> Mapping[str, str]:
    ids = {paper_id.scheme: paper_id.value for paper_id in reversed(entry.ids)}
    venue = entry.venue
    return {
        "title": f"{{{_latex(entry.title)}}}",
        "author": " and ".join(map(_latex, entry.authors)),
        "booktitle": _latex(venue.name) if venue else "",
        "year": str(venue.year) if venue and venue.year else "",
        "url": _NOT_IN_A_URL.sub(lambda sign: f"%{ord(sign[0]):02X}", entry.url),
        "doi": _latex(ids.get("doi", "")),
        "eprint": ids.get("arxiv", ""),
        "archiveprefix": "arXiv" if "arxiv" in ids else "",
    }


def _latex(text: str) -> str:
    return str(_encoder().unicode_to_latex(text))


@cache
def _encoder() -> UnicodeToLatexEncoder:
    """Signs that LaTeX has no command for stay as they are, in UTF-8."""
    from pylatexenc.latexencode import (  # noqa: PLC0415 - slow
        RULE_DICT,
        UnicodeToLatexConversionRule,
        UnicodeToLatexEncoder,
    )

    braces = UnicodeToLatexConversionRule(RULE_DICT, _BRACES)
    return UnicodeToLatexEncoder(
        conversion_rules=[braces, "defaults"], unknown_char_policy="keep", unknown_char_warning=False
    )
