"""CUR202: a move is followed only to the same page of the same paper."""

from __future__ import annotations

import pytest

from curator.core.facts import LinkFacts
from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, mended, messages

OLD = "https://example.org/~jane/papers/certified.pdf"
NEW = "https://jane.example.net/papers/certified.pdf"
TITLE = "Certified Pooling against Small Rotations"


def entry(url: str = OLD) -> str:
    """An entry whose main link is ``url``."""
    return f"* [{TITLE}]({url}) (ICML 2021) <br/> Proves a bound."


def said(old: str, new: str, **known: object) -> list[str]:
    """What is said of a main link that has moved."""
    facts = LinkFacts("moved", final_url=new, **{"status": 200, **known})  # type: ignore[arg-type]  # its own fields
    return messages("CUR202", entry(old), around(links={old: facts}))


@pytest.mark.parametrize("verdict", ["alive", "blocked", "rate_limited", "unreachable", "dead", "unchecked"])
def test_a_link_that_has_not_moved_is_left_alone(verdict: str) -> None:
    """A redirect that is not for good says nothing of where the page will be."""
    facts = LinkFacts(verdict, status=200, final_url=NEW)  # type: ignore[arg-type]  # one of the verdicts
    assert messages("CUR202", entry(), around(links={OLD: facts})) == []


@pytest.mark.parametrize("status", [None, 301, 403, 404, 500])
def test_a_move_to_what_nobody_has_seen_is_left_alone(status: int | None) -> None:
    """The target must have answered, or shown its title."""
    assert said(OLD, NEW, status=status) == []
    assert said(OLD, NEW, status=status, title=TITLE) == [f"the page has moved to {NEW}"]


@pytest.mark.parametrize(
    "new",
    [
        "",
        "https://example.net",
        "https://example.net/",
        "https://example.net/#papers",
        "http://jane.example.net/papers/certified.pdf",
        "https://example.net/login?next=/papers/certified.pdf",
        "https://example.net/users/sign_in",
        "https://sso.example.net/auth/realms/x",
        "https://example.net/papers/certified.pdf?idp_error=cookies_not_supported",
        "https://example.net/errors/404.html",
        "https://example.net/cgi?return_to=%2Fpapers",
        "https://example.org/publications",
        "https://example.org/search?q=certified",
        "https://example.org/pages/oops",
        "https://example.org/maintenance.html",
        "https://user:secret@example.net/papers/certified.pdf",
        "https://[::1/papers/certified.pdf",
        "javascript:alert(1)",
        "/papers/certified.pdf",
    ],
)
def test_a_move_to_no_page_of_the_paper_is_left_alone(new: str) -> None:
    """A home page, a log-in, an error, a list, an address without encryption, or none at all."""
    assert said(OLD, new) == []


@pytest.mark.parametrize(
    "new",
    [
        "https://www.example.org/%7Ejane/papers/certified.pdf/",
        "https://example.org/~jane/papers/certified.pdf?utm_id=1",
    ],
)
def test_another_spelling_is_no_move(new: str) -> None:
    """A reader would not see the difference."""
    assert said(OLD, new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://doi.org/10.1145/3128572.3140444", "https://dl.acm.org/doi/10.1145/3128572.3140444"),
        ("https://doi.org/10.1109/SP.2017.49", "https://ieeexplore.ieee.org/document/7958570"),
        ("https://arxiv.org/pdf/1706.06083.pdf", "https://arxiv.org/pdf/1706.06083"),
        ("https://arxiv.org/abs/1706.06083", "https://arxiv.org/abs/1706.06083v4"),
        ("https://openreview.net/forum?id=rJzIBfZAb", "https://openreview.net/forum?id=BkUHlMZ0b"),
        ("https://openreview.net/forum?id=rJzIBfZAb", "https://openreview.net/group?id=ICLR.cc"),
        (OLD, "https://arxiv.org/abs/1706.06083"),
    ],
)
def test_an_id_is_neither_lost_nor_exchanged(old: str, new: str) -> None:
    """A DOI lasts longer than where it leads today, and another id is another paper."""
    assert said(old, new) == []


def test_a_target_with_another_title_is_another_paper() -> None:
    """A domain was sold, or its papers were renumbered."""
    assert said(OLD, NEW, title="Ten Ways to Win at Poker Without Cards") == []
    assert said(OLD, NEW, title="Just a moment...") == [f"the page has moved to {NEW}"]


def test_proceedings_that_moved_are_followed_by_the_title() -> None:
    """Their old ids and their new ones have nothing in common."""
    old = "https://papers.nips.cc/paper/8217-a-spectral-view.pdf"
    new = "https://proceedings.neurips.cc/paper/2018/file/033cc385728c51d97360020ed57776f0-Paper.pdf"
    assert said(old, new) == []
    assert len(said(old, new, title=f"{TITLE} | NeurIPS")) == 1


def test_a_link_within_the_description_is_followed_too() -> None:
    """It has no title to go by, so what answers there is believed, unless an id speaks against it."""
    facts = LinkFacts(
        "moved", status=200, final_url="https://github.com/new/pooling", title="GitHub - new/pooling"
    )
    line = f"* [{TITLE}](https://example.org/p) <br/> See the [code](https://github.com/old/pooling)."
    known = around(links={"https://github.com/old/pooling": facts})
    assert marked("CUR202", line, known) == ["https://github.com/old/pooling"]
    assert mended("CUR202", line, known) == line.replace("old/pooling", "new/pooling")
    line = line.replace("https://github.com/old/pooling", "https://example.org/code")
    away = LinkFacts("moved", status=200, final_url="https://arxiv.org/abs/1706.06083")
    assert messages("CUR202", line, around(links={"https://example.org/code": away})) == []


def test_the_new_address_is_written_so_that_it_ends_where_it_should() -> None:
    """What would end the link, and what looks like an entity, is encoded."""
    new = "https://example.net/a(1))?x=1&copy;=2"
    facts = around(links={OLD: LinkFacts("moved", status=200, final_url=new, title=TITLE)})
    expected = entry("https://example.net/a%281%29%29?x=1&amp;copy;=2")
    assert mended("CUR202", entry(), facts) == expected
    assert messages("CUR202", expected, facts) == []


def test_a_link_inside_a_title_is_told_and_left() -> None:
    """Mending an address never changes a title, so it takes a person."""
    form = ListFormat(template="* **{title}**{? <br/> {description}?}")
    facts = around(form=form, links={OLD: LinkFacts("moved", status=200, final_url=NEW)})
    line = f"* **[{TITLE}]({OLD})** <br/> Proves a bound."
    assert messages("CUR202", line, facts) == [f"the page has moved to {NEW}"]
    assert mended("CUR202", line, facts) == line
