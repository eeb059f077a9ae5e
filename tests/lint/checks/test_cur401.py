"""CUR401: two entries that link to one paper."""

from __future__ import annotations

import pytest

from tests.lint.linting import findings, marked, messages, whole

FIRST = "* [Adversarial Training for Free!](https://arxiv.org/abs/1904.12843) (NeurIPS 2019)"


@pytest.mark.parametrize(
    "second",
    [
        "* [Smooth Adversarial Training](https://arxiv.org/abs/2006.14536)",
        "* [Smooth Adversarial Training](https://arxiv.org/list/cs.LG/recent)",
        "* [Smooth Training](https://a.org/p.pdf) <br/> As [before](https://arxiv.org/abs/1904.12843).",
        "* [Smooth Training](https://a.org/p.pdf) `[code](https://arxiv.org/abs/1904.12843)`",
        "* [Adversarial Training for Free!](https://a.org/free.pdf)",
        (
            "* [Adversarial training for free](https://proceedings.neurips.cc/paper/2019/hash/"
            "7503cfacd12053d309b6bed5c89de212-Abstract.html)"
        ),
    ],
)
def test_entries_with_links_of_their_own_are_left_alone(second: str) -> None:
    """A title that is the same is another check's."""
    assert messages("CUR401", f"{FIRST}\n{second}") == []


def test_code_that_papers_share_is_left_alone() -> None:
    """Beside the paper and in its place."""
    code = "[code](https://github.com/RobustBench/robustbench)"
    one = f"* [Robust Trees](https://a.org/1.pdf) ({code})"
    other = f"* [Robust Forests](https://a.org/2.pdf) ({code})"
    assert messages("CUR401", f"{one}\n{other}") == []
    assert (
        messages("CUR401", "\n".join(f"* [{name}](https://github.com/a/b)" for name in ("Trees", "Forests")))
        == []
    )


def test_the_later_entry_is_told_with_the_line_of_the_first() -> None:
    """And the other way round in its twin."""
    text = (
        f"{FIRST}\n* [Adversarial training for free](https://arxiv.org/pdf/1904.12843v2.pdf) <br/> Is fast."
    )
    assert messages("CUR401", text) == ["arxiv:1904.12843 is linked already, on line 5"]
    assert marked("CUR401", text) == ["https://arxiv.org/pdf/1904.12843v2.pdf"]
    (found,) = findings("CUR401", text)
    twin = found.finding.twin
    assert twin is not None
    assert twin.message == "arxiv:1904.12843 is linked again, on line 6"
    assert whole(text)[slice(*twin.span)] == "https://arxiv.org/abs/1904.12843"


def test_another_title_is_named_since_the_link_may_be_wrong() -> None:
    """A copied link is as likely as a copied entry."""
    text = f"{FIRST}\n* [Natural adversarial examples](https://arxiv.org/abs/1904.12843)"
    assert messages("CUR401", text) == [
        "arxiv:1904.12843 is linked already, on line 5 as “Adversarial Training for Free!”"
    ]


def test_the_link_that_shows_the_paper_is_marked() -> None:
    """Which need not be the main one."""
    several = "* [Free Training](https://a.org/x.html) ([1](https://b.org/y), [2](https://arxiv.org/abs/1904.12843))"
    assert marked("CUR401", f"{FIRST}\n{several}") == ["https://arxiv.org/abs/1904.12843"]


def test_an_address_without_an_id_is_named_as_it_is_written() -> None:
    """Shortened, when it is long."""
    text = f"* [Trees](http://a.org/p.pdf)\n* [Forests](https://www.a.org/p.pdf?utm_source={'x' * 200})"
    (message,) = messages("CUR401", text)
    assert message.startswith("https://www.a.org/p.pdf?utm_source=xxx")
    assert message.endswith("… is linked already, on line 5 as “Trees”")


def test_a_thousand_entries_of_one_paper_are_a_thousand_less_one() -> None:
    """Each told once, of the first."""
    found = messages("CUR401", "\n".join([FIRST] * 1000))
    assert found == ["arxiv:1904.12843 is linked already, on line 5"] * 999
