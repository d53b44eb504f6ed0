"""Where the counting is done: DuckDB in the process, or a server that the organisation has already.

The expressions are written once with Ibis and mean the same everywhere; only how a frozen file
reaches the engine differs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from arbetsro.language import Language, say

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa
    from ibis.backends import BaseBackend

#: Spark on this machine alone: no page of its own, and nothing that listens to other machines.
_LOCAL_SPARK = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
}


class EngineError(ValueError):
    """An engine that cannot be used.

    Attributes:
        code: ``unknown_engine``, ``engine_missing`` (its library is not installed) or
            ``engine_unreachable``.
        setting: What was asked for, without passwords.
    """

    def __init__(
        self, code: Literal["unknown_engine", "engine_missing", "engine_unreachable"], setting: str
    ) -> None:
        self.code, self.setting = code, setting
        super().__init__(f"{code}: {setting}")

    def said(self, language: Language) -> str:
        """What is wrong and what can be done, in a sentence or two."""
        return say(f"survey_figures.{self.code}", language, setting=self.setting)


@dataclass(frozen=True, slots=True)
class Engine:
    """Something that counts.

    Attributes:
        backend: Ibis's connection to it.
        reads_files: Whether it reads a Parquet file by itself; else it is sent the rows.
    """

    backend: "BaseBackend"
    reads_files: bool

    def table(self, file: Path) -> "ibis.Table":
        """The rows of a frozen file, where the engine can count them."""
        import ibis
        import pyarrow.parquet as pq

        if self.reads_files:
            found: ibis.Table = self.backend.read_parquet(str(file))
            return found
        # Ibis makes a temporary table of it in the engine, which goes when the connection does.
        return ibis.memtable(pq.read_table(file))

    def columns(self, asked: "ibis.Table") -> dict[str, Any]:
        """What an expression gives, as a NumPy array for each column."""
        found = self._fetched(asked)
        return {name: found.column(name).to_numpy() for name in found.column_names}

    def close(self) -> None:
        """Ends the connection."""
        self.backend.disconnect()

    def _fetched(self, asked: "ibis.Table") -> "pa.Table":
        return self.backend.to_pyarrow(asked)


class _Spark(Engine):
    """Spark, which gives Arrow tables itself: Ibis takes a way by pandas that Spark has left."""

    def _fetched(self, asked: "ibis.Table") -> "pa.Table":
        backend: Any = self.backend
        return backend.raw_sql(str(backend.compile(asked))).toArrow()


def engine(setting: str = "") -> Engine:
    """An engine by one setting; it is to be closed.

    Args:
        setting: Blank for DuckDB in the process; ``spark:local`` or the ``spark://host:port`` of a
            cluster, whose machines must see the folder of the file; ``postgresql://...`` or
            ``clickhouse://...``, which are sent the rows as a temporary table.

    Raises:
        EngineError: There is no such engine, its library is not installed, or nobody answers.
    """
    kind, told = setting.partition(":")[0], setting.rpartition("@")[2]
    makers = {"": _duckdb, "spark": _spark, "postgresql": _server, "clickhouse": _server}
    if kind not in makers or (kind and kind == setting):
        raise EngineError("unknown_engine", told)
    try:
        return makers[kind](setting)
    except ImportError as error:
        raise EngineError("engine_missing", told) from error
    except Exception as error:
        # Each library has errors of its own.
        raise EngineError("engine_unreachable", told) from error


@contextmanager
def opened(given: Engine | None) -> Iterator[Engine]:
    """The engine given, or DuckDB for as long as it is needed."""
    if given is not None:
        yield given
        return
    own = engine()
    try:
        yield own
    finally:
        own.close()


def _duckdb(_: str) -> Engine:
    import ibis

    # It fetches nothing from anywhere.
    backend = ibis.duckdb.connect(
        autoinstall_known_extensions=False, autoload_known_extensions=False
    )
    return Engine(backend, reads_files=True)


def _spark(setting: str) -> Engine:
    import ibis
    from pyspark.sql import SparkSession

    is_local = setting == "spark:local"
    builder = SparkSession.builder.appName("arbetsro").master("local[2]" if is_local else setting)
    for name, value in (_LOCAL_SPARK if is_local else {}).items():
        builder = builder.config(name, value)
    return _Spark(ibis.pyspark.connect(builder.getOrCreate()), reads_files=True)


def _server(setting: str) -> Engine:
    import ibis

    return Engine(ibis.connect(setting), reads_files=False)
