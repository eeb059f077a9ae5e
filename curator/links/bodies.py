"""The beginning of a body, bounded before and after decompression."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import aiohttp

from curator.core.links.link import MOST_READ

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCEPTED: Final = "gzip, deflate"
"""The codings that can be undone here, as a value of Accept-Encoding."""

_WINDOWS: Final = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
"""zlib's window bits: with gzip's frame; with zlib's, or, as some servers send it, without any."""

_SILENT: Final = (TimeoutError, aiohttp.ClientError, OSError)


async def beginning(response: aiohttp.ClientResponse) -> bytes:
    """Its first `MOST_READ` bytes as they were sent, or what came of them before it stalled or broke."""
    content, size = response.content, 0
    chunks: list[bytes] = []
    try:
        while size < MOST_READ and (chunk := await content.read(MOST_READ - size)):
            size += len(chunk)
            chunks.append(chunk)
    except _SILENT:
        response.close()  # whatever comes after is not the next answer's
    if not content.at_eof():
        response.close()
    return b"".join(chunks)


def decoded(raw: bytes, headers: Mapping[str, str]) -> bytes:
    """The first `MOST_READ` bytes decompressed; none where the coding is another, or the body is broken."""
    coding = headers.get("content-encoding", "").strip().lower()
    if coding in {"", "identity"}:
        return raw
    for bits in _WINDOWS.get(coding, ()):
        try:
            return zlib.decompressobj(bits).decompress(raw, MOST_READ)
        except zlib.error:
            continue
    return b""
