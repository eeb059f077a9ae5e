"""From bytes to text: one sentence for every file that is not a list."""

from __future__ import annotations

import pytest

from curator.core.decoding import LARGEST_LIST, decode
from curator.errors import UsageError


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf# A\r\n* b\r",
        "# \u00e9\u2028\x85\x0b\n".encode(),
        b"a\n=======\n",
        b"> > > > > > >> quoted\n",
        b"`<<<<<<< HEAD` marks a conflict\n",
        b"#" * LARGEST_LIST,
    ],
    ids=["bom", "unicode", "setext", "quote", "named in a sentence", "largest"],
)
def test_a_list_is_decoded_byte_for_byte(data: bytes) -> None:
    """Byte order mark and line ends stay; signs that only look like a conflict are left alone."""
    assert decode(data, path="list.md").encode() == data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "list.md is empty"),
        (b"\xef\xbb\xbf \r\n", "list.md is empty"),
        (b"\x89PNG\r\n\x00", "list.md is binary: byte 7 is NUL"),
        ("# A\n".encode("utf-16"), "list.md is UTF-16, not UTF-8"),
        (b"# A\n\ncaf\xe9\n", "list.md:3: byte 0xe9 is not UTF-8"),
        (b"# A\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", "list.md:2: a merge conflict is not resolved"),
        (b"# A\n* b\n>>>>>>> other\n", "list.md:3: a merge conflict is not resolved"),
        (
            b"x" * (LARGEST_LIST + 1),
            "list.md has 40,000,001 bytes, more than the 40,000,000 that a list may have",
        ),
    ],
    ids=["empty", "blank", "binary", "utf-16", "latin-1", "conflict", "half a conflict", "large"],
)
def test_anything_else_gets_one_clear_sentence(data: bytes, sentence: str) -> None:
    """With the line where there is one, and advice."""
    with pytest.raises(UsageError) as caught:
        decode(data, path="list.md")
    assert str(caught.value) == sentence
    assert caught.value.advice.endswith(".")
