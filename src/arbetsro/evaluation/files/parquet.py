"""The data set as Parquet, through DuckDB."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from arbetsro.evaluation.files.faults import FileError
from arbetsro.evaluation.files.raw import MOST_ROWS, Raw

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: How the plain file is written, so that nothing has to be guessed.
_PLAIN = """HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', AUTO_DETECT false"""


def read_parquet(content: bytes) -> Raw:
    """The table of a Parquet file.

    Raises:
        FileError: It is no Parquet file.
    """
    import duckdb

    with _folder() as folder, _engine() as engine:
        # A file of our own naming: a path that somebody else chose could hold a pattern.
        path = folder / "data.parquet"
        path.write_bytes(content)
        try:
            found = engine.execute("SELECT * FROM read_parquet(?)", [str(path)])
            headings = tuple(one[0] for one in found.description or ())
            rows = found.fetchmany(MOST_ROWS + 1)
            marks = engine.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)])
            named = {key.decode(): value.decode() for key, value in marks.fetchall()}
        except (duckdb.Error, UnicodeDecodeError) as error:
            raise FileError.of("not_parquet") from error
    if len(rows) > MOST_ROWS:
        raise FileError.of("too_many_rows", most=MOST_ROWS)
    numbered = enumerate((tuple(map(_text, row)) for row in rows), 2)
    return Raw(headings, tuple(numbered), named)


def as_parquet(
    columns: Mapping[str, str], rows: Sequence[Sequence[object]], marks: Mapping[str, str]
) -> bytes:
    """Rows as Parquet.

    Args:
        columns: The type of each column in SQL, by its name.
        rows: As many values each; nothing where one is missing.
        marks: What the file says of itself.
    """
    with _folder() as folder, _engine() as engine:
        # Through a plain file: rows bound one by one take a hundred times as long.
        path, plain = folder / "data.parquet", folder / "data.csv"
        _write_plain(plain, columns, rows)
        named = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        engine.execute(f"CREATE TABLE data ({named})")
        engine.execute(f"COPY data FROM {_quoted(str(plain))} (FORMAT csv, {_PLAIN})")
        told = ", ".join(f"{key}: {_quoted(value)}" for key, value in marks.items())
        engine.execute(
            f"COPY data TO {_quoted(str(path))} (FORMAT parquet, KV_METADATA {{{told}}})"
        )
        return path.read_bytes()


def _write_plain(path: Path, columns: Iterable[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@contextmanager
def _engine() -> "Iterator[DuckDBPyConnection]":
    """DuckDB in the process; it fetches nothing from anywhere."""
    import duckdb

    engine = duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )
    try:
        yield engine
    finally:
        engine.close()
