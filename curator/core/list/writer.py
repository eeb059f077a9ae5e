"""A template filled in: the line that a new entry becomes, safe whatever the paper is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.list.template import Field, Literal, Part, Template
from curator.core.markdown.escaping import clean, escape, escape_start, escape_url
from curator.core.works.paper import Venue
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.list.entry import NewEntry
    from curator.core.list.template import Token

LONGEST_VENUE: Final = 200
_NO_BRACKETS: Final = str.maketrans("()[]<>{}", "        ")


def write(new: NewEntry, *, template: str) -> str:
    """The entry's text without its bullet, on one line.

    Raises:
        UsageError: the title is empty, the URL is not http(s), or the template requires what is not known.
    """
    values = _values(new)
    written: set[str] = set()
    content = ""
    for token in Template.parse(template).tokens:
        if isinstance(token, Part):
            if token.fields and all(values[name] and name not in written for name in token.fields):
                content += _fill(token.tokens, values, at_start=not content)
                written.update(token.fields)
        else:
            content += _fill((token,), values, at_start=not content)
    return content.rstrip()


def written_venue(venue: Venue | None) -> Venue | None:
    """What of a venue can be written and read again: a name without brackets, not too long, with a year."""
    if venue is None or venue.year is None:
        return None
    name = clean(venue.name.translate(_NO_BRACKETS)).strip(",.;: ")
    return Venue(name, venue.year) if 0 < len(name) <= LONGEST_VENUE else None


def _values(new: NewEntry) -> Mapping[str, str]:
    """Every field as Markdown; "" when it is not known."""
    venue = written_venue(new.venue)
    return {
        "title": escape(new.title),
        "url": escape_url(new.url),
        "authors": ", ".join(filter(None, map(escape, new.authors))),
        "venue": escape(venue.name) if venue else "",
        "year": str(venue.year) if venue else "",
        "links": ", ".join(f"[{escape(link.text)}]({escape_url(link.url)})" for link in new.links),
        "tags": ", ".join(filter(None, map(escape, new.tags))),
        "description": escape(new.description),
    }


def _fill(tokens: Sequence[Token], values: Mapping[str, str], *, at_start: bool) -> str:
    text = ""
    for token in tokens:
        if isinstance(token, Literal):
            text += token.text
        elif isinstance(token, Field):
            value = values[token.name]
            if not value:
                message = f"the entry template requires {{{token.name}}}, which is not known of this paper"
                raise UsageError(message, advice=f"Make it an optional part: {{? … {{{token.name}}} … ?}}")
            text += escape_start(value) if at_start and not text else value
    return text
