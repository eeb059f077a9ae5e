"""Half-open windows of time in UTC, and what is still to be asked of a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From ``start`` up to but without ``end``, both aware and in UTC."""

    start: datetime
    end: datetime
