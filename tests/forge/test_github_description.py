"""The judge of all requests to GitHub: present where all tools are promised, and not blind."""

from __future__ import annotations

import os

import pytest

from tests.support.emulate import MISSING as NO_EMULATOR
from tests.support.emulate import folder
from tests.support.openapi import MISSING, complaints, description

REF = '{"ref": "refs/heads/x", "sha": "0000000000000000000000000000000000000000"}'


@pytest.fixture
def judge() -> None:
    """GitHub's description is installed, or the test cannot be made."""
    if description() is None:
        pytest.skip(MISSING)


@pytest.mark.skipif("CURATOR_ALL_TOOLS" not in os.environ, reason="not all tools are promised here")
def test_where_all_tools_are_promised_no_request_goes_unjudged() -> None:
    """A full test run does not pass by leaving out the judge and the second opinion."""
    assert description() is not None, MISSING
    assert folder() is not None, NO_EMULATOR


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("GET", "/repos/o/n/pulls?state=all&head=o%3Acurator%2Fadd%2Fx&per_page=100", None),
        ("GET", "/api/v3/repos/o/n", None),
        ("GET", "/repos/o/n/git/ref/heads/curator/add/x", b""),
        ("POST", "/repos/o/n/git/refs", REF),
        ("POST", "/repos/o/n/issues/1/labels", '["curator"]'),
        ("POST", "/graphql", '{"query": "query { viewer { login } }"}'),
    ],
)
@pytest.mark.usefixtures("judge")
def test_what_github_describes_is_no_complaint(method: str, target: str, body: str | bytes | None) -> None:
    """Near misses first: enterprise prefix, slashes in refs, labels as a bare array, GraphQL."""
    assert complaints(method, target, body) == []


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("GET", "/repos/o/n/pulls?stat=all", None),
        ("GET", "/repos/o/n/pulls?state=every", None),
        ("GET", "/repos/o/n/no-such-thing", None),
        ("PATCH", "/repos/o/n/git/ref/heads/x", '{"sha": "x"}'),
        ("POST", "/repos/o/n/pulls", '{"head": "x"}'),
        ("PATCH", "/repos/o/n/pulls/1", '{"draft": false}'),
        ("POST", "/repos/o/n/git/refs", '{"ref": 1}'),
    ],
)
@pytest.mark.usefixtures("judge")
def test_what_github_does_not_know_is_a_complaint(method: str, target: str, body: str | None) -> None:
    """A parameter, value, path, method or field that GitHub would refuse or, worse, ignore."""
    assert complaints(method, target, body)
