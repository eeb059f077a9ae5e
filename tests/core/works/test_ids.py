"""Ids in their canonical form, and which URLs prove them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.works.identity import arxiv_id, doi_id, ids_in_url, openreview_id
from curator.core.works.paper import PaperId

NOT_ARXIV = (
    "2302.4638",
    "2313.04638",
    "2300.04638",
    "1412.65720",
    "1501.0657",
    "0703.0001",
    "cs/0613001",
    "cs/0801001",
    "nosuch/0601001",
    "2302.04638v0",
    "2302.04638v2x",
    "\uff12\uff13\uff10\uff12.04638",
    "",
)


@pytest.mark.parametrize("text", NOT_ARXIV)
def test_what_arxiv_never_gave_out_is_no_id(text: str) -> None:
    """A month 13, a wrong number of digits, or an archive that never was gives nothing."""
    assert arxiv_id(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2302.04638", "2302.04638"),
        ("2302.04638v12", "2302.04638"),
        ("arXiv:1312.6199v4", "1312.6199"),
        ("ARXIV:0704.0001", "0704.0001"),
        ("cs/0601001v1", "cs/0601001"),
        ("math.GT/0309136", "math/0309136"),
        ("cond-mat/9407001", "cond-mat/9407001"),
        (" 2302.04638.pdf ", "2302.04638"),
    ],
)
def test_arxiv_ids_lose_version_and_subject_class(text: str, value: str) -> None:
    """Every version of a preprint, old or new style, is the same work."""
    assert arxiv_id(text) == PaperId("arxiv", value)


@pytest.mark.parametrize("text", ["", "10.1145", "11.1145/3394486", "10.1145/", "10.1/x", "doi:10.1145/a b"])
def test_what_is_not_a_doi_is_no_id(text: str) -> None:
    """A prefix alone, another prefix, or a blank inside is not a DOI."""
    assert doi_id(text) is None


def test_dois_ignore_case_and_arxivs_own_are_arxiv_ids() -> None:
    """The DOI that arXiv registers names the preprint, so it counts as its arXiv id."""
    assert doi_id("doi:10.1109/SP.2017.49.") == PaperId("doi", "10.1109/sp.2017.49")
    assert doi_id("10.48550/arXiv.1706.06083") == PaperId("arxiv", "1706.06083")
    assert doi_id("10.48550/arXiv.9999.99999") is None


def test_openreview_ids_keep_their_case() -> None:
    """Two forum ids that differ in case are two forums."""
    assert openreview_id("BkUHlMZ0b") != openreview_id("BkUHlMZ0B")
    assert openreview_id("ICLR.cc/2018/Conference") is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not a url",
        "https://",
        "http://[::1/abs/2302.04638",
        "http://[v1.x]/",
        "https://arxiv.org",
        "https://arxiv.org/list/cs.LG/2302",
        "https://arxiv.org/abs/2313.04638",
        "https://arxiv.org/html/2302.04638v1/extracted/figure.png",
        "https://alphaxiv.org/abs/2302.04638",
        "https://arxiv.org.example.com/abs/2302.04638",
        "https://notarxiv.org/abs/2302.04638",
        "ftp://arxiv.org/abs/2302.04638",
        "javascript:alert(1)//arxiv.org/abs/2302.04638",
        "https://doi.org/",
        "https://doi.org/11.1/x",
        "https://link.springer.com/book/10.1007/978-3-030-58555-6",
        "https://dl.acm.org/doi/proceedings/10.1145/3394486",
        "https://dl.acm.org/citation.cfm?Id=3140444",
        "https://openreview.net/group?id=ICLR.cc/2018/Conference",
        "https://openreview.net/forum",
        "https://openreview.net/references/pdf?id=BkUHlMZ0b",
        "https://openreview.net/forum?" + "&".join(f"a{n}=1" for n in range(60)) + "&id=BkUHlMZ0b",
        "https://www.ijcai.org/proceedings/2015/Papers/001.pdf",
        "https://github.com/YisenWang/MART",
        "https://arxiv.org/abs/" + "9" * 3000,
    ],
)
def test_a_url_that_is_not_a_papers_own_proves_nothing(url: str) -> None:
    """Listings, look-alike hosts, volumes, code and broken addresses have no id, and nothing is raised."""
    assert ids_in_url(url) == ()


@pytest.mark.parametrize(
    ("url", "ids"),
    [
        ("https://arxiv.org/abs/2302.04638", ["arxiv:2302.04638"]),
        ("http://www.arxiv.org/pdf/2302.04638v2.pdf#page=3", ["arxiv:2302.04638"]),
        ("https://export.arxiv.org/abs/2302.04638?context=cs.LG", ["arxiv:2302.04638"]),
        ("https://ar5iv.labs.arxiv.org/html/2302.04638/", ["arxiv:2302.04638"]),
        ("https://arxiv.org/pdf/cs/0601001", ["arxiv:cs/0601001"]),
        ("https://arxiv.org/abs/math.GT%2F0309136", ["arxiv:math/0309136"]),
        ("https://arxiv.org/ftp/arxiv/papers/1712/1712.07107.pdf", ["arxiv:1712.07107"]),
        ("https://doi.org/10.48550/arXiv.2302.04638", ["arxiv:2302.04638"]),
        ("https://doi.org/10.1145/2976749.2978392", ["doi:10.1145/2976749.2978392"]),
        ("http://dx.doi.org/doi:10.1109/SP.2017.49", ["doi:10.1109/sp.2017.49"]),
        ("https://doi.org/10.18653/v1/P19-1234", ["doi:10.18653/v1/p19-1234", "acl:P19-1234"]),
        ("https://doi.org/10.18653/v1/nosuch", ["doi:10.18653/v1/nosuch"]),
        ("https://dl.acm.org/doi/abs/10.1145/3394486.3403217", ["doi:10.1145/3394486.3403217"]),
        ("https://dl.acm.org/doi/10.1145/3394486.3403217", ["doi:10.1145/3394486.3403217"]),
        ("https://dl.acm.org/doi/pdf/10.1145/3336191.3371789?download=true", ["doi:10.1145/3336191.3371789"]),
        ("https://dl.acm.org/citation.cfm?doid=3128572.3140444", ["doi:10.1145/3128572.3140444"]),
        ("https://link.springer.com/article/10.1007/s10994-022-06222-8", ["doi:10.1007/s10994-022-06222-8"]),
        (
            "https://link.springer.com/content/pdf/10.1007/978-3-319-63387-9_1.pdf",
            ["doi:10.1007/978-3-319-63387-9_1"],
        ),
        ("https://openreview.net/forum?id=BkUHlMZ0b", ["openreview:BkUHlMZ0b"]),
        ("https://openreview.net/forum?id=B1dexpDug&noteId=rJxeamAAKB", ["openreview:B1dexpDug"]),
        ("https://openreview.net/pdf?noteId=rJxeamAAKB&id=g-wu9TMPODo", ["openreview:g-wu9TMPODo"]),
        ("https://openreview.net/attachment?id=BkUHlMZ0b&name=pdf", ["openreview:BkUHlMZ0b"]),
        ("https://www.ijcai.org/proceedings/2020/69", ["doi:10.24963/ijcai.2020/69"]),
        ("https://www.ijcai.org/proceedings/2020/0069.pdf", ["doi:10.24963/ijcai.2020/69"]),
    ],
)
def test_every_address_of_a_paper_proves_its_id(url: str, ids: list[str]) -> None:
    """Abstract page, PDF, mirror, publisher and resolver of one paper lead to one id."""
    assert [str(found) for found in ids_in_url(url)] == ids


NOISE = st.tuples(
    st.sampled_from(["http://", "https://", "HTTPS://"]),
    st.sampled_from(["arxiv.org", "www.arxiv.org", "ArXiv.org", "export.arxiv.org", "arxiv.org:443"]),
    st.sampled_from(["abs", "pdf", "html"]),
    st.sampled_from(["", "v1", "v12"]),
    st.sampled_from(["", "/", ".pdf"]),
    st.sampled_from(["", "?context=cs", "?utm_source=x", "#section", "?a=1#b"]),
)


@given(NOISE)
def test_noise_around_an_id_does_not_change_it(noise: tuple[str, ...]) -> None:
    """Scheme, host case, mirror, version, ending, query and fragment are noise."""
    scheme, host, page, version, ending, rest = noise
    url = f"{scheme}{host}/{page}/1706.06083{version}{ending}{rest}"
    assert ids_in_url(url) == (PaperId("arxiv", "1706.06083"),)


HOSTS = st.sampled_from(
    [
        "arxiv.org",
        "doi.org",
        "dl.acm.org",
        "openreview.net",
        "proceedings.mlr.press",
        "papers.nips.cc",
        "openaccess.thecvf.com",
        "www.ecva.net",
        "aclanthology.org",
        "www.ijcai.org",
        "raw.githubusercontent.com",
    ]
)


@given(st.one_of(st.text(), st.builds("https://{}/{}".format, HOSTS, st.text())))
def test_no_url_raises_and_every_id_reads_back(url: str) -> None:
    """Whatever stands in a list or a feed as a link is answered with ids that parse, or none."""
    for found in ids_in_url(url):
        assert PaperId.parse(str(found)) == found
        assert len(str(found)) < 500


@pytest.mark.parametrize(
    "address",
    [
        "arxiv.org/abs/2302.04638",
        "arxiv.org/pdf/2302.04638.pdf",
        "arxiv.org/pdf/2313.04638.pdf",
        "arxiv.org/abs/2302.0463",
        "www.arxiv.org/abs/2302.04638v2?context=cs#x",
        "openreview.net/forum?id=Hke0V1rKPS&noteId=a#b",
        "proceedings.mlr.press/v80/pang18a/pang18a.pdf",
        "dl.acm.org/doi/10.1145%2F3128572.3140444",
        "aclanthology.org/N18-1001/",
        "a.org/x?id=y",
        "[::1",
        "a.org:80/abs/2302.04638",
    ],
)
def test_usual_addresses_prove_what_unusual_ones_do(address: str) -> None:
    """They take a shorter way; a scheme in capitals sends them the long one."""
    assert ids_in_url(f"https://{address}") == ids_in_url(f"HTTPS://{address}")
