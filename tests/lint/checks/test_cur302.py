"""CUR302: the entry's venue and its link say the same."""

from __future__ import annotations

import pytest

from tests.lint.linting import marked, messages

CVPR = "https://openaccess.thecvf.com/content_CVPR_2019/papers/Raff_Barrage_of_CVPR_2019_paper.pdf"
CVPRW = "https://openaccess.thecvf.com/content/CVPR2022W/ArtOfRobust/html/Gavrikov_Lens_CVPRW_2022_paper.html"
ICML = "https://proceedings.mlr.press/v119/maini20a.html"
NEURIPS = "http://papers.nips.cc/paper/8217-a-spectral-view-of-adversarially-robust-features.pdf"
OLD_NEURIPS = (
    "http://papers.nips.cc/paper/6331-robustness-of-classifiers-from-adversarial-to-random-noise.pdf"
)
MACHINE_LEARNING = "https://link.springer.com/article/10.1007/s10994-022-06222-8"
FINDINGS = "https://aclanthology.org/2020.findings-emnlp.341/"
JMLR = "https://jmlr.org/papers/v22/20-451.html"


@pytest.mark.parametrize(
    "entry",
    [
        f"* [T]({CVPR}) (CVPR 2019) <br/> D.",
        f"* [T]({CVPRW}) (CVPRW 2022) <br/> D.",
        f"* [T]({CVPRW}) (CVPR-W 2022) <br/> D.",
        f"* [T]({ICML}) (ICML Oral 2020) <br/> D.",
        f"* [T]({ICML}) (International Conference on Machine Learning 2020) <br/> D.",
        f"* [T]({NEURIPS}) (NeurIPS 2018) <br/> D.",
        f"* [T]({NEURIPS}) (NIPS 2018) <br/> D.",
        f"* [T]({OLD_NEURIPS}) (NeurIPS 2016) <br/> D.",
        f"* [T]({OLD_NEURIPS}) (NIPS 2016) <br/> D.",
    ],
)
def test_a_venue_that_the_link_proves_is_left_alone(entry: str) -> None:
    """Whatever of its names it is called by, and with a remark."""
    assert messages("CUR302", entry) == []


@pytest.mark.parametrize(
    "entry",
    [
        f"* [Journal track]({MACHINE_LEARNING}) (ECML 2022) <br/> D.",
        f"* [Findings]({FINDINGS}) (EMNLP 2020) <br/> D.",
        f"* [Online first]({JMLR}) (JMLR 2020) <br/> D.",
        f"* [No such venue]({ICML}) (Robust ML Days 2021) <br/> D.",
        f"* [Preprint]({ICML}) (arXiv 2019) <br/> D.",
        f"* [Year alone]({ICML}) <br/> In 2019.",
        f"* [Of the workshop]({CVPRW}) ([full paper]({CVPR})) (CVPR 2019) <br/> D.",
        f"* [No proof](https://arxiv.org/abs/1909.04068) (ICML 2020) <br/> Unlike [this]({CVPR}).",
        "* [Supplement](https://proceedings.mlr.press/v119/maini20a/maini20a-supp.pdf) (CVPR 2019) <br/> D.",
    ],
)
def test_what_may_both_be_true_is_left_alone(entry: str) -> None:
    """Shared proceedings, a journal's two years, unknown names, a second link that agrees."""
    assert messages("CUR302", entry) == []


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (f"* [T]({CVPR}) (ICLR 2021) <br/> D.", "the link proves CVPR 2019, the entry says ICLR 2021"),
        (f"* [T]({ICML}) (ICML 2021) <br/> D.", "the link proves ICML 2020, the entry says ICML 2021"),
        (
            f"* [T]({NEURIPS}) (NeurIPS 2019) <br/> D.",
            "the link proves NeurIPS 2018, the entry says NeurIPS 2019",
        ),
        (f"* [T]({JMLR}) (JMLR 2018) <br/> D.", "the link proves JMLR 2021, the entry says JMLR 2018"),
    ],
)
def test_another_venue_or_year_is_found(entry: str, message: str) -> None:
    """With both, so that a reader can tell which is wrong."""
    assert messages("CUR302", entry) == [message]


def test_a_workshop_is_told_from_the_main_conference() -> None:
    """Both ways."""
    for_main, for_workshop = f"* [T]({CVPRW}) (CVPR 2022) <br/> D.", f"* [T]({CVPR}) (CVPRW 2019) <br/> D."
    assert messages("CUR302", for_main) == [
        "the link proves the workshop CVPRW 2022, the entry says the main conference CVPR 2022"
    ]
    assert messages("CUR302", for_workshop) == [
        "the link proves the main conference CVPR 2019, the entry says the workshop CVPRW 2019"
    ]


def test_a_link_behind_the_title_proves_as_well() -> None:
    """When the main one leads to arXiv."""
    entry = f"* [T](https://arxiv.org/abs/1901.10513) ([pdf]({ICML})) (ICML 2019) <br/> D."
    assert messages("CUR302", entry) == ["the link proves ICML 2020, the entry says ICML 2019"]


def test_it_points_at_venue_and_year() -> None:
    """As they are written."""
    assert marked("CUR302", f"* [T]({CVPR}) (ICLR  2021) <br/> D.") == ["ICLR  2021"]
