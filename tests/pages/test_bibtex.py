"""The list as BibTeX, read by a BibTeX reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from curator.core.list.document import NewEntry, apply_edits, parse
from curator.core.list.insertion import insert
from curator.core.markdown.escaping import clean
from curator.core.policy import ListFormat
from curator.pages.bibtex import as_bibtex

if TYPE_CHECKING:
    from collections.abc import Mapping


def read(bibtex: str) -> Mapping[str, Any]:
    """The records by their keys."""
    entries: Mapping[str, Any] = parse_string(bibtex, "bibtex").entries
    return entries


def test_a_published_work_is_a_conference_paper() -> None:
    """With its venue, its year, its link and its ids."""
    (record,) = as_bibtex(parse("* [A & B](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> D."))
    assert record == (
        "@inproceedings{arxiv:2302.04638,\n  title = {{A \\& B}},\n  booktitle = {ICML},\n"
        "  year = {2023},\n  url = {https://arxiv.org/abs/2302.04638},\n  eprint = {2302.04638},\n"
        "  archiveprefix = {arXiv},\n}\n"
    )


def test_other_works_are_misc_and_every_key_is_unique() -> None:
    """An entry without an id is named after its line."""
    text = "* [A](https://a.org)\n* [B](https://doi.org/10.1145/3128572.3140444)\n* [B](https://doi.org/10.1145/3128572.3140444)\n"
    records = list(as_bibtex(parse(text)))
    assert [record.partition(",")[0] for record in records] == [
        "@misc{line-1",
        "@misc{doi:10.1145/3128572.3140444",
        "@misc{doi:10.1145/3128572.3140444-2",
    ]
    assert "doi = {10.1145/3128572.3140444}" in records[1]


def test_authors_are_joined_as_bibtex_wants() -> None:
    """Accents are LaTeX's, which every BibTeX reads; other alphabets stay."""
    form = ListFormat(template="- {authors}, **{title}**")
    (record,) = as_bibtex(parse("- D. Z\u00fcgner, \u6570, **T**", form))
    assert 'author = {D. Z\\"ugner and \u6570}' in record


@settings(deadline=None)
@given(
    st.text(st.characters(blacklist_categories=["Cs"])),
    st.sampled_from(["", "{", "}", "\\", "%", '"', "@x{y,"]),
)
def test_any_title_gives_a_record_that_can_be_read(title: str, more: str) -> None:
    """Braces, backslashes and quotes in a title break nothing after it."""
    new = NewEntry(f"t{title}{more}", f"https://a.org/{more}")
    document = parse("# H\n* [Last](https://b.org)\n")
    edit = insert(document, section=document.sections[0], new=new, form=ListFormat()).edit
    entries = read("\n".join(as_bibtex(parse(apply_edits(document.text, (edit,))))))
    assert len(entries) == 2
    assert clean(new.title)
    assert entries["line-3"].fields["title"] == "{Last}"
