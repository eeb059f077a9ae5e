"""What a service told of a work, as text that is kept for a while."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final, get_args

from curator.core.claims.cues import Standing
from curator.core.evidence.asked_works import Told
from curator.core.evidence.said import Said, Strength
from curator.core.works.paper import PaperId

VERSION: Final = 1
"""Goes up when services are read in another way, so that what was read in the old one is asked anew."""

MOST_IDS: Final = 20
MOST_AUTHORS: Final = 30
MOST_SAID: Final = 20
LONGEST: Final = 1_000
"""Characters of a title, a name or an address that are kept."""

_STANDINGS: Final = frozenset(get_args(Standing))
_STRENGTHS: Final = frozenset(get_args(Strength))


def told_text(told: Told) -> str:
    """The text, in ASCII; more than anybody reads of a work is left out."""
    kept = {
        "v": VERSION,
        "said": [{**one._asdict(), "seen": one.seen.isoformat()} for one in told.said[:MOST_SAID]],
        "ids": [str(one) for one in told.ids[:MOST_IDS]],
        "title": told.title[:LONGEST],
        "authors": [name[:LONGEST] for name in told.authors[:MOST_AUTHORS]],
    }
    return json.dumps({name: one for name, one in kept.items() if one}, separators=(",", ":"))


def read_told(text: str) -> Told | None:
    """Read what `told_text` wrote; None for what another version wrote, or nobody."""
    try:
        data = json.loads(text)
        if data["v"] != VERSION:
            return None
        said = tuple(map(_said, data.get("said", ())))
        ids = tuple(map(PaperId.parse, data.get("ids", ())))
        title, authors = data.get("title", ""), tuple(data.get("authors", ()))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not all(isinstance(one, str) for one in (title, *authors)):
        return None
    return Told(said, ids, title, authors)


def _said(data: dict[str, Any]) -> Said:
    """Raises ValueError, TypeError, KeyError or AttributeError for anything else."""
    one = Said(**{**data, "seen": date.fromisoformat(data["seen"])})
    texts = (one.source, one.venue, one.quote, one.url)
    if not all(isinstance(text, str) for text in texts) or type(one.year) not in {int, type(None)}:
        message = "not what was written"
        raise ValueError(message)
    if one.standing not in _STANDINGS or one.strength not in _STRENGTHS:
        message = f"{one.standing} or {one.strength} is not known"
        raise ValueError(message)
    return one
