"""Edits that give links better addresses: every occurrence in entries, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.core.list.document import Document, apply_edits, parse
from curator.core.policy import ListFormat
from curator.core.repairs import mending
from curator.core.repairs.mending import batch, edits, standing_links, still_needed
from curator.core.repairs.repair import MOST_REPAIRS, Kind, Repair
from curator.errors import BrokenPromise

TITLE = "Certified Pooling of Small Rotations"
OLD = "http://example.org/a(1)?x=1&y=2"
NEW = "https://example.org/b"
FORM = ListFormat("* [{title}]({url}){? ({venue} {year})?}{? <br/> {description}?}")
LIST = f"""# List of [{OLD}]({OLD})

Read [this]({OLD}) first.

## Papers

* [{TITLE}]({OLD}) (ICML 2019) <br/> See [code]({OLD} "it"), <{OLD}>, `[code]({OLD})`,
  <a href="{OLD.replace("&", "&amp;")}">it</a> and [more]({OLD}&z=3).
  <!-- [hidden]({OLD}) -->
* [Another Paper](<{OLD}>)

| [table]({OLD}) |
|---|
"""


def repair(new: str = NEW, *, old: str = OLD, kind: Kind = "moved", title: str = TITLE) -> Repair:
    """A repair of this address."""
    return Repair(old, new, kind, "It moved.", title)


def mended(document: Document, *repairs: Repair) -> str:
    """The list after these repairs."""
    return apply_edits(document.text, edits(document, repairs, form=FORM))


@pytest.mark.parametrize("old", ["", NEW, "http://example.org/a", OLD.upper(), f"{OLD}&z=4"])
def test_an_address_that_does_not_stand_in_the_list_changes_nothing(old: str) -> None:
    """Only the very address counts, not one that begins or reads like it."""
    document = parse(LIST, FORM)
    assert edits(document, [repair(old=old)], form=FORM) == ()
    assert still_needed([repair(old=old)], document) == ()


def test_every_link_of_the_entries_is_mended() -> None:
    """In all spellings of Markdown; not in code or comments, nor outside of the entries."""
    assert mended(parse(LIST, FORM), repair()).splitlines() == [
        f"# List of [{OLD}]({OLD})",
        "",
        f"Read [this]({OLD}) first.",
        "",
        "## Papers",
        "",
        f'* [{TITLE}]({NEW}) (ICML 2019) <br/> See [code]({NEW} "it"), <{NEW}>, `[code]({OLD})`,',
        f'  <a href="{NEW}">it</a> and [more]({OLD}&z=3).',
        f"  <!-- [hidden]({OLD}) -->",
        f"* [Another Paper](<{NEW}>)",
        "",
        f"| [table]({OLD}) |",
        "|---|",
    ]


def test_another_place_of_a_paper_is_not_given_to_other_papers() -> None:
    """Two entries may share an address that was a page about both; a page that moved is the same for both."""
    document = parse(LIST, FORM)
    assert f"[Another Paper](<{OLD}>)" in mended(document, repair(kind="canonical"))
    assert f"[Another Paper](<{NEW}>)" in mended(document, repair(kind="https"))


def test_a_link_within_the_authors_stays() -> None:
    """Mending links must not change what an entry says of itself."""
    form = ListFormat("* {authors}. [{title}]({url}){? <br/> {description}?}")
    document = parse(f"## Papers\n\n* [Ann Lee]({OLD}), Bob May. [{TITLE}]({OLD})\n", form)
    after = apply_edits(document.text, edits(document, [repair()], form=form))
    assert after == f"## Papers\n\n* [Ann Lee]({OLD}), Bob May. [{TITLE}]({NEW})\n"


@pytest.mark.parametrize(
    "new",
    [
        "https://example.org/b(1",
        "https://example.org/b)(",
        "https://example.org/'onclick='x",
        'https://example.org/"><script>',
        "https://example.org/b c",
        "https://example.org/[x](y)",
        "https://example.org/`b`",
        "https://example.org/a|b",
        "https://example.org/&amp;&copy;",
        "https://example.org/a\\b",
        "https://example.org/$b$<!--",
        "https://example.org/b\n\n* [Injected](https://example.org)",
        "https://example.org/\u202eb",
        "https://example.org/ä",
    ],
)
def test_no_address_escapes_its_place(new: str) -> None:
    """A redirect's target is anybody's text."""
    document = parse(LIST, FORM)
    after = parse(mended(document, repair(new)), FORM)
    assert [one.title for one in after.entries] == [TITLE, "Another Paper"]
    assert len({one.link.url for one in standing_links(after)}) == 2
    assert after.text.count("\n") == LIST.count("\n")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_whatever_a_redirect_says_only_addresses_change(tail: str) -> None:
    """Every edit lies on an address, and all else is as it was."""
    document = parse(LIST, FORM)
    made = edits(document, [repair(f"https://example.org/{tail}")], form=FORM)
    places = {
        (one.link.url_start, one.link.url_end) for one in standing_links(document) if one.link.url == OLD
    }
    assert {(edit.start, edit.end) for edit in made} == places


@pytest.mark.parametrize(
    ("entry", "new", "what"),
    [
        (f"[{TITLE}]({OLD}) It.", "b)[x](y", "the entry on line 3 would read otherwise"),
        (f"[{TITLE}]({NEW}) [code]({OLD}).", "b)[x](y", "the entry on line 3 would have other links"),
        (f"[{TITLE}]({OLD}) It.", "b\n## Heading\n", "headings, contents or other bullets"),
        (f"[{TITLE}]({OLD}) It.", "b)\n* [Injected](c", "1 entries would become 2"),
    ],
)
def test_a_list_that_would_read_otherwise_is_refused(
    monkeypatch: pytest.MonkeyPatch, entry: str, new: str, what: str
) -> None:
    """The proof does not trust the escaping."""
    document = parse(f"## Papers\n\n* {entry}\n", FORM)
    monkeypatch.setattr(mending, "escape_url", str)
    with pytest.raises(BrokenPromise, match=f"the repairs of links were refused: {what}"):
        edits(document, [repair(new)], form=FORM)


def test_the_first_of_two_repairs_of_an_address_counts() -> None:
    """The better one comes first."""
    assert mended(parse(LIST, FORM), repair(), repair("https://example.org/c")) == mended(
        parse(LIST, FORM), repair()
    )


def test_a_batch_renews_itself_from_the_list_as_it_is_now() -> None:
    """What a person has changed in the meantime is left out, and the rest is found at its new place."""
    other = Repair("http://example.org/gone", NEW, "moved", "It moved.", "Gone Already from Here")
    moved_on = parse(LIST.replace("## Papers", "## All Papers\n\nNew words."), FORM)
    made = batch(moved_on, [other, repair()], month="2026-11", path="README.md", form=FORM)
    assert made.repairs == (repair(),)
    assert apply_edits(moved_on.text, made.edits).count(NEW) == 5
    assert made.diff.startswith("--- a/README.md\n+++ b/README.md\n")
    nothing = batch(parse("# Empty\n", FORM), [repair()], month="2026-11", path="README.md", form=FORM)
    assert (nothing.repairs, nothing.edits, nothing.diff) == ((), (), "")


def test_a_batch_holds_what_a_person_can_look_at() -> None:
    """The first fifty; the others wait for the next one."""
    urls = [f"http://example.org/{number}" for number in range(60)]
    text = "## Papers\n\n" + "".join(f"* [Paper Number {url[-2:]}]({url})\n" for url in urls)
    repairs = [repair(url.replace("http:", "https:"), old=url, kind="https") for url in urls]
    made = batch(parse(text), repairs, month="2026-11", path="README.md")
    assert made.repairs == tuple(repairs[:MOST_REPAIRS])
    assert len(made.edits) == MOST_REPAIRS


def test_a_link_knows_its_line() -> None:
    """An entry may go on for several."""
    lines = [one.line for one in standing_links(parse(LIST, FORM))]
    assert lines == [7, 7, 7, 8, 8, 10]
