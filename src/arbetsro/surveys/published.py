"""What is published of a wave: the only thing that anything that is shown is read from.

What is hidden is not in it. So no page, chart, export or comparison can show what disclosure
control has hidden, and none of them has to ask.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from arbetsro.statistics.change import SMALL
from arbetsro.surveys.frozen import DamagedError, check_mark

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

#: The columns of the table. A row without a variable says how many people a place or kind has.
COLUMNS = (
    "place", "background", "value", "variable",
    "n", "invited", "mean", "sd", "low", "high", "counts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """What is told of one variable at one place.

    Attributes:
        n: How many have a value.
        mean: Their mean; of a share, the share.
        sd: Their standard deviation, with n - 1.
        low, high: The 95 % interval of the mean: Student's, and Wilson's for a share.
        counts: How many gave each answer, in the order of the variable's values; none for a score.
    """

    n: int
    mean: float
    sd: float
    low: float
    high: float
    counts: tuple[int, ...] | None

    @property
    def is_small(self) -> bool:
        """Whether so few have answered that the mean says little."""
        return self.n < SMALL

    @property
    def shares(self) -> tuple[float, ...] | None:
        """The share that gave each answer; none for a score."""
        return None if self.counts is None else tuple(count / self.n for count in self.counts)


@dataclass(frozen=True, slots=True)
class PlaceResult:
    """What is told of a place, or of one kind of people there.

    Attributes:
        place: Its id in the tree.
        answered: How many have answered, with all places below.
        invited: How many were asked; none for a kind of people, or where it was not given.
        cells: What is told of each variable, by its key; what is hidden is not there.
        groups: What is told of each kind of people, by the background question and the answer.
    """

    place: int
    answered: int
    invited: int | None
    cells: Mapping[str, Cell]
    groups: Mapping[str, Mapping[int, "PlaceResult"]] = field(default_factory=dict)

    def by(self, background: str) -> Mapping[int, "PlaceResult"]:
        """What is told of each kind of people here; empty where the place is not divided.

        Args:
            background: The key of the background question.
        """
        return self.groups.get(background, {})

    @property
    def response_rate(self) -> float | None:
        """The share of those asked who have answered."""
        return self.answered / self.invited if self.invited else None


class Published:
    """A publication, of which the rows of one place are read at a time.

    Attributes:
        threshold: The fewest people that anything in it is told of.
        variables, backgrounds: The keys of what was asked, in order.
    """

    def __init__(self, data: bytes, metadata: "pq.FileMetaData") -> None:
        self._data, self._metadata = data, metadata
        schema = metadata.schema.to_arrow_schema()
        told: dict[str, Any] = check_mark(schema, "published")
        for name in sorted(set(COLUMNS) ^ set(schema.names)):
            raise DamagedError("other_columns", name)
        self.threshold = int(told["threshold"])
        self.variables: tuple[str, ...] = tuple(told["variables"])
        self.backgrounds: tuple[str, ...] = tuple(told["backgrounds"])

    @classmethod
    def read(cls, data: bytes) -> "Published":
        """The publication in a file.

        Raises:
            DamagedError: It cannot be read, or is no publication.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            metadata = pq.read_metadata(pa.BufferReader(data))
        except (pa.ArrowException, OSError) as error:
            raise DamagedError("not_parquet") from error
        return cls(data, metadata)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The places that are told of, by id. The order says nothing of results."""
        found = self._column_where("place", {"background": "", "variable": ""})
        return tuple(found)

    def of(self, place_id: int) -> PlaceResult | None:
        """What is told of a place, or nothing: as if it were not there.

        Raises:
            DamagedError: The rows cannot be read.
        """
        rows = [one for one in self._rows(place_id) if one["place"] == place_id]
        if not rows:
            return None
        kinds: dict[tuple[str, int | None], list[dict[str, Any]]] = {}
        for row in rows:
            kinds.setdefault((row["background"], row["value"]), []).append(row)
        groups: dict[str, dict[int, PlaceResult]] = {}
        for (background, value), own in kinds.items():
            if value is not None:
                groups.setdefault(background, {})[value] = _result(own, {})
        return _result(kinds["", None], groups)

    def table(self) -> "pa.Table":
        """Everything that is told, for exports: columns as in ``COLUMNS``."""
        return self._read(COLUMNS)

    def told(self, background: str = "", value: int | None = None) -> list[tuple[int, str]]:
        """The place and variable of every figure that is told of everybody, or of a kind."""
        where = {"background": background, **({} if value is None else {"value": value})}
        places = self._column_where("place", where)
        variables = self._column_where("variable", where)
        return [one for one in zip(places, variables, strict=True) if one[1]]

    def kinds(self, background: str) -> frozenset[int]:
        """The answers to a background question whose people are told of anywhere."""
        return frozenset(self._column_where("value", {"background": background}))

    def divided(self, background: str) -> tuple[int, ...]:
        """The places that are told of divided by a background question."""
        return tuple(set(self._column_where("place", {"background": background})))

    @cached_property
    def _reach(self) -> list[tuple[int, int]]:
        """The lowest and highest place in each group of rows."""
        groups = map(self._metadata.row_group, range(self._metadata.num_row_groups))
        places = (group.column(0).statistics for group in groups)
        return [(one.min, one.max) for one in places]

    def _rows(self, place: int) -> list[dict[str, Any]]:
        import pyarrow.compute as pc

        groups = [i for i, (low, high) in enumerate(self._reach) if low <= place <= high]
        table = self._read(COLUMNS, groups)
        found: list[dict[str, Any]] = table.filter(pc.field("place") == place).to_pylist()
        return found

    def _read(self, columns: Sequence[str], groups: Sequence[int] | None = None) -> "pa.Table":
        """Some columns, of some groups of rows or of all."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            # A reader of its own: one that is shared between threads is not promised to work.
            file = pq.ParquetFile(pa.BufferReader(self._data), metadata=self._metadata)
            if groups is None:
                return file.read(columns=list(columns))
            return file.read_row_groups(list(groups), columns=list(columns))
        except (pa.ArrowException, OSError) as error:
            raise DamagedError("not_parquet") from error

    def _column_where(self, column: str, where: Mapping[str, object]) -> list[Any]:
        import pyarrow.compute as pc

        table = self._read([column, *(one for one in where if one != column)])
        for name, value in where.items():
            table = table.filter(pc.field(name) == value)
        found: list[Any] = table.column(column).to_pylist()
        return found


def _result(
    rows: Sequence[Mapping[str, Any]], groups: Mapping[str, Mapping[int, PlaceResult]]
) -> PlaceResult:
    """What the rows of one kind of people at one place say."""
    own = next(row for row in rows if not row["variable"])
    cells = {row["variable"]: _cell(row) for row in rows if row["variable"]}
    return PlaceResult(own["place"], own["n"], own["invited"], cells, groups)


def _cell(row: Mapping[str, Any]) -> Cell:
    counts = row["counts"]
    return Cell(
        row["n"], row["mean"], row["sd"], row["low"], row["high"],
        None if counts is None else tuple(counts),
    )  # fmt: skip
