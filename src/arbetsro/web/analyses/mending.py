"""Where people mend what is wrong: each fault with a link to its place, and what a decision needs.

A sheet's row, an activity, an alternative and a step each have a page, and on it an anchor.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from arbetsro.economics.analysis import INCOMPLETE
from arbetsro.economics.check import place_of
from arbetsro.economics.faults import Fault, Place
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.faults import alternative_of, numbered, sentence
from arbetsro.web.analyses.opened import Opened
from arbetsro.web.analyses.parts import SHEETS, dom_id
from arbetsro.web.analyses.row import row_id
from arbetsro.worksheets import Cell

#: The rows that say what interventions give, one for each way that the method counts.
_ANSWERS = ("J9", "J14", "J17")
#: The field of an alternative in which a fault is mended.
_FIELDS = {
    "benefits_not_given_once": "yearly_benefit", "costs_given_twice": "yearly_cost",
    "years_do_not_agree": "life", "profile_and_ramp": "profile",
}  # fmt: skip
#: The page and the anchor of faults that belong to no thing and no row.
_STEPS = {
    "period": ("step", "situation", dom_id("period.start")),
    "plan_period": ("step", "interventions", dom_id("plan_period.start")),
    "discount_rate": ("time", "", dom_id("discount_rate")),
    "recommendation": ("step", "recommendation", dom_id("A9")),
    "measures": ("step", "interventions", dom_id("interventions")),
}


@dataclass(frozen=True, slots=True)
class ToMend:
    """Something to mend: the sentence, and the address at which it is done."""

    text: str
    url: str


def to_mend(found: Opened, faults: Iterable[Fault]) -> list[ToMend]:
    """The faults as sentences with links, each only once."""
    told = {sentence(one, found.case, found.language): one for one in faults}
    return [ToMend(text, _url(found, fault)) for text, fault in told.items()]


def before_decision(found: Opened) -> list[Fault]:
    """Everything that stops an analysis from being sent to decision."""
    return [*found.errors(), *_lacking(found)]


def _lacking(found: Opened) -> Iterator[Fault]:
    """What a decision needs besides figures that are there and right."""
    case, evaluation = found.case, found.calculation.evaluation
    if not case.interventions and not case.alternatives:
        yield Fault("no_measures", Place(key="measures"))
    # As long as figures are missing, they are what the answer waits for.
    complete = not any(one.code in INCOMPLETE for one in found.errors())
    answered = case.alternatives or any(evaluation.number(one) is not None for one in _ANSWERS)
    if case.interventions and complete and not answered:
        yield Fault("no_effect", Place(sheet="J", row="J6"))
    if not _is_recommended(found):
        yield Fault("no_recommendation", Place(key="recommendation"))


def _is_recommended(found: Opened) -> bool:
    """Whether there is a recommendation, or reasons for or against one."""
    texts = [found.content.get("A9", "")]
    for key in ("pros", "cons"):
        texts += [found.content.get(f"{key}.{one}.text", "") for one in items(found.content, key)]
    return any(text.strip() for text in texts)


def _url(found: Opened, fault: Fault) -> str:
    """Where a fault is mended."""
    place = fault.place
    if fault.code == "discount_rate_missing":
        return _at(found, *_STEPS["discount_rate"])
    if place.key in _STEPS:
        return _at(found, *_STEPS[place.key])
    if alternative_of(place) is not None:
        return _alternative(found, fault)
    if place.row is not None:
        return _row(found, place)
    if place.intervention is not None:
        return _thing(found, fault)
    return _at(found, "step", "calculation")


def _at(found: Opened, name: str, part: str = "", anchor: str = "") -> str:
    """The address of a page of the analysis, and of a place on it."""
    parts = [found.analysis.organisation.slug, found.analysis.pk, *filter(None, (part,))]
    page = reverse(f"analyses:{name}", args=parts)
    return f"{page}#{anchor}" if anchor else page


def _alternative(found: Opened, fault: Fault) -> str:
    number = alternative_of(fault.place) or 0
    field = _FIELDS.get(fault.code) or str(fault.values.get("key", "name"))
    thing = f"alternatives.{found.ids_of('alternatives')[number]}"
    return _at(found, "time", "", dom_id(f"{thing}.{field}"))


def _row(found: Opened, place: Place) -> str:
    """The page that a row stands on: its sheet's, or that of its activity."""
    cell = _cells(found).get(place)
    if cell is None:  # its part is not chosen, which is done in the step of the calculation
        return _at(found, "step", "calculation")
    anchor = row_id(cell)
    if len(cell.scope) > 1:
        return _at(found, "activity", found.rows.ids[cell.scope], anchor)
    letter = cell.row.sheet if cell.row.sheet in SHEETS else "G"
    return _at(found, "sheet", letter, anchor)


def _cells(found: Opened) -> dict[Place, Cell]:
    case = numbered(found.case)
    return {place_of(cell, case): cell for cell in found.calculation.book.cells.values()}


def _thing(found: Opened, fault: Fault) -> str:
    """An activity's own page; for an intervention, and for names, the step with the list."""
    place = fault.place
    number = int(place.intervention or 0)
    intervention = found.ids_of("interventions")[number - 1]
    if place.activity is not None:
        activity = found.rows.ids[(number, int(place.activity.split(".")[1]))]
        if fault.code == "activity_without_cost":
            return _at(found, "activity", activity)
        return _at(found, "step", "interventions", dom_id(f"activities.{activity}.name"))
    if fault.code == "intervention_without_activity":
        inner = dom_id(f"interventions.{intervention}.activities")
        return _at(found, "step", "interventions", inner)
    return _at(found, "step", "interventions", dom_id(f"interventions.{intervention}.name"))
