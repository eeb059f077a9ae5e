"""Which machine a name leads to, checked when it is looked up and again at the socket that is opened."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import Future
from functools import lru_cache
from threading import Thread
from typing import TYPE_CHECKING, Final

from aiohttp.abc import AbstractResolver, ResolveResult

from curator.core.links import public_addresses
from curator.links.broken import Forbidden

if TYPE_CHECKING:
    from aiohappyeyeballs import AddrInfoType

MOST_ADDRESSES: Final = 8
"""Of one name, that are tried."""

_MOST_LOOK_UPS: Final = 16
"""At the same time; a name server that hangs would else keep a thread for every host."""

_forbidden = lru_cache(maxsize=4096)(public_addresses.forbidden)


def public_socket(info: AddrInfoType) -> socket.socket:
    """A socket for one attempt at one address; raises `Forbidden` where that is not public.

    A connector calls it with the very address that it connects to next, also where no name was looked up.
    """
    reason = _forbidden(str(info[4][0]))
    if reason:
        raise Forbidden(reason)
    return socket.socket(info[0], info[1], info[2])


class SystemResolver(AbstractResolver):
    """The system's look-up, which knows no time-out: in threads that nobody waits for in the end."""

    def __init__(self) -> None:
        """Start no thread yet."""
        self._places = asyncio.Semaphore(_MOST_LOOK_UPS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The name's addresses, in the order in which the system would try them; raises `OSError`."""
        found: Future[list[ResolveResult]] = Future()
        async with self._places:
            Thread(target=_look_up, args=(found, host, port, family), daemon=True).start()
            return await asyncio.wrap_future(found)

    async def close(self) -> None:
        """Nothing is open."""


class PublicResolver(AbstractResolver):
    """Of what another resolver finds the public addresses."""

    def __init__(self, inner: AbstractResolver) -> None:
        """Look up nothing yet."""
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Some of them; raises `Forbidden` where there are only others, `OSError` where there is none."""
        found = await self._inner.resolve(host, port, family)
        if not found:
            raise OSError
        public = [one for one in found if not _forbidden(one["host"])]
        if not public:
            raise Forbidden(_forbidden(found[0]["host"]))
        return public[:MOST_ADDRESSES]

    async def close(self) -> None:
        """Close the other one."""
        await self._inner.close()


def _look_up(found: Future[list[ResolveResult]], host: str, port: int, family: socket.AddressFamily) -> None:
    if not found.set_running_or_notify_cancel():
        return
    try:
        infos = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    except (OSError, ValueError) as error:  # a ValueError for names that cannot be encoded
        found.set_exception(error)
    else:
        found.set_result([_result(host, port, one[0], str(one[4][0])) for one in infos])


def _result(host: str, port: int, family: socket.AddressFamily, address: str) -> ResolveResult:
    flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=flags)
