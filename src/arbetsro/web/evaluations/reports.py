"""The report of a frozen data set: its blocks on a page, and its files."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from arbetsro.evaluation.analysis import evaluate
from arbetsro.evaluation.dataset import DataSet
from arbetsro.evaluation.files.writing import FORMS
from arbetsro.evaluation.results import Evaluation
from arbetsro.language import Language
from arbetsro.reporting.document import Document
from arbetsro.reporting.evaluation.data import as_data
from arbetsro.reporting.evaluation.report import evaluation_document
from arbetsro.web.evaluations.freezing import data_of
from arbetsro.web.evaluations.models import FrozenSet
from arbetsro.web.frame.paper import PAPER, as_paper

_TYPES: Final[Mapping[str, str]] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "sav": "application/octet-stream",
    "json": "application/json",
    **PAPER,
}
#: The files of the report, and those of the data set.
REPORTS: Final = ("pdf", "docx", "json")
DATA: Final = tuple(FORMS)


def report_of(found: FrozenSet, language: Language, *, brief: bool = False) -> Document:
    """The report of a data set; the same set gives the same report."""
    results = evaluate(data_of(found))
    return evaluation_document(results, language, made=day_of(found), brief=brief)


def day_of(found: FrozenSet) -> date:
    """The day a data set was made, by the clinic's clock."""
    return found.made_at.astimezone(found.clinic.zone).date()


def content_of(found: FrozenSet, kind: str, language: Language) -> bytes:
    """A file of a data set or of its report.

    Raises:
        KeyError: There is no such kind.
    """
    if kind == "json":
        return _json(evaluate(data_of(found)))
    if kind in PAPER:
        return as_paper(report_of(found, language), kind)
    write: Callable[[DataSet, Language], bytes] = FORMS[kind]
    return write(data_of(found), language)


def type_of(kind: str) -> str:
    """The media type of a kind of file, which is told by its last ending."""
    return _TYPES[kind.rsplit(".", 1)[-1]]


def _json(found: Evaluation) -> bytes:
    return json.dumps(as_data(found), ensure_ascii=False, indent=2).encode()
