"""The files of results: what they are made of, and which kinds there are."""

from collections.abc import Callable
from dataclasses import dataclass

from arbetsro.language import Language
from arbetsro.reporting.charts import as_png, as_svg
from arbetsro.reporting.document import Chart
from arbetsro.reporting.survey import codebook
from arbetsro.reporting.survey.excel import as_excel
from arbetsro.reporting.survey.export import Export, Spot
from arbetsro.reporting.survey.parquet import as_parquet
from arbetsro.reporting.survey.pictures import charts
from arbetsro.reporting.survey.report import Report
from arbetsro.reporting.survey.spss import as_sav
from arbetsro.reporting.survey.tables import PICTURES, table_picture
from arbetsro.reporting.survey.text import answers_csv, codebook_csv, results_csv
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.paper import PAPER, as_paper
from arbetsro.web.surveys.models import Place
from arbetsro.web.surveys.results_fetching import AtUnit

_CSV = "text/csv; charset=utf-8"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A kind of file with figures.

    Attributes:
        ending: The ending of its name.
        content_type: What a browser is told that it is.
        make: Makes it.
    """

    ending: str
    content_type: str
    make: Callable[[Export, Language], bytes]


#: The kinds of file with figures, by what the address calls them.
DATA = {
    "xlsx": DataFile("xlsx", _SPREADSHEET, as_excel),
    "csv": DataFile("csv", _CSV, results_csv),
    "answers": DataFile("csv", _CSV, answers_csv),
    "parquet": DataFile("parquet", "application/vnd.apache.parquet", as_parquet),
    "sav": DataFile("sav", "application/x-spss-sav", as_sav),
}
#: The kinds that hold any number of rows.
ANY_SIZE = frozenset({"parquet"})
#: The kinds of codebook and of report, and those of pictures with what is in them.
BOOKS = (*PAPER, "csv")
DRAWN = tuple(f"{what}-{kind}" for what in ("chart", "table") for kind in PICTURES)


def export_of(found: AtUnit) -> Export:
    """A unit with all places below it, as far as anything is told of them."""
    told = found.told
    assert told.wave.opens_on is not None  # noqa: S101 - a published wave was open
    assert told.wave.closes_on is not None  # noqa: S101 - and was closed
    places = sorted(told.places.values(), key=lambda one: one.number)
    return Export.of(
        told.published,
        (_spot(one) for one in places if one.unit.path.startswith(found.unit.path)),
        title=told.wave.title,
        begins=told.wave.opens_on,
        ends=told.wave.closes_on,
        made=today(),
        mark=told.publication.digest[:12],
        form=told.form,
    )


def report_of(found: AtUnit, language: Language) -> Report | None:
    """The report on a unit; nothing where nothing may be told of it."""
    told, result = found.told, found.told.of(found.unit.pk)
    if result is None:
        return None
    is_whole = found.unit.pk == told.wave.unit_id
    spot = _spot(told.places[found.unit.pk])
    return Report(export_of(found), spot, result, None if is_whole else told.whole, language)


def charts_of(found: AtUnit, language: Language) -> dict[str, Chart]:
    """The charts of a unit by name; none where nothing may be told of it."""
    result = found.told.of(found.unit.pk)
    if result is None:
        return {}
    return {one.name: one for one in charts(result, found.told.form, language)}


def drawn(chart: Chart, what: str, language: Language) -> tuple[bytes, str, str]:
    """A chart or its table as a picture, with the kind and what a browser calls it."""
    part, kind = what.split("-")
    if part == "table":
        content = table_picture(chart.table, language, kind)
    elif kind == "svg":
        content = as_svg(chart, language).encode()
    else:
        content = as_png(chart, language)
    return content, kind, PICTURES[kind]


def book_of(export: Export, kind: str, language: Language) -> tuple[bytes, str]:
    """The codebook as ``pdf``, ``docx`` or ``csv``, and what a browser calls it."""
    if kind == "csv":
        return codebook_csv(export, language), _CSV
    return as_paper(codebook.document(export, language), kind), PAPER[kind]


def _spot(place: Place) -> Spot:
    above = place.parent
    return Spot(
        place.unit_id,
        place.name,
        above.name if above else "",
        above.unit_id if above else None,
    )
