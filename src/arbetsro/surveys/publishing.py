"""Publishing a wave: its results after disclosure control, as one Parquet table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

from arbetsro.statistics.estimate import CONFIDENCE, normal_quantile
from arbetsro.surveys.counting import Real, Whole
from arbetsro.surveys.deciding import Decision, Marks, decided
from arbetsro.surveys.frozen import mark
from arbetsro.surveys.results import Counts, Results
from arbetsro.surveys.variables import Variable

if TYPE_CHECKING:
    import pyarrow as pa

    from arbetsro.surveys.published import Published

#: So few rows stand together that those of one place are found without reading many others.
_ROWS_TOGETHER = 4096

#: Figures are written with so many decimals, more than anybody reads.
_DECIMALS = 6


def publish(
    results: Results,
    *,
    threshold: int,
    earlier: "Published | None" = None,
    invited: Mapping[int, int] | None = None,
) -> bytes:
    """All that may be told of a wave.

    Args:
        results: Of all places.
        threshold: The fewest people that anything is told of.
        earlier: What has been published of the same wave: what it hides stays hidden.
        invited: How many were asked at each place and in all that stands in it, by id.

    Returns:
        A Parquet file with the columns of ``arbetsro.surveys.published``, by place in the order
        of their ids. It does not say when it was made: the same answers give the same file.
    """
    decision = decided(results, threshold, earlier)
    sheets = list(_sheets(results, decision, invited or {}))
    table = _joined(sheets, results)
    marks = mark(
        "published",
        threshold=threshold,
        variables=[one.key for one in results.variables],
        backgrounds=[one.key for one in results.backgrounds],
    )
    return _written(table.replace_schema_metadata(marks))


@dataclass(frozen=True)
class _Sheet:
    """What is told of everybody, or of one kind of people.

    Attributes:
        background, value: Which kind; blank and nothing for everybody.
        counts: What they come to.
        places: The places that are told of: ``[places]``.
        cells: What is told of them: ``[places, variables]``.
        invited: How many were asked, by the id of the place.
    """

    background: str
    value: int | None
    counts: Counts
    places: Marks
    cells: Marks
    invited: Mapping[int, int]


def _sheets(results: Results, decision: Decision, invited: Mapping[int, int]) -> Iterator[_Sheet]:
    shown = decision.shown
    yield _Sheet("", None, results.whole, shown.places, shown.cells, invited)
    for kinds in decision.kinds:
        key = kinds.background.key
        for value, counts in kinds.told:
            places = shown.groups[key] & (counts.answered > 0)
            cells = shown.group_cells[key] & (counts.n > 0)
            yield _Sheet(key, value, counts, places, cells, {})


def _joined(sheets: Sequence[_Sheet], results: Results) -> "pa.Table":
    """The rows of all sheets, by place, kind of people and variable."""
    import pyarrow as pa

    tables, keys = [], []
    for number, sheet in enumerate(sheets):
        places, (at, columns) = np.flatnonzero(sheet.places), np.nonzero(sheet.cells)
        tables.append(_of_people(sheet, places))
        tables.append(_of_cells(sheet, at, columns, results.variables))
        order = np.concatenate([np.full(len(places), -1), columns])
        ids = np.asarray(sheet.counts.tree.ids)[np.concatenate([places, at])]
        keys.append(np.stack([order, np.full(len(ids), number), ids]))
    # By the last key first: the place, then who, then the variable, with how many before it.
    return pa.concat_tables(tables).take(np.lexsort(np.concatenate(keys, axis=1)))


def _of_people(sheet: _Sheet, places: Whole) -> "pa.Table":
    """How many there are at each place."""
    ids = np.asarray(sheet.counts.tree.ids)[places]
    nothing = [None] * len(ids)
    told = {"n": sheet.counts.answered[places], "invited": [sheet.invited.get(one) for one in ids]}
    told |= dict.fromkeys(("mean", "sd", "low", "high", "counts"), nothing)
    return _table(sheet, ids, [""] * len(ids), told)


def _of_cells(
    sheet: _Sheet, places: Whole, columns: Whole, variables: Sequence[Variable]
) -> "pa.Table":
    """What is told of each variable at each place."""
    counts = sheet.counts
    n, sums = counts.n[places, columns], counts.sums[places, columns]
    mean = sums / n
    # A rounding error must not make a variance of less than nothing.
    spread = np.maximum(counts.squares[places, columns] - sums * mean, 0.0)
    sd = np.sqrt(spread / (n - 1))
    is_share = np.array([one.kind == "share" for one in variables], dtype=bool)[columns]
    low, high = intervals(n, mean, sd, is_share)
    figures = {"mean": mean, "sd": sd, "low": low, "high": high}
    told: dict[str, Any] = {"n": n, "invited": [None] * len(n)}
    told |= {name: one.round(_DECIMALS) for name, one in figures.items()}
    told["counts"] = _lists(counts.histograms[places, columns], columns, variables)
    keys = np.array([one.key for one in variables], dtype=object)[columns]
    return _table(sheet, np.asarray(counts.tree.ids)[places], keys, told)


def intervals(n: Whole, mean: Real, sd: Real, is_share: Marks) -> tuple[Real, Real]:
    """The ends of the 95 % intervals: Wilson's for shares, Student's for other means.

    They are those of ``arbetsro.statistics.proportions`` and ``paired``, for many at once.
    """
    from scipy.stats import t

    half = t.ppf((1 + CONFIDENCE) / 2, n - 1) * sd / np.sqrt(n)
    z = normal_quantile(CONFIDENCE)
    wide = 1 + z * z / n
    centre = (mean + z * z / (2 * n)) / wide
    # Outside 0 to 1 there is no share, and Wilson's root would have no value.
    share = mean.clip(0.0, 1.0)
    reach = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / wide
    low = np.where(is_share, centre - reach, mean - half)
    return low, np.where(is_share, centre + reach, mean + half)


def _lists(histograms: Whole, columns: Whole, variables: Sequence[Variable]) -> "pa.Array":
    """How many gave each answer, as long a list as the variable has values; none for scores."""
    import pyarrow as pa

    length = np.array([len(one.values) for one in variables])[columns]
    kept = np.arange(histograms.shape[1]) < length[:, None]
    offsets = np.concatenate([[0], np.cumsum(length)]).astype(np.int32)
    flat = pa.array(histograms[kept], pa.int32())
    return pa.ListArray.from_arrays(offsets, flat, mask=pa.array(length == 0))


def _table(sheet: _Sheet, ids: Whole, variables: Any, told: Mapping[str, Any]) -> "pa.Table":  # noqa: ANN401
    import pyarrow as pa

    rows = len(ids)
    columns = {
        "place": ids,
        "background": [sheet.background] * rows,
        "value": [sheet.value] * rows,
        "variable": variables,
        **told,
    }
    return pa.table(columns, schema=_schema())


def _schema() -> "pa.Schema":
    import pyarrow as pa

    from arbetsro.surveys.published import COLUMNS

    types = {
        "place": pa.int64(), "background": pa.string(), "value": pa.int32(),
        "variable": pa.string(), "n": pa.int32(), "invited": pa.int32(),
        "counts": pa.list_(pa.int32()),
    }  # fmt: skip
    return pa.schema([pa.field(name, types.get(name, pa.float64())) for name in COLUMNS])


def _written(table: "pa.Table") -> bytes:
    import pyarrow.parquet as pq

    written = BytesIO()
    pq.write_table(table, written, compression="zstd", row_group_size=_ROWS_TOGETHER)
    return written.getvalue()
