"""What an address leads to, told by the address alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.destinations import is_barrier, is_home, is_of_a_paper, is_personal, kind_of, repository_in


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://arxiv.org/abs/2102.04638",
        "https://openreview.net/forum?id=Bkx0jJ3Yvr",
        "https://openreview.net/attachment?id=Bkx0jJ3Yvr&name=pdf",
        "https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/carlini",
        "https://icml.cc/virtual/2023/poster/24000",
        "https://iclr.cc/virtual_2020/poster_Bkx0jJ3Yvr.html",
        "https://papers.nips.cc/paper/8217-a-spectral-view-of-slides",
        "https://papers.nips.cc/paper/2020/file/1f1baa5b8edac74eb4eaa329f14a0361-Paper.pdf",
        "https://example.org/papers/support-vectors.pdf",
        "https://example.org/papers/supple-robots.pdf",
        "https://example.org/posterior-collapse.pdf",
        "https://example.org/imposter.pdf",
        "https://example.org/landslides/risk.pdf",
        "https://example.org/a-survey-of-code-review.pdf",
        "https://github.com/doe/bounds/blob/main/paper/bounds.pdf",
        "https://github.com/doe/bounds/raw/main/bounds.pdf?raw=true",
        "https://raw.githubusercontent.com/mlresearch/v235/main/assets/doe24a/doe24a.pdf",
        "https://doe.github.io/bounds",
        "https://huggingface.co/papers/2102.04638",
        "https://www.kaggle.com/doe/bounds",
        "https://www.youtube.com/@doe",
        "https://github.com",
        "https://proceedings.mlr.press/v139/slides21a/slides21a.pdf",
    ],
)
def test_what_may_be_a_paper_is_none_of_these(url: str) -> None:
    """Pages of proceedings that are called posters, PDFs in repositories, words within words."""
    assert kind_of(url) == ""


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://proceedings.mlr.press/v139/doe21a/doe21a-supp.pdf", "a supplement"),
        (
            "https://openaccess.thecvf.com/content/CVPR2021/supplemental/Doe_CVPR_2021_supplemental.pdf",
            "a supplement",
        ),
        (
            "https://papers.nips.cc/paper/2020/file/1f1baa5b8edac74eb4eaa329f14a0361-Supplemental.pdf",
            "a supplement",
        ),
        ("http://papers.nips.cc/paper/8217-a-spectral-view-supplemental.zip", "a supplement"),
        ("https://openreview.net/attachment?id=Bkx0jJ3Yvr&name=supplementary_material", "a supplement"),
        ("https://example.org/supplementary/bounds.pdf", "a supplement"),
        ("https://example.org/bounds_supplementary_material.pdf", "a supplement"),
        ("https://example.org/talks/slides.pdf", "slides"),
        ("https://example.org/slides/icml21.pdf", "slides"),
        ("https://example.org/bounds.pptx", "slides"),
        ("https://www.slideshare.net/doe/bounds", "slides"),
        ("http://ml.example.edu/~doe/poster/Attack-CVPR2018.pdf", "a poster"),
        ("https://example.org/icml21_poster.png", "a poster"),
        ("https://www.youtube.com/watch?v=abcdefghijk", "a video"),
        ("https://youtu.be/abcdefghijk", "a video"),
        ("https://slideslive.com/38917412/bounds", "a video"),
        ("https://example.org/bounds.mp4?dl=1", "a video"),
        ("https://github.com/doe/bounds", "a repository"),
        ("http://www.GitHub.com/doe/bounds/tree/main/src", "a repository"),
        ("https://github.com/doe/list/blob/main/README.md#bounds", "a repository"),
        ("https://gitlab.com/doe/bounds", "a repository"),
        ("https://huggingface.co/doe/bounds", "a model or data set"),
        ("https://www.kaggle.com/c/nips-2017-defense/data", "a model or data set"),
        ("https://colab.research.google.com/drive/1a2b", "a notebook"),
        ("https://papers.nips.cc/paper/2020/file/1f1baa5b8edac74eb4eaa329f14a0361-Review.html", "reviews"),
        ("https://papers.nips.cc/paper/8217-a-spectral-view/bibtex.bib", "a citation file"),
    ],
)
def test_what_is_no_paper_is_named(url: str, kind: str) -> None:
    """By its host, its folder or the end of its name."""
    assert kind_of(url) == kind


def test_what_surely_is_a_paper() -> None:
    """By its id, its ending or its publisher."""
    for url in (
        "https://arxiv.org/abs/2102.04638",
        "https://a.org/p.pdf",
        "https://ieeexplore.ieee.org/document/1",
    ):
        assert is_of_a_paper(url)
    for url in ("https://a.org/p", "https://a.org/slides.pdf", "https://github.com/doe/bounds", ""):
        assert not is_of_a_paper(url)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/P2333/Papers-of-Robust-ML", "p2333/papers-of-robust-ml"),
        ("http://www.github.com/doe/list.git", "doe/list"),
        ("https://github.com/doe/a.list/blob/main/README.md#b", "doe/a.list"),
        ("https://github.com/doe/list/", "doe/list"),
        ("https://github.com/doe", ""),
        ("https://example.org/doe/list", ""),
        ("https://notgithub.com/doe/list", ""),
    ],
)
def test_the_repository_of_an_address(url: str, name: str) -> None:
    """Whatever page of it."""
    assert repository_in(url) == name


@pytest.mark.parametrize(
    "url",
    [
        "http://web.cs.ucla.edu/~chohsieh/ICML_2019_TreeAdvAttack.pdf",
        "https://cs.jhu.edu/~alanlab/Pubs20/xie2020adversarial.pdf",
        "https://cs.example.edu/%7Edoe/bounds.pdf",
        "https://people.csail.mit.edu/doe/bounds.pdf",
        "https://guanghelee.github.io/pub/Lee_etal_neurips19.pdf",
        "https://www.dropbox.com/s/abc/bounds.pdf?dl=0",
        "https://drive.google.com/file/d/abc/view",
    ],
)
def test_home_directories_and_shared_files_are_personal(url: str) -> None:
    """They go when their owner does."""
    assert is_personal(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2102.04638",
        "https://proceedings.mlr.press/v139/doe21a.html",
        "https://doe.github.io/bounds",
        "https://www.cs.cit.tum.de/daml/are-gnn-defenses-robust/",
        "https://example.org/a~b.pdf",
        "https://people.example.org/",
        "https://dl.acm.org/doi/10.1145/1.2?x=/~doe",
        "",
    ],
)
def test_other_places_are_not_personal(url: str) -> None:
    """Publishers, project pages, a tilde within a name."""
    assert not is_personal(url)


def test_front_pages_and_barriers() -> None:
    """Where a redirect ends when the paper is gone."""
    assert is_home("https://example.org/#top")
    assert not is_home("https://example.org/?p=1")
    assert not is_home("https://example.org/p")
    assert is_barrier("https://example.org/users/sign_in")
    assert is_barrier("https://example.org/p?error=cookies_not_supported")
    assert not is_barrier("https://login.example.org/p")
    assert not is_barrier("https://example.org/papers/authentication-errors.pdf")


@given(
    st.one_of(
        st.text(), st.text().map("https://github.com/{}".format), st.text().map("https://a.org/{}".format)
    )
)
def test_any_text_can_be_asked(text: str) -> None:
    """Nothing raises, and every answer is a word."""
    assert isinstance(kind_of(text) + repository_in(text), str)
    assert is_personal(text) in {True, False}
    assert is_barrier(text) in {True, False}
