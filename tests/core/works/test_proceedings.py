"""Ids of published works out of the addresses of their proceedings."""

from __future__ import annotations

import pytest

from curator.core.works.identity import ids_in_url

MLR = "https://proceedings.mlr.press"
NIPS = "https://papers.nips.cc"
CVF = "https://openaccess.thecvf.com"
ECVA = "https://www.ecva.net/papers"
ACL = "https://aclanthology.org"
HASH = "ef126722e64e98d1c33933783e52eafc"


@pytest.mark.parametrize(
    "url",
    [
        f"{MLR}/v162/",
        f"{MLR}/v162/tramer22a/tramer22a-supp.pdf",
        f"{MLR}/v162/tramer22a/other22b.pdf",
        f"{MLR}/v162/assets/bib/citeproc.yaml",
        "https://raw.githubusercontent.com/mlresearch/v235/main/README.md",
        "https://raw.githubusercontent.com/someone/v235/main/assets/a24a/a24a.pdf",
        f"{NIPS}/paper/2020",
        f"{NIPS}/paper/2020/hash/{HASH}-Bibtex.bib",
        f"{NIPS}/paper/2020/file/{HASH}-Supplemental.pdf",
        f"{NIPS}/paper/2020/file/{HASH}-AuthorFeedback.pdf",
        f"{NIPS}/paper/8217-a-spectral-view-of-adversarially-robust-features-supplemental.zip",
        f"{NIPS}/paper/8217-a-spectral-view-of-adversarially-robust-features-reviews.html",
        f"{CVF}/CVPR2019",
        f"{CVF}/content/CVPR2022/supplemental/Gavrikov_CNN_Filter_DB_CVPR_2022_supplemental.pdf",
        f"{ECVA}/eccv_2022/papers_ECCV/papers/136740036-supp.pdf",
        f"{ACL}/volumes/2022.acl-long/",
        f"{ACL}/2022.acl-long.0/",
        f"{ACL}/P19-1000",
        f"{ACL}/attachments/2022.acl-long.1.software.zip",
        f"{ACL}/people/",
    ],
)
def test_what_is_not_the_paper_has_no_id(url: str) -> None:
    """Volumes, supplements, reviews, citations and front matter are not the paper."""
    assert ids_in_url(url) == ()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{MLR}/v162/tramer22a.html", "pmlr:v162/tramer22a"),
        (f"{MLR}/v162/tramer22a/tramer22a.pdf", "pmlr:v162/tramer22a"),
        (f"{MLR}/v162/tramer22a", "pmlr:v162/tramer22a"),
        (f"{MLR}/v29/Nguyen13.html", "pmlr:v29/nguyen13"),
        (f"{MLR}/v25/guillame-bert12.html", "pmlr:v25/guillame-bert12"),
        (f"{MLR}/v63/ko101.html", "pmlr:v63/ko101"),
        ("http://jmlr.org/proceedings/papers/v37/ioffe15.html", "pmlr:v37/ioffe15"),
        (
            "https://raw.githubusercontent.com/mlresearch/v235/main/assets/zhang24a/zhang24a.pdf",
            "pmlr:v235/zhang24a",
        ),
        (f"{NIPS}/paper/2020/file/{HASH}-Paper.pdf", f"neurips:2020/{HASH}"),
        (f"https://proceedings.neurips.cc/paper/2020/hash/{HASH}-Abstract.html", f"neurips:2020/{HASH}"),
        (f"{NIPS}/paper_files/paper/2022/hash/{HASH}-Abstract-Conference.html", f"neurips:2022/{HASH}"),
        (f"{NIPS}/paper/2021/hash/{HASH}-Abstract-round2.html", f"neurips:2021/{HASH}-round2"),
        (f"{NIPS}/paper/8217-a-spectral-view-of-adversarially-robust-features.pdf", "neurips:8217"),
        (f"{NIPS}/paper/8217-a-spectral-view-of-adversarially-robust-features", "neurips:8217"),
        (f"{ECVA}/eccv_2022/papers_ECCV/papers/136740036.pdf", "ecva:2022/136740036"),
        (f"{ECVA}/eccv_2020/papers_ECCV/html/6332_ECCV_2020_paper.php", "ecva:2020/6332"),
        (f"{ECVA}/eccv_2024/papers_ECCV/papers/06174.pdf", "ecva:2024/6174"),
        (f"{ACL}/2022.acl-long.1/", "acl:2022.acl-long.1"),
        (f"{ACL}/2022.acl-long.1v2.pdf", "acl:2022.acl-long.1"),
        (f"{ACL}/P19-1234.pdf", "acl:P19-1234"),
        ("http://www.aclweb.org/anthology/D17-1187", "acl:D17-1187"),
        ("https://www.aclweb.org/anthology/papers/P/P19/P19-1234/", "acl:P19-1234"),
    ],
)
def test_page_and_pdf_of_a_published_work_have_one_id(url: str, expected: str) -> None:
    """Old and new layouts of the proceedings sites lead to the id of the paper."""
    assert [str(found) for found in ids_in_url(url)] == [expected]


def test_a_neurips_hash_means_nothing_without_its_year() -> None:
    """The same hash names another paper in another year."""
    one, other = (ids_in_url(f"{NIPS}/paper/{year}/hash/{HASH}-Abstract.html") for year in (2019, 2020))
    assert one
    assert one != other


@pytest.mark.parametrize(
    ("page", "pdf"),
    [
        (
            f"{CVF}/content_CVPR_2019/html/Raff_Barrage_of_Random_Transforms_CVPR_2019_paper.html",
            f"{CVF}/content_CVPR_2019/papers/Raff_Barrage_of_Random_Transforms_CVPR_2019_paper.pdf",
        ),
        (
            f"{CVF}/content/CVPR2022W/ArtOfRobust/html/Gavrikov_Through_the_Lens_CVPRW_2022_paper.html",
            f"{CVF}/content/CVPR2022W/ArtOfRobust/papers/Gavrikov_Through_the_Lens_CVPRW_2022_paper.pdf",
        ),
        (
            "https://www.cv-foundation.org/openaccess/content_cvpr_2015/html/Nguyen_Networks_2015_CVPR_paper.html",
            f"{CVF}/content_cvpr_2015/papers/Nguyen_Networks_2015_CVPR_paper.pdf",
        ),
        (
            f"{CVF}/content_CVPRW_2019/html/AdvML/Das_Defense_CVPRW_2019_paper.html",
            f"{CVF}/content_CVPRW_2019/papers/AdvML/Das_Defense_CVPRW_2019_paper.pdf",
        ),
        (
            f"{ECVA}/eccv_2018/papers_ECCV/html/Dong_Su_Is_Robustness_the_ECCV_2018_paper.php",
            f"{CVF}/content_ECCV_2018/papers/Dong_Su_Is_Robustness_the_ECCV_2018_paper.pdf",
        ),
    ],
)
def test_every_cvf_address_of_a_paper_is_one_id(page: str, pdf: str) -> None:
    """Page and PDF, today's host and yesterday's, ECVA and CVF agree on a paper."""
    assert ids_in_url(page)
    assert ids_in_url(page) == ids_in_url(pdf)


def test_a_workshop_paper_is_not_the_conference_paper_of_the_same_name() -> None:
    """The same authors often write the short and the long paper under nearly one file name."""
    main = ids_in_url(f"{CVF}/content_cvpr_2016/html/Rozsa_Adversarial_Diversity_CVPR_2016_paper.html")
    side = ids_in_url(
        f"{CVF}/content_cvpr_2016_workshops/w12/html/Rozsa_Adversarial_Diversity_CVPR_2016_paper.html"
    )
    assert main
    assert side
    assert main != side
