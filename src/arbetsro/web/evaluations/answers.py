"""What is known of one person, as values of the variables of the data set. Free text is not read.

The names are those of ``arbetsro.evaluation``'s ``variables.toml``.
"""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any

from arbetsro.counselling import guide
from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.evaluation.variables import starting_with
from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.scoring import Scale, score

Values = dict[str, object]
Content = Mapping[str, Any]

#: Answers in words, as truths; what nobody knows is missing.
_TRUTHS = {"yes": True, "no": False, "part": True, "full": True}
#: The places of the guide that are answered with yes or no, and their variables.
_FLAGS = {
    guide.TOLD_MANAGER: "told_manager",
    guide.MANAGER_SUPPORT: "manager_support",
    guide.VICTIMISED_BY_MANAGER: "victimised_by_manager",
    guide.VICTIMISED_BY_COWORKER: "victimised_by_coworker",
    guide.OCCUPATIONAL_HEALTH: "has_occupational_health",
    guide.OCCUPATIONAL_HEALTH_CONTACT: "occupational_health_contact",
}


def at_application(content: Content) -> Values:
    """What the application tells: the person, and the self-rating."""
    facts = content.get("facts", {})
    total = scored(content.get("items", {}))
    return {
        "age": facts.get("age"),
        "sex": facts.get("sex"),
        "region": facts.get("region"),
        "sector": facts.get("sector"),
        "smbm_12_sum": total.sum,
        "smbm_12_answered": total.answered,
    }


def at_visits(notes: Sequence[Content], application: Content) -> Values:
    """What stands in the notes of the visits, the earliest first, and on sick leave at the outset.

    Whether there is an occupational health service is read from the application where the notes do
    not tell.
    """
    places = _first_told(notes)
    facts = application.get("facts", {})
    told = {name: _truth(places.get(place)) for place, name in _FLAGS.items()}
    if told["has_occupational_health"] is None:
        told["has_occupational_health"] = _truth(facts.get("occupational_health"))
    return {
        "problem_before": places.get(guide.PROBLEM_SIZE),
        "sick_leave_before": _truth(facts.get("sick_leave")),
        **told,
        **_chosen("why_not_", places.get(guide.WHY_NOT_OCCUPATIONAL_HEALTH)),
    }


def in_plan(steps: Iterable[Content]) -> Values:
    """Which kinds of steps a plan has, and how likely they are to be taken; nothing without any."""
    given = list(steps)
    if not given:
        return {}
    kinds = {one.get("kind") for one in given}
    likely = [one["likelihood"] for one in given if one.get("likelihood") is not None]
    found: Values = {f"plan_{kind}": kind in kinds for kind in plan_kinds()}
    return {**found, "plan_likelihood": fmean(likely) if likely else None}


def at_follow_up(answers: Content) -> Values:
    """What was answered at the follow-up."""
    return {
        "followed_up": True,
        "problem_after": answers.get("problem_size"),
        "sick_leave_after": _truth(answers.get("sick_leave")),
        "smbm_12_sum_after": scored(answers.get("items", {})).sum,
        "helpful": answers.get("helpful"),
        "would_recommend": _truth(answers.get("would_recommend")),
        **_chosen("comment_", answers.get("comment_themes", [])),
    }


def scored(items: Mapping[str, Any]) -> Scale:
    """The whole of the self-rating, from answers by the number of their item."""
    return score(instrument("smbm-12"), {int(key): value for key, value in items.items()}).total


def _first_told(notes: Sequence[Content]) -> dict[str, Any]:
    """What stands at each place the first time that anything does."""
    found: dict[str, Any] = {}
    for one in notes:
        found = {**one.get("places", {}), **found}
    return found


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else _TRUTHS.get(str(value))


def _chosen(family: str, keys: Iterable[str] | None) -> Values:
    """A flag for each choice of a family; nothing where nothing was chosen or asked."""
    if keys is None:
        return {}
    chosen = set(keys)
    return {name: name.removeprefix(family) in chosen for name in starting_with(family)}
