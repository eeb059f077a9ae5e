"""Requests by a wire of the test's own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Literal

from curator.links.wire import Broken, Reply, Wire

if TYPE_CHECKING:
    from collections.abc import Mapping

AGENT = "curator/0 (+https://list.example)"


def wire(**choice: Any) -> Wire:  # noqa: ANN401 - what a wire takes
    """A wire that may go to loopback, where the tests' servers are."""
    usual: dict[str, Any] = {"agent": AGENT, "limit": 50, "allow_private": True}
    return Wire(**(usual | choice))


def ask(
    url: str,
    method: Literal["HEAD", "GET"] = "GET",
    *,
    timeout: float = 20,
    headers: Mapping[str, str] = {},
    **choice: Any,  # noqa: ANN401 - what a wire takes
) -> Reply:
    """One request by a wire that is opened for it."""

    async def once() -> Reply:
        async with wire(**choice) as here:
            return await here.ask(method, url, timeout=timeout, headers=headers)

    return asyncio.run(once())


def broken(url: str, *, timeout: float = 20, **choice: Any) -> Broken:  # noqa: ANN401 - what a wire takes
    """Why one request came to nothing."""
    try:
        reply = ask(url, timeout=timeout, **choice)
    except Broken as error:
        return error
    message = f"an answer came: {reply.status}"
    raise AssertionError(message)
