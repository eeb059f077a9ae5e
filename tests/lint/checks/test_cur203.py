"""CUR203: https is asked for only where it is known to be served."""

from __future__ import annotations

import pytest

from curator.core.facts import LinkFacts
from tests.lint.linting import around, marked, mended, messages


def entry(url: str) -> str:
    """An entry whose main link is ``url``."""
    return f"* [Bounds That Hold]({url}) (ICML 2019) <br/> Proves some."


@pytest.mark.parametrize(
    "url",
    [
        "https://proceedings.mlr.press/v97/doe19a.html",
        "http://web.cs.ucla.edu/~doe/bounds.pdf",
        "http://www.auai.org/uai2020/proceedings/119_main_paper.pdf",
        "http://proceedings.mlr.press.example.org/v97/doe19a.html",
        "http://evil-github.com/bounds",
        "http://github.io/bounds",
        "http://proceedings.mlr.press:8080/v97/doe19a.html",
        "http://proceedings.mlr.press@example.org/v97/doe19a.html",
        "https://web.archive.org/web/2019/http://arxiv.org/abs/1905.00001",
        "http:arxiv.org/abs/1905.00001",
        "http://",
    ],
)
def test_a_host_that_may_not_serve_https_is_left_alone(url: str) -> None:
    """An unknown host, a name that only looks like a known one, another port; and https itself."""
    assert messages("CUR203", entry(url)) == []


def test_code_comments_and_bare_text_are_left_alone() -> None:
    """They are no links."""
    assert (
        messages(
            "CUR203",
            f"{entry('https://a.org/p')} `[x](http://arxiv.org/abs/1)` http: <!-- http://arxiv.org -->",
        )
        == []
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://papers.nips.cc/paper/8217-a-spectral-view.pdf",
        "http://www.aclweb.org/anthology/D17-1187",
        "http://ArXiv.org/abs/1905.00001",
        "http://doe.github.io/bounds.pdf",
        "http://arxiv.org?x",
    ],
)
def test_a_host_known_to_serve_https_is_reached_so(url: str) -> None:
    """Only the scheme changes; the finding points at it."""
    assert marked("CUR203", entry(url)) == [url[:5]]
    assert mended("CUR203", entry(url)) == entry(f"{url[:4]}s{url[4:]}")
    assert messages("CUR203", mended("CUR203", entry(url))) == []


def test_every_link_of_an_entry_is_seen() -> None:
    """In the head and in the description, in angle brackets and in HTML."""
    line = (
        "* [T](<http://arxiv.org/abs/1905.00001>) <br/> See <http://github.com/a/b>, "
        "[this](http://doi.org/10.1145/1.2) and <a href='http://openreview.net/forum?id=abcdefghi'>that</a>."
    )
    assert messages("CUR203", line) == [
        f"the link is not encrypted, and {host} serves https"
        for host in ("arxiv.org", "github.com", "doi.org", "openreview.net")
    ]
    assert mended("CUR203", line) == line.replace("http:", "https:")


def test_a_host_that_led_to_https_is_known_too() -> None:
    """When whoever checked the link ended at the same page; a page elsewhere says nothing of this host."""
    url = "http://web.cs.ucla.edu/~doe/bounds.pdf"
    for verdict, final, fires in [
        ("alive", "https://web.cs.ucla.edu/~doe/bounds.pdf", True),
        ("moved", "https://web.cs.ucla.edu/~doe/bounds.pdf", True),
        ("dead", "https://web.cs.ucla.edu/~doe/bounds.pdf", False),
        ("alive", "http://web.cs.ucla.edu/~doe/bounds.pdf", False),
        ("moved", "https://doe.example.org/bounds.pdf", False),
        ("alive", "", False),
    ]:
        facts = LinkFacts(verdict, status=200, final_url=final)  # type: ignore[arg-type]  # one of the verdicts
        assert bool(messages("CUR203", entry(url), around(links={url: facts}))) is fires


def test_hosts_can_be_added() -> None:
    """With and without www."""
    known = around(options={"CUR203": {"hosts": ("www.Lab.example.org",)}})
    assert messages("CUR203", entry("http://lab.example.org/p"), known)
    assert messages("CUR203", entry("http://www.lab.example.org/p"), known)
    assert not messages("CUR203", entry("http://a.lab.example.org/p"), known)


def test_a_very_long_address_is_told_shortly() -> None:
    """A hundred thousand characters of host or path."""
    assert messages("CUR203", entry(f"http://arxiv.org/{'a' * 100_000}")) == [
        "the link is not encrypted, and arxiv.org serves https"
    ]
    assert messages("CUR203", entry(f"http://{'a.' * 50_000}org/x")) == []
