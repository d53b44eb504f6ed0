"""The data set as a file of each kind."""

from collections.abc import Callable, Mapping

from arbetsro.evaluation.dataset import DataSet, Value
from arbetsro.evaluation.files.about import marks_of
from arbetsro.evaluation.files.cells import cell_of
from arbetsro.evaluation.files.codebook import described
from arbetsro.evaluation.files.excel import as_excel
from arbetsro.evaluation.files.parquet import as_parquet
from arbetsro.evaluation.files.redcap import as_dictionary
from arbetsro.evaluation.files.spss import as_sav
from arbetsro.evaluation.files.text import Style, as_csv
from arbetsro.evaluation.variables import Variable
from arbetsro.language import Language

_TYPES = {"flag": "BOOLEAN", "whole": "INTEGER", "decimal": "DOUBLE"}


def csv_of(data: DataSet, style: Style = "excel") -> bytes:
    """The data set as CSV; ``about.as_companion`` gives the file that tells where it comes from."""
    names = data.columns
    rows = [[cell_of(row.get(name), comma=style == "excel") for name in names] for row in data.rows]
    return as_csv([list(names), *rows], style)


def parquet_of(data: DataSet) -> bytes:
    """The data set as Parquet, with what it says of itself in the file's own marks."""
    there = described(data.columns)
    columns = {one.name: _TYPES.get(one.kind, "VARCHAR") for one in there}
    rows = [[_typed(row.get(one.name), one) for one in there] for row in data.rows]
    return as_parquet(columns, rows, marks_of(data))


def _typed(value: Value | None, variable: Variable) -> Value | None:
    return float(value) if variable.kind == "decimal" and value is not None else value


#: How each kind of file is made, by the ending of its name.
FORMS: Mapping[str, Callable[[DataSet, Language], bytes]] = {
    "xlsx": as_excel,
    "csv": lambda data, _: csv_of(data),
    "plain.csv": lambda data, _: csv_of(data, "plain"),
    "parquet": lambda data, _: parquet_of(data),
    "sav": as_sav,
    "redcap.csv": lambda _, language: as_dictionary(language),
}
