"""Every link of a list with its place."""

from __future__ import annotations

from curator.core.links.listed import ListedLink, listed_links
from curator.core.list.document import parse


def links(text: str) -> list[ListedLink]:
    """The links of a list."""
    return list(listed_links(parse(text)))


def urls(text: str) -> list[str]:
    """Their addresses."""
    return [link.url for link in links(text)]


def test_places_and_files_of_the_list_are_left_alone() -> None:
    """A fragment, a file beside the list and a picture lead to nothing that has to be asked for."""
    assert urls("# A [b](#b)\n\nSee [c](CONTRIBUTING.md) and ![d](https://example.org/d.png).\n") == []


def test_a_bare_word_is_a_file_between_entries_only() -> None:
    """``LICENSE`` has no ending; what has a dot or a scheme, or is in an entry, is looked at."""
    text = "[a](LICENSE), [b](docs/x#y), [c](www.example.org), [d](mailto:x@y.z), [e](https:x)\n\n"
    assert urls(text) == ["www.example.org", "https:x"]
    assert urls("# S\n\n* [A Paper](LICENSE) <br/> Proves it.\n") == ["LICENSE"]


def test_code_and_comments_hold_no_links() -> None:
    """What a reader cannot click is not checked."""
    text = (
        "`[a](https://a.example)`\n\n```\n[b](https://b.example)\n```\n\n"
        "<!-- [c](https://c.example) -->\n\n[d](https://d.example)\n"
    )
    assert urls(text) == ["https://d.example"]


def test_a_stray_mark_of_code_hides_only_its_own_paragraph() -> None:
    """A backtick in one entry does not swallow the links of the next."""
    text = (
        "* [A `b paper](https://a.example) <br/> C.\n* [D e` f](https://d.example) <br/> G.\n\n"
        "H ` i\n\n[j](https://j.example) `\n"
    )
    assert urls(text) == ["https://a.example", "https://d.example", "https://j.example"]


def test_only_the_main_link_of_an_entry_expects_a_title() -> None:
    """Code and talks beside a paper have titles of their own."""
    text = "# S\n\n* [A Paper](https://a.example/p) <br/> Proves it ([code](https://b.example)).\n"
    first, second = links(text)
    assert (first.title, second.title) == ("A Paper", "")
    assert first.entry is second.entry


def test_the_place_is_that_of_the_address_as_it_is_written() -> None:
    """Entities are undone in the address, and the place is still the text's."""
    text = "See <https://a.example/?a=1> or [b](<https://b.example/?x=1&amp;y=2>).\n"
    found = links(text)
    assert [link.url for link in found] == ["https://a.example/?a=1", "https://b.example/?x=1&y=2"]
    assert text[found[1].start : found[1].end] == "https://b.example/?x=1&amp;y=2"


def test_definitions_of_references_are_links() -> None:
    """Where a list gives the address elsewhere, that is the place to mend; a footnote is none."""
    text = "A [paper][p].\n\n[p]: https://a.example/p\n[q]: <https://a.example/q> 'Title'\n[^1]: https://no.example\n"
    assert urls(text) == ["https://a.example/p", "https://a.example/q"]


def test_what_is_no_address_of_the_web_is_found_too() -> None:
    """Whoever checks the links says why it cannot be asked."""
    text = "[a](javascript:alert(1)) [b](https:///x) [c](HTTP://user:secret@example.org)\n"
    assert urls(text) == ["javascript:alert(1)", "https:///x", "HTTP://user:secret@example.org"]


def test_a_line_of_blanks_takes_no_longer_than_it_is() -> None:
    """A megabyte of blanks is read once."""
    assert urls(" " * 1_000_000 + "\n[a](https://a.example)\n") == ["https://a.example"]


def test_an_address_of_people_is_no_page() -> None:
    """Nobody can ask whether a mailbox is there."""
    assert (
        urls("[a](mailto:a@example.org) [b](tel:+1) [c](MAILTO:c@example.org) <mailto:d@example.org>\n") == []
    )
