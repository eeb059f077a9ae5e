"""CUR204: links to arXiv are of one form where the list has one."""

from __future__ import annotations

import pytest

from curator.core.policy import LinkForm, ListFormat
from tests.lint.linting import around, findings, marked, mended, messages

ABS = "https://arxiv.org/abs/{}"
PDF = "https://arxiv.org/pdf/{}"
EXTENSION = "https://arxiv.org/pdf/{}.pdf"


def listing(*forms: str) -> str:
    """A list with one entry for each form of a link."""
    return "\n".join(
        f"* [Bound {number}]({form.format(f'2102.{number:05}')}) <br/> Proves it."
        for number, form in enumerate(forms, 1)
    )


@pytest.mark.parametrize(
    "forms",
    [
        [ABS] * 6,
        [EXTENSION] * 6,
        [ABS] * 3 + [EXTENSION],
        [ABS] * 4,
        [ABS] * 5 + [EXTENSION] * 5,
        [ABS] * 11 + [EXTENSION] * 9,
        [ABS] * 3 + [PDF] * 2 + [EXTENSION] * 2,
        ["https://openreview.net/forum?id={}x"] * 6 + [ABS] * 2 + [PDF] * 2,
    ],
)
def test_a_list_without_a_form_of_its_own_is_left_alone(forms: list[str]) -> None:
    """All of one form, too few links to tell, or no clear majority."""
    assert messages("CUR204", listing(*forms)) == []


@pytest.mark.parametrize(
    "other",
    [
        "https://arxiv.org/html/{}",
        "https://arxiv.org/list/cs.LG/recent?{}",
        "https://arxiv.org/pdf/{}.pdf#page=3",
        "https://arxiv.org/abs/{}?context=cs",
        "https://arxiv.org/pdf/{}x.pdf",
        "https://arxiv.org.example.com/pdf/{}.pdf",
        "https://example.org/pdf/{}.pdf",
    ],
)
def test_other_links_are_left_alone(other: str) -> None:
    """Pages of arXiv that are neither abstract nor PDF, a page within a PDF, what is no id, other hosts."""
    assert messages("CUR204", listing(*[ABS] * 6, other)) == []


def test_links_in_descriptions_are_left_alone() -> None:
    """They may point to a figure of the PDF; neither do they count."""
    text = listing(*[ABS] * 6).replace("it.", "it, as [before](https://arxiv.org/pdf/2001.00001.pdf).")
    assert messages("CUR204", text) == []


@pytest.mark.parametrize(
    ("usual", "other", "shown"),
    [
        (ABS, EXTENSION, ("/pdf/….pdf", "/abs/…")),
        (ABS, PDF, ("/pdf/…", "/abs/…")),
        (EXTENSION, ABS, ("/abs/…", "/pdf/….pdf")),
        (EXTENSION, PDF, ("/pdf/…", "/pdf/….pdf")),
        (PDF, EXTENSION, ("/pdf/….pdf", "/pdf/…")),
        (ABS, "http://www.arxiv.org/pdf/{}.PDF", ("/pdf/….pdf", "/abs/…")),
        (ABS, "https://arxiv.org/abs/{}.pdf", ("/abs/….pdf", "/abs/…")),
    ],
)
def test_a_slip_is_brought_into_the_form_of_most(usual: str, other: str, shown: tuple[str, str]) -> None:
    """Page and ending, and nothing else of the address."""
    text = listing(*[usual] * 6, other)
    told = f"the link is of the form {shown[0]}, expected {shown[1]} as 6 of 7 links are"
    assert messages("CUR204", text) == [told]
    fixed = mended("CUR204", text)
    assert fixed.replace("http://www.", "https://") == listing(*[usual] * 7)
    assert messages("CUR204", fixed) == []


def test_a_version_is_another_checks_matter() -> None:
    """It stays, and the edits keep away from it."""
    text = listing(*[ABS] * 6, "https://arxiv.org/pdf/{}v3.pdf")
    assert marked("CUR204", text) == ["pdf/2102.00007v3.pdf"]
    assert mended("CUR204", text) == listing(*[ABS] * 6, "https://arxiv.org/abs/{}v3")


@pytest.mark.parametrize(("form", "expected"), [("abs", ABS), ("pdf", PDF), ("pdf-extension", EXTENSION)])
def test_a_declared_form_needs_no_majority(form: LinkForm, expected: str) -> None:
    """One link is enough, and the list's own habit does not count."""
    known = around(form=ListFormat(link_form=form))
    text = listing(ABS, PDF, EXTENSION)
    assert len(messages("CUR204", text, known)) == 2
    assert mended("CUR204", text, known) == listing(expected, expected, expected)


def test_every_link_of_a_head_counts() -> None:
    """An entry may link its paper beside its title."""
    form = ListFormat(template="1. **{title}**{? {venue} {year}?}{? [[paper]]({url})?}{? {links}?}")
    line = "1. **Bound {}** ICML 2021 [[code]](https://github.com/a/b) [[paper]](https://arxiv.org/{}2102.0000{}{})"
    text = "\n".join(
        line.format(number, *(("abs/", number, "") if number else ("pdf/", 0, ".pdf"))) for number in range(7)
    )
    found = findings("CUR204", text, around(form=form))
    assert len(found) == 1
    assert marked("CUR204", text, around(form=form)) == ["pdf/2102.00000.pdf"]


def test_a_hundred_thousand_signs_are_no_id() -> None:
    """Whatever stands where an id should be."""
    assert messages("CUR204", listing(*[ABS] * 6, "https://arxiv.org/pdf/" + "9" * 100_000)) == []
    assert messages("CUR204", listing(*[ABS] * 6, "https://arxiv.org/pdf/" + ".pdf" * 30_000)) == []
