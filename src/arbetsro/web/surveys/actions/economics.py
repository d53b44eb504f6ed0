"""Putting the share with high stress into a health-economic analysis."""

from arbetsro.language import Language, say
from arbetsro.surveys.published import Cell
from arbetsro.surveys.variables import Variable
from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses.actions import AnalysisError, ConflictError, set_value
from arbetsro.web.analyses.content import Value
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.counting_stress import (
    ROW,
    SOURCE,
    SURVEY,
    is_counted,
    is_stress,
    mark_of,
)
from arbetsro.web.surveys.reading import Told
from arbetsro.web.surveys.results_figures import figure, interval
from arbetsro.web.surveys.results_rules import rule_of


@action("survey.share_counted")
def count_share(
    *, by: Person, told: Told, unit: Unit, variable: str, analysis: Analysis, seen: int
) -> Analysis:
    """Puts the share with high stress of a unit into row C7 of an analysis, with its interval.

    Beside it stands which survey it comes from, so that a later one can be held against it.

    Args:
        by: Who does it.
        told: The wave as it is told of.
        unit: Whose share it is.
        variable: The key of the share.
        analysis: An analysis of the unit, or of one that it is a part of.
        seen: The version of the analysis that the person had before their eyes.

    Raises:
        Refusal: Nothing is told of the share, the analysis is closed or concerns another unit,
            it holds this figure already, or somebody has changed the row since.
    """
    result = told.of(unit.pk)
    cell = result.cells.get(variable) if result else None
    declared = next((one for one in told.variables if one.key == variable), None)
    if cell is None or declared is None or not is_stress(declared):
        raise Refusal("survey_results.not_told")
    if analysis.unit_id != unit.pk:
        raise Refusal("survey_results.other_unit", field="analysis")
    if is_counted(analysis, told.wave, declared):
        raise Refusal("survey_results.counted_already", field="analysis")
    source = source_text(told, declared, cell, analysis.spoken)
    mark = mark_of(told.wave, declared)
    try:
        found = _set(by, analysis, seen, {ROW: as_range(cell), SOURCE: source, SURVEY: mark})
    except ConflictError as error:
        raise Refusal("survey_results.changed_since", field="analysis", by=error.by) from error
    except AnalysisError as error:
        raise Refusal("survey_results.analysis_closed", field="analysis") from error
    record(
        "survey.share_counted", by=by, target=found, organisation=unit.organisation,
        wave=str(told.wave.pk), variable=variable,
    )  # fmt: skip
    return found


def _set(by: Person, analysis: Analysis, seen: int, values: dict[str, Value]) -> Analysis:
    """The figure and where it comes from, so that what is typed over it later can be told apart."""
    found = set_value(by=by, analysis=analysis, address=SURVEY, value=None, seen=analysis.version)
    for address, value in values.items():
        known = seen if address == ROW else found.version
        found = set_value(by=by, analysis=found, address=address, value=value, seen=known)
    return found


def as_range(cell: Cell) -> Value:
    """A share as a row keeps it, with its interval as a range."""
    if cell.low == cell.high:
        return cell.mean
    return {"distribution": "pert", "low": cell.low, "likely": cell.mean, "high": cell.high}


def source_text(told: Told, variable: Variable, cell: Cell, language: Language) -> str:
    """What stands beside the row: the survey, the figure with its interval, how many, the limit."""
    closed = told.wave.closed_at
    return say(
        "survey_results.source",
        language,
        wave=told.wave.title,
        month=closed.strftime("%Y-%m") if closed else "–",
        area=variable.label.in_(language),
        figure=figure(variable, cell.mean, language),
        interval=interval(variable, cell, language),
        n=cell.n,
        rule=rule_of(told.form, variable, language) or "–",
    )
