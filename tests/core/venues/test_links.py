"""What addresses prove about the publication of a work, with the venues that come with the program."""

from __future__ import annotations

from typing import Final

import pytest

from curator import defaults
from curator.core.venues.known import KnownVenue, ProvenVenue, Venues
from curator.core.venues.links import check_pattern
from curator.settings.venues import read_venues

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])
HASH: Final = "ef126722e64e98d1c33933783e52eafc"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://arxiv.org/abs/2302.04638",
        "https://openreview.net/forum?id=9CPc4EIr2t1",
        "https://ieeexplore.ieee.org/document/7467366",
        "https://proceedings.mlr.press/v162/",
        "https://proceedings.mlr.press/v9999/someone99a.html",
        "https://papers.nips.cc/paper/2020",
        f"https://papers.nips.cc/paper/2020/file/{HASH}-Supplemental.pdf",
        "http://papers.nips.cc/paper/8217-a-spectral-view-supplemental.zip",
        "https://openaccess.thecvf.com/CVPR2022?day=all",
        "https://aclanthology.org/volumes/2022.acl-long/",
        "https://aclanthology.org/P19-2001/",
        "https://aclanthology.org/2022.acl-srw.1/",
        "https://www.usenix.org/conference/usenixsecurity16",
        "https://www.ndss-symposium.org/ndss2024/co-located-events/aiscc/",
        "https://www.ndss-symposium.org/wp-content/uploads/usec2024-56-paper.pdf",
        "https://nips.cc/virtual/2022/workshop/49979",
        "https://dl.acm.org/doi/10.1145/1234567.1234568",
        "https://doi.org/10.1109/CVPRW.2009.5206848",
        "https://link.springer.com/chapter/10.1007/978-3-030-00000-0_1",
        "ftp://usenix.org/conference/woot17/workshop-program/presentation/he",
        "https://user:secret@usenix.org/conference/woot17/workshop-program/presentation/he",
        "https://usenix.org.evil.example/conference/woot17/workshop-program/presentation/he",
        "https://evil.example/usenix.org/conference/woot17/workshop-program/presentation/he",
    ],
)
def test_what_leads_elsewhere_proves_nothing(url: str) -> None:
    """Preprints, forums, volumes, supplements, unknown volumes and addresses that only look alike."""
    assert VENUES.proven_by(url) is None


@pytest.mark.parametrize(
    ("url", "name", "year"),
    [
        ("https://proceedings.mlr.press/v162/tramer22a.html", "ICML", 2022),
        ("http://proceedings.mlr.press/v80/pang18a/pang18a.pdf", "ICML", 2018),
        ("https://proceedings.mlr.press/v2/ratliff07a.html", "AISTATS", 2007),
        ("https://proceedings.mlr.press/r5/cowans05a.html", "AISTATS", 2005),
        ("https://raw.githubusercontent.com/mlresearch/v161/main/assets/a21a/a21a.pdf", "UAI", 2021),
        ("https://proceedings.mlr.press/v76/someone17a.html", "ALT", 2017),
        ("https://proceedings.mlr.press/v274/someone24a.html", "CoLLAs", 2024),
        ("http://www.auai.org/uai2020/proceedings/119_main_paper.pdf", "UAI", 2020),
        ("https://proceedings.icml.cc/static/paper_files/icml/2020/2611-Paper.pdf", "ICML", 2020),
        (f"https://proceedings.neurips.cc/paper/2020/hash/{HASH}-Abstract.html", "NeurIPS", 2020),
        (
            f"https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/{HASH}-Abstract-round1.html",
            "NeurIPS",
            2021,
        ),
        ("http://papers.nips.cc/paper/6331-robustness-of-classifiers.pdf", "NeurIPS", 2016),
        ("http://papers.nips.cc/paper/8294-the-price-of-fair-pca", "NeurIPS", 2018),
        ("http://papers.nips.cc/paper/8296-multimodal-model-agnostic", "NeurIPS", 2019),
        ("http://papers.nips.cc/paper/4824-imagenet-classification", "NeurIPS", None),
        ("https://iclr.cc/virtual/2018/poster/289", "ICLR", 2018),
        ("https://openaccess.thecvf.com/content_CVPR_2019/papers/Raff_B_CVPR_2019_paper.pdf", "CVPR", 2019),
        ("https://openaccess.thecvf.com/content/CVPR2022/html/G_C_CVPR_2022_paper.html", "CVPR", 2022),
        ("https://openaccess.thecvf.com/content/CVPR2022W/A/html/G_C_CVPRW_2022_paper.html", "CVPRW", 2022),
        (
            "https://www.cv-foundation.org/openaccess/content_cvpr_2016_workshops/w12/html/R_A_2016_paper.html",
            "CVPRW",
            2016,
        ),
        (
            "https://openaccess.thecvf.com/content_ECCV_2018/html/Dong_Su_Is_ECCV_2018_paper.html",
            "ECCV",
            2018,
        ),
        ("https://www.ecva.net/papers/eccv_2022/papers_ECCV/papers/136740036.pdf", "ECCV", 2022),
        ("https://eccv2024.ecva.net//virtual/2024/poster/2392", "ECCV", 2024),
        ("https://doi.org/10.1109/CVPR.2016.282", "CVPR", 2016),
        ("https://doi.org/10.1109/CVPR42600.2020.00327", "CVPR", 2020),
        ("https://doi.org/10.1109/CVPRW50498.2020.00386", "CVPRW", 2020),
        ("https://doi.org/10.1109/SP.2017.49", "S&P", 2017),
        ("https://doi.org/10.1109/SPW.2018.00009", "SPW", 2018),
        ("https://doi.org/10.1109/EuroSP.2016.36", "EuroS&P", 2016),
        ("https://doi.org/10.1109/TPAMI.2018.2858821", "TPAMI", None),
        ("https://aclanthology.org/P19-1234/", "ACL", 2019),
        ("https://aclanthology.org/P18-2001/", "ACL", 2018),
        ("http://www.aclweb.org/anthology/D17-1187", "EMNLP", 2017),
        ("https://aclanthology.org/2022.acl-long.1/", "ACL", 2022),
        ("https://doi.org/10.18653/v1/2020.acl-main.1", "ACL", 2020),
        ("https://aclanthology.org/2022.findings-emnlp.466/", "Findings of EMNLP", 2022),
        ("https://aclanthology.org/2021.blackboxnlp-1.3/", "BlackboxNLP", 2021),
        ("https://aclanthology.org/Q18-1001", "TACL", 2018),
        ("https://www.ijcai.org/proceedings/2020/69", "IJCAI", 2020),
        ("https://www.ijcai.org/Proceedings/16/Papers/1.pdf", "IJCAI", 2016),
        ("https://doi.org/10.1609/aaai.v33i01.33013240", "AAAI", 2019),
        ("https://ojs.aaai.org/index.php/AAAI/article/view/20545", "AAAI", None),
        (
            "https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/carlini",
            "USENIX Security",
            2016,
        ),
        ("https://www.usenix.org/system/files/sec21-a.pdf?download=1#page=2", "USENIX Security", 2021),
        ("https://www.usenix.org/conference/woot17/workshop-program/presentation/he", "WOOT", 2017),
        ("https://www.ndss-symposium.org/wp-content/uploads/2024-401-paper.pdf", "NDSS", 2024),
        (
            "https://www.ndss-symposium.org/wp-content/uploads/2017/09/ndss2017_02B-3_C_paper.pdf",
            "NDSS",
            2017,
        ),
        ("https://www.ndss-symposium.org/ndss-paper/some-title/", "NDSS", None),
        ("https://doi.org/10.1145/3128572.3140444", "AISec", 2017),
        ("https://dl.acm.org/doi/abs/10.1145/3394486.3403217", "KDD", 2020),
        ("https://dl.acm.org/doi/pdf/10.1145/3336191.3371789?download=true", "WSDM", 2020),
        ("https://link.springer.com/chapter/10.1007/978-3-319-63387-9_1", "CAV", 2017),
        ("https://link.springer.com/article/10.1007/s10994-022-06222-8", "Machine Learning", None),
        ("https://jmlr.org/papers/v23/21-0001.html", "JMLR", 2022),
        ("https://www.jmlr.org/papers/volume23/21-0001/21-0001.pdf", "JMLR", 2022),
        ("https://www.roboticsproceedings.org/rss01/p17.html", "RSS", 2005),
    ],
)
def test_an_address_of_proceedings_proves_venue_and_year(url: str, name: str, year: int | None) -> None:
    """Main track, workshops and findings apart; the year as far as the address tells it."""
    proof = VENUES.proven_by(url)
    known = VENUES.find(name)
    assert known
    assert proof == ProvenVenue(name, year, known.kind)


@pytest.mark.parametrize(
    "url",
    [
        "https://usenix.org/conference/woot17/" + "x" * 100_000,
        "https://" + "a." * 900 + "org/x",
        "https://usenix.org/conference/woot17/[[[(((",
        "https://[::1/conference",
        "https://usenix.org/conference/woot17/\0",
        "https://usenix.org/" + "/" * 1_900 + "conference/woot17",
        "https://doi.org/10.1109/CVPR" + "1" * 150 + ".2020.",
        "https://usenix.org/conference/woot99999999/x",
        "https://ndss-symposium.org/wp-content/uploads/" + "a/" * 900,
        "\ud800",
    ],
)
def test_a_hostile_address_is_answered_and_dates_nothing(url: str) -> None:
    """Endless addresses, brackets without end and control characters bring no year and no traceback."""
    proof = VENUES.proven_by(url)
    assert proof is None or proof.year in {None, 2017}


@pytest.mark.parametrize(
    ("url", "name", "year", "contradicted"),
    [
        ("https://openaccess.thecvf.com/content/CVPR2022/html/G_C_CVPR_2022_paper.html", "CVPR", 2022, False),
        ("https://openaccess.thecvf.com/content/CVPR2022/html/G_C_CVPR_2022_paper.html", "CVPR", None, False),
        (
            "https://openaccess.thecvf.com/content/CVPR2022/html/G_C_CVPR_2022_paper.html",
            "arXiv",
            2021,
            False,
        ),
        ("https://openaccess.thecvf.com/content/CVPR2022/html/G_C_CVPR_2022_paper.html", "Nowhere", 1, False),
        (f"https://papers.nips.cc/paper/2016/hash/{HASH}-Abstract.html", "NIPS", 2016, False),
        ("https://link.springer.com/article/10.1007/s10994-022-06222-8", "ECML", 2022, False),
        ("https://link.springer.com/article/10.1007/s10994-022-06222-8", "Machine Learning", 2023, False),
        ("https://aclanthology.org/2022.findings-emnlp.466/", "EMNLP", 2022, False),
        ("https://aclanthology.org/D19-1001/", "EMNLP-IJCNLP", 2019, False),
        ("https://aclanthology.org/2022.findings-emnlp.466/", "EMNLP", 2021, True),
        ("https://aclanthology.org/2022.findings-emnlp.466/", "ACL", 2022, True),
        ("https://openaccess.thecvf.com/content/CVPR2022/html/G_C_CVPR_2022_paper.html", "ICLR", 2021, True),
        ("https://openaccess.thecvf.com/content/CVPR2022/html/G_C_CVPR_2022_paper.html", "CVPR", 2021, True),
        (
            "https://openaccess.thecvf.com/content/CVPR2022W/A/html/G_C_CVPRW_2022_paper.html",
            "CVPR",
            2022,
            True,
        ),
        ("https://link.springer.com/article/10.1007/s10994-022-06222-8", "ICML", 2022, True),
    ],
)
def test_an_entry_is_contradicted_only_by_a_proof(
    url: str, name: str, year: int | None, *, contradicted: bool
) -> None:
    """What is not known, preprints and venues that share their proceedings are no contradictions."""
    proof = VENUES.proven_by(url)
    assert proof
    assert VENUES.contradicts(proof, name, year) == contradicted


def test_two_venues_that_claim_one_address_prove_nothing() -> None:
    """A mistake in the file makes a link mute, not wrong; so do two years."""
    claims = [KnownVenue(name, name, links=("example.org/{year}/*",)) for name in ("A", "B")]
    assert Venues(tuple(claims)).proven_by("https://example.org/2020/x") is None
    twice = KnownVenue("A", "A", links=("example.org/{year}/*", "example.org/*/{year}"))
    assert Venues((twice,)).proven_by("https://example.org/2020/2021") is None
    assert Venues((twice,)).proven_by("https://example.org/2020/2020") == ProvenVenue("A", 2020, "conference")


def test_a_field_may_stand_in_the_host() -> None:
    """A conference with a site of its own every year."""
    venues = Venues((KnownVenue("A", "A", links=("conf{year}.org/papers/*",)),))
    assert venues.proven_by("https://www.conf2020.org/papers/1") == ProvenVenue("A", 2020, "conference")
    assert venues.proven_by("https://www.conf20.org/papers/1") is None


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("https://usenix.org/x", "without https://"),
        ("no host at all", "an address"),
        ("usenix", "an address"),
        ("usenix.org/{jahr}/", "{jahr} is not known here"),
        ("usenix.org/{year/", "{ is not known here"),
        ("usenix.org/year}/", "} is not known here"),
        ("usenix.org/*.pdf", "after a `*`"),
        ("usenix.org/{year}/{year}", "twice"),
        ("usenix.org/{number}{year}", "between two fields"),
    ],
)
def test_a_pattern_with_a_mistake_is_refused(pattern: str, expected: str) -> None:
    """Each mistake is told with what is expected."""
    with pytest.raises(ValueError, match=r"expected|must") as caught:
        check_pattern(pattern)
    assert expected in str(caught.value)
