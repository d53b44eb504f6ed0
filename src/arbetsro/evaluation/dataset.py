"""The de-identified data set: rows of persons, and everything that is wrong with them at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from arbetsro.evaluation.row_faults import RowFault, faults_of, is_missing
from arbetsro.evaluation.variables import variables
from arbetsro.language import Text

Value = str | int | float | bool
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class DataSet:
    """Persons, one a row.

    Attributes:
        rows: Values by the names of ``variables``, in the order of the columns. What is missing
            is left out. A flag is a truth, a choice its code.
        is_synthetic: Whether nobody in it exists.
        about: Where it comes from, in words.
    """

    rows: tuple[Row, ...]
    is_synthetic: bool = False
    about: Text | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables that any row has, in the order of the columns."""
        return tuple(name for name in variables() if any(name in row for row in self.rows))


class DataSetError(ValueError):
    """Rows that cannot be used; ``faults`` names everything that is wrong with them."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{one.row}: {one.variable}: {one.code}" for one in faults))


def data_set(
    rows: Iterable[Mapping[str, object]], *, is_synthetic: bool = False, about: Text | None = None
) -> DataSet:
    """The data set of some rows, where nothing is wrong with them.

    Args:
        rows: As ``check`` takes them.
        is_synthetic: Whether nobody in it exists.
        about: Where it comes from.

    Raises:
        DataSetError: A row is faulty; every fault is named.
    """
    given = tuple(rows)
    if faults := check(given):
        raise DataSetError(faults)
    return DataSet(tuple(map(_tidy, given)), is_synthetic, about)


def check(rows: Iterable[Mapping[str, object]]) -> list[RowFault]:
    """Everything that is wrong with some rows, in their order.

    Args:
        rows: Values by the names of variables; what is missing is left out, nothing (``None``) or
            an empty text. Flags are truths, numbers are numbers, everything else is text.
    """
    given = tuple(rows)
    faults = [fault for number, row in enumerate(given, 1) for fault in faults_of(number, row)]
    return faults + _used_twice(given)


def _tidy(row: Mapping[str, object]) -> Row:
    return {
        name: int(value) if one.kind == "whole" else value
        for name, one in variables().items()
        if isinstance(value := row.get(name), str | int | float) and not is_missing(value)
    }


def _used_twice(rows: Sequence[Mapping[str, object]]) -> list[RowFault]:
    """The keys that more than one row has."""
    first: dict[object, int] = {}
    faults = []
    for number, row in enumerate(rows, 1):
        key = row.get("key")
        if isinstance(key, str) and key.strip() and key in first:
            faults.append(RowFault("used_twice", number, "key", key, {"first": first[key]}))
        elif isinstance(key, str):
            first[key] = number
    return faults
