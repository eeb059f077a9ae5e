"""The doctor's verdicts: a table for people, JSON for programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from curator.core.markdown.escaping import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from curator.core.diagnosis import Diagnosis

_COLOURS: Final = {"ok": "green", "notice": "yellow", "unknown": "blue", "problem": "red", "down": "red"}


def table(told: Sequence[Diagnosis]) -> RenderableType:
    """Every verdict, what to do about those that are not good, and the figures."""
    rows = Table(box=None, pad_edge=False)
    for heading in ("", "looked at", "how it is"):
        rows.add_column(heading, overflow="fold")
    for one in told:
        says = Text(clean(one.says))
        if one.do:
            says.append(f"\n→ {clean(one.do)}", style="bold")
        rows.add_row(Text(one.state, style=_COLOURS[one.state]), clean(one.name), says)
    counted = Counter(one.state for one in told)
    figures = ", ".join(f"{count} {state}" for state, count in counted.items())
    return Group(rows, "", Text(f"{figures}."))


def as_data(told: Sequence[Diagnosis]) -> dict[str, Any]:
    """The same for programs."""
    rows = [{"name": one.name, "status": str(one.state), "says": one.says, "do": one.do} for one in told]
    return {"version": 1, "checks": rows}
