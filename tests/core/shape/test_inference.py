"""The format of a list that declares none: what most of its entries show, where they show papers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.core.list.document import Entry, parse
from curator.core.policy import DEFAULT_TEMPLATE
from curator.core.shape.inference import infer

PAPERS = [
    ("Explaining Examples", "I. J. Good, Jon Shell", "ICLR", 2021, "https://arxiv.org/abs/2101.00001"),
    ("Cats, Dogs and Other Animals", "Ann Name", "NeurIPS", 2020, "https://arxiv.org/abs/2001.00002"),
    ("Is It Robust? A Study", "A. Name, B. Other, and C. Third", "CVPR", 2019, "https://a.org/b_(c).pdf"),
    ("Towards: A Title", "Ann Name et al.", "Journal of Titles", 2019, "https://arxiv.org/abs/1901.00004"),
    ("A Very Long Title of a Paper", "Bob Other and Cy Third", "ICML", 2018, "https://a.org/paper.pdf"),
]
README = """\
# A tool

- **Fast and simple.** Reads 2,000 entries in a second.
- **No dependencies at all**: see [the long manual](https://a.org/manual).
- *Works on every system* since version 2.0.19

1. Install it
2. Run it

## What it is built on

- [Explaining Examples](https://arxiv.org/abs/2101.00001), 2021
- [Cats, Dogs and Other Animals](https://arxiv.org/abs/2001.00002), 2020
"""
CHANGELOG = """\
# Changelog
## 2.0 (2019-01-02)
- Fixed a crash in the reader ([#2019](https://github.com/a/b/pull/2019))
- **Breaking:** drop old names, thanks to @ann
## 1.0 (2018-01-02)
* First release, see [the long manual](https://a.org/manual)
"""
TABLE = "| Paper | Venue |\n|---|---|\n" + "".join(f"| [{p[0]}]({p[4]}) | {p[2]} {p[3]} |\n" for p in PAPERS)
TOOLS = "".join(f"- [tool{n}](https://github.com/a/tool{n}) - Does one thing well.\n" for n in range(20))


def listed(entry: str) -> str:
    """The papers in one format."""
    rows = (
        entry.format(title=title, authors=authors, venue=venue, year=year, url=url, two=year % 100, number=at)
        for at, (title, authors, venue, year, url) in enumerate(PAPERS, 1)
    )
    return "# Papers\n\n" + "\n".join(rows) + "\n"


def behind_a_stop(link: str) -> str:
    """A link that is written behind a full stop, and read without one, too; and further links."""
    return f"{{?. {link}?}}{{? {link}?}}{{? {{links}}?}}"


def read(text: str) -> list[Entry]:
    """The entries of a text in the format that is inferred from it."""
    inferred = infer(text)
    assert inferred is not None
    return list(parse(text, inferred.form).entries)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "words", README, CHANGELOG, TABLE, TOOLS, "- [Good](#good)\n- [Bad](#bad)\n- [Ugly](#ugly)\n"],
)
def test_what_is_no_list_of_papers_has_no_format(text: str) -> None:
    """Features, changes, tables, tools, contents; nor do two papers among other bullets make a list."""
    assert infer(text) is None


def test_titles_that_nothing_tells_from_names_are_not_guessed() -> None:
    """Commas stand in both."""
    assert infer(listed("- {title}, {authors}, {venue}, {year} [[pdf]]({url})")) is None


@pytest.mark.parametrize(
    "entry",
    [
        "* [{title}]({url}) ({venue} {year}) <br/> Shows what happens.",
        "* [{title}]({url}) ({venue} {year})",
        "- [{title}]({url})",
        "+ [{title}]({url})({venue}  {year})<BR>Shows what happens.",
    ],
)
def test_the_default_template_is_kept_where_it_says_as_much(entry: str) -> None:
    """Bullets, spaces and missing parts make no other template."""
    inferred = infer(listed(entry))
    assert inferred is not None
    assert inferred.form.template == DEFAULT_TEMPLATE


@pytest.mark.parametrize(
    ("entry", "template"),
    [
        ("- [{title}]({url}) - Shows what happened in 2017.", "- [{title}]({url}){? - {description}?}"),
        ("- [{title}]({url}): Shows what happens.", "- [{title}]({url}){?: {description}?}"),
        ("* [{title}]({url}) Shows what happens.", "* [{title}]({url}){? {description}?}"),
        ("- [x] [{title}]({url}), 2019", "- {?[x] ?}[{title}]({url}){?, {year}?}"),
    ],
)
def test_what_stands_before_a_description_is_told(entry: str, template: str) -> None:
    """A year in it is no venue's."""
    inferred = infer(listed(entry))
    assert inferred is not None
    assert inferred.form.template == template


@pytest.mark.parametrize(
    ("entry", "template"),
    [
        (
            "- **{title}.** {authors}. *{venue} {year}*. [[pdf]]({url}) [[code]](https://b.org)",
            "- **{title}{?.?}**{? {authors}. *{venue} {year}*?}{?.?}" + behind_a_stop("[[pdf]]({url})"),
        ),
        (
            "{number}. [{title}]({url}), {authors}, {venue}, {year}",
            "1. [{title}]({url}){?, {authors}, {venue} {year}?}{?, {authors}?}",
        ),
        (
            '- {authors}. "{title}". {venue} {year}. [[pdf]({url})]',
            '- {?{authors}. ?}"{title}"{?.?}{? {venue} {year}?}{?.?}' + behind_a_stop("[[pdf]({url})]"),
        ),
        (
            "* {title}. {authors}. {venue} {year}. [[pdf]]({url})",
            "* {title}{?. {authors}. {venue} {year}?}{?.?}{? [[pdf]]({url})?}{? {links}?}",
        ),
        (
            "- **{title}**, {authors}, {venue} {year}. [paper]({url})",
            "- **{title}**{?, {authors}, {venue} {year}?}{?, {authors}?}{?.?}"
            + behind_a_stop("[paper]({url})"),
        ),
        (
            "- **[{title}]({url})** by {authors}, `{venue} {year}`",
            "- **[{title}]({url})**{? by {authors} `{venue} {year}`?}{? by {authors}?}",
        ),
        (
            "1. **{title}** [paper]({url})\n   *{authors}*. {venue} {year}",
            "1. **{title}**{? [paper]({url})?}{? {links}?}{? *{authors}*?}{?.?}{? {venue} {year}?}",
        ),
    ],
)
def test_authors_venue_and_links_are_told_by_the_signs_around_them(entry: str, template: str) -> None:
    """Whatever comes first, and whether the title is a link, bold, in quotation marks or plain."""
    inferred = infer(listed(entry))
    assert inferred is not None
    assert (inferred.form.template, inferred.read, inferred.of) == (template, 5, 5)


def test_every_field_of_every_entry_is_read() -> None:
    """With brackets in an address, commas in a title, and names however they are joined."""
    text = listed("- {authors}, **{title}**, {venue}, {year}. [[link]]({url}) [[code]](https://b.org)")
    assert [
        (entry.title, entry.url, entry.venue and (entry.venue.name, entry.venue.year)) for entry in read(text)
    ] == [(title, url, (venue, year)) for title, _, venue, year, url in PAPERS]
    assert [len(entry.authors) for entry in read(text)] == [2, 1, 3, 1, 2]


def test_the_majority_decides() -> None:
    """What one entry in twenty has is a part of the template; what fewer have is not."""
    most = "- [A Title of {0}](https://arxiv.org/abs/2101.0{0}) (ICML 2021)\n"
    others = "- [A Title](https://arxiv.org/abs/2101.00001), ICML 2021\n"
    text = "".join(most.format(number) for number in range(1000, 1095))
    without, with_others = infer(text + others * 3), infer(text + others * 6)
    assert without is not None
    assert without.form.template == DEFAULT_TEMPLATE
    assert with_others is not None
    assert with_others.form.template == "- [{title}]({url}){? ({venue} {year})?}{?, {venue} {year}?}"


def test_the_whole_of_a_long_list_decides_and_is_counted() -> None:
    """Its beginning is no sample of it."""
    old = "* **A Title of {0}**, ICML 2021 [[pdf]](https://a.org/{0}.pdf)\n"
    new = "* [A Title of {0}](https://a.org/{0}.pdf) (ICML 2021)\n"
    text = "".join(old.format(number) for number in range(1000)) + "".join(
        new.format(number) for number in range(3000)
    )
    inferred = infer(text)
    assert inferred is not None
    assert inferred.form.template == DEFAULT_TEMPLATE
    assert (inferred.read, inferred.of) == (3000, 4000)


def test_entries_that_the_template_does_not_read_are_counted_when_they_look_like_papers() -> None:
    """Other bullets are not, nor are those within an entry, nor the contents."""
    text = (
        "- [Good](#good)\n- a note\n\n# Good\n"
        + listed("- [{title}]({url})\n  - see **Another Short Title**, 2019")
        + "- **A Short Title**, ICML 2021\n- Many more\n"
    )
    inferred = infer(text)
    assert inferred is not None
    assert (inferred.read, inferred.of) == (5, 6)


def test_entries_within_a_group_are_found() -> None:
    """A bullet that only names the group is none."""
    text = (
        listed("- [{title}]({url}), {venue} {year}")
        .replace("\n- ", "\n  - ")
        .replace("# Papers\n", "- A group\n")
    )
    inferred = infer(text)
    assert inferred is not None
    assert (inferred.form.template, inferred.read) == ("- [{title}]({url}){?, {venue} {year}?}", 5)


@pytest.mark.parametrize(
    ("gaps", "blank_lines"),
    [([1, 1, 1, 1, 1, 1, 0], 1), ([0, 0, 0, 0, 0, 0], 0), ([0, 1, 0, 1, 0], None), ([2, 2, 2, 2, 1], None)],
)
def test_blank_lines_are_the_format_where_nearly_all_neighbours_have_them(
    gaps: list[int], blank_lines: int | None
) -> None:
    """Otherwise there is no rule."""
    entry = "* [A Title](https://arxiv.org/abs/2101.00001) (ICML 2021)\n"
    inferred = infer(entry + "".join("\n" * gap + entry for gap in gaps))
    assert inferred is not None
    assert inferred.form.blank_lines == blank_lines


@pytest.mark.parametrize(
    ("years", "order"),
    [
        ([2022, 2021, 2021, 2020, 2019], "newest-first"),
        ([2018, 2019, 2019, 2020, 2021], "oldest-first"),
        ([2021, 2021, 2021, 2021], "bottom"),
        ([2022, 2021, 2022, 2020, 2019], "bottom"),
        ([2022, 2021, 2020], "bottom"),
    ],
)
def test_the_order_is_the_format_where_nearly_all_neighbours_keep_to_it(years: list[int], order: str) -> None:
    """Sections begin anew; too few entries show none."""
    entry = "* [A Title](https://a.org/x.pdf) (ICML {})\n"
    section = "# A section\n" + "".join(entry.format(year) for year in years)
    inferred = infer(section)
    assert inferred is not None
    assert inferred.form.order == order


SIGNS = [
    *'[]()*_`"{}!.,:;-<>#\\ \n',
    "\n- ",
    "\n  - ",
    "](https://arxiv.org/abs/1)",
    "{title}",
    "{?",
    "?}",
    "\ue000",
    "\u2028",
]
WORDS = [
    "ICML 2021",
    "2021",
    "'21",
    "A. Name",
    "Ann Name, Bob Other",
    "et al.",
    "Some Short Title",
    "[[pdf]](u)",
    "by ",
]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(SIGNS + WORDS), max_size=20), st.integers(3, 6))
def test_any_entry_that_is_repeated_gives_a_format_that_reads_it_or_none(
    pieces: list[str], times: int
) -> None:
    """No text is too strange: the template that comes out obeys the grammar."""
    text = ("- " + "".join(pieces) + "\n") * times
    inferred = infer(text)
    if inferred is not None:
        assert 3 <= inferred.read <= inferred.of
        assert len(list(parse(text, inferred.form).entries)) >= inferred.read


def test_names_behind_a_full_stop_and_links_in_escaped_brackets_are_written_as_they_are_read() -> None:
    """A common style: the stop is no part of the title, and the address has its place."""
    text = "# List\n\n" + "".join(
        f"- [{venue}] {title}. *Ann Lee et al.* \\[[Paper](https://arxiv.org/abs/2101.0000{n})\\]\n"
        for n, (venue, title) in enumerate(
            (
                ("CVPR 2017", "Deep Learning on Point Sets for Shape Classification"),
                ("NeurIPS 2018", "Convolution on Transformed Points of Any Shape"),
                ("ICCV 2019", "Flexible and Deformable Convolution for Point Clouds"),
            )
        )
    )
    inferred = infer(text)
    assert inferred is not None
    assert inferred.form.template == (
        "- {?[{venue} {year}] ?}{title}{?. *{authors}*?}{? *{authors}*?}{? \\[[Paper]({url})\\]?}{? {links}?}"
    )
    assert [entry.title[-1] for entry in read(text)] == ["n", "e", "s"]
