"""An archive in pieces: every record once, wherever the cuts fall."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from curator.backfill import chunks, lines
from curator.backfill.chunks import Chunk, archive_of, records_in
from curator.backfill.records import Words, paper_of, words_of
from curator.core.markdown.escaping import clean
from curator.errors import UsageError
from tests.backfill.archives import record, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def _titles(pieces: Iterable[Chunk]) -> list[str]:
    found = [one for piece in pieces for _, one in records_in(piece) if one is not None]
    return [one if isinstance(one, str) else str(one["title"]) for one in found]


@pytest.mark.parametrize("piece", [1, 7, 64, 150, 151, 4_000_000])
def test_every_record_is_read_once_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """Also where a cut falls on the end of a line, or in the middle of a sign of several bytes."""
    monkeypatch.setattr(chunks, "PIECE", piece)
    records = [record(number, note="é" * number) for number in range(12)]
    path = written(tmp_path / "a.jsonl", [*records, "\n"])
    assert _titles(archive_of(path).chunks) == [one["title"] for one in records]


def test_packed_files_and_parquet_hold_the_same(tmp_path: Path) -> None:
    """Three ways to keep an archive, one order of files in a folder, and one below it."""
    records = [record(number) for number in range(30)]
    written(tmp_path / "b.jsonl.gz", records[:10])
    table = pa.Table.from_pylist(records[10:20])
    pq.write_table(table, tmp_path / "c.parquet", row_group_size=4)
    (tmp_path / "d").mkdir()
    written(tmp_path / "d" / "e.jsonl", records[20:])
    (tmp_path / "notes.txt").write_text("not one of them")
    found = archive_of(tmp_path).chunks
    assert len(found) == 1 + 3 + 1
    assert _titles(found) == [one["title"] for one in records]


def test_a_packed_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    """What came before it counts."""
    path = written(tmp_path / "b.jsonl.gz", [record(number) for number in range(3_000)])
    path.write_bytes(path.read_bytes()[:-40])
    titles = _titles(archive_of(path).chunks)
    assert titles[0] == record(0)["title"]
    assert "breaks off here" in titles[-1]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("last", [True, False])
def test_an_endless_line_is_one_bad_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, last: bool
) -> None:
    """The next is read; and where the file ends in the middle of it, so does the reading."""
    monkeypatch.setattr(lines, "LONGEST_LINE", 1_000)
    monkeypatch.setattr(lines, "_PART", 300)
    monkeypatch.setattr(chunks, "PIECE", 700)
    endless = '{"title": "' + "x" * 5_500
    path = written(tmp_path / name, [record(1), endless] if last else [record(1), endless + "\n", record(2)])
    expected = [record(1)["title"], "the line is longer than 1,000 bytes"]
    assert _titles(archive_of(path).chunks) == expected + [record(2)["title"]] * (not last)


@pytest.mark.parametrize("name", ["nothing.jsonl", "no.parquet", "columns.parquet"])
def test_what_is_no_archive_is_refused(tmp_path: Path, name: str) -> None:
    """One sentence each."""
    path = tmp_path / name
    if name == "no.parquet":
        path.write_bytes(b"PAR1 no")
    elif name == "columns.parquet":
        pq.write_table(pa.table({"name": ["x"]}), path)
    with pytest.raises(UsageError):
        archive_of(path)


def test_a_folder_without_archives_is_refused(tmp_path: Path) -> None:
    """With the endings that are read."""
    with pytest.raises(UsageError, match=r"holds no file that ends in \.jsonl"):
        archive_of(tmp_path)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": ""}, "it has no title"),
        ({"title": 3}, "it has no title"),
        ({"abstract": ["x"]}, "its abstract is no text"),
        ({"id": ["x"]}, "its id is no text"),
        ({"id": True}, "its id is no text"),
        ({"abstract": "x" * 1_300_000}, "longer than"),
    ],
)
def test_a_record_that_is_no_paper_says_why(fields: dict[str, object], words: str) -> None:
    """And nothing is guessed."""
    found = words_of(record(1, **fields))
    assert isinstance(found, str)
    assert words in found


def test_a_record_may_lack_everything_but_a_title() -> None:
    """Ids of any type, odd dates, names that are none."""
    odd = {"title": "T", "id": 7, "authors": [1, "Ann"], "published": "soon", "abstract": None, "url": 3}
    words = words_of(odd)
    assert isinstance(words, Words)
    paper = paper_of(odd, words)
    assert (paper.ids, paper.authors, paper.published) == ((), ("Ann",), None)


@pytest.mark.parametrize("status", ["Rejected", "withdrawn", "Desk Rejected"])
def test_a_paper_that_was_turned_down_is_passed_over(status: str) -> None:
    """It is nobody's candidate."""
    assert words_of(record(1, status=status)) is None


@pytest.mark.parametrize("moment", ["2026-04-01T00:00:00Z", datetime(2026, 4, 1), date(2026, 4, 1)])  # noqa: DTZ001 - Parquet's have no zone
def test_a_day_is_read_from_text_and_from_columns(moment: object) -> None:
    """A moment without a zone is taken for UTC."""
    found = record(1, published=moment)
    words = words_of(found)
    assert isinstance(words, Words)
    assert paper_of(found, words).published == datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["a\n b\u200b  c", "\u00e9\u200b \u00a0x\x00", " \ufeffa\x1cb ", "\u2028a\u3164", "a"]
)
def test_words_are_cleaned_as_everywhere(text: str) -> None:
    """The quick way leaves what the thorough one leaves."""
    words = words_of(record(1, title=f"T {text}", abstract=text))
    assert isinstance(words, Words)
    assert (words.title, words.abstract) == (clean(f"T {text}"), clean(text))


def test_one_bad_file_of_a_folder_costs_nothing_but_itself(tmp_path: Path) -> None:
    """It is named, and the others are read; a link that leads nowhere is one, too."""
    written(tmp_path / "a.jsonl", [record(1)])
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no")
    pq.write_table(pa.table({"name": ["x"]}), tmp_path / "c.parquet")
    (tmp_path / "d.jsonl").symlink_to(tmp_path / "nowhere")
    found = archive_of(tmp_path)
    assert _titles(found.chunks) == [record(1)["title"]]
    words = ("cannot be read as Parquet", "has no column title; it has name.", "cannot be read: No such file")
    assert all(one in told for one, told in zip(words, found.refused, strict=True))
    (tmp_path / "a.jsonl").unlink()
    with pytest.raises(UsageError, match="cannot be read as Parquet"):
        archive_of(tmp_path)


def test_damaged_parquet_loses_what_is_damaged(tmp_path: Path) -> None:
    """A group whose bytes are gone is one bad record, a text that is none costs its row."""
    path = tmp_path / "a.parquet"
    titles = pa.array([b"one", b"\xff\xfe", b"three"]).view(pa.string())
    pq.write_table(pa.table({"title": titles}), path)
    assert _titles(archive_of(path).chunks) == ["one", "a value of the row cannot be read", "three"]
    pq.write_table(pa.Table.from_pylist([record(number) for number in range(500)]), path, row_group_size=250)
    data = bytearray(path.read_bytes())
    data[100:400] = b"\x00" * 300
    path.write_bytes(data)
    found = _titles(archive_of(path).chunks)
    assert "breaks off here" in found[0]
    assert found[1:] == [record(number)["title"] for number in range(250, 500)]
