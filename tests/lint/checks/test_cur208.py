"""CUR208: main links that lead to something else than the paper."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, findings, marked, messages

PAPERS = "\n".join(
    f"* [Bound {number}](https://arxiv.org/abs/2102.0000{number}) (ICML 2021) <br/> Proves it."
    for number in range(1, 5)
)


def among_papers(url: str) -> str:
    """An entry whose main link is ``url``, in a section of papers."""
    return f"{PAPERS}\n* [Bounds That Hold]({url}) (ICML 2021) <br/> Proves them."


@pytest.mark.parametrize(
    "url",
    [
        "https://proceedings.mlr.press/v139/doe21a/doe21a.pdf",
        "https://github.com/doe/papers/blob/main/bounds.pdf",
        "https://raw.githubusercontent.com/mlresearch/v235/main/assets/doe24a/doe24a.pdf",
        "https://doe.github.io/bounds/",
        "https://icml.cc/virtual/2023/poster/24000",
        "https://example.org/landslides.pdf",
    ],
)
def test_papers_wherever_they_are_kept_are_left_alone(url: str) -> None:
    """In a repository, on a project's page, on a conference's."""
    assert messages("CUR208", among_papers(url)) == []


def test_code_beside_the_paper_is_left_alone() -> None:
    """Only the main link has to lead to the paper."""
    line = among_papers("https://arxiv.org/abs/2102.04638")
    assert (
        messages(
            "CUR208", f"{line} [code](https://github.com/doe/bounds), [slides](https://a.org/slides.pdf)"
        )
        == []
    )


def test_a_section_about_tools_is_left_alone() -> None:
    """Most of its main links lead to repositories, so that is what it lists; the next section is another."""
    tools = "\n".join(f"* [Tool {name}](https://github.com/doe/{name}) <br/> Attacks." for name in "ab")
    paper = "* [RobustBench](https://arxiv.org/abs/2010.09670) <br/> A benchmark."
    text = f"# Papers\n\n## Tools\n\n{tools}\n{paper}\n\n## Papers\n\n{PAPERS}\n"
    assert messages("CUR208", text) == []
    assert len(messages("CUR208", f"{text}* [Tool c](https://github.com/doe/c) <br/> Attacks.\n")) == 1


def test_a_section_about_competitions_is_left_alone() -> None:
    """One of its links leads to a data set, the others to pages that are no papers either."""
    text = (
        "# Papers\n\n## Competitions\n\n"
        "* [Attack and Defend 2019](https://www.kaggle.com/c/attack-and-defend/data)\n"
        "* [Challenge 2020](https://www.challenge.example.org/)\n"
        "* [Challenge 2021](https://www.challenge.example.org/2021)\n"
    )
    assert messages("CUR208", text) == []


def test_an_entry_without_a_main_link_is_left_alone() -> None:
    """Its first link is the code's, and the missing one is another check's matter."""
    form = ListFormat(template="1. **{title}**{? {venue} {year}?}{? [[paper]]({url})?}{? {links}?}")
    paper = "1. **Bound {0}** ICML 2021 [[paper]](https://arxiv.org/abs/2102.0000{0})"
    text = "\n".join(
        [*map(paper.format, range(3)), "1. **Tool** ICML 2021 [[code]](https://github.com/doe/tool)"]
    )
    assert len(findings("CUR208", text, around(form=form))) == 0


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/P2333/Papers-of-Robust-ML", "a repository"),
        ("https://github.com/doe/bounds/blob/main/README.md", "a repository"),
        ("https://proceedings.mlr.press/v139/doe21a/doe21a-supp.pdf", "a supplement"),
        ("https://example.org/slides/bounds.pdf", "slides"),
        ("https://example.org/bounds-poster.pdf", "a poster"),
        ("https://youtu.be/abcdefghijk", "a video"),
        ("https://huggingface.co/doe/bounds", "a model or data set"),
    ],
)
def test_what_is_no_paper_is_marked_and_named(url: str, kind: str) -> None:
    """The address is marked."""
    assert marked("CUR208", among_papers(url)) == [url]
    assert messages("CUR208", among_papers(url)) == [f"the main link leads to {kind}, not to the paper"]


def test_the_list_itself_is_named_when_its_repository_is_known() -> None:
    """Whatever page of it is linked, in whatever case."""
    known = around(options={"CUR208": {"repository": "P2333/Papers-of-Robust-ML"}})
    for page in ("", "/blob/master/README.md", ".git"):
        text = among_papers(f"https://github.com/p2333/papers-of-robust-ml{page}")
        assert messages("CUR208", text, known) == ["the main link leads to the list itself, not to the paper"]
    other = among_papers("https://github.com/doe/list")
    assert messages("CUR208", other, known) == ["the main link leads to a repository, not to the paper"]


def test_long_addresses_are_read_in_bounded_time() -> None:
    """A hundred thousand of the signs that every pattern begins with."""
    for url in (
        "https://a.org/" + "/supp" * 100_000,
        "https://github.com/" + "a" * 100_000,
        "https://a.org/" + "-" * 100_000,
    ):
        assert len(messages("CUR208", among_papers(url))) <= 1
