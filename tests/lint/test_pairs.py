"""Entries of one list that are one work, each paired once with the first that it repeats."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from curator.lint.listing import Listing
from tests.lint.linting import around, whole

ARXIV = "https://arxiv.org/abs/1911.09665"
TITLE = "Adversarial Examples Improve Image Recognition"


def pairs(*entries: str, template: str = "") -> list[tuple[int, int, str]]:
    """The pairs among some entries, which are numbered from 1, and their kinds."""
    form = ListFormat(template=template) if template else None
    listing = Listing(whole("\n".join(entries)), around(form=form))
    lines = {case.entry.line: number for number, case in enumerate(listing.cases, 1)}
    return [
        (lines[pair.earlier.entry.line], lines[pair.later.entry.line], pair.kind) for pair in listing.pairs
    ]


def entry(title: str, url: str = "", rest: str = "") -> str:
    """An entry of the list."""
    return f"* [{title}]({url or 'https://a.org/' + title.replace(' ', '-') + '.pdf'}){rest}"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/RobustBench/robustbench",
        "https://robustbench.github.io/",
        "https://sites.google.com/view/robust",
        "https://huggingface.co/robust/model",
        "https://a.org/",
        "https://openaccess.thecvf.com/content/CVPR2022/supplemental/A_B_CVPR_2022_supplemental.pdf",
    ],
)
def test_two_works_may_share_what_is_no_paper(url: str) -> None:
    """A repository, a project's page, a front page, a supplement."""
    assert pairs(entry("Robust Trees", url), entry("Robust Forests", url)) == []


def test_a_link_in_a_description_is_no_evidence() -> None:
    """Whoever describes a paper may name another one."""
    about = f" <br/> Follows [{TITLE}]({ARXIV})."
    assert pairs(entry(TITLE, ARXIV), entry("Robust Trees", rest=about)) == []


def test_an_entry_may_link_to_its_paper_twice() -> None:
    """The abstract and the PDF."""
    assert pairs(entry(TITLE, ARXIV, f" ([PDF]({ARXIV.replace('abs', 'pdf')}))")) == []


@pytest.mark.parametrize("title", ["Introduction", "Robustness", "Adversarial Training"])
def test_a_title_that_many_works_have_is_no_evidence(title: str) -> None:
    """Where the ids tell the works apart it takes four words that carry meaning."""
    assert pairs(entry(title, ARXIV), entry(title, "https://arxiv.org/abs/1911.09666")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ARXIV, f"{ARXIV.replace('abs', 'pdf')}v3.pdf"),
        (ARXIV, "https://doi.org/10.48550/arXiv.1911.09665"),
        (
            "https://openreview.net/forum?id=Hke0V1rKPS&noteId=abc",
            "https://openreview.net/pdf?id=Hke0V1rKPS",
        ),
        (
            "http://proceedings.mlr.press/v80/pang18a/pang18a.pdf",
            "https://proceedings.mlr.press/v80/pang18a.html",
        ),
        (
            "https://doi.org/10.1007/s10994-022-06222-8",
            "https://link.springer.com/article/10.1007/s10994-022-06222-8",
        ),
    ],
)
def test_one_id_makes_one_work_whatever_the_titles_say(first: str, second: str) -> None:
    """However the addresses write it."""
    assert pairs(entry("Robust Trees", first), entry("Robust Forests", second)) == [(1, 2, "id")]


def test_an_id_beside_the_main_link_counts() -> None:
    """Where an entry stands for several papers, each of them is listed."""
    several = entry(
        "Contrastive Learning", "https://a.org/list.html", f" ([1]({ARXIV}), [2](https://b.org/c.pdf))"
    )
    assert pairs(several, entry(TITLE, ARXIV)) == [(1, 2, "id")]


def test_one_address_makes_one_work() -> None:
    """Without regard to the scheme, ``www.`` and what tracks a reader; also beside a link to arXiv."""
    first = entry("Robust Trees", "http://www.a.org/trees.pdf", f" ([arXiv]({ARXIV}))")
    assert pairs(first, entry("Robust Forests", "https://a.org/trees.pdf?utm_source=x")) == [
        (1, 2, "address")
    ]
    assert pairs(
        entry("T", "https://github.com/a/b/raw/main/p.pdf"),
        entry("U", "https://github.com/a/b/raw/main/p.pdf"),
    ) == [(1, 2, "address")]


def test_an_equal_title_makes_one_work() -> None:
    """Whatever its case, its punctuation and its spaces."""
    assert pairs(entry(TITLE, ARXIV), entry(f"{TITLE.lower()} !")) == [(1, 2, "title")]


def test_a_title_that_is_nearly_equal_makes_one_work() -> None:
    """Unless two arXiv papers have it."""
    near = "Benchmarking Neural {} Robustness to Common Corruptions and Perturbations"
    one, other = (entry(near.format(word)) for word in ("Network", "Networks"))
    assert pairs(one, other) == [(1, 2, "near-title")]
    told_apart = entry(near.format("Networks"), "https://arxiv.org/abs/1911.09666")
    assert pairs(entry(near.format("Network"), ARXIV), told_apart) == []


AUTHORS = "* **{title}**{? *{authors}*?}{? [paper]({url})?}"


def test_authors_who_have_nobody_in_common_refute_a_short_title() -> None:
    """And a long one of two papers on arXiv."""
    one = (
        "* **Certified Training of Small Networks** *Ada Lovelace, Alan Turing* [paper](https://a.org/1.pdf)"
    )
    other = one.replace("Ada Lovelace, Alan Turing", "Grace Hopper").replace("1.pdf", "2.pdf")
    same = one.replace("1.pdf", "3.pdf")
    assert pairs(one, other, same, template=AUTHORS) == [(1, 3, "title")]
    long = f"* **{TITLE} and Speech** *Ada Lovelace* [paper]({ARXIV})"
    apart = long.replace("Ada Lovelace", "Grace Hopper").replace("09665", "09666")
    assert pairs(long, apart, template=AUTHORS) == []


def test_names_that_are_written_in_another_way_do_not_refute_a_long_title() -> None:
    """Lists shorten them and turn them round."""
    one = f"* **{TITLE} and Speech** *C. Xie et al.* [paper]({ARXIV})"
    other = f"* **{TITLE} and Speech** *Xie, Cihang, Mingxing Tan* [paper](https://a.org/2.pdf)"
    assert pairs(one, other, template=AUTHORS) == [(1, 2, "title")]


def test_an_id_is_better_evidence_than_a_title() -> None:
    """An entry is paired once, by the best evidence, with the first entry that has it."""
    moved = entry(TITLE, "https://b.org/c.pdf")
    assert pairs(entry("Robust Trees", ARXIV), moved, entry(TITLE, ARXIV)) == [(1, 3, "id")]


def test_entries_of_one_work_make_one_pair_less_than_they_are() -> None:
    """Each later one with the first."""
    assert pairs(*[entry(TITLE, ARXIV)] * 5) == [(1, number, "id") for number in range(2, 6)]
    titles = [entry(TITLE, f"https://a.org/{number}.pdf") for number in range(5)]
    assert pairs(*titles) == [(1, number, "title") for number in range(2, 6)]
