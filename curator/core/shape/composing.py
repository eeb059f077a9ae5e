"""An entry template made of what most entries show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.shape.outline import FORMS
from curator.core.shape.pieces import BEFORE, BEHIND, pieces
from curator.core.shape.spelling import closing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.shape.outline import Cut
    from curator.core.shape.pieces import Piece

_FEWEST: Final = 2
_SHARE: Final = 0.05
_SHARE_DESCRIBED: Final = 0.5
"""Only what most entries have is missing in the others; a description is read without a part of its own."""
_ALTERNATIVES: Final = {"decoration": 2, "lead": 3, "authors": 2, "venue": 4, "link": 2, "links": 2}
"""How many pieces a template has in one place; one where nothing is said."""


class Shown(NamedTuple):
    """What an item shows: its bullet, and every plausible way to cut it at a title."""

    bullet: str
    cuts: Mapping[str, Cut]


class Composed(NamedTuple):
    """A template, and how often each piece is seen that it was made of, or might have been."""

    template: str
    seen: Counter[str]


def compose(shown: Sequence[Shown]) -> Composed:
    """The template of what most entries show, of which there has to be one."""
    form = _form(shown)
    alike = [(item.bullet, item.cuts[form]) for item in shown if form in item.cuts]
    least = max(_FEWEST, _SHARE * len(alike))
    seen = Counter(piece for _, cut in alike for piece in pieces(cut))
    kept = {place: _alternatives(seen, place, least) for place in (*BEFORE, *BEHIND)}
    kept["description"] = _alternatives(seen, "description", _SHARE_DESCRIBED * len(alike))
    if form == "plain":
        stopped = _is_usual("stop", seen, len(alike))
        kept |= _ending_the_title({place: kept[place] for place in BEHIND}, stopped=stopped)
    else:
        kept["venue"] += _without_venue(kept["venue"])
        if form == "link":
            kept["link"] = []  # the title is one
        elif _is_usual("stop after venue", seen, len(alike)):
            kept["link"] = _behind_a_stop(kept["link"])
    before, behind = ("".join(text for place in side for text in kept[place]) for side in (BEFORE, BEHIND))
    bullet = _most_frequent([_bullet(bullet) for bullet, _ in alike])
    title = _title([cut for _, cut in alike], least)
    return Composed(f"{bullet} {before}{title}{behind}", _texts(seen))


def _form(shown: Sequence[Shown]) -> str:
    """How titles are set off: the surest form that half of the entries have, else the most frequent."""
    counts = Counter(form for item in shown for form in item.cuts)
    surest = (form for form in FORMS if 2 * counts[form] >= len(shown))
    return next(surest, max(FORMS, key=counts.__getitem__))


def _bullet(text: str) -> str:
    """A bullet whose number says nothing."""
    return f"1{text[-1]}" if text[:-1].isdigit() else text


def _title(cuts: Sequence[Cut], least: float) -> str:
    title = _most_frequent([cut.title for cut in cuts])
    return title.replace("{title}", "{title}{?.?}") if sum(cut.stopped for cut in cuts) >= least else title


def _most_frequent(texts: Sequence[str]) -> str:
    return Counter(texts).most_common(1)[0][0]


def _texts(seen: Counter[Piece]) -> Counter[str]:
    """The pieces, wherever they stand."""
    texts: Counter[str] = Counter()
    for piece, count in seen.items():
        texts[piece.text] += count
    return texts


def _alternatives(seen: Counter[Piece], place: str, least: float) -> list[str]:
    """The pieces seen often enough in one place; the one with most fields first, as writing wants it."""
    here = Counter({piece.text: count for piece, count in seen.items() if piece.place == place})
    frequent = here.most_common(_ALTERNATIVES.get(place, 1))
    return sorted((text for text, count in frequent if count >= least), key=lambda text: -text.count("{"))


def _is_usual(place: str, seen: Counter[Piece], count: int) -> bool:
    """Whether half of the entries have something there."""
    return 2 * sum(times for piece, times in seen.items() if piece.place == place) >= count


def _behind_a_stop(texts: Sequence[str]) -> list[str]:
    """Pieces with the full stop before them, which is written, too; and without it, as some have them."""
    return [f"{{?.{text[2:]}" for text in texts if text.startswith("{? ")] + list(texts)


def _ending_the_title(behind: Mapping[str, list[str]], *, stopped: bool) -> dict[str, list[str]]:
    """The pieces behind a plain title, which a sign or a link has to end; its full stop becomes a sign.

    Where most titles are ``stopped``, names behind one are looked for behind the full stop first.
    """
    stop = "".join(behind["stop"]).strip("{?}")
    begun = {place: [_begun(text, stop) for text in texts] for place, texts in behind.items()}
    ending = {place: [text for text in texts if text] for place, texts in begun.items()}
    if stopped:
        bare = [text for text in ending["authors"] if text.startswith("{? ")]
        ending["authors"] = [f"{{?{stop}{text[2:]}" for text in bare] + ending["authors"]
    return ending | {"stop": [], "description": []}


def _without_venue(texts: Sequence[str]) -> list[str]:
    """What is left of a piece with authors and a venue for a paper that has no venue yet.

    Behind a bare space it would take anything for names, so that a sign or a word has to set them off.
    """
    both = next((text for text in texts if "{venue}" in text.partition("{authors}")[2]), "")
    ahead = both.removeprefix("{?").partition("{authors}")[0]
    names = f"{ahead}{{authors}}"
    return [f"{{?{names}{closing(names)}?}}"] if ahead.strip() else []


def _begun(text: str, stop: str) -> str:
    """A piece that begins with a sign; "" for one that cannot: a comma may stand in a title."""
    if text.startswith("{? {") and "{links}" not in text:
        return f"{{?{stop}{text[2:]}" if stop else ""
    return "" if text.startswith(("{?, {authors}", "{?, {venue}")) else text
