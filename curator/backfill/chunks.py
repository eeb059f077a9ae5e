"""An archive in pieces that can be read apart: byte ranges of JSON lines, row groups of Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from curator.backfill.lines import lines_between, packed_lines
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.backfill.lines import Read

PIECE: Final = 4_000_000
"""Bytes of JSON lines in a piece: some thousand papers, a second's work."""

SUFFIXES: Final = (".jsonl", ".jsonl.gz", ".ndjson", ".parquet")
_COLUMNS: Final = frozenset({
    "id", "title", "abstract", "authors", "categories", "comment", "doi", "url", "published", "status",
})  # fmt: skip
_BATCH: Final = 1_000
_SHOWN: Final = 12


class Chunk(NamedTuple):
    """One piece: of a file of JSON lines the bytes ``start`` to ``end``, of Parquet one row group.

    A packed file is one piece, because it can only be read from its beginning.
    """

    path: str
    start: int
    end: int


class Archive(NamedTuple):
    """All pieces, always in the same order, and the sentences about files that could not be opened."""

    chunks: tuple[Chunk, ...]
    refused: tuple[str, ...] = ()


def archive_of(corpus: Path) -> Archive:
    """The pieces of a file, or of all files of a folder and the folders below it.

    Raises:
        UsageError: nothing is there that could be read; or Parquet is, and pyarrow is not installed.
    """
    if not corpus.is_dir():
        return Archive(tuple(_pieces(corpus)))
    files = sorted(one for one in corpus.rglob("*") if one.name.endswith(SUFFIXES) and not one.is_dir())
    if not files:
        message = f"{corpus} holds no file that ends in {', '.join(SUFFIXES)}."
        raise UsageError(message, advice="Name an archive of JSON lines or Parquet.")
    if any(file.suffix == ".parquet" for file in files):
        _arrow()
    chunks: list[Chunk] = []
    refused: list[UsageError] = []
    for file in files:
        try:
            chunks += _pieces(file)
        except UsageError as error:
            refused.append(error)
    if len(refused) == len(files):
        raise refused[0]
    return Archive(tuple(chunks), tuple(map(str, refused)))


def _pieces(path: Path) -> tuple[Chunk, ...]:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise UsageError(message, advice="Name an archive that you may read.") from error
    if path.suffix == ".parquet":
        groups = _groups_of(path)
        return tuple(Chunk(str(path), group, group + 1) for group in range(groups))
    if path.suffix == ".gz":
        return (Chunk(str(path), 0, size),)
    return tuple(Chunk(str(path), start, min(start + PIECE, size)) for start in range(0, size, PIECE))


def records_in(chunk: Chunk) -> Iterator[Read]:
    """Every line or row of a piece, in its order; a file that breaks off ends with what is wrong.

    Raises:
        OSError: the file is not there any more, or not on this machine.
    """
    path = Path(chunk.path)
    if path.suffix == ".parquet":
        return _rows(path, chunk.start)
    return packed_lines(path) if path.suffix == ".gz" else lines_between(path, chunk.start, chunk.end)


def _arrow() -> tuple[Any, type[Exception]]:
    """What reads Parquet, and the exception that it raises.

    Raises:
        UsageError: the extra is not installed.
    """
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
        from pyarrow.lib import ArrowException  # noqa: PLC0415 - likewise
    except ImportError as error:
        message = "Parquet needs pyarrow, which is not installed."
        raise UsageError(message, advice='Type pip install "paper-curator[scale]".') from error
    return pq, ArrowException


def _groups_of(path: Path) -> int:
    """How many row groups a file has.

    Raises:
        UsageError: it is no Parquet, or has no titles; or pyarrow is not installed.
    """
    pq, arrow_error = _arrow()
    try:
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
            groups: int = file.num_row_groups
    except (OSError, arrow_error) as error:
        message = f"{path} cannot be read as Parquet."
        raise UsageError(message, advice="Name an archive of JSON lines or Parquet.") from error
    if "title" not in names:
        message = f"{path} has no column title; it has {', '.join(names[:_SHOWN]) or 'none'}."
        raise UsageError(message, advice="Rename its columns to id, title, abstract and so on.")
    return groups


def _rows(path: Path, group: int) -> Iterator[Read]:
    """The rows of a group, each with its number from 1; damage is told where it begins, and ends the group.

    Raises:
        OSError: the file is not there any more.
    """
    pq, arrow_error = _arrow()
    number = 0
    with path.open("rb") as opened:
        try:
            file = pq.ParquetFile(opened)
            columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
            for batch in file.iter_batches(batch_size=_BATCH, row_groups=[group], columns=columns):
                for row in _plain(batch):
                    number += 1
                    yield number, row
        except (OSError, arrow_error) as error:
            yield number + 1, f"the row group breaks off here ({str(error).partition(chr(10))[0]})"


def _plain(batch: Any) -> list[dict[str, object] | str]:  # noqa: ANN401 - pyarrow ships no types
    """A batch's rows; a value that Python has no place for, such as text that is no UTF-8, spoils its row."""
    try:
        return list(batch.to_pylist())
    except (ValueError, OverflowError):
        return [_row(batch.slice(number, 1)) for number in range(batch.num_rows)]


def _row(batch: Any) -> dict[str, object] | str:  # noqa: ANN401 - as above
    try:
        found: list[dict[str, object]] = batch.to_pylist()
    except (ValueError, OverflowError):
        return "a value of the row cannot be read"
    return found[0]
