"""Where redirects led, and whether that is still the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.links.link import Hop, Seen
from curator.core.links.redirects import (
    continues,
    host_of,
    is_error_page,
    is_front_page,
    is_led_astray,
    is_respelled,
    is_secured,
    is_weakened,
    lasting_place,
    registered_domain,
    with_fragment,
)

OLD = "http://example.org/a"


@pytest.mark.parametrize(
    ("hops", "end", "place"),
    [
        ([], OLD, OLD),
        ([(OLD, 302)], "http://example.org/b", OLD),
        ([(OLD, 303)], "http://example.org/b", OLD),
        ([(OLD, 307), ("http://example.org/b", 301)], "http://example.org/c", OLD),
        ([(OLD, 301)], "http://example.org/b", "http://example.org/b"),
        ([(OLD, 308)], "http://example.org/b", "http://example.org/b"),
        ([(OLD, 301), ("http://example.org/b", 308)], "http://example.org/c", "http://example.org/c"),
        ([(OLD, 301), ("http://example.org/b", 302)], "http://example.org/c", "http://example.org/b"),
    ],
)
def test_a_page_moved_as_far_as_redirects_are_permanent(
    hops: list[tuple[str, int]], end: str, place: str
) -> None:
    """A temporary redirect ends it, and what comes behind it counts no more."""
    assert lasting_place(Seen(end, 200, hops=tuple(Hop(*hop) for hop in hops)), OLD) == place


def test_a_place_on_the_page_moves_with_it() -> None:
    """As browsers keep a fragment over redirects that name none."""
    seen = Seen("http://example.org/b", 200, hops=(Hop(OLD, 301),))
    assert lasting_place(seen, f"{OLD}#proofs") == "http://example.org/b#proofs"
    assert (
        lasting_place(seen._replace(url="http://example.org/b#x"), f"{OLD}#proofs")
        == "http://example.org/b#x"
    )


@pytest.mark.parametrize(
    ("url", "of", "expected"),
    [
        ("https://b.example/", "https://a.example/", "https://b.example/"),
        ("https://b.example/", "https://a.example/#", "https://b.example/"),
        ("https://b.example/", "https://a.example/#x#y", "https://b.example/#x#y"),
        ("https://b.example/#z", "https://a.example/#x", "https://b.example/#z"),
        ("https://b.example/#", "https://a.example/#x", "https://b.example/#"),
        ("", "https://a.example/#x", ""),
    ],
)
def test_a_fragment_stays_unless_the_redirect_names_one(url: str, of: str, expected: str) -> None:
    """No server ever hears of it, so it is the reader's."""
    assert with_fragment(url, of=of) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/404", True),
        ("https://example.org/errors/404.html", True),
        ("https://example.org/404/index.php", True),
        ("https://example.org/Page-Not-Found/", True),
        ("https://example.org/notfound?url=%2Fa", True),
        ("https://example.org/error404", True),
        ("https://example.org/", False),
        ("https://example.org/?page=404", False),
        ("https://example.org/404/bounds.pdf", False),
        ("https://example.org/papers/error-bounds.html", False),
        ("https://example.org/errors-in-variables", False),
        ("https://404.example.org/a", False),
    ],
)
def test_an_error_is_known_by_the_end_of_its_path(url: str, *, expected: bool) -> None:
    """Papers are about errors, too."""
    assert is_error_page(url) is expected


@pytest.mark.parametrize(
    ("hops", "end", "expected"),
    [
        ([], OLD, False),
        ([(OLD, 301)], "http://example.net/b", False),
        ([(OLD, 302)], "http://www.example.org/b", False),
        ([(OLD, 302), ("http://example.net/b", 302)], "http://example.org/c", False),
        ([(OLD, 302)], "http://example.net/b", True),
        ([(OLD, 301), ("http://example.net/b", 307)], "http://example.com/c", True),
    ],
)
def test_a_detour_ends_in_a_domain_that_knows_nothing_of_the_page(
    hops: list[tuple[str, int]], end: str, *, expected: bool
) -> None:
    """A redirect for good says where the page is; any other one may lead to a log-in's host."""
    assert is_led_astray(Seen(end, 404, hops=tuple(Hop(*hop) for hop in hops)), OLD) is expected


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "https://example.org/?p=12",
        "https://example.org/en?id=1",
        "https://example.org/english/",
        "https://example.org/home/paper.pdf",
        "https://example.org/index.pdf",
    ],
)
def test_a_page_of_a_site_is_no_front_page(url: str) -> None:
    """Where the query chooses the page, too."""
    assert not is_front_page(url)


@pytest.mark.parametrize(
    "path", ["", "/", "//", "/#x", "/index.html", "/Home", "/en", "/de-DE/", "/default.aspx"]
)
def test_a_front_page_is_one_in_every_language(path: str) -> None:
    """No paper is there."""
    assert is_front_page(f"https://example.org{path}")


@pytest.mark.parametrize(
    "new",
    [
        "http://example.org/a/",
        "http://EXAMPLE.org/a",
        "http://example.org:80/a",
        "http://www.example.org/a",
        "http://example.org/%61",
        "http://example.org/a#x",
    ],
)
def test_another_spelling_is_no_other_place(new: str) -> None:
    """What a server cannot tell apart, or does not care to."""
    assert is_respelled(OLD, new)
    assert not is_secured(OLD, new)


def test_encryption_is_no_matter_of_spelling() -> None:
    """It is worth a change of the link, and giving it up is none."""
    assert not is_respelled(OLD, "https://example.org/a")
    assert is_secured(OLD, "https://www.example.org/a/")
    assert not is_secured(OLD, "https://example.org/b")
    assert is_weakened("HTTPS://example.org/a", OLD)
    assert not is_weakened(OLD, "https://example.org/a")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "https://dslpitt.org/uai/displayArticleDetails.jsp?article_id=2112",
            "https://ptewarin.example/afu.php?z=3",
        ),
        ("https://jane.example.org/paper.pdf", "https://adverts.example.net/paper.pdf"),
        ("https://jane.example.org/", "https://adverts.example.net/"),
        ("https://jane.github.io/bounds", "https://joe.github.io/limits"),
        ("https://www.cs.ox.ac.uk/bounds.html", "https://www.cam.ac.uk/limits.html"),
        ("https://10.0.0.1/a", "https://10.0.1.1/b"),
        ("https://jane.example.org/publications/", "https://adverts.example.net/publications/"),
    ],
)
def test_a_page_of_somebody_else_continues_nothing(old: str, new: str) -> None:
    """Names that ran out lead to adverts, and many people share some domains."""
    assert not continues(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://example.org/a", "https://web.example.org/b"),
        ("http://www.cs.ox.ac.uk/a.html", "https://ox.ac.uk/b.html"),
        ("https://example.org/p/c.pdf", "https://example.org/publications"),
        ("https://example.org/p/c.pdf", "https://example.org/search?q=c.pdf"),
        ("https://example.org/p/c.pdf", "https://example.org/pages/oops"),
        ("https://example.org/p/c.pdf", "https://example.org/maintenance.html"),
        ("https://example.org/p/c.pdf", "https://example.org/c"),
        ("https://example.org/~jane/paper.pdf", "https://example.org/paper.pdf"),
        ("https://example.org/~jane/papers/", "https://example.org/papers/"),
        ("https://example.org/view?id=2112", "https://example.org/view?id=2113"),
        ("https://example.org/bounds-view?id=2112", "https://example.org/bounds-view"),
        ("https://jane.example.org/", "https://www.example.org/"),
        ("https://jane.example.org", "https://www.example.org/index.html"),
        ("https://example.org/a/b/", "https://example.org/b/"),
        ("https://github.com/jane/bounds", "https://github.com/404"),
        ("mailto:jane@example.org", "mailto:joe@example.org"),
    ],
)
def test_the_same_owner_alone_continues_nothing(old: str, new: str) -> None:
    """A site leads whatever it gave up to lists, searches and apologies."""
    assert not continues(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://people.example.edu/~jane/bounds.pdf", "https://www.example.edu/jane/bounds.pdf"),
        ("http://example.edu/~ada/pooling.html", "https://example.edu/ada/pooling/"),
        ("http://example.edu/~ada/pooling/index.html", "https://example.edu/ada/pooling/"),
        ("http://example.edu/~ada/gan.html", "https://example.edu/ada/gan/"),
        ("http://example.org/p/c.pdf", "https://files.example.org/2024/c.pdf"),
        ("http://www.cs.ox.ac.uk/a/b", "https://web.ox.ac.uk/a/b"),
        ("http://example.org/jane/icml19/paper.pdf", "https://example.org/people/jane/icml19/paper.pdf"),
        ("http://example.org/people/jane/icml19/paper.pdf", "https://example.org/jane/icml19/paper.pdf"),
        ("http://example.org/paper/2112", "https://example.org/articles/2112"),
        ("http://example.org/show.php?id=7&utm_id=1", "https://example.org/new/show.php?lang=en&id=7"),
        ("https://github.com/jane/bounds", "https://github.com/lab/rotation-bounds"),
        (
            "http://people.example.edu/~jane/rotation-bounds.pdf",
            "https://jane.example.net/rotation-bounds.pdf",
        ),
        ("http://jmlr.org/proceedings/papers/v28/doe13.html", "https://proceedings.mlr.press/v28/doe13.html"),
        ("http://dx.doi.org/10.1145/3133956", "https://doi.org/10.1145/3133956"),
    ],
)
def test_an_id_or_a_name_continues(old: str, new: str) -> None:
    """The paper that both prove, the page that has the same name, the repository that got another."""
    assert continues(old, new)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.cs.ox.ac.uk:443/a", "ox.ac.uk"),
        ("https://Papers.NIPS.cc./a", "nips.cc"),
        ("https://example.co.jp", "example.co.jp"),
        ("https://t.co/x", "t.co"),
        ("https://jane.github.io/a", "jane.github.io"),
        ("https://github.io", "github.io"),
        ("http://127.0.0.1:80/a", "127.0.0.1"),
        ("http://[::1]:80/a", "[::1]"),
        ("http://localhost/a", "localhost"),
        ("mailto:jane@example.org", ""),
    ],
)
def test_a_domain_is_what_somebody_registered(url: str, domain: str) -> None:
    """As far as its form tells."""
    assert registered_domain(url) == domain


@given(st.text(), st.text())
def test_any_texts_can_be_compared(old: str, new: str) -> None:
    """A server may redirect to anything."""
    seen = Seen(new, 200, hops=(Hop(old, 301),))
    assert lasting_place(seen, old).startswith(new)
    assert isinstance(continues(f"http://{old}", f"http://{new}"), bool)
    assert isinstance(continues(f"http://a.example/{old}", f"http://b.example/{new}"), bool)
    assert isinstance(is_error_page(f"http://{new}"), bool)
    assert isinstance(is_front_page(new), bool)
    assert host_of(f"http://{new}") == host_of(f"http://{new}").lower()
