"""Which headings become sections, under which names, and which of them get no proposals."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.drafting.sections import ListedSection, listed_sections, name_of, slugs_of
from curator.core.list.document import parse
from tests.onboarding.lists import POND, hostile

ENTRY: Final = "* [A Title of Its Own](https://arxiv.org/abs/2101.00001) (ICML 2021) <br/> Shows it.\n"
LINK: Final = "* [Some Page](https://example.org/page)\n"


def sections(text: str) -> dict[str, ListedSection]:
    """The sections of a list by their headings."""
    return {one.heading: one for one in listed_sections(parse(text))}


def test_a_heading_without_entries_is_no_section() -> None:
    """Title and contents hold no paper."""
    assert [one.slug for one in listed_sections(parse(POND))] == ["waves", "frogs"]


@given(st.lists(st.text(max_size=400), max_size=12))
def test_a_slug_is_safe_and_unique_whatever_the_heading(headings: list[str]) -> None:
    """It is a file's name and a part of a branch's: no path, no dot, no sign that a shell would read."""
    slugs = list(slugs_of(headings))
    assert len(set(slugs)) == len(headings)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert all(len(slug) <= 60 for slug in slugs)


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("2.1 Targeted Attack", "targeted-attack"),
        ("../../etc/passwd", "etc-passwd"),
        ("Défense (à priori)", "defense-a-priori"),
        ("CON", "section-con"),
        ("2023", "2023"),
        ("a" * 300, "a" * 40),
        ("🎉", "section-1"),
        ("研究", "section-1"),
        ("${{ secrets.TOKEN }}", "secrets-token"),
    ],
)
def test_a_slug_is_the_heading_in_plain_letters(heading: str, slug: str) -> None:
    """As far as there are any, and without the number that it begins with."""
    assert list(slugs_of([heading])) == [slug]


def test_a_heading_that_stands_twice_is_one_section() -> None:
    """Rules know a section by its heading, so what is new can only go under the first."""
    text = f"# L\n\n## Attacks\n\n{ENTRY}\n## Defenses\n\n{ENTRY}\n## attacks!\n\n{ENTRY}"
    found = sections(text)
    assert list(found) == ["Attacks", "Defenses"]
    assert "stands on lines 3, 11" in found["Attacks"].remark
    assert found["Attacks"].propose
    assert len(found["Attacks"].titles) == 2


def test_nothing_goes_under_a_heading_that_only_names_a_chapter() -> None:
    """The first of two headings that read the same has no entries: a new one there would stand alone."""
    text = f"# L\n\n## Attacks\n\n### Attacks\n\n{ENTRY}\n## Defenses\n\n{ENTRY}"
    assert not sections(text)["Attacks"].propose


def test_of_sections_that_are_years_the_newest_is_added_to() -> None:
    """No word tells a paper of 2021 from one of 2022."""
    text = (
        "# L\n\n"
        + "".join(f"## {year}\n\n{ENTRY}\n" for year in (2021, 2023, 2022))
        + f"## Surveys\n\n{ENTRY}"
    )
    assert [one.heading for one in sections(text).values() if one.propose] == ["2023", "Surveys"]


def test_a_section_of_other_things_gets_no_papers() -> None:
    """Links without an id, a venue or authors are tools or blogs."""
    found = sections(f"# L\n\n## Papers\n\n{ENTRY}\n## Tools\n\n{LINK}{LINK}{ENTRY}")
    assert found["Papers"].propose
    assert not found["Tools"].propose
    assert "1 of its 3 entries look like papers" in found["Tools"].remark


def test_an_anchor_that_names_another_section_is_not_taken() -> None:
    """A copied anchor would lead papers of one section into the other."""
    copied, own = '<a id="Defenses"></a>', '<a id="own"></a>'
    text = f"# L\n\n{copied}\n## Attacks\n\n{ENTRY}\n## Defenses\n\n{ENTRY}\n{own}\n## More\n\n{ENTRY}"
    assert [one.anchor for one in sections(text).values()] == ["attacks", "defenses", "own"]


@given(st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=30), min_size=1, max_size=6))
def test_every_section_is_found_again_by_its_name(headings: list[str]) -> None:
    """Whatever stands in headings: the list read by the drafted names has each section under its slug."""
    text = hostile(headings, ["A Title of Its Own", "Another Title of Its Own"])
    found = listed_sections(parse(text))
    slugs = {name: one.slug for one in found for name in (one.anchor, one.heading) if name}
    again = parse(text, slugs=slugs)
    for one in found:
        there = again.section(one.slug)
        assert there is not None
        assert name_of(there.title) == name_of(one.heading)
