"""An item of a list cut at its title: how the title is set off, and the text on both sides of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from curator.core.late import late
from curator.core.markdown.inline import label, without_comments
from curator.core.shape.wording import is_dated, is_names, is_title, speaks_of_a_paper

FORMS: Final = ("link", "bold", "quoted", "italic", "plain")
"""How a title may be set off, the surest first."""
LONGEST: Final = 1_000
"""Characters of an item that need to be looked at: its shape shows at its beginning."""
LINK: Final = "\ue001"
"""Stands for a link that is no title."""
_DECORATION: Final = r"(?::[a-z0-9_+-]+:|&[a-z]+;|\[[ xX]\]|[^\w\s(\[{}\"\u201c*_`<\ue000\ue001]|\s)*"
DECORATION: Final = late(_DECORATION)
"""Signs before an entry: an emoji, a tick, a dash."""

_TITLE: Final = "\ue000"  # stands for a link whose text may be a title
_ANY_LINK: Final = f"{_TITLE}{LINK}"
_OPENING: Final = '*_"\u201c'
_LEFT_OUT: Final = str.maketrans("", "", f"{_ANY_LINK}{{}}")
"""What has a meaning of its own here or in a template."""
_SIGNS: Final = late(
    r"!\[[^\[\]]*+\]\([^()]*+\)"
    r"|\[(?P<text>(?:[^\[\]]++|\[[^\[\]]*+\](?!\())*)\]\((?:[^()\s]++|\([^()]*+\))*(?:\s+\"[^\"]*+\")?\)"
)
_LABELS: Final = frozenset(
    [
        "abs",
        "abstract",
        "arxiv",
        "article",
        "blog",
        "code",
        "data",
        "dataset",
        "demo",
        "doi",
        "github",
        "here",
        "homepage",
        "html",
        "implementation",
        "link",
        "links",
        "model",
        "official",
        "openreview",
        "page",
        "paper",
        "pdf",
        "poster",
        "project",
        "pytorch",
        "repo",
        "repository",
        "slides",
        "source",
        "supplementary",
        "talk",
        "tensorflow",
        "tweet",
        "video",
        "web",
        "webpage",
        "website",
    ]
)
_WORD: Final = late(r"[^\W\d_]\w*")
_MARKED: Final = {
    "link": late(rf"(?P<open>[{_OPENING}]{{0,3}})(?P<title>{_TITLE})(?P<close>[*_\"\u201d]{{0,3}})"),
    "bold": late(rf"(?P<open>\*\*|__)(?P<title>(?=\S)[^{_ANY_LINK}]{{5,300}}?)(?P<close>(?P=open))"),
    "quoted": late(
        rf"(?P<open>[\"\u201c])(?P<title>[^\"\u201c\u201d{_ANY_LINK}]{{10,300}})(?P<close>[\"\u201d])"
    ),
    "italic": late(
        rf"(?<![*_\w\\])(?P<open>[*_])(?P<title>(?=[^\s*_])[^*_{_ANY_LINK}]{{10,300}})(?P<close>(?P=open))(?![*\w])"
    ),
}
_IN_BRACKETS: Final = r"(?:[*_`]*+[(\[][^()\[\]]{1,40}[)\]][*_`]*+[:.]?\s+)?"
_SENTENCE: Final = (
    rf"(?P<title>(?s:.)*?)(?=(?<!\b[A-Z])[.?!]\s|[,.:]?\s{{0,9}}[(\[]{{0,2}}[{_ANY_LINK}]|\s[(*_-]|\Z)"
)
_PLAIN: Final = late(_DECORATION + _IN_BRACKETS + _SENTENCE)
_NEXT_SENTENCE: Final = late(rf"\.\s{_SENTENCE}")


class Cut(NamedTuple):
    """An item cut at its title; each link in ``lead`` and ``tail`` is a `LINK`, comments and images are gone.

    ``title`` is as a template has it, ``stopped`` whether a full stop stands at its end within its marks;
    ``labels`` are the texts of the links in ``tail``, as written.
    """

    title: str
    stopped: bool
    lead: str
    tail: str
    labels: tuple[str, ...]


def cuts(source: str) -> dict[str, Cut]:
    """Every plausible way to cut an item that speaks of a paper, by the form of its title."""
    if not speaks_of_a_paper(source):
        return {}
    text, labels = _outlined(source)
    found: dict[str, Cut] = {}
    for form, pattern in _MARKED.items():
        marks = (mark for mark in pattern.finditer(text) if form == "link" or is_title(mark["title"]))
        if mark := next(marks, None):
            field = "[{title}]({url})" if form == "link" else "{title}"
            title = f"{mark['open']}{field}{mark['close']}"
            stopped = mark["title"].rstrip().endswith(".")
            found[form] = _cut(title, text, mark.span(), labels, stopped=stopped)
    if not found and (plain := _plain(text)):
        found["plain"] = _cut("{title}", text, plain, labels, stopped=False)
    return found


def _plain(text: str) -> tuple[int, int] | None:
    """Where a title without marks stands: it is the first sentence, or the second behind a row of names."""
    found = _PLAIN.match(text)
    if found and not is_title(found["title"]) and is_names(found["title"]):
        found = _NEXT_SENTENCE.match(text, found.end())
    return found.span("title") if found and is_title(found["title"]) else None


def _cut(title: str, text: str, span: tuple[int, int], labels: tuple[str, ...], *, stopped: bool) -> Cut:
    before, behind = (side.replace(_TITLE, LINK) for side in (text[: span[1]], text[span[1] :]))
    return Cut(title, stopped, before[: span[0]], behind, labels[before.count(LINK) :])


def _outlined(source: str) -> tuple[str, tuple[str, ...]]:
    """The text with a sign for each link, and the texts of the links."""
    text = without_comments(source).translate(_LEFT_OUT)
    outline = ""
    labels: list[str] = []
    reached = 0
    for found in _SIGNS.finditer(text):
        outline += text[reached : found.start()]
        reached = found.end()
        if found["text"] is not None:
            outline += _sign(
                label(found["text"]), at_start=DECORATION.fullmatch(outline.rstrip(_OPENING)) is not None
            )
            labels.append(found["text"])
    return outline + text[reached:], tuple(labels)


def _sign(text: str, *, at_start: bool) -> str:
    """A link that an item begins with is its title, however short, unless it says what it leads to."""
    words = {word.lower() for word in _WORD.findall(text)}
    if words <= _LABELS or is_dated(text):
        return LINK
    return _TITLE if at_start or is_title(text) else LINK
