"""YAML text as plain data with the place of every key and value; hostile text costs bounded time.

The parser's events are taken as they come: what plain words mean is YAML 1.2's core schema, decided here.
Anchors and aliases are refused: no setting needs one, and a few lines of them unfold into gigabytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import yaml

from curator.core.late import late
from curator.settings.mistakes import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEEPEST: Final = 30
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C, where PyYAML was built with it: it takes a tenth of the time."""

_NO_ANCHORS: Final = "anchors (&) and aliases (*) are not used here; write the value out"
_OPENING: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_WORDS: Final[Mapping[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE: Final = late(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER: Final = late(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)

Loc: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and, from 0, places in lists."""
Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""
Event: TypeAlias = Any
"""An event of the parser, which has no types."""


class Tree(NamedTuple):
    """One document: ``data`` is what JSON could hold, ``keys`` and ``values`` say where each thing stands."""

    data: object
    keys: Mapping[Loc, Place]
    values: Mapping[Loc, Place]

    def place(self, loc: Loc, *, key: bool = False) -> Place:
        """Where the value (or its key) is; a thing that is not there stands where its parent does."""
        if key and loc in self.keys:
            return self.keys[loc]
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, (1, 1))


class _TooDeep(Exception):
    """Lists within lists without end, and where the first that is too much begins."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.place = _place(event)


class _Reading:
    """What one walk over the events has found so far."""

    def __init__(self, path: str, events: Iterator[Event]) -> None:
        self.keys: dict[Loc, Place] = {}
        self.values: dict[Loc, Place] = {}
        self.mistakes: list[Mistake] = []
        self._path = path
        self._events = events

    def read(self, event: Event, loc: Loc) -> object:
        """The value that begins with this event, and everything below it."""
        self.values[loc] = _place(event)
        if len(loc) > DEEPEST:
            raise _TooDeep(event)
        if isinstance(event, yaml.ScalarEvent):
            return None if self._is_refused(event) else self._scalar(event)
        if not isinstance(event, _OPENING):
            self._refuse(event, _NO_ANCHORS)
            return None
        if self._is_refused(event):
            self._skip(event)
            return None
        return self._mapping(loc) if isinstance(event, yaml.MappingStartEvent) else self._sequence(loc)

    def _mapping(self, loc: Loc) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            there = self._key(key, loc, found)
            if there is None:
                self._skip(key)
                self._skip(next(self._events))
            else:
                found[key.value] = self.read(next(self._events), there)
        return found

    def _key(self, key: Event, loc: Loc, found: Mapping[str, object]) -> Loc | None:
        """Where the value of a key belongs; None for a key that is refused."""
        if not isinstance(key, yaml.ScalarEvent) or key.anchor is not None:
            self._refuse(key, "a key must be plain text")
            return None
        there = (*loc, key.value)
        if key.value in found:
            first = self.keys[there][0]
            self._refuse(key, f"{dotted(there)} is set twice, first on line {first}; keep one of them")
            return None
        self.keys[there] = _place(key)
        return there

    def _sequence(self, loc: Loc) -> list[object]:
        found: list[object] = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            found.append(self.read(item, (*loc, len(found))))
        return found

    def _scalar(self, event: Event) -> object:
        text: str = event.value
        if not event.implicit[0]:  # in quotes
            return text
        if text in _WORDS:
            return _WORDS[text]
        try:
            if _WHOLE.fullmatch(text):
                return int(text, 0 if text.startswith("0") and not text.isdigit() else 10)
        except ValueError:  # more digits than Python reads
            self._refuse(event, "the number is too long; expected a shorter one")
            return None
        if _NUMBER.fullmatch(text):
            return float(
                text.lower().replace(".i", "i").replace(".n", "n")
            )  # Python writes them without a dot
        return text

    def _is_refused(self, event: Event) -> bool:
        """Note a tag or an anchor, which no setting needs."""
        if event.anchor is not None:
            self._refuse(event, _NO_ANCHORS)
        elif event.tag is not None:
            self._refuse(event, f"the tag {event.tag} is not used here; leave it out")
        else:
            return False
        return True

    def _skip(self, event: Event) -> None:
        """Pass over everything that begins with this event."""
        depth = int(isinstance(event, _OPENING))
        while depth:
            event = next(self._events)
            depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
            if depth > DEEPEST:
                raise _TooDeep(event)

    def _refuse(self, event: Event, message: str) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(self._path, *_place(event), message))


def dotted(loc: Loc) -> str:
    """A way to a value as people write it: ``services.arxiv.interval``, ``phrases[2].weight``."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{_quoted(part)}"
    return text.removeprefix(".")


def _quoted(key: str) -> str:
    short = key if len(key) <= 60 else key[:59] + "…"  # noqa: PLR2004 - a key is quoted, not printed whole
    return short if short.isprintable() and short.strip() == short != "" else json.dumps(short)


def grow(text: str, *, path: str) -> tuple[Tree | None, list[Mistake]]:
    """Read one document; ``path`` is how messages name the file. No tree when it is not YAML at all."""
    try:
        return _grow(text, path)
    except _TooDeep as error:
        return None, [Mistake(path, *error.place, f"is nested too deeply; expected at most {DEEPEST} levels")]
    except yaml.MarkedYAMLError as error:
        return None, [_not_yaml(error, text, path)]
    except (yaml.YAMLError, ValueError) as error:
        return None, [Mistake(path, 0, 0, f"is not valid YAML: {_first_line(str(error))}")]


def _grow(text: str, path: str) -> tuple[Tree | None, list[Mistake]]:
    events: Iterator[Event] = yaml.parse(text, Loader=_LOADER)
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        return None, [Mistake(path, 0, 0, "is empty; expected `version: 1` and settings")]
    reading = _Reading(path, events)
    data = reading.read(next(events), ())
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        return None, [Mistake(path, *_place(after), "holds a second document; expected one")]
    return Tree(data, reading.keys, reading.values), reading.mistakes


def _place(event: Event) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _not_yaml(error: Any, text: str, path: str) -> Mistake:  # noqa: ANN401 - the parser has no types
    mark = error.problem_mark or error.context_mark
    problem = _first_line(error.problem or error.context or "it cannot be read")
    if text[mark.index : mark.index + 1] == "\t":
        problem = "a tab stands where YAML wants spaces; replace it with spaces"
    elif problem.startswith("mapping values are not allowed"):
        problem = "a colon stands where none can; check the indentation, or put the value in quotes"
    elif error.context:
        problem = f"{problem} ({error.context})"
    return Mistake(path, mark.line + 1, mark.column + 1, f"is not valid YAML: {problem}")


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:200] if text.strip() else text
