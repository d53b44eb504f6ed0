"""Taking an area of a result further, as a finding of the unit's work environment."""

from arbetsro.language import Language, known, say
from arbetsro.surveys.published import Cell
from arbetsro.surveys.variables import Variable
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions import add_finding
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.reading import Told
from arbetsro.web.surveys.results_figures import direction, figure, interval, scale
from arbetsro.web.surveys.taken import reference_of, taken_areas


@action("survey.area_taken")
def take_area(
    *, by: Person, told: Told, unit: Unit, variable: str, kind: str = Finding.Kind.PROBLEM
) -> Finding:
    """Hands an area or a question over to the work environment of a unit, once.

    The finding says the figure, its interval and how many it rests on: never more than is told.

    Args:
        by: Who takes it further.
        told: The wave as it is told of.
        unit: The unit whose result it is.
        variable: The key of the area or the question.
        kind: Whether it is a problem or a strength.

    Raises:
        Refusal: Nothing is told of it for the unit, or it has been taken already.
        ValueError: The kind is none of ours.
    """
    wave = locked(told.wave)  # of two who press at once the second finds what the first has made
    result = told.of(unit.pk)
    cell = result.cells.get(variable) if result else None
    declared = next((one for one in told.variables if one.key == variable), None)
    if cell is None or declared is None:
        raise Refusal("survey_results.not_told")
    if variable in taken_areas(wave, unit):
        raise Refusal("survey_results.taken_already")
    made = add_finding(
        by=by,
        unit=unit,
        text=finding_text(told, declared, cell, known(unit.organisation.language) or "sv"),
        source=Finding.Source.SURVEY,
        kind=kind,
        factor=declared.factor,
        reference=reference_of(wave, variable),
    )
    record("survey.area_taken", by=by, target=made, wave=str(wave.pk), variable=variable)
    return made


def finding_text(told: Told, variable: Variable, cell: Cell, language: Language) -> str:
    """What a finding says of an area: the figure, its interval, how many, and which end is good."""
    good = direction(variable, language)
    return say(
        "survey_results.finding_share" if variable.kind == "share" else "survey_results.finding",
        language,
        wave=told.wave.title,
        area=variable.label.in_(language),
        figure=figure(variable, cell.mean, language),
        interval=interval(variable, cell, language),
        scale=scale(variable, language),
        good=f", {good}" if good else "",
        n=cell.n,
    )
