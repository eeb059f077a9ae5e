"""OpenReview: the accepted papers of conferences that decide there, through both versions of its API.

`request` says where a venue-year stands, `follow` what else belongs to it, and `parse` reads a page of notes.
All are pure. `OpenReviewLogin` gives the fetcher the header that an account needs; `explained` says of a
refusal what to do about it.
"""

from curator.sources.openreview.asking import SOURCE, UNVERIFIED, follow, request
from curator.sources.openreview.login import OpenReviewLogin
from curator.sources.openreview.parsing import parse
from curator.sources.openreview.refusals import PASSWORD, USERNAME, explained

__all__ = [
    "PASSWORD",
    "SOURCE",
    "UNVERIFIED",
    "USERNAME",
    "OpenReviewLogin",
    "explained",
    "follow",
    "parse",
    "request",
]
