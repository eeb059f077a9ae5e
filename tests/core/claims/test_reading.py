"""What comments and journal references of arXiv say about venues: above all, what is no acceptance."""

from __future__ import annotations

from typing import Final, NamedTuple

import pytest

from curator import defaults
from curator.core.claims.reading import Claim, Field, claims
from curator.settings.venues import read_venues

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])


class Said(NamedTuple):
    """What a claim says of the paper, without where it says so."""

    venue: str
    year: int | None
    standing: str


def read(text: str, field: Field = "comment") -> tuple[Claim, ...]:
    """The claims of a text, by the venues that come with the program."""
    return claims(text, field=field, venues=VENUES)


def said(text: str, field: Field = "comment") -> list[Said]:
    """What the claims of a text say."""
    return [Said(claim.venue, claim.year, claim.standing) for claim in read(text, field)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 pages, 4 figures",
        "Under review",
        "Preprint. Submitted",
        "This work has been submitted to the IEEE for possible publication",
        "Submitted to an Elsevier journal",
        "Code: https://github.com/icml2023/accepted",
        "arXiv admin note: text overlap with arXiv:2301.00001",
        "We present a method for machine learning, pattern recognition and security and privacy",
        "Technical report, Stanford University, 2023",
        "Dated 30 March 2026. Work in progress",
        "Figures appear in the Appendix",
        "IEEE conference format",
        "Extended version of LightThinker",
        "Machine Learning (cs.LG)",
        "The best paper on science and nature",
        "NTIRE 2026 webpage",
    ],
)
def test_what_names_no_venue_claims_nothing(text: str) -> None:
    """Page counts, subjects, publishers alone, addresses, methods and reviews of nobody knows which venue."""
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "venue", "year", "standing"),
    [
        ("Under review at ICML 2025", "ICML", 2025, "submitted"),
        ("submitted to TPAMI", "TPAMI", None, "submitted"),
        ("submiting to TPAMI", "TPAMI", None, "submitted"),
        ("To be submitted to NeurIPS", "NeurIPS", None, "submitted"),
        ("ICML 2026 submission", "ICML", 2026, "submitted"),
        ("ICML 2026. Under review.", "ICML", 2026, "submitted"),
        ("Major revision at CCS 2024", "CCS", 2024, "submitted"),
        ("Conditionally accepted to USENIX Security 2025", "USENIX Security", 2025, "submitted"),
        ("Committed to ACL 2026", "ACL", 2026, "submitted"),
        ("Submitted to ICML 2023 workshop", "ICML Workshop", 2023, "submitted"),
        ("Submitted to IEEE Signal Processing Letters on February 5, 2026", "SPL", None, "submitted"),
        ("This paper was rejected from ICLR 2024", "ICLR", 2024, "rejected"),
        ("Not accepted at NeurIPS 2022", "NeurIPS", 2022, "rejected"),
        ("This is a rejected ICLR 2020 submission", "ICLR", 2020, "rejected"),
        ("Withdrawn from NeurIPS 2023", "NeurIPS", 2023, "withdrawn"),
        ("accepted at ICLR 2020 but later withdrawn", "ICLR", 2020, "withdrawn"),
        ("Accepted at ICML 2021. This paper has been withdrawn due to an error", "ICML", 2021, "withdrawn"),
        ("extended version of our ECCV paper", "ECCV", None, "extended"),
        ("Journal version of LAA-Net (CVPR 2024)", "CVPR", 2024, "extended"),
        ("Preliminary version in NeurIPS 2021", "NeurIPS", 2021, "extended"),
        ("A short version was accepted at ICML 2021 Workshop", "ICML Workshop", 2021, "extended"),
        ("This is the full version (with appendix) of a paper appearing at KR 2026", "KR", 2026, "extended"),
        ("NeurIPS 2023 Workshop on Robustness", "NeurIPS Workshop", 2023, "workshop"),
        ("CVPRW", "CVPRW", None, "workshop"),
        ("Accepted to CVPRw 2026 (Oral)", "CVPRW", 2026, "workshop"),
        ("Accepted to the AdvML workshop, ICML 2022", "ICML Workshop", 2022, "workshop"),
        ("CVPR 2024. Workshop paper", "CVPRW", 2024, "workshop"),
        ("Accepted at CV4Clinic, CVPR 2026", "CVPRW", 2026, "workshop"),
        ("Accepted at NSLP@LREC 2026", "LREC", 2026, "workshop"),
        ("ACL 2025 Student Research Workshop", "ACL", 2025, "workshop"),
        ("Accepted by CVPR 2026 NTIRE", "CVPRW", 2026, "workshop"),
        ("Accepted to AISec @ CCS 2023", "AISec", 2023, "workshop"),
        ("Preprint. ICML 2026", "ICML", 2026, "preprint"),
        ("9-page NeurIPS 2025 preprint. NeurIPS 2025 template", "NeurIPS", 2025, "preprint"),
        ("code from the CVPR 2022 paper", "CVPR", 2022, "mentioned"),
        ("Winner of the CVPR 2023 challenge", "CVPR", 2023, "mentioned"),
        ("10 pages; NeurIPS 2020 template", "NeurIPS", 2020, "mentioned"),
        ("Invited talk at ICML 2023", "ICML", 2023, "mentioned"),
        ("AAAI'25 Bridge Program on Machine Learning", "AAAI", 2025, "mentioned"),
    ],
)
def test_what_is_no_acceptance_is_not_taken_for_one(
    text: str, venue: str, year: int | None, standing: str
) -> None:
    """Submissions, rejections, withdrawals, workshops, other versions and mentions in passing."""
    assert said(text) == [(venue, year, standing)]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Accepted to AAAI MAKE 2026", "AAAI MAKE"),
        ("KDD Cup 2024", "KDD Cup"),
        ("Under review at ACL Rolling Review", "ACL Rolling Review"),
        ("Accepted by Nature Scientific Data", "Nature Scientific Data"),
        ("Accepted at the International Conference on Pattern Recognition Systems 2025", None),
        ("Published in Formal Methods and Testing", "Formal Methods and Testing"),
    ],
)
def test_a_name_that_has_a_known_one_in_it_is_another(text: str, venue: str | None) -> None:
    """Longer names are not cut down to the venue that their first words would be."""
    (claim,) = read(text)
    assert not claim.known
    assert venue in {None, claim.venue}


@pytest.mark.parametrize(
    ("text", "venue", "year", "track"),
    [
        ("Accepted at ICML 2023", "ICML", 2023, ""),
        ("ICLR 2024 (oral)", "ICLR", 2024, "oral"),
        ("Findings of ACL 2026", "Findings of ACL", 2026, "findings"),
        ("Accepted to ACL 2026 [Findings]", "Findings of ACL", 2026, "findings"),
        ("CVPR26 Findings", "CVPR Findings", 2026, "findings"),
        ("TMLR", "TMLR", None, ""),
        ("To appear in ICML", "ICML", None, ""),
        ("ICML 2024 camera-ready", "ICML", 2024, ""),
        ("Published as a conference paper at ICLR 2024", "ICLR", 2024, ""),
        ("Presented at ICRA 2023", "ICRA", 2023, ""),
        ("Proc. of the 41st ICML, PMLR 235", "ICML", 2024, ""),
        ("Won best paper at SIGIR 2022", "SIGIR", 2022, ""),
        ("Accepted by IEEE Transactions on Image Processing", "TIP", None, ""),
        ("ICML'23", "ICML", 2023, ""),
        ("ICLR2024", "ICLR", 2024, ""),
        ("icassp 2026", "ICASSP", 2026, ""),
        ("2024 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR", 2024, ""),
        ("Accepted at ACL 2026 Industry Track", "ACL", 2026, "Industry Track"),
        ("Published in Nature", "Nature", None, ""),
        ("see https://aclanthology.org/2026.eacl-long.26/", "EACL", 2026, ""),
        ("accepted @ CVPR 2023", "CVPR", 2023, ""),
    ],
)
def test_an_acceptance_is_read_with_its_year_and_track(
    text: str, venue: str, year: int | None, track: str
) -> None:
    """Verbs, bare names, proceedings, volumes, prizes and addresses; years of four digits and of two."""
    (claim,) = read(text)
    assert (claim.venue, claim.known, claim.year, claim.standing) == (venue, True, year, "accepted")
    assert claim.track in {track, "best paper"}


def test_only_a_name_by_itself_is_bare() -> None:
    """Custom takes a name alone for an acceptance; that nobody says so is told with it."""
    assert [read(text)[0].bare for text in ("CVPR 2026", "Accepted at CVPR 2026")] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rejected by ICML 2021, accepted at AISTATS 2022", ["ICML rejected", "AISTATS accepted"]),
        ("Extended version of our ICML 2021 paper, accepted at JMLR", ["ICML extended", "JMLR accepted"]),
        ("ICCV 2023 (extended version under review at TPAMI)", ["ICCV mentioned", "TPAMI submitted"]),
        (
            "Accepted for ICML 2022 and presented at the NeurIPS 2021 workshop",
            ["ICML accepted", "NeurIPS Workshop workshop"],
        ),
        ("Accepted by CVPR 2026 workshop; NTIRE 2026", ["CVPRW workshop"]),
        ("Accepted at TMLR, presented at ICLR 2025", ["TMLR accepted", "ICLR accepted"]),
    ],
)
def test_each_venue_of_a_text_has_its_own_standing(text: str, expected: list[str]) -> None:
    """A word speaks of the venues that follow it, as far as the next one."""
    assert [f"{claim.venue} {claim.standing}" for claim in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "venue", "known", "year"),
    [
        (
            "Proceedings of the 41st International Conference on Machine Learning, PMLR 235:1-9",
            "ICML",
            True,
            2024,
        ),
        ("Advances in Neural Information Processing Systems 33 (2020) 1877-1901", "NeurIPS", True, 2020),
        ("IEEE Transactions on Information Forensics and Security, pp. 2013-2026, 2023", "TIFS", True, 2023),
        ("Machine Learning 110 (2021) 457-506", "Machine Learning", True, 2021),
        ("Nature 521, 436-444 (2015)", "Nature", True, 2015),
        ("Lett. Math. Phys. 108 (2018), no. 2, 359-376", "Lett. Math. Phys.", False, 2018),
    ],
)
def test_a_journal_reference_says_where_a_paper_was_published(
    text: str, venue: str, *, known: bool, year: int
) -> None:
    """The whole of it is the venue, with volumes, pages and the year."""
    (claim,) = read(text, "journal_ref")
    assert (claim.venue, claim.known, claim.year, claim.standing) == (venue, known, year, "accepted")


def test_a_journal_reference_can_be_a_submission() -> None:
    """Authors write there what they hope, too."""
    assert said("Submitted to ICML 2022", "journal_ref") == [("ICML", 2022, "submitted")]


def test_a_workshop_is_told_by_its_name() -> None:
    """Its subject, or the words before it."""
    tracks = [
        read(text)[0].track
        for text in (
            "ICML 2023 Workshop on Trustworthy ML, Honolulu",
            "Accepted to the AdvML workshop, ICML 2022",
        )
    ]
    assert tracks == ["Workshop on Trustworthy ML", "AdvML workshop"]
