"""Whether an answer is a wall against programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.links.challenges import challenge_in

HTML = {"content-type": "text/html; charset=utf-8"}
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
TEXT = b"<p>" + b"We bound the error of any classifier that sees rotated inputs. " * 30


def _page(title: str, body: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()
    )


@pytest.mark.parametrize(
    "body",
    [
        _page("Bounds That Hold", "<p>Text.</p>"),
        _page("Contact", "Prove that you are human. <textarea></textarea><div class='g-recaptcha'></div>"),
        _page("Contact", "<input type=email><p>Please verify that you are not a robot.</p>"),
        _page("Bounds", "<p>Text</p>", "<script src='https://www.google.com/recaptcha/api.js'></script>"),
        _page("Bounds", "<p>Performance &amp; security by Cloudflare. Ray ID: 1</p>"),
        _page("Bounds", "<script>window.__CF$cv$params={}; '/cdn-cgi/challenge-platform/'</script>"),
        _page("Bounds", "<p>Text</p><script src='/_Incapsula_Resource?SWJIYLWA=1'></script>"),
        _page(
            "OpenReview", "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app>"
        ),
        _page("", "<div id=root></div>", "<script src='https://js.hcaptcha.com/1/api.js'></script>"),
        _page("CAPTCHA: Using Hard AI Problems for Security", "<p>Abstract</p>"),
        _page("Are You a Robot? Detecting Bots on the Web", "<p>Abstract</p>"),
        _page("Just a Moment: On Moments of Random Variables", "<p>Abstract</p>"),
        _page("Access Denied: How Publishers Answer Programs", "<p>Abstract</p>"),
        _page("Human Verification of Neural Networks", "<p>Abstract</p>"),
        _page("On Proof-of-Work", "<p>We verify that proof-of-work challenges keep bots away.</p>"),
        _page("Breaking Walls", "<p>window._cf_chl_opt and px-captcha</p>" + TEXT.decode()),
        _page("Please Wait", TEXT.decode()),
        _page("Just a moment...", "<p>x</p>", '<meta name="citation_title" content="Just a Moment">'),
        b'{"name": "robot", "captcha": true}',
        b"%PDF-1.7 Just a moment... _cf_chl_opt",
        b"",
    ],
    ids=range(21),
)
def test_a_page_that_only_has_or_tells_of_a_captcha_is_a_page(body: bytes) -> None:
    """A contact form, a network's script, a program that draws its page later, papers about walls."""
    assert challenge_in(200, {} if body[:1] in b"{%" else HTML, body) == ""


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, {"server": "cloudflare", "cf-ray": "5cbc7ebf4ee0ff94-BOS", "cf-cache-status": "DYNAMIC"}),
        (200, {"x-datadome": "protected"}),
        (200, {"set-cookie": "incap_ses_1=x; visid_incap_1=y"}),
        (404, {"server": "cloudflare"}),
        (403, {"server": "nginx"}),
        (503, {"retry-after": "120"}),
        (429, {}),
        (204, {}),
    ],
)
def test_a_network_in_front_of_a_site_is_no_wall(status: int, headers: dict[str, str]) -> None:
    """What is no challenge may still be a refusal, which its status tells."""
    assert challenge_in(status, {**HTML, **headers}, b"") == ""
    assert challenge_in(status, {**HTML, **headers}, b"<title>Bounds</title>" + TEXT) == ""


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [
        (403, {"cf-mitigated": "challenge"}, "challenge"),
        (200, {"cf-mitigated": "challenge"}, "challenge"),
        (202, {"x-amzn-waf-action": "challenge"}, "challenge"),
        (405, {"x-amzn-waf-action": "captcha"}, "captcha"),
        (403, {"x-datadome": "protected"}, "captcha"),
        (418, {}, "bot-wall"),
        (202, {}, "bot-wall"),
    ],
)
def test_a_wall_that_its_headers_or_its_status_tell(status: int, headers: dict[str, str], told: str) -> None:
    """Cloudflare and AWS say so; IEEE is a teapot to programs, Semantic Scholar promises to answer later."""
    assert challenge_in(status, headers, b"") == told


@pytest.mark.parametrize("status", [200, 202, 403, 404, 503])
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (_page("Just a moment...", "<script>window._cf_chl_opt={cType:'managed'}</script>"), "challenge"),
        (
            _page("Just a moment...", "<noscript>Enable JavaScript and cookies to continue</noscript>"),
            "challenge",
        ),
        (_page("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>"), "bot-wall"),
        (_page("Making sure you&#39;re not a bot!", "Loading..."), "challenge"),
        (_page("Un instant", '<p>...</p><script id="anubis_challenge" type=x>{}</script>'), "challenge"),
        (_page("dblp: checking", "<p>Your browser solves a small proof-of-work.</p>"), "challenge"),
        (_page("dblp", "<p>Checking your browser before you go on.</p><div class=altcha>"), "challenge"),
        (_page("", "<script>window.gokuProps={}</script><div id='challenge-container'></div>"), "challenge"),
        (_page("", "<noscript>we need to verify that you're not a robot.</noscript>"), "challenge"),
        (_page("example.org", "<script>var dd={'host':'geo.captcha-delivery.com'}</script>"), "captcha"),
        (_page("Access to this page has been denied", '<div id="px-captcha"></div>'), "captcha"),
        (_page("", "<iframe>Request unsuccessful. Incapsula incident ID: 1-2</iframe>"), "bot-wall"),
        (_page("", "", "<script src='/_Incapsula_Resource?SWJIYLWA=1'></script>"), "challenge"),
        (
            _page("Access Denied", "Reference&#32;&#35;18 https&#58;&#47;&#47;errors&#46;edgesuite&#46;net"),
            "bot-wall",
        ),
        (_page("Access Denied", "<p>You don't have permission.</p>"), "bot-wall"),
        (_page("Pardon Our Interruption...", "<p>Something about you made us think.</p>"), "bot-wall"),
        (_page("Are you a robot?", "<div class='h-captcha'></div>"), "captcha"),
        (_page("Robot Check", "<p>Type the characters.</p><input type=text name=captcha_answer>"), "captcha"),
        (
            _page("OpenReview", "<p>Please verify you are human</p><div class='cf-turnstile captcha'>"),
            "captcha",
        ),
        (_page("Security Check - Example Press", "<p>One step more.</p>"), "captcha"),
        (_page("Sorry", "<p>Unusual traffic from your network. Solve this captcha.</p>"), "captcha"),
    ],
    ids=range(21),
)
def test_a_wall_that_its_page_tells(status: int, body: bytes, told: str) -> None:
    """Whatever status it comes with, 200 above all."""
    assert challenge_in(status, HTML, body) == told


def test_openreview_says_in_json_that_it_wants_a_human() -> None:
    """The service's answer to callers without an account."""
    body = b'{"name":"ChallengeRequiredError","message":"...","status":403,"details":{}}'
    assert challenge_in(403, {"content-type": "application/json"}, body) == "challenge"
    assert challenge_in(403, {"content-type": "application/json"}, b'{"name":"ForbiddenError"}') == ""


@given(st.integers(100, 999), st.binary(max_size=400), st.sampled_from(["", "text/html", "application/json"]))
def test_any_answer_is_told(status: int, body: bytes, kind: str) -> None:
    """Never by an error."""
    told = challenge_in(status, {"content-type": kind}, b"<title>captcha robot" + body)
    assert told in {"", "challenge", "captcha", "bot-wall"}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the recorded pages are not on this machine")
def test_recorded_pages_are_pages() -> None:
    """Those of publishers behind Cloudflare and with captchas among their scripts included."""
    pages = [path for path in SAMPLES.rglob("*") if path.suffix in {".html", ".json", ".txt", ".xml"}]
    assert len(pages) > 50
    assert [path.name for path in pages if challenge_in(200, {}, path.read_bytes()[:65_536])] == []
