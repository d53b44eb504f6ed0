"""From a measure to a health-economic analysis, and from a decided analysis to measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses.actions import AnalysisError, bring_in
from arbetsro.web.analyses.content import items, new_id
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.actions.adding import add_measure
from arbetsro.web.measures.actions.changing import locked, save_changed
from arbetsro.web.measures.as_intervention import intervention_fields
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Planned:
    """What a decided analysis plans, ready to become a measure; see ``add_measure``."""

    title: str
    owner: Person
    due_on: date
    follow_up_on: date
    intervention: str = ""
    mechanism: str = ""
    indicator: str = ""
    level: str = ""
    stage: str = ""
    factor: str = ""
    entry: str = ""
    cost_once: Decimal | None = None


@action("measure.counted")
def count_in_analysis(*, by: Person, measure: Measure, analysis: Analysis) -> Measure:
    """Puts a measure into an analysis as an intervention, with its cost on sheets H and I.

    Put into the same analysis again, it brings its figures up to date there.

    Raises:
        Refusal: It is counted in another analysis, or the analysis cannot be changed.
    """
    found = locked(measure)
    item = _item(found, analysis)
    fields = intervention_fields(found, item, analysis.spoken, analysis.content)
    try:
        bring_in(by=by, analysis=analysis, item=item, fields=fields)
    except AnalysisError as error:
        code = "analysis_closed" if error.code == "closed" else "analysis_full"
        raise Refusal(f"measures.{code}", title=analysis.title) from error
    found.analysis, found.intervention = analysis, item
    save_changed(found, "analysis", "intervention")
    record("measure.counted", by=by, target=found, analysis=str(analysis.pk))
    return found


def is_counted(measure: Measure) -> bool:
    """Whether the analysis that a measure names still holds it as an intervention."""
    analysis = measure.analysis
    return analysis is not None and measure.intervention in items(analysis.content, "interventions")


def _item(measure: Measure, analysis: Analysis) -> str:
    """The id of the measure's intervention: the one it has in this analysis, or a new one."""
    if not is_counted(measure):
        return new_id()
    if measure.analysis_id != analysis.pk:
        raise Refusal("measures.counted_already", title=str(measure.analysis))
    return measure.intervention


@action("measure.plan_taken_over")
def take_over_plan(
    *, by: Person, unit: Unit, analysis: Analysis, planned: Sequence[Planned]
) -> list[Measure]:
    """Makes measures of what a decided analysis plans, all or none.

    Raises:
        Refusal: Nothing is chosen, the analysis is not decided, or one cannot be added.
    """
    if analysis.state != Analysis.State.DECIDED:
        raise Refusal("measures.analysis_not_decided", title=analysis.title)
    if not planned:
        raise Refusal("measures.none_chosen")
    made = [
        add_measure(
            by=by,
            unit=unit,
            analysis=analysis,
            title=one.title,
            owner=one.owner,
            due_on=one.due_on,
            follow_up_on=one.follow_up_on,
            intervention=one.intervention,
            mechanism=one.mechanism,
            indicator=one.indicator,
            level=one.level,
            stage=one.stage,
            factor=one.factor,
            entry=one.entry,
            cost_once=one.cost_once,
        )
        for one in planned
    ]
    record("measure.plan_taken_over", by=by, target=analysis, count=len(made))
    return made
